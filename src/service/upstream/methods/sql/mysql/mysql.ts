/** MySQL and MariaDB, as a kind of database. */
import { sql } from 'kysely';
import type { SqlDialect } from '../dialect.ts';
import { counting, page } from '../statements.ts';
import { reach } from './reach.ts';
import { databases, describeTables, findTables } from './tables.ts';
import { comparable } from './values.ts';

const textual = /^(?:var)?char|^(?:tiny|medium|long)?text|^(?:enum|set|uuid|inet)/;

/** MySQL and MariaDB: a database is what others call a schema, so that there is none inside. */
export const mysql: SqlDialect = {
  // Open to everybody who signed in.
  lobbies: () => ['information_schema'],
  reach,
  databases,
  requireSchema: () => Promise.resolve(),
  findTables,
  describeTables,
  page,
  counting,
  tableName: ({ database }, name) => sql.id(database ?? 'information_schema', name),
  comparable,
  contains: (column, type, value) =>
    textual.test(type) ? sql`locate(${value}, ${sql.id(column)}) > 0` : undefined,
};
