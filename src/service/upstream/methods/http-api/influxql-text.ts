/** Writing InfluxQL: every name and value is quoted here, and only here. */
import type { Table } from '../../../../contract/index.ts';
import type { RowQuery } from '../../../ports.ts';
import { UpstreamError } from '../../upstream-error.ts';

type Condition = RowQuery['filter'][number];

/** A quoted identifier (InfluxQL reference, "Identifiers"): quotes, backslashes and line breaks are escaped. */
export const identifier = (name: string): string =>
  `"${name.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;

/** A quoted text. */
const text = (value: string): string =>
  `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`;

/** A pattern that finds a text literally; RE2 has no sign of its own for a slash. */
const containing = (value: string): string => `/${value.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')}/`;

const signs = { eq: '=', gt: '>', lt: '<', ge: '>=', le: '<=' } as const;
const number = /^-?\d{1,30}(?:\.\d{1,20})?$/;
const moment = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?Z)?$/;

const cannot = ({ column, op }: Condition): UpstreamError =>
  new UpstreamError('input.malformed', { column: column.slice(0, 60), op });

const literalOf = (type: string, condition: Condition): string => {
  const { op, value } = condition;
  if (type === 'time' && moment.test(value)) return text(value);
  if ((type === 'float' || type === 'integer') && number.test(value)) return value;
  if (type === 'boolean' && op === 'eq' && /^(?:true|false)$/.test(value)) return value;
  if ((type === 'string' || type === 'tag') && op === 'eq') return text(value);
  throw cannot(condition);
};

const conditionOf = (table: Table, condition: Condition): string => {
  const { column, op, value } = condition;
  const type = table.columns.find(({ name }) => name === column)?.type;
  if (type === undefined || !value.isWellFormed() || /\p{Cc}/u.test(value)) throw cannot(condition);
  if (op !== 'contains') return `${identifier(column)} ${signs[op]} ${literalOf(type, condition)}`;
  if (type !== 'string' && type !== 'tag') throw cannot(condition);
  return `${identifier(column)} =~ ${containing(value)}`;
};

const whereOf = (table: Table, { filter, match }: RowQuery): string => {
  // The language reads times in an OR as if they stood in an AND.
  const timed = filter.find(({ column }) => column === 'time');
  if (match === 'any' && filter.length > 1 && timed) throw cannot(timed);
  const conditions = filter.map((condition) => conditionOf(table, condition));
  return conditions.length === 0 ? '' : ` WHERE ${conditions.join(match === 'all' ? ' AND ' : ' OR ')}`;
};

/** Records can be sorted by their time only. */
const orderOf = ({ sort }: RowQuery): string => {
  const stray = sort.find(({ column }) => column !== 'time');
  if (stray) throw new UpstreamError('input.malformed', { column: stray.column.slice(0, 60) });
  return sort[0]?.direction === -1 ? 'DESC' : 'ASC';
};

/** One page of a measurement. Throws `input.malformed` naming the column, and the operator, that cannot be used so. */
export const selectOf = (table: Table, query: RowQuery): string => {
  const { page, perPage } = query;
  const from = `SELECT * FROM ${identifier(table.name)}${whereOf(table, query)}`;
  return `${from} ORDER BY time ${orderOf(query)} LIMIT ${perPage} OFFSET ${(page - 1) * perPage}`;
};

/** How many records each field has, of those that fit. */
export const countOf = (table: Table, query: RowQuery): string =>
  `SELECT COUNT(*) FROM ${identifier(table.name)}${whereOf(table, query)}`;
