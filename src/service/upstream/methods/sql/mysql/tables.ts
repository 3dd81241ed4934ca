/** The databases of a server, the tables of one, and what of them this user may read: information_schema shows nothing else. */
import { sql } from 'kysely';
import type { Column, Table } from '../../../../../contract/index.ts';
import { cleaned } from '../../../cleaned.ts';
import { UpstreamError } from '../../../upstream-error.ts';
import type { SqlAddress } from '../address.ts';
import type { Found, Options, SqlSession } from '../dialect.ts';

/** Columns that are described. */
const most = sql.lit(50_000);

/** Databases that are offered; nobody chooses from a longer list. */
const mostOptions = sql.lit(500);

const own: readonly string[] = ['information_schema', 'performance_schema', 'mysql', 'sys'];

/** The database that is meant; MySQL calls it a schema as well. */
const databaseOf = ({ database }: SqlAddress): string => database ?? 'information_schema';

/** The databases of which this user sees anything. Rejects with `access.none_to_choose`. */
export const databases = async (session: SqlSession, { host }: SqlAddress): Promise<Options> => {
  const rows = await session.rows(
    sql`select schema_name as name from information_schema.schemata order by schema_name limit ${mostOptions}`,
    'access.failed',
  );
  const names = rows.map(({ name }) => String(name)).filter((name) => !own.includes(name.toLowerCase()));
  if (names.length === 0) throw new UpstreamError('access.none_to_choose', { host });
  return names.map((id) => ({ id, name: cleaned(id) || encodeURIComponent(id).slice(0, 80) }));
};

/** The tables and views of the database. A grant on single columns opens a table, too. */
export const findTables = async (session: SqlSession, address: SqlAddress): Promise<readonly Found[]> => {
  const database = databaseOf(address);
  const tables = await session.rows(
    sql`select table_name as name, table_rows as estimate from information_schema.tables
        where table_schema = ${database} order by table_name limit ${most}`,
    'access.failed',
  );
  const columns = await session.rows(
    sql`select table_name as \`table\`, column_name as name, data_type as type from information_schema.columns
        where table_schema = ${database} and find_in_set('select', privileges) > 0
        order by table_name, ordinal_position limit ${most}`,
    'access.failed',
  );
  const times = new Map<string, string[]>();
  for (const { table, name, type } of columns) {
    const found = times.get(String(table)) ?? [];
    times.set(String(table), found);
    if (/^(?:date|datetime|timestamp)$/i.test(String(type))) found.push(String(name));
  }
  return tables.map(({ name, estimate }) => ({
    name: String(name),
    readable: times.has(String(name)),
    estimate: estimate === null ? -1 : Number(estimate),
    times: times.get(String(name)) ?? [],
  }));
};

/** Every table that can be read, with the columns that can. */
export const describeTables = async (session: SqlSession, address: SqlAddress): Promise<readonly Table[]> => {
  const rows = await session.rows(
    sql`select table_name as \`table\`, column_name as name, column_type as type, is_nullable as nullable, column_key as part
        from information_schema.columns
        where table_schema = ${databaseOf(address)} and find_in_set('select', privileges) > 0
        order by table_name, ordinal_position limit ${most}`,
    'data.failed',
  );
  const tables = new Map<string, Column[]>();
  for (const { table, name, type, nullable, part } of rows) {
    const columns = tables.get(String(table)) ?? [];
    tables.set(String(table), columns);
    columns.push({
      name: String(name),
      type: String(type),
      nullable: nullable === 'YES',
      key: part === 'PRI',
      custom: false,
    });
  }
  return [...tables].map(([name, columns]) => ({ name, custom: false, columns }));
};
