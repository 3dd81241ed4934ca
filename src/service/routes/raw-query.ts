/** Reading `filter[column:op]=`, `filterMatch=` and `sort[column]=` of Makini's published API against a table's columns. Pure. */
import type { PageQuery, Table } from '../../contract/index.ts';
import { pagingOf } from '../http/list-answer.ts';
import { ProblemError, type FieldError } from '../http/problem-error.ts';
import type { RowQuery } from '../ports.ts';

type Filter = RowQuery['filter'][number];
type Sort = RowQuery['sort'][number];

const operators: readonly Filter['op'][] = ['eq', 'contains', 'gt', 'lt', 'ge', 'le'];
/** More of them than this is no question a person asks; systems answer such ones badly. */
const most = 20;

const refuse = (errors: readonly FieldError[]): ProblemError =>
  new ProblemError('malformed_request', { detail: 'The query cannot be read.', errors });

const shown = (name: string): string => name.slice(0, 60).replaceAll('~', '~0').replaceAll('/', '~1');

const fault = (name: string, detail: string): ProblemError =>
  refuse([{ pointer: `/query/${shown(name)}`, detail }]);

const requireColumn = (table: Table, name: string, column: string): void => {
  if (table.columns.some((known) => known.name === column)) return;
  throw fault(name, `the table ${table.name} has no column ${column.slice(0, 60)}`);
};

const isOperator = (text: string): text is Filter['op'] => (operators as readonly string[]).includes(text);

const readFilter = (table: Table, name: string, inner: string, value: string): Filter => {
  const at = inner.lastIndexOf(':');
  const [column, op] = at === -1 ? [inner, 'eq'] : [inner.slice(0, at), inner.slice(at + 1)];
  if (!isOperator(op)) throw fault(name, `the operator is none of ${operators.join(', ')}`);
  requireColumn(table, name, column);
  return { column, op, value };
};

const readSort = (table: Table, name: string, column: string, value: string): Sort => {
  requireColumn(table, name, column);
  if (value !== '1' && value !== '-1') throw fault(name, 'sorts by 1 (ascending) or -1 (descending)');
  return { column, direction: value === '1' ? 1 : -1 };
};

const readMatch = (value: string | null): RowQuery['match'] => {
  if (value === null) return 'all';
  if (value === 'all' || value === 'any') return value;
  throw fault('filterMatch', 'is all or any');
};

const inBrackets = (name: string, word: string): string | undefined =>
  name.startsWith(`${word}[`) && name.endsWith(']') ? name.slice(word.length + 1, -1) : undefined;

const known = new Set(['page', 'per_page', 'filterMatch']);

/** The query of a table's data; refuses unknown parameters, columns and operators by name. */
export const readRowQuery = (table: Table, query: PageQuery, parameters: URLSearchParams): RowQuery => {
  const filter: Filter[] = [];
  const sort: Sort[] = [];
  for (const [name, value] of parameters) {
    const [filtered, sorted] = [inBrackets(name, 'filter'), inBrackets(name, 'sort')];
    if (filtered !== undefined) filter.push(readFilter(table, name, filtered, value));
    else if (sorted !== undefined) sort.push(readSort(table, name, sorted, value));
    else if (!known.has(name)) throw fault(name, 'is not a parameter of this route');
  }
  if (filter.length > most || sort.length > most) throw fault('filter', `more than ${most} of them`);
  const { page, perPage } = pagingOf(query);
  return { page, perPage, filter, match: readMatch(parameters.get('filterMatch')), sort };
};
