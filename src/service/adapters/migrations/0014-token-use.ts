/** When a token was last used. */
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Adds `token.last_used_at`. */
export const tokenUse: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema.alterTable('token').addColumn('last_used_at', 'bigint').execute();
  },
};
