/** What the monitor keeps of connections: when each is checked, by whom, and what its last checks met. */
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

const columns = {
  next_check_at: 'bigint',
  check_holder: 'text',
  trouble: 'text',
  trouble_at: 'bigint',
  host_key: 'text',
} as const;

/** Adds the columns to `connection`; what was made before is due at once, as far as there is room for it. */
export const health: Migration = {
  up: async (db: Kysely<unknown>) => {
    for (const [name, type] of Object.entries(columns))
      await db.schema.alterTable('connection').addColumn(name, type).execute();
    for (const [name, type] of [
      ['trouble_count', 'integer'],
      ['used_at', 'bigint'],
    ] as const)
      await db.schema
        .alterTable('connection')
        .addColumn(name, type, (column) => column.notNull().defaultTo(0))
        .execute();
    const known = db as Kysely<{
      connection: { status: string; last_checked_at: number; next_check_at: number; used_at: number };
    }>;
    await known
      .updateTable('connection')
      .set((row) => ({ next_check_at: row.ref('last_checked_at'), used_at: row.ref('last_checked_at') }))
      .where('status', '=', 'active')
      .execute();
    await db.schema
      .createIndex('ix_connection_next_check_at')
      .on('connection')
      .column('next_check_at')
      .execute();
  },
};
