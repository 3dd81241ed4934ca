/** What waits to be given back to customers' systems. */
import type { Migration } from 'kysely/migration';

/** Adds the table `grant_return`. */
export const grantReturn: Migration = {
  up: async (db) => {
    await db.schema
      .createTable('grant_return')
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('client_id', 'text', (column) => column.notNull())
      .addColumn('mode', 'text', (column) => column.notNull())
      .addColumn('customer_id', 'text', (column) => column.notNull())
      .addColumn('sealed', 'text', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('due_at', 'bigint', (column) => column.notNull())
      .addColumn('attempts', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('pk_grant_return', ['id'])
      .addForeignKeyConstraint(
        'fk_grant_return_client_id_mode',
        ['client_id', 'mode'],
        'client',
        ['id', 'mode'],
        (key) => key.onDelete('cascade'),
      )
      .execute();
    await db.schema.createIndex('ix_grant_return_due_at').on('grant_return').column('due_at').execute();
  },
};
