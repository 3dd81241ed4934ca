/** Several nodes on one store: who runs a check says so again and again, some work is leased, and PostgreSQL counts requests. */
import { PostgresAdapter, sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Counts need not outlive a crash: not logged, they cost no wait for the disk. SQLite has one process, which counts in its memory. */
const countRequests = async (db: Kysely<unknown>): Promise<void> => {
  if (!(db.getExecutor().adapter instanceof PostgresAdapter)) return;
  await sql`create unlogged table rate_limit (key varchar(255) primary key, points integer not null default 0, expire bigint)`.execute(
    db,
  );
};

/** Adds `check_run.leased_until` and the tables `lease` and `rate_limit`. */
export const leases: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .alterTable('check_run')
      .addColumn('leased_until', 'bigint', (column) => column.notNull().defaultTo(0))
      .execute();
    await db.schema
      .createTable('lease')
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('holder', 'text', (column) => column.notNull())
      .addColumn('until', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('pk_lease', ['name'])
      .execute();
    await countRequests(db);
  },
};
