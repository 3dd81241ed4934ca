/** The sandbox's records: the same ones every time, read page by page as a real system's are. */
import type { Row, Table } from '../../../../contract/index.ts';
import type { RowPage, RowQuery } from '../../../ports.ts';
import { UpstreamError } from '../../upstream-error.ts';

const column = (name: string, type: string, key = false) => ({
  name,
  type,
  nullable: !key,
  key,
  custom: name.startsWith('x_'),
});

/** The sandbox's tables; one column is marked as the customer's own. */
export const tables: readonly Table[] = [
  {
    name: 'equipment',
    custom: false,
    columns: [column('id', 'integer', true), column('name', 'text'), column('site', 'text')],
  },
  {
    name: 'work_orders',
    custom: false,
    columns: [
      column('id', 'integer', true),
      column('title', 'text'),
      column('equipment', 'integer'),
      column('changed_at', 'timestamp'),
      column('x_permit', 'text'),
    ],
  },
];

const names = ['Conveyor', 'Pump', 'Press', 'Compressor', 'Boiler', 'Crane'];
const jobs = ['Replace bearing', 'Check pressure', 'Lubricate', 'Calibrate sensor'];
const newest = Date.UTC(2026, 10, 20, 6);

const rowsOf: Readonly<Record<string, readonly Row[]>> = {
  equipment: names.map((name, at) => ({
    id: at + 1,
    name: `${name} ${at + 1}`,
    site: `Site ${(at % 2) + 1}`,
  })),
  work_orders: Array.from({ length: 48 }, (_, at) => ({
    id: 48 - at,
    title: `${jobs[at % jobs.length]} at ${names[at % names.length]} ${(at % names.length) + 1}`,
    equipment: (at % names.length) + 1,
    changed_at: new Date(newest - at * 3_600_000 * 7).toISOString(),
    x_permit: at % 5 === 0 ? 'hot work' : null,
  })),
};

/** The newest work order, as a check shows it. */
export const newestOrder = {
  name: '48 · Replace bearing at Conveyor 1',
  date: new Date(newest).toISOString(),
};

type Filter = RowQuery['filter'][number];

/** The sandbox's values are numbers, texts and null. */
const textOf = (value: unknown): string =>
  typeof value === 'number' || typeof value === 'string' ? String(value) : '';

const compare = (a: unknown, b: unknown): number => {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return textOf(a).localeCompare(textOf(b), 'en');
};

const holds = (row: Row, { column: name, op, value }: Filter): boolean => {
  const given = row[name];
  if (op === 'contains') return textOf(given).toLowerCase().includes(value.toLowerCase());
  const order = compare(given, typeof given === 'number' ? Number(value) : value);
  const answers = { eq: order === 0, gt: order > 0, ge: order >= 0, lt: order < 0, le: order <= 0 };
  return answers[op];
};

const fits = (row: Row, { filter, match }: RowQuery): boolean =>
  filter.length === 0 ||
  (match === 'all' ? filter.every((each) => holds(row, each)) : filter.some((each) => holds(row, each)));

const requireColumns = (table: Table, { filter, sort }: RowQuery): void => {
  const known = new Set(table.columns.map(({ name }) => name));
  for (const { column: name } of [...filter, ...sort])
    if (!known.has(name)) throw new UpstreamError('input.malformed', {}, { field: name });
};

/** One page of a table. */
export const read = (table: Table, query: RowQuery): RowPage => {
  requireColumns(table, query);
  const found = (rowsOf[table.name] ?? []).filter((row) => fits(row, query));
  const order = (a: Row, b: Row): number => {
    for (const { column: name, direction } of query.sort) {
      const difference = compare(a[name], b[name]) * direction;
      if (difference !== 0) return difference;
    }
    return 0;
  };
  const from = (query.page - 1) * query.perPage;
  return { rows: found.toSorted(order).slice(from, from + query.perPage), total: found.length };
};
