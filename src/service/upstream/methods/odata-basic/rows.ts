/** Records as the system sends them, in one shape for OData V2 and V4: annotations and links removed, V2 dates as ISO 8601. */
import type { Row } from '../../../../contract/index.ts';
import type { EgressAnswer, RowPage } from '../../../ports.ts';
import { UpstreamError } from '../../upstream-error.ts';
import { jsonOf } from '../../http/answer.ts';

const v2Date = /^\/Date\((-?\d{1,15})(?:[+-]\d{1,5})?\)\/$/;

const isLink = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && '__deferred' in value;

/** Levels inside a record; what systems send has three or four. */
const deepest = 32;

const inside = (depth: number): number => {
  if (depth >= deepest) throw new UpstreamError('data.unreadable');
  return depth + 1;
};

const plain = (value: unknown, depth: number): unknown => {
  if (typeof value === 'string') {
    const ms = v2Date.exec(value)?.[1];
    const date = ms === undefined ? undefined : new Date(Number(ms));
    return date && Number.isFinite(date.getTime()) ? date.toISOString() : value;
  }
  if (Array.isArray(value)) return value.map((each) => plain(each, inside(depth)));
  return typeof value === 'object' && value !== null ? rowOf(value, inside(depth)) : value;
};

const rowOf = (record: object, depth = 1): Row =>
  Object.fromEntries(
    Object.entries(record)
      .filter(([name, value]) => !name.includes('@') && name !== '__metadata' && !isLink(value))
      .map(([name, value]) => [name, plain(value, depth)]),
  );

const isRecord = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const counted = (value: unknown): number | null => {
  const count = typeof value === 'string' || typeof value === 'number' ? Number(value) : NaN;
  return Number.isSafeInteger(count) && count >= 0 ? count : null;
};

const asPage = (list: unknown, count: unknown): RowPage => {
  if (!Array.isArray(list)) throw new UpstreamError('data.unreadable');
  return { rows: list.filter(isRecord).map((record) => rowOf(record)), total: counted(count) };
};

/** Whether the system says that it cut the answer short (`@odata.nextLink`; `__next` in V2). The link itself is not followed. */
export const isCut = (answer: EgressAnswer): boolean => {
  const json = jsonOf(answer);
  const v2 = json?.['d'];
  const next = isRecord(v2) ? (v2 as { __next?: unknown }).__next : json?.['@odata.nextLink'];
  return typeof next === 'string' && next !== '';
};

/** The page of records in an answer. Throws `data.unreadable` when it holds none. */
export const pageOf = (answer: EgressAnswer): RowPage => {
  const json = jsonOf(answer);
  const v2 = json?.['d'];
  if (Array.isArray(v2)) return asPage(v2, undefined);
  if (isRecord(v2)) {
    const { results, __count } = v2 as { results?: unknown; __count?: unknown };
    return asPage(results, __count);
  }
  return asPage(json?.['value'], json?.['@odata.count'] ?? json?.['@count']);
};
