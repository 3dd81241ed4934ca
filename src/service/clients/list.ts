/** Clients as the operator sees them. */
import type { Mode } from '../../contract/index.ts';
import type { Store } from '../ports.ts';
import { secretHint } from './register.ts';

/** One client with hints of its secrets. */
export interface ListedClient {
  readonly id: string;
  readonly mode: Mode;
  readonly name: string;
  readonly redirect_uris: readonly string[];
  readonly origins: readonly string[];
  readonly secrets: readonly string[];
  readonly created_at: string;
}

/** All clients, oldest first, with the secrets that are taken at this time. */
export const listClients = async (store: Store, now = Date.now()): Promise<ListedClient[]> => {
  const clients = await store.selectFrom('client').selectAll().orderBy('created_at').execute();
  const secrets = await store
    .selectFrom('client_secret')
    .select(['hash', 'client_id'])
    .where((row) => row.or([row('expires_at', 'is', null), row('expires_at', '>', now)]))
    .orderBy('created_at')
    .execute();
  return clients.map(({ id, mode, name, redirect_uris, origins, created_at }) => ({
    id,
    mode,
    name,
    redirect_uris: JSON.parse(redirect_uris) as string[],
    origins: JSON.parse(origins) as string[],
    secrets: secrets.filter((secret) => secret.client_id === id).map(({ hash }) => secretHint(hash)),
    created_at: new Date(created_at).toISOString(),
  }));
};
