/** One page of a table as a statement: names quoted, values as parameters, an order by the key so that pages do not overlap. */
import { sql, type RawBuilder } from 'kysely';
import type { Table } from '../../../../contract/index.ts';
import type { RowPage, RowQuery } from '../../../ports.ts';
import { UpstreamError } from '../../upstream-error.ts';
import type { SqlAddress } from './address.ts';
import type { Page, SqlDialect, SqlSession } from './dialect.ts';

type Condition = RowQuery['filter'][number];
type Fragment = RawBuilder<unknown>;

/** Rows up to which a page says how many there are in all. */
const counted = 100_000;

const operators = { eq: sql`=`, gt: sql`>`, lt: sql`<`, ge: sql`>=`, le: sql`<=` } as const;

const typeOf = (table: Table, column: string): string => {
  const found = table.columns.find(({ name }) => name === column);
  if (!found) throw new UpstreamError('input.malformed', { column: column.slice(0, 60) });
  return found.type;
};

const comparison = (
  dialect: SqlDialect,
  type: string,
  { column, op, value }: Condition,
): Fragment | undefined => {
  if (op === 'contains') return dialect.contains(column, type, value);
  const comparable = dialect.comparable(type, value);
  return comparable === undefined ? undefined : sql`${sql.id(column)} ${operators[op]} ${comparable}`;
};

const conditionOf = (dialect: SqlDialect, table: Table, { column, op, value }: Condition): Fragment => {
  const type = typeOf(table, column);
  const isWhole = !value.includes('\0') && value.isWellFormed();
  const made = isWhole ? comparison(dialect, type, { column, op, value }) : undefined;
  if (!made) throw new UpstreamError('input.malformed', { column, op });
  return made;
};

const whereOf = (dialect: SqlDialect, table: Table, { filter, match }: RowQuery): Fragment => {
  if (filter.length === 0) return sql``;
  const all = filter.map((condition) => conditionOf(dialect, table, condition));
  return sql`where ${sql.join(all, match === 'all' ? sql` and ` : sql` or `)}`;
};

const orderOf = (table: Table, sort: RowQuery['sort']): Page['order'] => {
  for (const { column } of sort) typeOf(table, column);
  const named = new Set(sort.map(({ column }) => column));
  const once = sort.filter(({ column }, at) => sort.findIndex((each) => each.column === column) === at);
  const keys = table.columns.filter(({ key, name }) => key && !named.has(name));
  return [...once, ...keys.map(({ name }) => ({ column: name, direction: 1 as const }))];
};

/** The database says that a value does not fit, and not which: with one condition that is plain. */
const named = (error: unknown, { filter }: RowQuery): unknown => {
  if (!(error instanceof UpstreamError) || error.code !== 'input.malformed') return error;
  const column = filter.map((condition) => condition.column).join(', ');
  const [first, ...others] = filter;
  return new UpstreamError(
    'input.malformed',
    { column, ...(first && others.length === 0 && { op: first.op }) },
    { cause: error },
  );
};

/** Reads one page. `total` is null beyond a hundred thousand rows: counting them takes as long as reading them. */
export const readPage = async (
  session: SqlSession,
  dialect: SqlDialect,
  address: SqlAddress,
  table: Table,
  query: RowQuery,
): Promise<RowPage> => {
  const from = dialect.tableName(address, table.name);
  const where = whereOf(dialect, table, query);
  const { columns } = table;
  const order = orderOf(table, query.sort);
  const [limit, offset] = [query.perPage, (query.page - 1) * query.perPage];
  try {
    const rows = await session.rows(
      dialect.page({ columns, from, where, order, limit, offset }),
      'data.failed',
    );
    const [row] = await session.rows(dialect.counting(from, where, counted + 1), 'data.failed');
    const count = Number(row?.['count'] ?? 0);
    return { rows, total: count > counted ? null : count };
  } catch (error) {
    throw named(error, query);
  }
};
