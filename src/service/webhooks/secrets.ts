/** The secrets of endpoints: made, renewed with two valid for a while, opened when something is signed, destroyed when their time is over. */
import type { Kysely, Selectable } from 'kysely';
import { newId } from '../digest.ts';
import type { Ports, SealContext, Vault } from '../ports.ts';
import type { Tables, WebhookSecretTable } from '../tables.ts';
import { newMakiniSecret, newWebhookSecret } from './signature.ts';
import type { WebhookEndpointTable } from './tables.ts';

/** Standard Webhooks' signature, or Makini's. */
export type SecretKind = 'standard' | 'makini';

type Endpoint = Pick<WebhookEndpointTable, 'id' | 'client_id' | 'mode'>;

/** What an envelope of a webhook secret is bound to. */
export const webhookSecretContext = (
  secret: Pick<WebhookSecretTable, 'id' | 'client_id' | 'mode'>,
): SealContext => ({
  client: secret.client_id,
  mode: secret.mode,
  subject: secret.id,
  purpose: 'webhook',
});

/** Makes a secret of an endpoint, and gives it: the only time that it is readable. */
export const addSecret = async (
  db: Kysely<Tables>,
  vault: Vault,
  { id: endpoint_id, client_id, mode }: Endpoint,
  { kind, at }: { readonly kind: SecretKind; readonly at: number },
): Promise<string> => {
  const secret = kind === 'makini' ? newMakiniSecret() : newWebhookSecret();
  const row = { id: newId('whs'), client_id, mode };
  const sealed = vault.seal(secret, webhookSecretContext(row));
  await db
    .insertInto('webhook_secret')
    .values({ ...row, endpoint_id, kind, sealed, created_at: at, expires_at: null })
    .execute();
  return secret;
};

const those = (db: Kysely<Tables>, { id }: Pick<Endpoint, 'id'>, kind: SecretKind) =>
  db.deleteFrom('webhook_secret').where('endpoint_id', '=', id).where('kind', '=', kind);

/** Destroys what an endpoint signs in one way by. */
export const dropSecrets = async (
  db: Kysely<Tables>,
  endpoint: Pick<Endpoint, 'id'>,
  kind: SecretKind,
): Promise<void> => {
  await those(db, endpoint, kind).execute();
};

/** Makes the next secret; the one before signs beside it until then, and any older one no more. The endpoint is locked by the caller. */
export const renewSecret = async (
  db: Kysely<Tables>,
  vault: Vault,
  endpoint: Endpoint,
  { kind, at, until }: { readonly kind: SecretKind; readonly at: number; readonly until: number },
): Promise<string> => {
  if (kind === 'makini' || until <= at) await dropSecrets(db, endpoint, kind);
  else await those(db, endpoint, kind).where('expires_at', 'is not', null).execute();
  await db
    .updateTable('webhook_secret')
    .set({ expires_at: until })
    .where('endpoint_id', '=', endpoint.id)
    .where('kind', '=', kind)
    .execute();
  return addSecret(db, vault, endpoint, { kind, at });
};

/** What an endpoint's attempts are signed with now, the newest first. */
export const secretsOf = async (
  { store, vault, clock }: Pick<Ports, 'store' | 'vault' | 'clock'>,
  endpoint: string,
): Promise<Record<SecretKind, string[]>> => {
  const rows: Selectable<WebhookSecretTable>[] = await store
    .selectFrom('webhook_secret')
    .selectAll()
    .where('endpoint_id', '=', endpoint)
    .where((row) => row.or([row('expires_at', 'is', null), row('expires_at', '>', clock())]))
    .orderBy('created_at', 'desc')
    .execute();
  const opened = (kind: SecretKind): string[] =>
    rows.filter((row) => row.kind === kind).map((row) => vault.open(row.sealed, webhookSecretContext(row)));
  return { standard: opened('standard'), makini: opened('makini') };
};

/** Destroys the secrets whose time is over. */
export const forgetOldSecrets = async ({ store, clock }: Pick<Ports, 'store' | 'clock'>): Promise<void> => {
  await store.deleteFrom('webhook_secret').where('expires_at', '<=', clock()).execute();
};
