/** Who may come to the dashboard. */
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

const tables = {
  operator: ['id', 'text', ['password', 'text'], ['set_at', 'bigint']],
  operator_session: [
    'hash',
    'text',
    ['created_at', 'bigint'],
    ['seen_at', 'bigint'],
    ['expires_at', 'bigint'],
  ],
  operator_link: ['hash', 'text', ['created_at', 'bigint'], ['expires_at', 'bigint']],
} as const;

/** Adds the tables `operator`, `operator_session` and `operator_link`. */
export const operator: Migration = {
  up: async (db: Kysely<unknown>) => {
    for (const [name, [key, type, ...columns]] of Object.entries(tables)) {
      let table = db.schema.createTable(name).addColumn(key, type, (column) => column.notNull());
      for (const [column, kind] of columns) table = table.addColumn(column, kind, (each) => each.notNull());
      await table.addPrimaryKeyConstraint(`pk_${name}`, [key]).execute();
    }
  },
};
