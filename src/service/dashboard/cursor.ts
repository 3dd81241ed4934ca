/** Cursors: where a page ended, so that the next begins behind it whatever came or went meanwhile. Opaque to whoever holds one. */
import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { CursorQuery } from '../../contract/index.ts';
import { ProblemError } from '../http/problem-error.ts';

/** The values that a list is sorted by, of one row: numbers first, then ids. Every list goes downwards in all of them. */
export type Position = readonly (string | number)[];

const unknown = (): ProblemError =>
  new ProblemError('malformed_request', {
    detail: 'Some fields are missing or not as expected.',
    errors: [{ pointer: '/query/cursor', detail: 'is not a cursor of this list' }],
  });

/** What a list is sorted by: the rank that a `case` gives, a time or a count, a text. */
type Kind = 'rank' | 'number' | 'string';

/** PostgreSQL compares a rank as a 32-bit integer, and fails on what is none. */
const highestRank = 100;

const fits: Readonly<Record<Kind, (value: unknown) => boolean>> = {
  rank: (value) => Number.isSafeInteger(value) && Math.abs(value as number) <= highestRank,
  number: (value) => Number.isSafeInteger(value),
  string: (value) => typeof value === 'string' && !value.includes('\0'),
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    throw unknown();
  }
};

const read = (text: string, kinds: readonly Kind[]): Position => {
  const position = parsed(text);
  if (!Array.isArray(position) || position.length !== kinds.length) throw unknown();
  if (!kinds.every((kind, at) => fits[kind](position[at]))) throw unknown();
  return position as Position;
};

/** Rows that a page asks for: one more than it shows, to know whether there is another. */
export const wanted = ({ limit }: CursorQuery): number => Number(limit ?? 50) + 1;

/** Rows behind the cursor; all where there is none. `columns` are what the list is sorted by. */
export const behind = (
  { cursor }: CursorQuery,
  columns: readonly RawBuilder<unknown>[],
  kinds: readonly Kind[],
): RawBuilder<SqlBool> => {
  if (cursor === undefined) return sql<SqlBool>`1 = 1`;
  const position = read(cursor, kinds);
  // SQLite seeks by an expression's index only where the expression stands alone.
  return sql<SqlBool>`${columns[0]} <= ${position[0]} and (${sql.join(columns)}) < (${sql.join(position)})`;
};

/** The page and the cursor of the next, of the rows that were read. */
export const pageOf = <T>(
  query: CursorQuery,
  rows: readonly T[],
  positionOf: (row: T) => Position,
): { readonly page: readonly T[]; readonly next: string | null } => {
  const page = rows.slice(0, wanted(query) - 1);
  const last = page.at(-1);
  if (rows.length === page.length || last === undefined) return { page, next: null };
  return { page, next: Buffer.from(JSON.stringify(positionOf(last))).toString('base64url') };
};
