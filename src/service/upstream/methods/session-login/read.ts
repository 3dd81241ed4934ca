/** One page of a model: what is asked for as a search, and the records as rows. */
import type { Table } from '../../../../contract/index.ts';
import type { RowPage, RowQuery } from '../../../ports.ts';
import { UpstreamError } from '../../upstream-error.ts';
import type { LoginSession } from './session.ts';
import { rowOf, valueFor } from './values.ts';

type Condition = RowQuery['filter'][number];

const operators = { eq: '=', contains: 'like', gt: '>', lt: '<', ge: '>=', le: '<=' } as const;
const textual = new Set(['char', 'text', 'fulltext']);

const typeOf = (table: Table, column: string): string => {
  const found = table.columns.find(({ name }) => name === column);
  if (!found) throw new UpstreamError('input.malformed', { column: column.slice(0, 60) });
  return found.type;
};

/** In a pattern `%` and `_` stand for others, and a backslash before them for themselves. */
const literal = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

const conditionOf = (table: Table, { column, op, value }: Condition): unknown[] => {
  const type = typeOf(table, column);
  const fits = op === 'contains' ? (textual.has(type) ? literal(value) : undefined) : valueFor(type, value);
  if (fits === undefined) throw new UpstreamError('input.malformed', { column, op });
  return [column, operators[op], fits];
};

/** What is searched for, as Tryton writes it: a list of conditions that all hold, or one that begins with `OR`. */
export const domainOf = (table: Table, { filter, match }: RowQuery): unknown[] => {
  const conditions = filter.map((condition) => conditionOf(table, condition));
  return match === 'any' && conditions.length > 1 ? ['OR', ...conditions] : conditions;
};

const orderOf = (table: Table, sort: RowQuery['sort']): string[][] => {
  const asked = sort.map(({ column, direction }) => {
    typeOf(table, column);
    return [column, direction === 1 ? 'ASC' : 'DESC'];
  });
  return sort.some(({ column }) => column === 'id') ? asked : [...asked, ['id', 'ASC']];
};

const isRecord = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Reads one page, and how many records there are in all. */
export const readPage = async (session: LoginSession, table: Table, query: RowQuery): Promise<RowPage> => {
  const domain = domainOf(table, query);
  const columns = table.columns.map(({ name }) => name);
  const { page, perPage, sort } = query;
  const order = orderOf(table, sort);
  const from = (page - 1) * perPage;
  const found = await session.ask(
    `model.${table.name}.search_read`,
    [domain, from, perPage, order, columns, {}],
    'data.failed',
  );
  if (!Array.isArray(found)) throw new UpstreamError('data.unreadable');
  const total = await session.ask(`model.${table.name}.search_count`, [domain, {}], 'data.failed');
  return { rows: found.filter(isRecord).map(rowOf), total: typeof total === 'number' ? total : null };
};
