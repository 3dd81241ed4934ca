/** Hosted sessions: the browser that carries one, and the result that waits until its code was exchanged. */
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Adds the columns of `tables.ts` that hosted sessions need. */
export const hosted: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema.alterTable('session').addColumn('hosted_hash', 'text').execute();
    await db.schema.alterTable('session').addColumn('browser_hash', 'text').execute();
    await db.schema.alterTable('session').addColumn('unbound_until', 'bigint').execute();
    await db.schema
      .alterTable('connection')
      .addColumn('pending', 'integer', (column) => column.notNull().defaultTo(0))
      .execute();
    await db.schema.createIndex('ix_session_hosted_hash').on('session').column('hosted_hash').execute();
    await db.schema.createIndex('ix_session_unbound_until').on('session').column('unbound_until').execute();
  },
};
