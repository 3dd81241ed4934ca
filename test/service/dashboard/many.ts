// Rows by the thousand for the dashboard's lists: several at one time, in the order of nobody's choosing.
import type { Insertable } from 'kysely';
import type { Tables } from '../../../src/service/tables.ts';
import { clientRow, connectionRow } from '../rows.ts';
import type { Desk } from './desk.ts';

const statuses = [
  'active',
  'active',
  'active',
  'degraded',
  'reauthorization_required',
  'paused',
  'disconnected',
];
const deliveryStatuses = ['delivered', 'delivered', 'failed', 'pending'];

const numbers = (count: number): number[] => Array.from({ length: count }, (_, at) => at);

/** Rows in the order of nobody's choosing: several at one time. */
const add = async <T extends keyof Tables>(desk: Desk, table: T, rows: readonly Insertable<Tables[T]>[]) => {
  for (let at = 0; at < rows.length; at += 500)
    await desk.ports.store
      .insertInto(table)
      .values(rows.slice(at, at + 500))
      .execute();
};

const owner = (desk: Desk) => ({ client_id: desk.client.id, mode: desk.client.mode });

/** Fills its table. */
export const connections = (desk: Desk, count: number) =>
  add(
    desk,
    'connection',
    numbers(count).map((at) =>
      connectionRow(`con_${(at * 7919) % 100_003}`, desk.client.id, desk.client.mode, {
        status: statuses[at % statuses.length] ?? 'active',
        since: 1_000 + Math.floor(at / 3),
        customer_id: `cust-${at}`,
        customer_name: `Customer ${at}`,
        system_id: `sys-${(at % 30) + 1}`,
        name: `Plant ${at}`,
      }),
    ),
  );

const endpoint = (desk: Desk, id: string, at: number) => ({
  ...{ id, ...owner(desk), url: `https://hook.test/${id}`, created_at: 1_000 + Math.floor(at / 3) },
  ...{
    disabled_at: at % 5 === 0 ? 1 : null,
    disabled_reason: at % 5 === 0 ? 'gone' : null,
    failing_since: null,
  },
});

/** Fills its table. */
export const deliveries = async (desk: Desk, count: number) => {
  await add(desk, 'webhook_endpoint', count === 0 ? [] : [endpoint(desk, 'whe_1', 1)]);
  await add(
    desk,
    'outbox',
    numbers(count).map((at) => ({
      ...{ id: `evt_${at}`, ...owner(desk), type: 'connection.degraded', created_at: at, delivered_at: null },
      ...{
        payload: JSON.stringify({ connection_id: `con_${at % 10}`, customer_id: 'c' }),
        connection_id: `con_${at % 10}`,
      },
    })),
  );
  await add(
    desk,
    'webhook_delivery',
    numbers(count).map((at) => ({
      ...{
        event_id: `evt_${at}`,
        endpoint_id: 'whe_1',
        ...owner(desk),
        attempts: 1,
        next_at: 1,
        ended_at: null,
      },
      ...{
        status: deliveryStatuses[at % 4] ?? 'failed',
        last_status: 500,
        last_error: null,
        created_at: Math.floor(at / 3),
      },
    })),
  );
};

/** Fills its table. */
export const endpoints = (desk: Desk, count: number) =>
  add(
    desk,
    'webhook_endpoint',
    numbers(count).map((at) => endpoint(desk, `whe_${(at * 7919) % 100_003}`, at)),
  );

/** Fills its table. */
export const clients = (desk: Desk, count: number) =>
  add(
    desk,
    'client',
    numbers(count).map((at) =>
      clientRow(`mkc_live_${at}`, 'live', { name: `Partner ${at}`, created_at: Math.floor(at / 3) }),
    ),
  );

/** Fills its table. */
export const requests = (desk: Desk, count: number) =>
  add(
    desk,
    'system_request',
    numbers(count).map((at) => ({
      ...{
        id: `req_${at}`,
        ...owner(desk),
        customer_id: 'c',
        session_id: 's',
        name: `System ${at}`,
        maker: null,
      },
      ...{
        note: null,
        lang: null,
        created_at: Math.floor(at / 3),
        done_at: at % 2 === 0 ? 5 : null,
        expires_at: 9e15,
      },
    })),
  );
