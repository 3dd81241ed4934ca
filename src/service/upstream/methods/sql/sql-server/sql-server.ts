/** SQL Server and Azure SQL, as a kind of database. */
import { sql } from 'kysely';
import type { SqlDialect } from '../dialect.ts';
import { databases } from './databases.ts';
import { reach } from './reach.ts';
import { counting, page } from './statements.ts';
import { describeTables, findTables, requireSchema } from './tables.ts';
import { comparable, contains } from './values.ts';

/** SQL Server and Azure SQL. */
export const sqlServer: SqlDialect = {
  // Open to everybody who signed in, but for those whom only one database of Azure SQL knows.
  lobbies: () => ['master'],
  reach,
  databases,
  requireSchema,
  findTables,
  describeTables,
  tableName: ({ schema }, name) => sql.id(schema, name),
  page,
  counting,
  comparable,
  contains,
};
