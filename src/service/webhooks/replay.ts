/** Telling an endpoint again: one event, or all since a time; and telling it something only to see whether it is reached. */
import { sql, type Kysely, type Selectable } from 'kysely';
import { toldTypes } from '../../contract/index.ts';
import { announceTo } from '../outbox.ts';
import type { Tables } from '../tables.ts';
import type { WebhookEndpointTable } from './tables.ts';
import { eventsOf } from './wants.ts';

type Endpoint = Selectable<WebhookEndpointTable>;

/** Sends `webhook.test` there, whatever the endpoint wants; gives the event's id. */
export const testEndpoint = (db: Kysely<Tables>, endpoint: Endpoint, at: number): Promise<string> => {
  const client = { id: endpoint.client_id, mode: endpoint.mode };
  return announceTo(db, client, endpoint.id, {
    type: 'webhook.test',
    payload: { endpoint: endpoint.id },
    at,
  });
};

/** Which events are told again: that one; or those since a time, of the types that the endpoint wants, and of them all or what was given up. */
export type Again =
  { readonly event: string } | { readonly since: number; readonly until: number; readonly failed: boolean };

const chosen = (db: Kysely<Tables>, endpoint: Endpoint, again: Again) => {
  const own = db
    .selectFrom('outbox')
    .where('outbox.client_id', '=', endpoint.client_id)
    .where('outbox.mode', '=', endpoint.mode);
  if ('event' in again)
    return own
      .where('outbox.id', '=', again.event)
      .where((row) => row.or([row('type', 'in', toldTypes), row('type', '=', 'webhook.test')]));
  const before = (each: Kysely<Tables>) =>
    each
      .selectFrom('webhook_delivery')
      .select('webhook_delivery.event_id')
      .where('webhook_delivery.endpoint_id', '=', endpoint.id)
      .where('webhook_delivery.status', '=', 'failed');
  return own
    .where('outbox.type', 'in', eventsOf(endpoint) ?? [...toldTypes])
    .where('outbox.created_at', '>=', again.since)
    .where('outbox.created_at', '<=', again.until)
    .$if(again.failed, (rows) => rows.where('outbox.id', 'in', before(db)));
};

/**
 * Has events told again, ten attempts each, beginning now, whatever became of them before; their log begins anew. The id and the body
 * are those of the first time. Gives how many there are.
 */
export const tellAgain = async (
  db: Kysely<Tables>,
  endpoint: Endpoint,
  again: Again,
  at: number,
): Promise<number> => {
  const anew = { status: 'pending', attempts: 0, last_status: null, last_error: null, ended_at: null };
  const times = { next_at: at, created_at: at };
  await db
    .deleteFrom('webhook_attempt')
    .where('endpoint_id', '=', endpoint.id)
    .where('event_id', 'in', chosen(db, endpoint, again).select('outbox.id'))
    .execute();
  const time = sql<number>`cast(${at} as bigint)`;
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('webhook_delivery')
    .columns(['event_id', 'endpoint_id', 'client_id', 'mode', 'status', 'attempts', 'next_at', 'created_at'])
    .expression(
      chosen(db, endpoint, again).select([
        'outbox.id',
        sql<string>`cast(${endpoint.id} as text)`.as('endpoint_id'),
        'outbox.client_id',
        'outbox.mode',
        sql<string>`'pending'`.as('status'),
        sql<number>`0`.as('attempts'),
        time.as('next_at'),
        time.as('created_at'),
      ]),
    )
    .onConflict((conflict) =>
      conflict.columns(['event_id', 'endpoint_id']).doUpdateSet({ ...anew, ...times }),
    )
    .executeTakeFirst();
  return Number(numInsertedOrUpdatedRows ?? 0n);
};
