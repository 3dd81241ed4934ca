/** The newest record of a table, and when it changed, where a column plainly says so. */
import type { Row } from '../../../../contract/index.ts';
import { labelOf } from '../../record-label.ts';
import { UpstreamError } from '../../upstream-error.ts';
import { readingOf } from './answer.ts';
import type { Ask } from '../../http/ask.ts';
import { isName } from './entity-sets.ts';
import { pageOf } from './rows.ts';
import type { Target } from './target.ts';

/** Names under which systems keep the time of the last change (or of creation), best first. */
const timeNames = [
  /^(?:modified|changed|updated)(?:At|On)$/i,
  /^Last_?(?:Change|Changed|Modified|Modify|Update)_?(?:d)?(?:Date_?Time|On|At|Date)$/i,
  /^System_?Modified_?At$/i,
  /^(?:created)(?:At|On)$/i,
  /^Creation_?(?:Date|DateTime)$/i,
];

const timeColumn = (row: Row): string | undefined =>
  timeNames
    .map((pattern) => Object.keys(row).find((name) => pattern.test(name) && isName(name)))
    .find((name) => name !== undefined);

const asDate = (value: unknown): string | undefined => {
  const ms = typeof value === 'string' ? Date.parse(value) : NaN;
  return Number.isFinite(ms) ? new Date(ms).toISOString() : undefined;
};

/** What is told of the newest record; `date` is ISO 8601. */
export interface Newest {
  readonly date: string;
  readonly name?: string;
}

const told = (row: Row | undefined, column: string): Newest | undefined => {
  const date = asDate(row?.[column]);
  if (!row || date === undefined) return undefined;
  const name = labelOf(row);
  return { date, ...(name !== undefined && { name }) };
};

/** The newest record; undefined where no column says when it changed, or the system does not sort by it. */
export const newest = async (
  ask: Ask,
  target: Target,
  table: string,
  sample: Row,
): Promise<Newest | undefined> => {
  const column = timeColumn(sample);
  if (column === undefined) return undefined;
  const url = target.url(target.scope, table, { $top: '1', $orderby: `${column} desc` });
  try {
    const answer = await ask(url, { signedIn: true });
    return readingOf(answer) === 'odata' ? told(pageOf(answer).rows[0], column) : undefined;
  } catch (error) {
    if (error instanceof UpstreamError) return undefined;
    throw error;
  }
};
