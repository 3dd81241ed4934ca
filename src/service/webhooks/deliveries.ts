/** Deliveries as rows: which are due, who has one, what became of it. Guarded updates: of any number of nodes one makes an attempt. */
import type { Selectable } from 'kysely';
import { audit } from '../audit.ts';
import type { Ports } from '../ports.ts';
import type { OutboxTable } from '../tables.ts';
import { mostAttempts } from './schedule.ts';
import type { WebhookDeliveryTable, WebhookEndpointTable } from './tables.ts';

type Delivery = Selectable<WebhookDeliveryTable>;
type Rows = Pick<Ports, 'store' | 'clock'>;

/** A delivery that is due: where to, and what to tell. */
export type Due = Delivery &
  Pick<WebhookEndpointTable, 'url'> &
  Pick<OutboxTable, 'type' | 'payload'> & { readonly happened_at: number };

/** How long an attempt keeps others from the delivery, in milliseconds: longer than one can take. */
const lease = 60_000;

/** What is due, the longest waiting first; not of endpoints that are busy. */
export const dueDeliveries = async (
  { store, clock }: Rows,
  most: number,
  busy: readonly string[],
): Promise<Due[]> =>
  store
    .selectFrom('webhook_delivery')
    .innerJoin('webhook_endpoint', 'webhook_endpoint.id', 'webhook_delivery.endpoint_id')
    .innerJoin('outbox', 'outbox.id', 'webhook_delivery.event_id')
    .selectAll('webhook_delivery')
    .select([
      'webhook_endpoint.url as url',
      'outbox.type as type',
      'outbox.payload as payload',
      'outbox.created_at as happened_at',
    ])
    .where('webhook_delivery.status', '=', 'pending')
    .where('webhook_delivery.next_at', '<=', clock())
    .where('webhook_endpoint.disabled_at', 'is', null)
    .$if(busy.length > 0, (due) => due.where('webhook_delivery.endpoint_id', 'not in', busy))
    .orderBy('webhook_delivery.next_at')
    .limit(most)
    .execute();

const one = ({ store }: Pick<Ports, 'store'>, { event_id, endpoint_id, attempts }: Delivery) =>
  store
    .updateTable('webhook_delivery')
    .where('event_id', '=', event_id)
    .where('endpoint_id', '=', endpoint_id)
    .where('attempts', '=', attempts)
    .where('status', '=', 'pending');

/** Takes the next attempt of a delivery, counted before it is made; undefined when somebody else has it, or there is none left. */
export const beginAttempt = async (rows: Rows, due: Due): Promise<Due | undefined> => {
  const begun = { attempts: due.attempts + 1, next_at: rows.clock() + lease };
  // Its last attempt was begun by a process that is gone.
  const over = due.attempts >= mostAttempts;
  const { numUpdatedRows } = await one(rows, due)
    .set(over ? { status: 'failed', ended_at: rows.clock() } : begun)
    .executeTakeFirst();
  return numUpdatedRows === 1n && !over ? { ...due, ...begun } : undefined;
};

/** The endpoint took it. */
export const endDelivered = async (rows: Rows, due: Due, status: number): Promise<void> => {
  const at = rows.clock();
  await rows.store.transaction().execute(async (store) => {
    await one({ store }, due)
      .set({ status: 'delivered', ended_at: at, last_status: status, last_error: null })
      .execute();
    await store
      .updateTable('outbox')
      .set({ delivered_at: at })
      .where('id', '=', due.event_id)
      .where('delivered_at', 'is', null)
      .execute();
  });
};

/** Why an attempt failed: what the endpoint answered, or a failure's code. */
export type Fault = { readonly last_status: number | null; readonly last_error: string | null };

/** Tries again after `wait` milliseconds, or never when there is none. */
export const endFailed = async (
  rows: Rows,
  due: Due,
  fault: Fault,
  wait: number | undefined,
): Promise<void> => {
  const now = rows.clock();
  await one(rows, due)
    .set({
      ...fault,
      ...(wait === undefined ? { status: 'failed', ended_at: now } : { next_at: now + wait }),
    })
    .execute();
};

/** The endpoint said that it is gone: nothing more goes there. */
export const disableEndpoint = (rows: Rows, due: Due): Promise<void> =>
  rows.store.transaction().execute(async (store) => {
    const at = rows.clock();
    await store
      .updateTable('webhook_endpoint')
      .set({ disabled_at: at })
      .where('id', '=', due.endpoint_id)
      .where('disabled_at', 'is', null)
      .execute();
    await store
      .updateTable('webhook_delivery')
      .set({ status: 'failed', ended_at: at, last_status: 410 })
      .where('endpoint_id', '=', due.endpoint_id)
      .where('status', '=', 'pending')
      .execute();
    const client = { id: due.client_id, mode: due.mode };
    await audit(store, {
      at,
      client,
      actor: 'service',
      action: 'webhook.disabled',
      subject: due.endpoint_id,
    });
  });
