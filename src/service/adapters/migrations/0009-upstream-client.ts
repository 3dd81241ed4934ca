/** The OAuth clients that vendors gave to partners. */
import type { Migration } from 'kysely/migration';

/** Adds the table `upstream_client`. */
export const upstreamClient: Migration = {
  up: async (db) => {
    await db.schema
      .createTable('upstream_client')
      .addColumn('client_id', 'text', (column) => column.notNull())
      .addColumn('mode', 'text', (column) => column.notNull())
      .addColumn('system_id', 'text', (column) => column.notNull())
      .addColumn('issuer', 'text', (column) => column.notNull())
      .addColumn('sealed', 'text', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('pk_upstream_client', ['client_id', 'mode', 'system_id'])
      .addForeignKeyConstraint(
        'fk_upstream_client_client_id_mode',
        ['client_id', 'mode'],
        'client',
        ['id', 'mode'],
        (key) => key.onDelete('cascade'),
      )
      .execute();
  },
};
