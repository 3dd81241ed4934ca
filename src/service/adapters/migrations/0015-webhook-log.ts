/** Webhooks: which events an endpoint wants, why it is told nothing, Makini's signature, and what became of each attempt. */
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

const attempts = (db: Kysely<unknown>) =>
  db.schema
    .createTable('webhook_attempt')
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('event_id', 'text', (column) => column.notNull())
    .addColumn('endpoint_id', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('status', 'integer')
    .addColumn('error', 'text')
    .addColumn('ms', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('pk_webhook_attempt', ['id'])
    .addForeignKeyConstraint(
      'fk_webhook_attempt_delivery',
      ['event_id', 'endpoint_id'],
      'webhook_delivery',
      ['event_id', 'endpoint_id'],
      (key) => key.onDelete('cascade'),
    );

/** Adds the table `webhook_attempt` and the columns of endpoints and secrets; endpoints of before are told everything, as they were. */
export const webhookLog: Migration = {
  up: async (db: Kysely<unknown>) => {
    await attempts(db).execute();
    for (const [name, type] of [
      ['events', 'text'],
      ['disabled_reason', 'text'],
      ['failing_since', 'bigint'],
    ] as const)
      await db.schema.alterTable('webhook_endpoint').addColumn(name, type).execute();
    await db.schema
      .alterTable('webhook_secret')
      .addColumn('kind', 'text', (column) => column.notNull().defaultTo('standard'))
      .execute();
    const known = db as Kysely<{
      webhook_endpoint: { disabled_at: number | null; disabled_reason: string | null };
    }>;
    await known
      .updateTable('webhook_endpoint')
      .set({ disabled_reason: 'gone' })
      .where('disabled_at', 'is not', null)
      .execute();
    for (const [table, columns] of [
      ['webhook_attempt', ['event_id', 'endpoint_id']],
      ['webhook_delivery', ['endpoint_id', 'status', 'next_at']],
    ] as const)
      await db.schema
        .createIndex(`ix_${table}_${columns.join('_')}`)
        .on(table)
        .columns([...columns])
        .execute();
  },
};
