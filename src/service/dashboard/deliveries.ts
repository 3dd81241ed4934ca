/** What endpoints of all clients were told: what was given up first, then what waits. */
import { sql, type ExpressionBuilder, type RawBuilder, type Selectable, type SqlBool } from 'kysely';
import {
  DeliveryStatus,
  type DeliveryCounts,
  type OperatorDeliveriesQuery,
  type OperatorDelivery,
  type OperatorDeliveryDetails,
} from '../../contract/index.ts';
import { holds } from '../connections/finding.ts';
import { ProblemError } from '../http/problem-error.ts';
import type { Ports } from '../ports.ts';
import type { Tables } from '../tables.ts';
import type { WebhookDeliveryTable } from '../webhooks/tables.ts';
import { behind, pageOf, wanted } from './cursor.ts';
import { clientNames, iso, isoOrNull } from './names.ts';

type Row = Selectable<WebhookDeliveryTable>;
type Room = Pick<Ports, 'store'>;

/** As the index of the list has it. */
const rank = sql<number>`case status when 'failed' then 2 when 'pending' then 1 else 0 end`;

const order: readonly RawBuilder<unknown>[] = [rank, sql`created_at`, sql`event_id`, sql`endpoint_id`];

const rankOf: Readonly<Record<DeliveryStatus, number>> = { failed: 2, pending: 1, delivered: 0 };

const found = (text: string) => (rows: ExpressionBuilder<Tables, 'webhook_delivery'>) => {
  const clients = rows.selectFrom('client').select('client.id').where(holds('client.name', text));
  const endpoints = rows
    .selectFrom('webhook_endpoint')
    .select('webhook_endpoint.id')
    .where(holds('webhook_endpoint.url', text));
  const connections = rows
    .selectFrom('connection')
    .select('connection.id')
    .where((row) =>
      row.or([
        row('connection.id', '=', text),
        holds('connection.customer_id', text),
        holds('connection.customer_name', text),
      ]),
    );
  const events = rows
    .selectFrom('outbox')
    .select('outbox.id')
    .where('outbox.connection_id', 'in', connections);
  return rows.or([
    ...(['event_id', 'endpoint_id', 'client_id'] as const).map((id) => rows(id, '=', text)),
    rows('client_id', 'in', clients),
    rows('endpoint_id', 'in', endpoints),
    rows('event_id', 'in', events),
  ]);
};

const asked = ({ store }: Room, { endpoint, client, connection, type, search }: OperatorDeliveriesQuery) =>
  store
    .selectFrom('webhook_delivery')
    .$if(endpoint !== undefined, (rows) => rows.where('endpoint_id', '=', endpoint ?? ''))
    .$if(client !== undefined, (rows) => rows.where('client_id', '=', client ?? ''))
    .$if(connection !== undefined, (rows) =>
      rows.where('event_id', 'in', (each) =>
        each
          .selectFrom('outbox')
          .select('outbox.id')
          .where('outbox.connection_id', '=', connection ?? ''),
      ),
    )
    .$if(type !== undefined, (rows) =>
      rows.where('event_id', 'in', (each) =>
        each
          .selectFrom('outbox')
          .select('outbox.id')
          .where('outbox.type', '=', type ?? ''),
      ),
    )
    .$if(search !== undefined, (rows) => rows.where(found(search ?? '')));

/** The statement that reads a page. */
export const deliveriesPage = (room: Room, query: OperatorDeliveriesQuery) => {
  const { status } = query;
  return asked(room, query)
    .selectAll()
    .$if(status !== undefined, (rows) => rows.where(sql<SqlBool>`${rank} = ${rankOf[status ?? 'failed']}`))
    .where(behind(query, order, ['rank', 'number', 'string', 'string']))
    .orderBy(rank, 'desc')
    .orderBy('created_at', 'desc')
    .orderBy('event_id', 'desc')
    .orderBy('endpoint_id', 'desc')
    .limit(wanted(query));
};

const customerIn = (payload: string): string | null => {
  const data = JSON.parse(payload) as Record<string, unknown>;
  const customer = data['customer_id'];
  return typeof customer === 'string' ? customer : null;
};

const eventsOf = async ({ store }: Room, rows: readonly Row[]) => {
  const ids = [...new Set(rows.map(({ event_id }) => event_id))];
  const events =
    ids.length === 0
      ? []
      : await store
          .selectFrom('outbox')
          .select(['id', 'type', 'payload', 'created_at', 'connection_id'])
          .where('id', 'in', ids)
          .execute();
  return new Map(events.map((event) => [event.id, event]));
};

const addressesOf = async ({ store }: Room, rows: readonly Row[]): Promise<Map<string, string>> => {
  const ids = [...new Set(rows.map(({ endpoint_id }) => endpoint_id))];
  const found =
    ids.length === 0
      ? []
      : await store.selectFrom('webhook_endpoint').select(['id', 'url']).where('id', 'in', ids).execute();
  return new Map(found.map(({ id, url }) => [id, url]));
};

const shown = async (room: Room, rows: readonly Row[]): Promise<OperatorDelivery[]> => {
  const events = await eventsOf(room, rows);
  const addresses = await addressesOf(room, rows);
  const clientName = await clientNames(
    room,
    rows.map(({ client_id }) => client_id),
  );
  return rows.flatMap((row) => {
    const event = events.get(row.event_id);
    // Forgotten between one question and the next.
    if (!event) return [];
    const { mode, client_id, attempts, last_status, last_error } = row;
    return {
      ...{ mode, client_id, attempts, last_status, last_error },
      event: row.event_id,
      endpoint: row.endpoint_id,
      url: addresses.get(row.endpoint_id) ?? '',
      type: event.type,
      client_name: clientName(client_id),
      connection_id: event.connection_id,
      customer_id: customerIn(event.payload),
      status: DeliveryStatus.parse(row.status),
      happened_at: iso(event.created_at),
      queued_at: iso(row.created_at),
      next_at: row.status === 'pending' ? iso(row.next_at) : null,
      ended_at: isoOrNull(row.ended_at),
    };
  });
};

const countsOf = async (room: Room, query: OperatorDeliveriesQuery): Promise<DeliveryCounts> => {
  const rows = await asked(room, query)
    .select([rank.as('rank'), ({ fn }) => fn.countAll().as('count')])
    .groupBy(rank)
    .execute();
  const count = (status: DeliveryStatus): number =>
    Number(rows.find((row) => Number(row.rank) === rankOf[status])?.count ?? 0);
  return { failed: count('failed'), pending: count('pending'), delivered: count('delivered') };
};

/** A page of deliveries, and how many have each status. */
export const listOperatorDeliveries = async (room: Room, query: OperatorDeliveriesQuery) => {
  const rows = await deliveriesPage(room, query).execute();
  const { page, next } = pageOf(query, rows, ({ status, created_at, event_id, endpoint_id }) => [
    rankOf[DeliveryStatus.parse(status)],
    created_at,
    event_id,
    endpoint_id,
  ]);
  return { data: await shown(room, page), next, counts: await countsOf(room, query) };
};

/** One delivery with its attempts; `not_found` where there is none. */
export const deliveryDetails = async (
  room: Room,
  endpoint: string,
  event: string,
): Promise<OperatorDeliveryDetails> => {
  const rows = await room.store
    .selectFrom('webhook_delivery')
    .selectAll()
    .where('endpoint_id', '=', endpoint)
    .where('event_id', '=', event)
    .execute();
  const [delivery] = await shown(room, rows);
  if (!delivery) throw new ProblemError('not_found', { detail: 'There is no such delivery any more.' });
  const attempts = await room.store
    .selectFrom('webhook_attempt')
    .select(['at', 'status', 'error', 'ms'])
    .where('endpoint_id', '=', endpoint)
    .where('event_id', '=', event)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return { delivery, attempts: attempts.map((attempt) => ({ ...attempt, at: iso(attempt.at) })) };
};
