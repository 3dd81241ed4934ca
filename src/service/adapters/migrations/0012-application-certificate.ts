/** The certificates by which customers' systems know the service. */
import type { Migration } from 'kysely/migration';

/** Adds the table `application_certificate`. */
export const applicationCertificate: Migration = {
  up: async (db) => {
    await db.schema
      .createTable('application_certificate')
      .addColumn('client_id', 'text', (column) => column.notNull())
      .addColumn('mode', 'text', (column) => column.notNull())
      .addColumn('customer_id', 'text', (column) => column.notNull())
      .addColumn('sealed', 'text', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('pk_application_certificate', ['client_id', 'mode', 'customer_id'])
      .addForeignKeyConstraint(
        'fk_application_certificate_client_id_mode',
        ['client_id', 'mode'],
        'client',
        ['id', 'mode'],
        (key) => key.onDelete('cascade'),
      )
      .execute();
  },
};
