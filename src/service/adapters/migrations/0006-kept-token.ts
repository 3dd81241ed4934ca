/** The sealed copy of a session's token, so that the same one can be given again until the partner has it. */
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Adds `token.sealed`. */
export const keptToken: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema.alterTable('token').addColumn('sealed', 'text').execute();
  },
};
