/** The tables of a schema, and what of them this user may read. */
import { sql } from 'kysely';
import type { Column, Table } from '../../../../../contract/index.ts';
import { UpstreamError } from '../../../upstream-error.ts';
import type { SqlAddress } from '../address.ts';
import type { Found, SqlSession } from '../dialect.ts';

/** Tables, partitioned tables, views, materialised views and foreign tables; a partition is read through its table. */
const isTable = sql`c.relkind in ('r', 'p', 'v', 'm', 'f') and not c.relispartition`;

/** Columns and tables of one schema that are described. */
const most = 50_000;

/** Throws `access.schema_missing`, or `access.forbidden` when the user may not look into the schema. */
export const requireSchema = async (session: SqlSession, { host, schema }: SqlAddress): Promise<void> => {
  const [row] = await session.rows(
    sql`select pg_catalog.has_schema_privilege(oid, 'USAGE') as open from pg_catalog.pg_namespace where nspname = ${schema}`,
    'access.failed',
  );
  if (!row) throw new UpstreamError('access.schema_missing', { host, schema });
  if (row['open'] !== true) throw new UpstreamError('access.forbidden', { host, schema });
};

/** The tables of the schema. A grant on single columns opens a table, too. */
export const findTables = async (session: SqlSession, { schema }: SqlAddress): Promise<readonly Found[]> => {
  const rows = await session.rows(
    sql`select c.relname as name, c.reltuples::float8 as estimate,
          pg_catalog.has_any_column_privilege(c.oid, 'SELECT') as readable,
          array_to_json(array(
            select a.attname from pg_catalog.pg_attribute a
            where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
              and a.atttypid in ('date'::regtype, 'timestamp'::regtype, 'timestamptz'::regtype)
              and pg_catalog.has_column_privilege(c.oid, a.attnum, 'SELECT')
            order by a.attnum)) as times
        from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
        where n.nspname = ${schema} and ${isTable}
        order by c.relname limit ${most}`,
    'access.failed',
  );
  return rows.map(({ name, estimate, readable, times }) => ({
    name: String(name),
    readable: readable === true,
    estimate: Number(estimate),
    times: Array.isArray(times) ? times.map(String) : [],
  }));
};

/** Every table that can be read, with the columns that can. */
export const describeTables = async (
  session: SqlSession,
  { schema }: SqlAddress,
): Promise<readonly Table[]> => {
  const rows = await session.rows(
    sql`select c.relname as "table", a.attname as name, pg_catalog.format_type(a.atttypid, a.atttypmod) as type,
          not a.attnotnull as nullable,
          exists (select from pg_catalog.pg_index i
            where i.indrelid = c.oid and i.indisprimary and a.attnum = any (i.indkey)) as key
        from pg_catalog.pg_class c
          join pg_catalog.pg_namespace n on n.oid = c.relnamespace
          join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        where n.nspname = ${schema} and ${isTable} and pg_catalog.has_schema_privilege(n.oid, 'USAGE')
          and pg_catalog.has_column_privilege(c.oid, a.attnum, 'SELECT')
        order by c.relname, a.attnum limit ${most}`,
    'data.failed',
  );
  const tables = new Map<string, Column[]>();
  for (const { table, name, type, nullable, key } of rows) {
    const columns = tables.get(String(table)) ?? [];
    tables.set(String(table), columns);
    columns.push({
      name: String(name),
      type: String(type),
      nullable: nullable === true,
      key: key === true,
      custom: false,
    });
  }
  return [...tables].map(([name, columns]) => ({ name, custom: false, columns }));
};
