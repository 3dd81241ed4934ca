/** What the dashboard lists: an index for each list, counts of sessions, the last check of a connection, what an event is about. */
import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

const counts = (db: Kysely<unknown>) =>
  db.schema
    .createTable('session_count')
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('mode', 'text', (column) => column.notNull())
    .addColumn('system_id', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('count', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('pk_session_count', ['day', 'mode', 'system_id', 'kind', 'name']);

const indexes = [
  sql`create index ix_connection_urgency on connection ((case status when 'reauthorization_required' then 4 when 'degraded' then 3 when 'paused' then 2 when 'active' then 1 else 0 end), since, id)`,
  sql`create index ix_webhook_delivery_rank on webhook_delivery ((case status when 'failed' then 2 when 'pending' then 1 else 0 end), created_at, event_id, endpoint_id)`,
  sql`create index ix_webhook_endpoint_trouble on webhook_endpoint ((case when disabled_at is not null or failing_since is not null then 1 else 0 end), created_at, id)`,
  sql`create index ix_system_request_open on system_request ((case when done_at is null then 1 else 0 end), created_at, id)`,
  sql`create index ix_client_created_at_id on client (created_at, id)`,
  sql`create index ix_outbox_connection_id on outbox (connection_id)`,
];

/** Adds the table `session_count`, three columns, and the indexes; events of before do not say what they are about. */
export const dashboardLists: Migration = {
  up: async (db: Kysely<unknown>) => {
    await counts(db).execute();
    await db.schema.alterTable('connection').addColumn('last_check', 'text').execute();
    await db.schema.alterTable('outbox').addColumn('connection_id', 'text').execute();
    await db.schema
      .alterTable('session')
      .addColumn('active_ms', 'bigint', (column) => column.notNull().defaultTo(0))
      .execute();
    for (const index of indexes) await index.execute(db);
  },
};
