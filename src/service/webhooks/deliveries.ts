/** Deliveries as rows: which are due, who has one, what became of it. Guarded updates: of any number of nodes one makes an attempt. */
import type { Kysely, Selectable } from 'kysely';
import { newId } from '../digest.ts';
import { erasedReason } from '../erasure/events.ts';
import type { Ports, Store } from '../ports.ts';
import type { Tables } from '../tables.ts';
import { mostAttempts } from './schedule.ts';
import type { OutboxTable, WebhookDeliveryTable, WebhookEndpointTable } from './tables.ts';

type Delivery = Selectable<WebhookDeliveryTable>;
type Rows = Pick<Ports, 'store' | 'clock'>;

/** An endpoint for which something is due; it fails when its latest attempt did. */
export interface Queue {
  readonly id: string;
  readonly fails: boolean;
}

/** A delivery that is due: where to, and what to tell. */
export type Due = Delivery &
  Pick<WebhookEndpointTable, 'url'> &
  Pick<OutboxTable, 'type' | 'payload'> & {
    readonly happened_at: number;
    readonly failing_since: number | null;
  };

/** How long an attempt keeps others from the delivery, in milliseconds: longer than one can take. */
const lease = 60_000;

/** Which queues are left out: those of endpoints that are busy, and of all that fail where there is no room for these. */
export interface LeftOut {
  readonly busy: readonly string[];
  readonly failing: boolean;
}

/** Endpoints for which something is due, the longest waiting first. Each is asked by its index: what waits elsewhere is not read. */
export const dueQueues = async (
  { store, clock }: Rows,
  most: number,
  { busy, failing }: LeftOut,
): Promise<Queue[]> => {
  const rows = await store
    .selectFrom((from) =>
      from
        .selectFrom('webhook_endpoint')
        .select((row) => [
          'id',
          'failing_since',
          row
            .selectFrom('webhook_delivery')
            .select((each) => each.fn.min('next_at').as('first'))
            .whereRef('webhook_delivery.endpoint_id', '=', 'webhook_endpoint.id')
            .where('webhook_delivery.status', '=', 'pending')
            .as('first'),
        ])
        .where('disabled_at', 'is', null)
        .$if(busy.length > 0, (free) => free.where('id', 'not in', busy))
        .$if(failing, (free) => free.where('failing_since', 'is', null))
        .as('queue'),
    )
    .select(['id', 'failing_since'])
    .where('first', '<=', clock())
    .orderBy('first')
    .limit(most)
    .execute();
  return rows.map(({ id, failing_since }) => ({ id, fails: failing_since !== null }));
};

/** What is due for one endpoint, the longest waiting first. */
export const dueDeliveries = async (
  { store }: Pick<Rows, 'store'>,
  endpoint: string,
  { most, now }: { readonly most: number; readonly now: number },
): Promise<Due[]> =>
  store
    .selectFrom('webhook_delivery')
    .innerJoin('webhook_endpoint', 'webhook_endpoint.id', 'webhook_delivery.endpoint_id')
    .innerJoin('outbox', 'outbox.id', 'webhook_delivery.event_id')
    .selectAll('webhook_delivery')
    .select([
      'webhook_endpoint.url as url',
      'webhook_endpoint.failing_since as failing_since',
      'outbox.type as type',
      'outbox.payload as payload',
      'outbox.created_at as happened_at',
    ])
    .where('webhook_delivery.endpoint_id', '=', endpoint)
    .where('webhook_delivery.status', '=', 'pending')
    .where('webhook_delivery.next_at', '<=', now)
    .where('webhook_endpoint.disabled_at', 'is', null)
    .orderBy('webhook_delivery.next_at')
    .orderBy('webhook_delivery.created_at')
    .limit(most)
    .execute();

const one = (store: Store, { event_id, endpoint_id, attempts }: Delivery) =>
  store
    .updateTable('webhook_delivery')
    .where('event_id', '=', event_id)
    .where('endpoint_id', '=', endpoint_id)
    .where('attempts', '=', attempts)
    .where('status', '=', 'pending');

/** Takes the next attempt of a delivery, counted before it is made; undefined when somebody else has it, or there is none left. */
export const beginAttempt = async ({ store, clock }: Rows, due: Due): Promise<Due | undefined> => {
  const now = clock();
  const begun = { attempts: due.attempts + 1, next_at: now + lease };
  // Its last attempt was begun by a process that is gone.
  const over = due.attempts >= mostAttempts;
  const { numUpdatedRows } = await one(store, due)
    .set(over ? { status: 'failed', ended_at: now } : begun)
    .executeTakeFirst();
  return numUpdatedRows === 1n && !over ? { ...due, ...begun } : undefined;
};

/** What came of an attempt: what the endpoint answered or a failure's code, when it was begun, and how long it took. */
export interface Outcome {
  readonly last_status: number | null;
  readonly last_error: string | null;
  readonly at: number;
  readonly ms: number;
}

/** What becomes of a delivery. Its attempt is in the log if it was still this one's; else somebody else's word stands. */
const settle = async (
  db: Kysely<Tables>,
  due: Due,
  { at, ms, ...last }: Outcome,
  set: Partial<Pick<Delivery, 'status' | 'ended_at' | 'next_at'>>,
): Promise<boolean> => {
  const { numUpdatedRows } = await one(db, due)
    .set({ ...last, ...set })
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return false;
  const { event_id, endpoint_id } = due;
  const { last_status: status, last_error: error } = last;
  await db
    .insertInto('webhook_attempt')
    .values({ id: newId('wha'), event_id, endpoint_id, at, status, error, ms })
    .execute();
  return true;
};

const setFailing = async (db: Kysely<Tables>, due: Due, since: number | null): Promise<void> => {
  if ((due.failing_since === null) === (since === null)) return;
  await db
    .updateTable('webhook_endpoint')
    .set({ failing_since: since })
    .where('id', '=', due.endpoint_id)
    .where('failing_since', since === null ? 'is not' : 'is', null)
    .execute();
};

/** The last word of an erased customer, which names it, is kept no longer than it takes to tell it. */
const forgetErased = async (db: Kysely<Tables>, { event_id, type, payload }: Due): Promise<void> => {
  if (type !== 'connection.disconnected' || !payload.includes(`"reason":"${erasedReason}"`)) return;
  const waits = db
    .selectFrom('webhook_delivery')
    .select('event_id')
    .where('event_id', '=', event_id)
    .where('status', '=', 'pending');
  await db
    .deleteFrom('outbox')
    .where('id', '=', event_id)
    .where((event) => event.not(event.exists(waits)))
    .execute();
};

/** The endpoint took it. */
export const endDelivered = async ({ store, clock }: Rows, due: Due, outcome: Outcome): Promise<void> => {
  const at = clock();
  await store.transaction().execute(async (db) => {
    await settle(db, due, outcome, { status: 'delivered', ended_at: at });
    await setFailing(db, due, null);
    await db
      .updateTable('outbox')
      .set({ delivered_at: at })
      .where('id', '=', due.event_id)
      .where('delivered_at', 'is', null)
      .execute();
    await forgetErased(db, due);
  });
};

/** Tries again after `wait` milliseconds, or never when there is none. */
export const endFailed = async (
  { store, clock }: Rows,
  due: Due,
  outcome: Outcome,
  wait: number | undefined,
): Promise<void> => {
  const now = clock();
  await store.transaction().execute(async (db) => {
    const next = wait === undefined ? { status: 'failed', ended_at: now } : { next_at: now + wait };
    await settle(db, due, outcome, next);
    await setFailing(db, due, outcome.at);
  });
};

/** Writes down the attempt that was answered by 410; what becomes of the delivery is decided with its endpoint. */
export const logAttempt = async (db: Kysely<Tables>, due: Due, outcome: Outcome): Promise<void> => {
  await settle(db, due, outcome, {});
};
