/** The tables of a schema, and what of them this login may read. The server shows nobody what they have no permission on at all. */
import { sql } from 'kysely';
import type { Column, Table } from '../../../../../contract/index.ts';
import { UpstreamError } from '../../../upstream-error.ts';
import type { SqlAddress } from '../address.ts';
import type { Found, SqlSession } from '../dialect.ts';

/** Columns and tables of one schema that are described. */
const most = sql.lit(50_000);

/** Tables and views of a schema, each with its full name. */
const tables = (schema: string) => sql`sys.objects as o
  cross apply (select quotename(schema_name(o.schema_id)) + '.' + quotename(o.name) as name) as f
  where o.type in ('U', 'V') and o.is_ms_shipped = 0 and o.schema_id = schema_id(${schema})`;

const isOpen = sql`has_perms_by_name(f.name, 'OBJECT', 'SELECT', c.name, 'COLUMN') = 1`;

/** The name of a column's type; types of programs (spatial ones, for example) go by their own. */
const typeName = sql`case when c.system_type_id = 240 then type_name(c.user_type_id) else type_name(c.system_type_id) end`;

/** Columns of such tables that may be read. */
const columns = (schema: string) => sql`sys.columns as c
  join (select o.object_id, o.name as [table], f.name from ${tables(schema)}) as f on f.object_id = c.object_id
  where ${isOpen}`;

/** Throws `access.schema_missing`. */
export const requireSchema = async (session: SqlSession, { host, schema }: SqlAddress): Promise<void> => {
  const [row] = await session.rows(sql`select schema_id(${schema}) as id`, 'access.failed');
  if (typeof row?.['id'] !== 'number') throw new UpstreamError('access.schema_missing', { host, schema });
};

const timesOf = async (session: SqlSession, schema: string): Promise<ReadonlyMap<string, string[]>> => {
  const rows = await session.rows(
    sql`select top (${most}) f.[table], c.name from ${columns(schema)}
          and type_name(c.system_type_id) in ('date', 'datetime', 'smalldatetime', 'datetime2', 'datetimeoffset')
        order by f.[table], c.column_id`,
    'access.failed',
  );
  const times = new Map<string, string[]>();
  for (const { table, name } of rows) {
    const found = times.get(String(table)) ?? [];
    times.set(String(table), [...found, String(name)]);
  }
  return times;
};

/** The tables and views of the schema. A grant on single columns opens a table, too. */
export const findTables = async (session: SqlSession, { schema }: SqlAddress): Promise<readonly Found[]> => {
  const rows = await session.rows(
    sql`select top (${most}) o.name,
          case when has_perms_by_name(f.name, 'OBJECT', 'SELECT') = 1
            or exists (select 1 from sys.columns as c where c.object_id = o.object_id and ${isOpen})
            then 1 else 0 end as readable,
          (select convert(float, sum(p.rows)) from sys.partitions as p
            where p.object_id = o.object_id and p.index_id in (0, 1)) as estimate
        from ${tables(schema)} order by o.name`,
    'access.failed',
  );
  const times = await timesOf(session, schema);
  return rows.map(({ name, readable, estimate }) => ({
    name: String(name),
    readable: readable === 1,
    estimate: typeof estimate === 'number' ? estimate : -1,
    times: times.get(String(name)) ?? [],
  }));
};

/** A type with its size, as a statement writes it; lengths come in bytes, -1 is without limit. */
const typeOf = (name: string, length: number, precision: number, scale: number): string => {
  if (/^n?(?:var)?char$|^(?:var)?binary$/.test(name))
    return `${name}(${length < 0 ? 'max' : name.startsWith('n') ? length / 2 : length})`;
  if (name === 'decimal' || name === 'numeric') return `${name}(${precision},${scale})`;
  return /^(?:time|datetime2|datetimeoffset)$/.test(name) ? `${name}(${scale})` : name;
};

/** Every table that can be read, with the columns that can. */
export const describeTables = async (
  session: SqlSession,
  { schema }: SqlAddress,
): Promise<readonly Table[]> => {
  const rows = await session.rows(
    sql`select top (${most}) f.[table], c.name, ${typeName} as type, c.max_length as length, c.[precision], c.scale,
          c.is_nullable as nullable,
          case when exists (select 1 from sys.indexes as i
            join sys.index_columns as k on k.object_id = i.object_id and k.index_id = i.index_id
            where i.is_primary_key = 1 and i.object_id = c.object_id and k.column_id = c.column_id)
            then 1 else 0 end as part
        from ${columns(schema)} order by f.[table], c.column_id`,
    'data.failed',
  );
  const found = new Map<string, Column[]>();
  for (const { table, name, type, length, precision, scale, nullable, part } of rows) {
    const own = found.get(String(table)) ?? [];
    found.set(String(table), own);
    own.push({
      name: String(name),
      type: typeOf(String(type), Number(length), Number(precision), Number(scale)),
      nullable: nullable === true,
      key: part === 1,
      custom: false,
    });
  }
  return [...found].map(([name, own]) => ({ name, custom: false, columns: own }));
};
