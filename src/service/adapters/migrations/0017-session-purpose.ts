/** What sessions are for: those of before were for connecting. */
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Adds `session.purpose`. */
export const sessionPurpose: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .alterTable('session')
      .addColumn('purpose', 'text', (column) => column.notNull().defaultTo('connect'))
      .execute();
  },
};
