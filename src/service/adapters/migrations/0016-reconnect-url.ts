/** Where a client's customers sign in again. */
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Adds `client.reconnect_url`. */
export const reconnectUrl: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema.alterTable('client').addColumn('reconnect_url', 'text').execute();
  },
};
