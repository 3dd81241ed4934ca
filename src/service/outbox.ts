/** The outbox: webhook events, written in the transaction of the deed they tell of; delivering them is work for `webhooks/`. */
import { setImmediate } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { toldTypes, type Mode } from '../contract/index.ts';
import { newId } from './digest.ts';
import type { Tables } from './tables.ts';
import { wants } from './webhooks/wants.ts';

type Client = { readonly id: string; readonly mode: Mode };
type Json = string | number | boolean | null | { readonly [name: string]: Json };

/** The `data` of an event: ids, codes and what is to be told of them; never a secret. */
export type Payload = Readonly<Record<string, Json>>;

/** Whether partners are told of this by webhook. */
const isTold = (type: string): boolean => toldTypes.some((known) => known === type);

const connectionIn = ({ connection_id: id }: Payload): string | null => (typeof id === 'string' ? id : null);

const insertEvent = async (
  db: Kysely<Tables>,
  { id: client_id, mode }: Client,
  { type, payload, at }: { readonly type: string; readonly payload: Payload; readonly at: number },
): Promise<string> => {
  const id = newId('evt');
  const event = { id, client_id, mode, type, payload: JSON.stringify(payload) };
  await db
    .insertInto('outbox')
    .values({ ...event, connection_id: connectionIn(payload), created_at: at, delivered_at: null })
    .execute();
  return id;
};

const addDeliveries = async (
  db: Kysely<Tables>,
  { id: client_id, mode }: Client,
  { event, to, at }: { readonly event: string; readonly to: readonly string[]; readonly at: number },
): Promise<void> => {
  if (to.length === 0) return;
  const nothingYet = { attempts: 0, last_status: null, last_error: null, ended_at: null };
  const one = {
    ...nothingYet,
    event_id: event,
    client_id,
    mode,
    status: 'pending',
    next_at: at,
    created_at: at,
  };
  await db
    .insertInto('webhook_delivery')
    .values(to.map((endpoint_id) => ({ ...one, endpoint_id })))
    .execute();
};

/** The endpoints of a client that want to be told of this. */
const listenersOf = async (db: Kysely<Tables>, { id, mode }: Client, type: string): Promise<string[]> => {
  const endpoints = await db
    .selectFrom('webhook_endpoint')
    .select(['id', 'events'])
    .where('client_id', '=', id)
    .where('mode', '=', mode)
    .where('disabled_at', 'is', null)
    .execute();
  return endpoints.filter((endpoint) => wants(endpoint, type)).map((endpoint) => endpoint.id);
};

/** Writes one event for a client, and a delivery for each of its endpoints that wants it. */
export const announce = async (
  db: Kysely<Tables>,
  client: Client,
  type: string,
  payload: Payload,
  at: number,
): Promise<void> => {
  const event = await insertEvent(db, client, { type, payload, at });
  if (isTold(type)) await addDeliveries(db, client, { event, to: await listenersOf(db, client, type), at });
};

/** Writes one event for one endpoint, whatever that wants; gives its id. */
export const announceTo = async (
  db: Kysely<Tables>,
  client: Client,
  endpoint: string,
  { type, payload, at }: { readonly type: string; readonly payload: Payload; readonly at: number },
): Promise<string> => {
  const event = await insertEvent(db, client, { type, payload, at });
  await addDeliveries(db, client, { event, to: [endpoint], at });
  return event;
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
              .innerJoin('webhook_endpoint', 'webhook_endpoint.id', 'webhook_delivery.endpoint_id')
              .select('event_id')
              // What is disabled is told nothing, however long it is kept.
              .where('webhook_endpoint.disabled_at', 'is', null)
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
