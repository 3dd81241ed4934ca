/** Webhooks: where partners are told, by which secrets, and what has to be told yet. */
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

const endpoints = (db: Kysely<unknown>) =>
  db.schema
    .createTable('webhook_endpoint')
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('client_id', 'text', (column) => column.notNull())
    .addColumn('mode', 'text', (column) => column.notNull())
    .addColumn('url', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('disabled_at', 'bigint')
    .addPrimaryKeyConstraint('pk_webhook_endpoint', ['id'])
    .addUniqueConstraint('uq_webhook_endpoint_id_client_id_mode', ['id', 'client_id', 'mode'])
    .addForeignKeyConstraint('fk_webhook_endpoint_client', ['client_id', 'mode'], 'client', ['id', 'mode']);

const secrets = (db: Kysely<unknown>) =>
  db.schema
    .createTable('webhook_secret')
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('endpoint_id', 'text', (column) => column.notNull())
    .addColumn('client_id', 'text', (column) => column.notNull())
    .addColumn('mode', 'text', (column) => column.notNull())
    .addColumn('sealed', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('expires_at', 'bigint')
    .addPrimaryKeyConstraint('pk_webhook_secret', ['id'])
    .addForeignKeyConstraint(
      'fk_webhook_secret_endpoint',
      ['endpoint_id', 'client_id', 'mode'],
      'webhook_endpoint',
      ['id', 'client_id', 'mode'],
      (key) => key.onDelete('cascade'),
    );

const deliveries = (db: Kysely<unknown>) =>
  db.schema
    .createTable('webhook_delivery')
    .addColumn('event_id', 'text', (column) => column.notNull())
    .addColumn('endpoint_id', 'text', (column) => column.notNull())
    .addColumn('client_id', 'text', (column) => column.notNull())
    .addColumn('mode', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('next_at', 'bigint', (column) => column.notNull())
    .addColumn('last_status', 'integer')
    .addColumn('last_error', 'text')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('ended_at', 'bigint')
    .addPrimaryKeyConstraint('pk_webhook_delivery', ['event_id', 'endpoint_id'])
    .addForeignKeyConstraint('fk_webhook_delivery_event', ['event_id'], 'outbox', ['id'], (key) =>
      key.onDelete('cascade'),
    )
    .addForeignKeyConstraint(
      'fk_webhook_delivery_endpoint',
      ['endpoint_id', 'client_id', 'mode'],
      'webhook_endpoint',
      ['id', 'client_id', 'mode'],
      (key) => key.onDelete('cascade'),
    );

/** Adds the tables `webhook_…`. */
export const webhooks: Migration = {
  up: async (db: Kysely<unknown>) => {
    for (const table of [endpoints, secrets, deliveries]) await table(db).execute();
    const indexes = [
      ['webhook_endpoint', ['client_id', 'mode']],
      ['webhook_secret', ['endpoint_id']],
      ['webhook_delivery', ['status', 'next_at']],
      ['webhook_delivery', ['endpoint_id', 'status']],
    ] as const;
    for (const [table, columns] of indexes) {
      await db.schema
        .createIndex(`ix_${table}_${columns.join('_')}`)
        .on(table)
        .columns([...columns])
        .execute();
    }
  },
};
