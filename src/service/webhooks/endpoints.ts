/** Webhook endpoints as the operator registers them: an address of a client, and secrets that are shown once and kept sealed. */
import { audit } from '../audit.ts';
import { ClientError } from '../clients/register.ts';
import { newId } from '../digest.ts';
import type { Clock, SealContext, Store, Vault } from '../ports.ts';
import type { WebhookSecretTable } from '../tables.ts';
import { newWebhookSecret } from './signature.ts';

/** What an envelope of a webhook secret is bound to. */
export const webhookSecretContext = (
  secret: Pick<WebhookSecretTable, 'id' | 'client_id' | 'mode'>,
): SealContext => ({
  client: secret.client_id,
  mode: secret.mode,
  subject: secret.id,
  purpose: 'webhook',
});

/** An endpoint's id and its secret: the only time that the secret is readable. */
export interface NewEndpoint {
  readonly id: string;
  readonly secret: string;
}

/** Why this cannot be an endpoint's address, as a sentence; undefined when it can. Which addresses are reached is judged at every delivery. */
const addressProblem = (url: string): string | undefined => {
  if (!URL.canParse(url))
    return 'is not an absolute URL: write it out, e.g. https://app.example/makini/webhook';
  const { protocol, username, password, hash } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') return 'is neither https nor http: use https';
  if (username !== '' || password !== '') return 'carries a user name or password: leave them out';
  return hash === '' ? undefined : 'has a fragment: leave out the # and what follows';
};

/** Registers an address; throws a `ClientError` when it cannot be one. Plain http needs an opening of the way out, as everything does. */
export const addEndpoint = (
  store: Store,
  vault: Vault,
  clock: Clock,
  { client: id, url }: { readonly client: string; readonly url: string },
): Promise<NewEndpoint> =>
  store.transaction().execute(async (db) => {
    const problem = addressProblem(url);
    if (problem !== undefined) throw new ClientError(`--url ${url} ${problem}.`);
    const client = await db
      .selectFrom('client')
      .select(['id', 'mode'])
      .where('id', '=', id)
      .executeTakeFirst();
    if (!client) throw new ClientError(`There is no client ${id}: makini-connect client list shows them.`);
    const owner = { client_id: client.id, mode: client.mode };
    const at = clock();
    const made = { endpoint: newId('whe'), secret: newWebhookSecret() };
    await db
      .insertInto('webhook_endpoint')
      .values({ ...owner, id: made.endpoint, url: new URL(url).href, created_at: at, disabled_at: null })
      .execute();
    const secret = { ...owner, id: newId('whs') };
    const sealed = vault.seal(made.secret, webhookSecretContext(secret));
    await db
      .insertInto('webhook_secret')
      .values({ ...secret, endpoint_id: made.endpoint, sealed, created_at: at, expires_at: null })
      .execute();
    await audit(db, { at, client, actor: 'operator', action: 'webhook.added', subject: made.endpoint });
    return { id: made.endpoint, secret: made.secret };
  });

/** An endpoint as a list shows it. */
export interface ListedEndpoint {
  readonly id: string;
  readonly client: string;
  readonly url: string;
  readonly enabled: boolean;
  /** Deliveries that wait for an attempt. */
  readonly waiting: number;
}

/** All endpoints, oldest first. */
export const listEndpoints = async (store: Store): Promise<ListedEndpoint[]> => {
  const rows = await store
    .selectFrom('webhook_endpoint')
    .select((row) => [
      'id',
      'client_id',
      'url',
      'disabled_at',
      row
        .selectFrom('webhook_delivery')
        .select((each) => each.fn.countAll<number>().as('waiting'))
        .whereRef('webhook_delivery.endpoint_id', '=', 'webhook_endpoint.id')
        .where('webhook_delivery.status', '=', 'pending')
        .as('waiting'),
    ])
    .orderBy('created_at')
    .execute();
  return rows.map(({ id, client_id, url, disabled_at, waiting }) => ({
    id,
    client: client_id,
    url,
    enabled: disabled_at === null,
    waiting: Number(waiting ?? 0),
  }));
};

/** Forgets an endpoint, its secrets and what was still to be told to it. */
export const removeEndpoint = (store: Store, clock: Clock, id: string): Promise<void> =>
  store.transaction().execute(async (db) => {
    const row = await db
      .deleteFrom('webhook_endpoint')
      .where('id', '=', id)
      .returning(['client_id', 'mode'])
      .executeTakeFirst();
    if (!row) throw new ClientError(`There is no webhook ${id}: makini-connect webhook list shows them.`);
    const client = { id: row.client_id, mode: row.mode };
    await audit(db, { at: clock(), client, actor: 'operator', action: 'webhook.removed', subject: id });
  });
