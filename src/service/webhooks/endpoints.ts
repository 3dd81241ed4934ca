/** Webhook endpoints: an address of a client, which events it wants, and secrets that are shown once and kept sealed. */
import type { Kysely, Selectable } from 'kysely';
import type {
  DisabledReason,
  Mode,
  NewWebhookEndpoint,
  WebhookEndpointChange,
} from '../../contract/index.ts';
import { audit, type AuditEntry } from '../audit.ts';
import { newId } from '../digest.ts';
import { lockEndpoint } from '../locking.ts';
import type { Ports, Vault } from '../ports.ts';
import type { Tables } from '../tables.ts';
import { logAttempt, type Due, type Outcome } from './deliveries.ts';
import { addSecret, dropSecrets, renewSecret, type SecretKind } from './secrets.ts';
import type { WebhookEndpointTable } from './tables.ts';
import { keptEvents } from './wants.ts';

type Client = { readonly id: string; readonly mode: Mode };
type Endpoint = Selectable<WebhookEndpointTable>;

/** Endpoints that a client may have: each event is a delivery for each of them. */
export const mostEndpoints = 20;

/** Who does something to endpoints, and when; a client to its own alone. */
export type Doer = { readonly at: number } & (
  { readonly actor: 'client'; readonly client: Client } | { readonly actor: 'operator' }
);

/** The secrets that were just made; null where none was. */
export interface NewSecrets {
  readonly secret: string | null;
  readonly makini_secret: string | null;
}

const clientOf = ({ client_id, mode }: Pick<Endpoint, 'client_id' | 'mode'>): Client => ({
  id: client_id,
  mode,
});

/** Writes down what was done to an endpoint. */
export const note = (
  db: Kysely<Tables>,
  { at, actor }: Doer,
  endpoint: Pick<Endpoint, 'id' | 'client_id' | 'mode'>,
  action: string,
  detail: AuditEntry['detail'] = {},
): Promise<void> =>
  audit(db, { at, client: clientOf(endpoint), actor, action, subject: endpoint.id, detail });

const makiniSecret = async (
  db: Kysely<Tables>,
  vault: Vault,
  endpoint: Endpoint,
  at: number,
): Promise<string | null> => {
  const known = await db
    .selectFrom('webhook_secret')
    .select('id')
    .where('endpoint_id', '=', endpoint.id)
    .where('kind', '=', 'makini')
    .executeTakeFirst();
  return known ? null : addSecret(db, vault, endpoint, { kind: 'makini', at });
};

/** Makes an endpoint of this client, in the caller's transaction; its address was judged before. */
export const makeEndpoint = async (
  db: Kysely<Tables>,
  vault: Vault,
  doer: Doer,
  { id: client_id, mode }: Client,
  { url, events = null, makini_signature = false }: NewWebhookEndpoint,
): Promise<NewSecrets & { readonly endpoint: Endpoint }> => {
  const { at } = doer;
  const endpoint: Endpoint = {
    ...{ id: newId('whe'), client_id, mode, url: new URL(url).href, created_at: at },
    ...{ disabled_at: null, disabled_reason: null, failing_since: null, events: keptEvents(events) },
  };
  await db.insertInto('webhook_endpoint').values(endpoint).execute();
  const secret = await addSecret(db, vault, endpoint, { kind: 'standard', at });
  const makini_secret = makini_signature ? await makiniSecret(db, vault, endpoint, at) : null;
  await note(db, doer, endpoint, 'webhook.added');
  return { endpoint, secret, makini_secret };
};

/** An endpoint, locked until the transaction ends; undefined where there is none that is this one's to change. */
export const takeEndpoint = async (
  db: Kysely<Tables>,
  doer: Doer,
  id: string,
): Promise<Endpoint | undefined> => {
  await lockEndpoint(db, id);
  const endpoint = await db
    .selectFrom('webhook_endpoint')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  if (!endpoint || doer.actor === 'operator') return endpoint;
  const { client } = doer;
  return endpoint.client_id === client.id && endpoint.mode === client.mode ? endpoint : undefined;
};

/** Whether it was enabled until now. What waited for it is given up: it can be replayed. */
const disable = async (
  db: Kysely<Tables>,
  { id, url }: Pick<Endpoint, 'id' | 'url'>,
  { reason, at }: { readonly reason: DisabledReason; readonly at: number },
): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('webhook_endpoint')
    .set({ disabled_at: at, disabled_reason: reason })
    .where('id', '=', id)
    // It may have moved to another address while the one before said no.
    .where('url', '=', url)
    .where('disabled_at', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return false;
  await db
    .updateTable('webhook_delivery')
    .set({ status: 'failed', ended_at: at })
    .where('endpoint_id', '=', id)
    .where('status', '=', 'pending')
    .execute();
  return true;
};

const enable = async (db: Kysely<Tables>, { id }: Endpoint): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('webhook_endpoint')
    .set({ disabled_at: null, disabled_reason: null, failing_since: null })
    .where('id', '=', id)
    .where('disabled_at', 'is not', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

const moved = async (
  db: Kysely<Tables>,
  endpoint: Endpoint,
  { url, events }: WebhookEndpointChange,
): Promise<Endpoint> => {
  const set = {
    ...(url !== undefined && { url: new URL(url).href, failing_since: null }),
    ...(events !== undefined && { events: keptEvents(events) }),
  };
  if (Object.keys(set).length > 0)
    await db.updateTable('webhook_endpoint').set(set).where('id', '=', endpoint.id).execute();
  return { ...endpoint, ...set };
};

/** Changes an endpoint that was taken. An address was judged before. */
export const changeEndpoint = async (
  db: Kysely<Tables>,
  vault: Vault,
  doer: Doer,
  before: Endpoint,
  change: WebhookEndpointChange,
): Promise<NewSecrets> => {
  const { at, actor } = doer;
  const { enabled, makini_signature } = change;
  const endpoint = await moved(db, before, change);
  if (enabled === false && (await disable(db, endpoint, { reason: actor, at })))
    await note(db, doer, endpoint, 'webhook.disabled', { reason: actor });
  if (enabled === true && (await enable(db, endpoint))) await note(db, doer, endpoint, 'webhook.enabled');
  if (makini_signature === false) await dropSecrets(db, endpoint, 'makini');
  const makini_secret = makini_signature === true ? await makiniSecret(db, vault, endpoint, at) : null;
  const members = Object.keys(change).filter((name) => name !== 'enabled');
  if (members.length > 0) await note(db, doer, endpoint, 'webhook.changed', { members: members.join(' ') });
  return { secret: null, makini_secret };
};

/** Makes the next secret of an endpoint that was taken; the one before signs beside it until then. */
export const changeSecret = async (
  db: Kysely<Tables>,
  vault: Vault,
  doer: Doer,
  endpoint: Endpoint,
  { kind, until }: { readonly kind: SecretKind; readonly until: number },
): Promise<string> => {
  const secret = await renewSecret(db, vault, endpoint, { kind, at: doer.at, until });
  await note(db, doer, endpoint, 'webhook.secret_renewed', { kind });
  return secret;
};

/** Forgets an endpoint that was taken, its secrets, its deliveries and what was still to be told to it. */
export const dropEndpoint = async (db: Kysely<Tables>, doer: Doer, endpoint: Endpoint): Promise<void> => {
  await db.deleteFrom('webhook_endpoint').where('id', '=', endpoint.id).execute();
  await note(db, doer, endpoint, 'webhook.removed');
};

/** The endpoint answered 410: nothing more goes there, until somebody enables it. */
export const disableGone = async (ports: Ports, due: Due, outcome: Outcome): Promise<void> => {
  const at = ports.clock();
  const endpoint = { id: due.endpoint_id, url: due.url };
  const client = clientOf(due);
  const disabled = await ports.store.transaction().execute(async (db) => {
    await lockEndpoint(db, endpoint.id);
    await logAttempt(db, due, outcome);
    if (!(await disable(db, endpoint, { reason: 'gone', at }))) return false;
    const detail = { reason: 'gone' };
    const what = { action: 'webhook.disabled', subject: endpoint.id, detail };
    await audit(db, { at, client, actor: 'service', ...what });
    return true;
  });
  const facts = { client: client.id, mode: client.mode, subject: endpoint.id, code: 'gone' };
  if (disabled) ports.log.warn('webhook.disabled', facts);
};
