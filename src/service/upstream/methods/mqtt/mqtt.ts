/** Method `mqtt`: a message broker that is listened to with a user name and a password. Nothing is ever published. */
import type { Row, Table } from '../../../../contract/index.ts';
import type { Access, Method, RowPage, RowQuery } from '../../../ports.ts';
import type { MethodParts } from '../method-parts.ts';
import { cut, requireColumns } from '../rows-at-hand.ts';
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

const pageOf = (seen: readonly Message[], query: RowQuery): RowPage => {
  const rows = seen.map(({ topic, payload }): Row => ({ topic, payload: textOf(payload) }));
  // Who listens longer may hear more: nobody counts the topics of a broker.
  return { rows: cut(messages, rows, query).rows, total: null };
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
      requireColumns(messages, query);
      return pageOf(await within(access, signal, listenMs), query);
    },
  };
};
