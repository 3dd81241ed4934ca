/** Reading from rows that are all at hand: filtering, sorting and cutting a page, where a system cannot do it. Pure. */
import type { Row, Table } from '../../../contract/index.ts';
import type { RowQuery } from '../../ports.ts';
import { UpstreamError } from '../upstream-error.ts';

const tests: Readonly<Record<RowQuery['filter'][number]['op'], (mine: string, value: string) => boolean>> = {
  eq: (mine, value) => mine === value,
  contains: (mine, value) => mine.includes(value),
  gt: (mine, value) => compared(mine, value) > 0,
  lt: (mine, value) => compared(mine, value) < 0,
  ge: (mine, value) => compared(mine, value) >= 0,
  le: (mine, value) => compared(mine, value) <= 0,
};

const isNumber = (text: string): boolean => text.trim() !== '' && Number.isFinite(Number(text));

/** Numbers by their size, everything else by its letters. */
const compared = (one: string, other: string): number => {
  if (isNumber(one) && isNumber(other)) return Number(one) - Number(other);
  return one < other ? -1 : Number(one > other);
};

const textOf = (value: unknown): string =>
  ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : '';

const fits = (row: Row, { filter, match }: RowQuery): boolean => {
  const results = filter.map(({ column, op, value }) => tests[op](textOf(row[column]), value));
  return match === 'all' || results.length === 0 ? results.every(Boolean) : results.some(Boolean);
};

const inOrder = (a: Row, b: Row, sort: RowQuery['sort']): number => {
  for (const { column, direction } of sort) {
    const order = compared(textOf(a[column]), textOf(b[column]));
    if (order !== 0) return order * direction;
  }
  return 0;
};

/** Throws `input.malformed` naming the first column of the query that the table does not have. */
export const requireColumns = ({ columns }: Table, { filter, sort }: RowQuery): void => {
  const unknown = [...filter, ...sort].find(({ column }) => !columns.some(({ name }) => name === column));
  if (unknown) throw new UpstreamError('input.malformed', { column: unknown.column.slice(0, 60) });
};

/** The rows that fit, in order (by the key where nothing else tells them apart), and those of one page. */
export const cut = (
  { columns }: Table,
  rows: readonly Row[],
  query: RowQuery,
): { readonly rows: readonly Row[]; readonly count: number } => {
  const keys = columns.filter(({ key }) => key).map(({ name }) => ({ column: name, direction: 1 as const }));
  const found = rows
    .filter((row) => fits(row, query))
    .toSorted((a, b) => inOrder(a, b, [...query.sort, ...keys]));
  const from = (query.page - 1) * query.perPage;
  return { rows: found.slice(from, from + query.perPage), count: found.length };
};
