/** What the operator's commands do to endpoints; each throws a `ClientError` that says in a sentence what is not there or will not do. */
import { toldTypes, type NewWebhookEndpoint, type WebhookEndpointChange } from '../../contract/index.ts';
import { ClientError } from '../clients/register.ts';
import type { Clock, Store, Vault } from '../ports.ts';
import { addressProblem } from './endpoint-address.ts';
import {
  changeEndpoint,
  changeSecret,
  dropEndpoint,
  makeEndpoint,
  note,
  takeEndpoint,
  type Doer,
  type NewSecrets,
} from './endpoints.ts';
import { tellAgain, testEndpoint, type Again } from './replay.ts';
import type { SecretKind } from './secrets.ts';

const operator = (clock: Clock) => ({ actor: 'operator', at: clock() }) as const satisfies Doer;

const noSuch = (id: string): ClientError =>
  new ClientError(`There is no webhook ${id}: makini-connect webhook list shows them.`);

const requireAddress = (url: string | undefined): void => {
  const problem = url === undefined ? undefined : addressProblem(url);
  if (problem !== undefined) throw new ClientError(`--url ${url} ${problem}.`);
};

/** Types as they were typed; throws at one that is never told. */
export const readEvents = (typed: readonly string[]): NonNullable<NewWebhookEndpoint['events']> =>
  typed.map((name) => {
    const known = toldTypes.find((type) => type === name);
    if (known === undefined)
      throw new ClientError(`--event ${name} is never told. Told are: ${toldTypes.join(', ')}.`);
    return known;
  });

/** Hours of an overlap as they were typed. */
export const readHours = (typed: string): number => {
  if (/^\d{1,3}$/.test(typed) && Number(typed) <= 168) return Number(typed);
  throw new ClientError(`--hours ${typed} is no number of hours from 0 to 168.`);
};

/** Registers an address of a client. */
export const addEndpoint = (
  store: Store,
  vault: Vault,
  clock: Clock,
  { client: id, ...wish }: NewWebhookEndpoint & { readonly client: string },
): Promise<{ readonly id: string; readonly secret: string; readonly makini_secret: string | null }> =>
  store.transaction().execute(async (db) => {
    requireAddress(wish.url);
    const client = await db
      .selectFrom('client')
      .select(['id', 'mode'])
      .where('id', '=', id)
      .executeTakeFirst();
    if (!client) throw new ClientError(`There is no client ${id}: makini-connect client list shows them.`);
    const made = await makeEndpoint(db, vault, operator(clock), client, wish);
    return { id: made.endpoint.id, secret: made.secret ?? '', makini_secret: made.makini_secret };
  });

/** Changes an endpoint. */
export const alterEndpoint = (
  store: Store,
  vault: Vault,
  clock: Clock,
  { id, ...change }: WebhookEndpointChange & { readonly id: string },
): Promise<NewSecrets> =>
  store.transaction().execute(async (db) => {
    requireAddress(change.url);
    const doer = operator(clock);
    const endpoint = await takeEndpoint(db, doer, id);
    if (!endpoint) throw noSuch(id);
    return changeEndpoint(db, vault, doer, endpoint, change);
  });

/** Makes the next secret of an endpoint; the one before signs beside it for so many hours. */
export const rotateSecret = (
  store: Store,
  vault: Vault,
  clock: Clock,
  { id, kind, hours }: { readonly id: string; readonly kind: SecretKind; readonly hours: number },
): Promise<string> =>
  store.transaction().execute(async (db) => {
    const doer = operator(clock);
    const endpoint = await takeEndpoint(db, doer, id);
    if (!endpoint) throw noSuch(id);
    return changeSecret(db, vault, doer, endpoint, { kind, until: doer.at + hours * 3_600_000 });
  });

/** Forgets an endpoint. */
export const removeEndpoint = (store: Store, clock: Clock, id: string): Promise<void> =>
  store.transaction().execute(async (db) => {
    const doer = operator(clock);
    const endpoint = await takeEndpoint(db, doer, id);
    if (!endpoint) throw noSuch(id);
    await dropEndpoint(db, doer, endpoint);
  });

/** Sends `webhook.test` to an endpoint; gives the event's id. */
export const sendTest = (store: Store, clock: Clock, id: string): Promise<string> =>
  store.transaction().execute(async (db) => {
    const doer = operator(clock);
    const endpoint = await takeEndpoint(db, doer, id);
    if (!endpoint) throw noSuch(id);
    await note(db, doer, endpoint, 'webhook.tested');
    return testEndpoint(db, endpoint, doer.at);
  });

/** What is told again, as it was typed: one event, or all since a time. */
export const readAgain = (
  clock: Clock,
  { event, since, failed }: { readonly event?: string; readonly since?: string; readonly failed: boolean },
): Again => {
  if (event !== undefined) return { event };
  const from = since === undefined ? NaN : Date.parse(since);
  if (Number.isNaN(from))
    throw new ClientError(
      'Say what is told again: --event <id>, or --since <time>, e.g. 2026-11-01T08:00:00Z.',
    );
  return { since: from, until: clock(), failed };
};

/** Has events told to an endpoint again; gives how many there are. */
export const replay = (store: Store, clock: Clock, id: string, again: Again): Promise<number> =>
  store.transaction().execute(async (db) => {
    const doer = operator(clock);
    const endpoint = await takeEndpoint(db, doer, id);
    if (!endpoint) throw noSuch(id);
    const count = await tellAgain(db, endpoint, again, doer.at);
    await note(db, doer, endpoint, 'webhook.replayed', { count });
    return count;
  });
