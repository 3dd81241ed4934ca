/** Systems that people asked for. */
import type { Migration } from 'kysely/migration';

/** Adds the table `system_request`. */
export const systemRequest: Migration = {
  up: async (db) => {
    await db.schema
      .createTable('system_request')
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('client_id', 'text', (column) => column.notNull())
      .addColumn('mode', 'text', (column) => column.notNull())
      .addColumn('customer_id', 'text', (column) => column.notNull())
      .addColumn('session_id', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('maker', 'text')
      .addColumn('note', 'text')
      .addColumn('lang', 'text')
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('done_at', 'bigint')
      .addColumn('expires_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('pk_system_request', ['id'])
      .addForeignKeyConstraint(
        'fk_system_request_client_id_mode',
        ['client_id', 'mode'],
        'client',
        ['id', 'mode'],
        (key) => key.onDelete('cascade'),
      )
      .execute();
    await db.schema
      .createIndex('ix_system_request_expires_at')
      .on('system_request')
      .column('expires_at')
      .execute();
  },
};
