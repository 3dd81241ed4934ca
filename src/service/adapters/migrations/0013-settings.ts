/** What connections include beside the standard. */
import type { Migration } from 'kysely/migration';

/** Adds the table `connection_settings`. */
export const settings: Migration = {
  up: async (db) => {
    await db.schema
      .createTable('connection_settings')
      .addColumn('connection_id', 'text', (column) => column.notNull())
      .addColumn('client_id', 'text', (column) => column.notNull())
      .addColumn('mode', 'text', (column) => column.notNull())
      .addColumn('include_new', 'integer', (column) => column.notNull())
      .addColumn('chosen', 'text', (column) => column.notNull())
      .addColumn('left_out', 'text', (column) => column.notNull())
      .addColumn('changed_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('pk_connection_settings', ['connection_id'])
      .addForeignKeyConstraint(
        'fk_connection_settings_connection',
        ['connection_id', 'client_id', 'mode'],
        'connection',
        ['id', 'client_id', 'mode'],
        (key) => key.onDelete('cascade'),
      )
      .execute();
  },
};
