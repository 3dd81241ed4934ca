/** A first look at the records: how many the first filled table has, and when the newest changed. */
import { sql } from 'kysely';
import { UpstreamError } from '../../upstream-error.ts';
import type { SqlAddress } from './address.ts';
import type { Found, SqlDialect, SqlSession } from './dialect.ts';

/** What was seen; `newest` is ISO 8601. */
export interface Sample {
  readonly table: string;
  readonly count: number;
  readonly newest?: string;
}

/** Names under which databases keep the time of the last change or of creation, best first; separators and case are left out. */
const timeNames = [
  /^(?:(?:date)?(?:last)?(?:modified|changed|updated)(?:at|on|date|time|ts)?|lastchange|lastmod|(?:modification|change|update)(?:date|time|ts))$/,
  /^(?:(?:date)?(?:created|inserted|recorded|reported|entered)(?:at|on|date|time|ts)?|(?:creation|insert)(?:date|time|ts))$/,
  /^(?:timestamp|ts|time|date|datetime)$/,
];

/** The column that tells best when a record came or changed; undefined where none plainly does (a due date tells of the future). */
export const timeColumn = (names: readonly string[]): string | undefined =>
  timeNames
    .map((pattern) => names.find((name) => pattern.test(name.toLowerCase().replace(/[^a-z]/g, ''))))
    .find((name) => name !== undefined);

/** Rows that are counted one by one; beyond it the planner's estimate counts. */
const counted = 100_000;

/** Tables that are tried before it is said that there are no records. */
const tried = 5;

const rank = ({ times }: Found): number => (timeColumn(times) === undefined ? 1 : 0);

/** Tables that tell when they changed come first, then large ones. */
export const promising = (tables: readonly Found[]): readonly Found[] =>
  tables
    .filter(({ readable }) => readable)
    .toSorted((a, b) => rank(a) - rank(b) || b.estimate - a.estimate)
    .slice(0, tried);

const countOf = async (
  session: SqlSession,
  dialect: SqlDialect,
  address: SqlAddress,
  table: Found,
): Promise<number> => {
  const from = dialect.tableName(address, table.name);
  const [row] = await session.rows(dialect.counting(from, sql``, counted + 1), 'data.failed');
  const count = Number(row?.['count'] ?? 0);
  return count > counted ? Math.max(counted, Math.round(table.estimate)) : count;
};

const asDate = (value: unknown): string | undefined => {
  const ms = typeof value === 'string' ? Date.parse(/T[\d:.]+$/.test(value) ? `${value}Z` : value) : NaN;
  return Number.isFinite(ms) ? new Date(ms).toISOString() : undefined;
};

/** A large table without an index on the column does not answer in time: then the date is left out. */
const newestOf = async (
  session: SqlSession,
  dialect: SqlDialect,
  address: SqlAddress,
  { name, times }: Found,
): Promise<string | undefined> => {
  const column = timeColumn(times);
  if (column === undefined) return undefined;
  try {
    const [row] = await session.rows(
      sql`select max(${sql.id(column)}) as newest from ${dialect.tableName(address, name)}`,
      'data.failed',
    );
    return asDate(row?.['newest']);
  } catch (error) {
    if (error instanceof UpstreamError && error.code === 'data.timeout') return undefined;
    throw error;
  }
};

/** The first table with records; undefined when the tried ones are all empty. */
export const sampleOf = async (
  session: SqlSession,
  dialect: SqlDialect,
  address: SqlAddress,
  tables: readonly Found[],
): Promise<Sample | undefined> => {
  for (const table of promising(tables)) {
    const count = await countOf(session, dialect, address, table);
    if (count === 0) continue;
    const newest = await newestOf(session, dialect, address, table);
    return { table: table.name, count, ...(newest !== undefined && { newest }) };
  }
  return undefined;
};
