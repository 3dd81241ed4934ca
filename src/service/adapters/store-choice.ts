/** The choice between the two stores: each is loaded when it is the one. */
import type { DatabaseAddress } from './database-url.ts';
import type { OpenStore, StoreUse } from './open-store.ts';

/** Which store: a folder, or a database with so many connections at most. */
export interface StoreChoice {
  readonly data: string;
  readonly database?: { readonly address: DatabaseAddress; readonly connections: number } | undefined;
}

/** Opens (and makes, and migrates) the store that was chosen. Throws a `StoreError` with one sentence when it cannot. */
export const openStore = async ({ data, database }: StoreChoice, use: StoreUse): Promise<OpenStore> => {
  if (database) {
    const { openPostgresStore } = await import('./postgres-store.ts');
    return openPostgresStore(database.address, { connections: database.connections });
  }
  const { openSqliteStore } = await import('./sqlite-store.ts');
  return openSqliteStore(data, use);
};
