/** Who signs in, and where to: what can honestly be said of one sign-in, and how another one differs from it. Pure, and without a secret. */
import { isAsked, type Difference, type Values } from '../../contract/index.ts';
import type { Access, TokenKeeper } from '../ports.ts';
import { placesOf } from '../upstream/methods/places.ts';
import { fieldsOf } from './check-job.ts';
import { pickOf } from './picked.ts';

/** A sign-in as it was proven: what was typed, whose it is (empty where nothing says so), and the company or site chosen. */
export interface SignedIn extends Pick<Access, 'system' | 'values' | 'client' | 'server'> {
  readonly account: string;
  /** What its system calls it whatever its name. */
  readonly accountId?: string | undefined;
  readonly choice?: { readonly id: string; readonly name: string } | undefined;
  /** What the system has granted: other tokens may be somebody else's. */
  readonly tokens?: Pick<TokenKeeper, 'current'> | undefined;
}

/** Fields that name a key or a person, or say how to ask. All others say where it leads, those too that nobody has thought of. */
const elsewhere: ReadonlySet<string> = new Set([
  'access_key',
  'access_key_id',
  'account_token',
  'api_id',
  'api_key',
  'api_key_id',
  'app_id',
  'app_key',
  'app_ref',
  'application_id',
  'certificate',
  'client_id',
  'consumer_key',
  'email',
  'header',
  'key',
  'parameter',
  'scope',
  'signature',
  'test_path',
  'token_id',
  'user_login',
  'username',
  'way',
]);

const longest = 200;
const short = (text: string): string => (text.length > longest ? `${text.slice(0, longest - 1)}…` : text);

const accountOf = ({ account }: SignedIn): string => account.normalize('NFC').trim();

const isSameWay = ({ system: one }: SignedIn, { system: other }: SignedIn): boolean =>
  pickOf(one).way === pickOf(other).way;

const placeFields = ({ system, values }: SignedIn) =>
  fieldsOf(system).filter(
    (field) => field.type !== 'secret' && !elsewhere.has(field.name) && isAsked(field, values),
  );

const addressesOf = ({ system, values, client, server, choice }: SignedIn): string =>
  placesOf({ system, values, client, server, choice: choice?.id }).toSorted().join(', ');

/** What was typed that says where; by another way to sign in there are other fields, and the addresses alone are compared. */
const placeDifferences = (before: SignedIn, after: SignedIn): Difference[] => {
  if (!isSameWay(before, after)) {
    const [was, now] = [addressesOf(before), addressesOf(after)];
    return was === now ? [] : [{ what: 'address', was: short(was), now: short(now) }];
  }
  const fields = new Map([...placeFields(before), ...placeFields(after)].map((field) => [field.name, field]));
  return [...fields.values()].flatMap(({ name, type, label }): Difference[] => {
    const [was, now] = [before.values[name] ?? '', after.values[name] ?? ''];
    if (was === now) return [];
    const values = { was: short(was), now: short(now) };
    return [type === 'url' ? { what: 'address', ...values } : { what: 'field', label, ...values }];
  });
};

const ordered = (values: Values): string => JSON.stringify(Object.entries(values).toSorted());

/** The very same keys are the same account, whoever that is. What a system has granted anew may be somebody else's. */
const isTypedTheSame = (before: SignedIn, after: SignedIn): boolean =>
  isSameWay(before, after) &&
  ordered(before.values) === ordered(after.values) &&
  before.tokens?.current() === undefined &&
  after.tokens?.current() === undefined;

const isSamePlace = (before: SignedIn, after: SignedIn): boolean =>
  before.choice?.id === after.choice?.id && placeDifferences(before, after).length === 0;

/** By its id an account is known under any name, in the one place that gave the id; a name may be that of two. */
const isSameAccount = (before: SignedIn, after: SignedIn): boolean => {
  const [was, now] = [before.accountId, after.accountId];
  if (was !== undefined && now !== undefined) {
    if (was !== now) return false;
    if (isSamePlace(before, after)) return true;
  }
  const name = accountOf(after);
  return accountOf(before) === name && (name !== '' || isTypedTheSame(before, after));
};

const accountDifferences = (before: SignedIn, after: SignedIn): Difference[] => {
  if (isSameAccount(before, after)) return [];
  const [was, now] = [accountOf(before), accountOf(after)];
  return [{ what: 'account', was: short(was), now: short(now) }];
};

const choiceDifferences = ({ choice: before }: SignedIn, { choice: after }: SignedIn): Difference[] => {
  if (before?.id === after?.id) return [];
  return [{ what: 'choice', was: short(before?.name ?? ''), now: short(after?.name ?? '') }];
};

/**
 * What is not certainly the same. Without `before` (it cannot be read any more) nothing is known of whom it was. Nothing differs only
 * where the account is known and the same, or every key is, and it leads to the same place.
 */
export const differencesOf = (before: SignedIn | undefined, after: SignedIn): Difference[] =>
  before
    ? [
        ...accountDifferences(before, after),
        ...choiceDifferences(before, after),
        ...placeDifferences(before, after),
      ]
    : [{ what: 'account', was: '', now: short(accountOf(after)) }];
