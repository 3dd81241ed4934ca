/** PostgreSQL, as a kind of database. */
import { sql } from 'kysely';
import type { SqlDialect } from '../dialect.ts';
import { counting, page } from '../statements.ts';
import { databases, lobbies } from './databases.ts';
import { reach } from './negotiate.ts';
import { describeTables, findTables, requireSchema } from './tables.ts';

const textual = /^(?:text|character|"char"|citext|name|uuid|bpchar)/;

/** PostgreSQL. It judges values itself (SQLSTATE class 22). */
export const postgresql: SqlDialect = {
  lobbies,
  reach,
  databases,
  requireSchema,
  findTables,
  describeTables,
  page,
  counting,
  tableName: ({ schema }, name) => sql.id(schema, name),
  comparable: (_type, value) => value,
  contains: (column, type, value) =>
    textual.test(type) ? sql`strpos(${sql.id(column)}::text, ${value}) > 0` : undefined,
};
