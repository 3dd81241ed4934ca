/** Method `mqtt`: a message broker that is listened to with a user name and a password. Nothing is ever published. */
import type { Row, Table } from '../../../../contract/index.ts';
import type { Access, Method, RowPage, RowQuery } from '../../../ports.ts';
import { UpstreamError } from '../../upstream-error.ts';
import type { MethodParts } from '../method-parts.ts';
import { brokerOf } from './broker.ts';
import { check, enter, probe } from './check.ts';
import type { Message } from './session.ts';

const column = (name: string, key = false) => ({ name, type: 'text', nullable: false, key, custom: false });

/** What can be read: the last message of every topic that spoke. */
const messages: Table = {
  name: 'messages',
  custom: false,
  columns: [column('topic', true), column('payload')],
};

/** Topics that are listened to for one page, and how long. */
const most = 1_000;
const listenMs = 3_000;

/** Bytes that are no text come as base64. */
const textOf = (payload: Buffer): string => {
  const text = payload.toString('utf8');
  return Buffer.from(text, 'utf8').equals(payload) ? text : payload.toString('base64');
};

const tests: Readonly<Record<RowQuery['filter'][number]['op'], (mine: string, value: string) => boolean>> = {
  eq: (mine, value) => mine === value,
  contains: (mine, value) => mine.includes(value),
  gt: (mine, value) => mine > value,
  lt: (mine, value) => mine < value,
  ge: (mine, value) => mine >= value,
  le: (mine, value) => mine <= value,
};

const fits = (row: Row, { filter, match }: RowQuery): boolean => {
  const results = filter.map(({ column: name, op, value }) => tests[op](String(row[name]), value));
  return match === 'all' || results.length === 0 ? results.every(Boolean) : results.some(Boolean);
};

const compared = (a: Row, b: Row, { sort }: RowQuery): number => {
  for (const { column: name, direction } of [...sort, { column: 'topic', direction: 1 as const }]) {
    const [one, other] = [String(a[name]), String(b[name])];
    if (one !== other) return one < other ? -direction : direction;
  }
  return 0;
};

const requireColumns = ({ filter, sort }: RowQuery): void => {
  const unknown = [...filter, ...sort].find(
    ({ column: name }) => !messages.columns.some((each) => each.name === name),
  );
  if (unknown) throw new UpstreamError('input.malformed', { column: unknown.column.slice(0, 60) });
};

const pageOf = (seen: readonly Message[], query: RowQuery): RowPage => {
  const rows = seen
    .map(({ topic, payload }): Row => ({ topic, payload: textOf(payload) }))
    .filter((row) => fits(row, query))
    .toSorted((a, b) => compared(a, b, query));
  const from = (query.page - 1) * query.perPage;
  // Who listens longer may hear more: nobody counts the topics of a broker.
  return { rows: rows.slice(from, from + query.perPage), total: null };
};

/** Makes the method. */
export const createMqtt = ({ egress }: Pick<MethodParts, 'egress'>): Method => {
  const within = async (access: Access, signal: AbortSignal, ms: number): Promise<readonly Message[]> => {
    const broker = brokerOf(access);
    const session = await enter({ egress, access, signal }, broker);
    try {
      return ms === 0 ? [] : await session.listen(broker.topic, most, ms);
    } finally {
      session.end();
    }
  };
  return {
    id: 'mqtt',
    probe: (access, signal) => probe({ egress, access, signal }),
    check: (access, report, signal) => check({ egress, access, signal }, report),
    describe: async (access, signal) => {
      await within(access, signal, 0);
      return [messages];
    },
    read: async (access, _table, query, signal) => {
      requireColumns(query);
      return pageOf(await within(access, signal, listenMs), query);
    },
  };
};
