/**
 * Reconnecting: whether the new sign-in is the one before. Another account or company, and one of which nobody knows, is asked about
 * before anything is replaced; until then what was typed stays sealed in the session.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Kysely, Transaction } from 'kysely';
import type { Difference } from '../../contract/index.ts';
import { audit } from '../audit.ts';
import { failureFacts } from '../failure-facts.ts';
import { lockConnection } from '../locking.ts';
import type { Access, Ports, TokenKeeper } from '../ports.ts';
import { choosable, nameOf } from '../settings/choice.ts';
import { readChoice } from '../settings/kept.ts';
import type { Tables } from '../tables.ts';
import { registeredAs } from '../upstream-clients/registered.ts';
import { marked, ownNames } from '../upstream/own-names.ts';
import { methodOf } from './check-job.ts';
import { courtesyOf } from './courtesy.ts';
import { differencesOf, type SignedIn } from './identity.ts';
import { inUse, type InUse } from './in-use.ts';
import { findPicked } from './picked.ts';
import type { Session } from './session.ts';
import type { Proven } from './store-connection.ts';
import type { Typed } from './typed.ts';

/** What a person is asked about: what differs, and what of the chosen the new sign-in does not see. */
export type Other = NonNullable<NonNullable<Typed['proven']>['other']>;

/** How long looking for what would be lost may take, in milliseconds. */
const lookBudget = 15_000;

const clientOf = ({ client_id: id, mode, customer_id: customer }: Session) => ({ id, mode, customer });

const nowOf = ({ session, system, values, choice, kept, tokens, outcome }: Proven): SignedIn => ({
  system,
  values,
  client: clientOf(session),
  server: kept?.server ?? outcome.server,
  account: outcome.account,
  accountId: outcome.accountId,
  choice: choice ?? outcome.choice,
  tokens,
});

/** The connection is named after what was chosen; what is sealed holds the id alone. */
const choiceOf = ({ name, sealed }: InUse, system: string) => {
  const { choice: id } = sealed;
  const prefix = `${system}, `;
  return id === undefined
    ? undefined
    : { id, name: name.startsWith(prefix) ? name.slice(prefix.length) : id };
};

const beforeOf = ({ catalogue }: Ports, session: Session, used: InUse): SignedIn | undefined => {
  const { system: id, way, values, server, account = '', accountId, tokens } = used.sealed;
  const system = findPicked(catalogue, { system: id, way });
  const choice = choiceOf(used, system?.name ?? '');
  const given = { current: () => tokens };
  const client = clientOf(session);
  return system && { system, values, client, server, account, accountId, choice, tokens: given };
};

/** What is not certainly as before; nothing where no connection is renewed, or it is gone. */
const differencesTo = async (db: Kysely<Tables>, ports: Ports, proven: Proven): Promise<Difference[]> => {
  const { session } = proven;
  const used = await inUse(db, ports, session);
  if (used === 'none') return [];
  return differencesOf(used === 'unreadable' ? undefined : beforeOf(ports, session, used), nowOf(proven));
};

/** The same for a decision: nobody replaces the credentials until the transaction ends. */
export const differencesNow = async (
  trx: Transaction<Tables>,
  ports: Ports,
  proven: Proven,
): Promise<Difference[]> => {
  const { reconnect_id: id } = proven.session;
  if (id === null) return [];
  await lockConnection(trx, id);
  return differencesTo(trx, ports, proven);
};

/** What a look at the system needs beside what was proven. */
interface Look {
  readonly tokens: TokenKeeper;
  /** Aborted when the person goes elsewhere. */
  readonly stopped: AbortSignal;
}

const accessOf = async (ports: Ports, proven: Proven, tokens: TokenKeeper): Promise<Access> => {
  const { system, values, client, server, choice } = nowOf(proven);
  const registered = await registeredAs(ports, proven.session, system.id, proven.kept?.registered);
  return { system, values, client, server, choice: choice?.id, tokens, registered };
};

const calledBy = (name: string): string => {
  const [table, column] = JSON.parse(name) as [string, string | null];
  return column === null ? table : `${table} · ${column}`;
};

const missing = async (
  ports: Ports,
  proven: Proven,
  chosen: ReadonlySet<string>,
  { tokens, stopped }: Look,
): Promise<string[]> => {
  const access = await accessOf(ports, proven, tokens);
  const signal = AbortSignal.any([stopped, AbortSignal.timeout(lookBudget)]);
  const asked = () => methodOf(ports, access.system).describe(access, signal);
  const tables = marked(await courtesyOf(ports).signIns.ask(access, asked), ownNames(access.system));
  const there = new Set(choosable(tables).map(nameOf));
  return [...chosen].filter((name) => !there.has(name)).map(calledBy);
};

/** What of the chosen a sign-in that is another one does not see; undefined where that could not be looked at. */
export const lostWith = async (ports: Ports, proven: Proven, look: Look): Promise<string[] | undefined> => {
  const { reconnect_id: id, client_id, mode } = proven.session;
  if (id === null || (await differencesTo(ports.store, ports, proven)).length === 0) return [];
  const { choice } = await readChoice(ports.store, { id, client_id, mode });
  if (choice.chosen.size === 0) return [];
  try {
    return await missing(ports, proven, choice.chosen, look);
  } catch (error) {
    ports.log.info('reconnect.not_looked_at', failureFacts(error));
    return undefined;
  }
};

/** Whether "no" leads to where the sign-in was given, or to the choice that alone is another one. */
export const isRetyped = (differs: readonly Difference[]): boolean =>
  differs.some(({ what }) => what !== 'choice');

/** Whether a question is still the one that was asked. */
export const isAskedAbout = (differs: readonly Difference[], asked: Other): boolean =>
  isDeepStrictEqual(differs, asked.differs);

/** Writes down that the person has said yes: which kinds of things differ, and no name. */
export const noteAccepted = async (
  trx: Transaction<Tables>,
  { clock }: Ports,
  { id, client_id, mode }: Session,
  connection: string,
  differs: readonly Difference[],
): Promise<void> => {
  const detail = { session: id, differs: [...new Set(differs.map(({ what }) => what))].join(' ') };
  const action = 'connection.other_account_accepted';
  const client = { id: client_id, mode };
  await audit(trx, { at: clock(), client, actor: 'person', action, subject: connection, detail });
};
