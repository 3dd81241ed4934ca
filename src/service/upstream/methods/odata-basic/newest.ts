/** When the newest record of a table changed, where a column plainly says so. */
import type { Row } from '../../../../contract/index.ts';
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

/** The time of the newest record as ISO 8601; undefined where no column says, or the system does not sort by it. */
export const newest = async (
  ask: Ask,
  target: Target,
  table: string,
  sample: Row,
): Promise<string | undefined> => {
  const column = timeColumn(sample);
  if (column === undefined) return undefined;
  const url = target.url(target.scope, table, { $top: '1', $orderby: `${column} desc` });
  try {
    const answer = await ask(url, { signedIn: true });
    return readingOf(answer) === 'odata' ? asDate(pageOf(answer).rows[0]?.[column]) : undefined;
  } catch (error) {
    if (error instanceof UpstreamError) return undefined;
    throw error;
  }
};
