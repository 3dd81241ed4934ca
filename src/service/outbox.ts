/** The outbox: webhook events, written in the transaction of the deed they tell of; delivering them is work for `webhooks/`. */
import { setImmediate } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { webhookTypes, type Mode } from '../contract/index.ts';
import { newId } from './digest.ts';
import type { Tables } from './tables.ts';

type Client = { readonly id: string; readonly mode: Mode };

/** Whether partners are told of this by webhook. */
const isTold = (type: string): boolean => webhookTypes.some((known) => known === type);

const addDeliveries = async (db: Kysely<Tables>, { id, mode }: Client, event: string, at: number) => {
  const endpoints = await db
    .selectFrom('webhook_endpoint')
    .select('id')
    .where('client_id', '=', id)
    .where('mode', '=', mode)
    .where('disabled_at', 'is', null)
    .execute();
  if (endpoints.length === 0) return;
  const nothingYet = { attempts: 0, last_status: null, last_error: null, ended_at: null };
  const times = { next_at: at, created_at: at };
  const rows = endpoints.map((endpoint) => ({
    ...nothingYet,
    ...times,
    event_id: event,
    endpoint_id: endpoint.id,
    client_id: id,
    mode,
    status: 'pending',
  }));
  await db.insertInto('webhook_delivery').values(rows).execute();
};

/** Writes one event for a client, and a delivery for each of its endpoints. `payload` holds ids and codes, never a secret. */
export const announce = async (
  db: Kysely<Tables>,
  client: Client,
  type: string,
  payload: Readonly<Record<string, string | number | boolean | null>>,
  at: number,
): Promise<void> => {
  const id = newId('evt');
  await db
    .insertInto('outbox')
    .values({
      id,
      client_id: client.id,
      mode: client.mode,
      type,
      payload: JSON.stringify(payload),
      created_at: at,
      delivered_at: null,
    })
    .execute();
  if (isTold(type)) await addDeliveries(db, client, id, at);
};

/** Events that one statement deletes at most: SQLite answers nobody else meanwhile. */
const batch = 500;

/** Forgets the events from before this time that are told, or are to be told to nobody, with their deliveries; what waits for an attempt stays. */
export const forgetTold = async (db: Kysely<Tables>, before: number): Promise<void> => {
  for (let deleted = batch; deleted === batch;) {
    const old = db
      .selectFrom('outbox')
      .select('id')
      .where('created_at', '<=', before)
      .where((event) =>
        event.not(
          event.exists(
            event
              .selectFrom('webhook_delivery')
              .select('event_id')
              .whereRef('webhook_delivery.event_id', '=', 'outbox.id')
              .where('webhook_delivery.status', '=', 'pending'),
          ),
        ),
      )
      .limit(batch);
    const done = await db.deleteFrom('outbox').where('id', 'in', old).executeTakeFirst();
    deleted = Number(done.numDeletedRows);
    await setImmediate();
  }
};
