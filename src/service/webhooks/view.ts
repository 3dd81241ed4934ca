/** Endpoints and deliveries as their client and the operator see them. */
import type { Selectable } from 'kysely';
import {
  DeliveryStatus,
  DisabledReason,
  type DeliveryAttempt,
  type WebhookDelivery,
  type WebhookEndpoint,
} from '../../contract/index.ts';
import type { Store } from '../ports.ts';
import type { WebhookAttemptTable } from './tables.ts';
import { eventsOf } from './wants.ts';

const isoTime = (at: number): string => new Date(at).toISOString();
const isoOrNull = (at: number | null): string | null => (at === null ? null : isoTime(at));

/** Endpoints with how many deliveries wait for each, and whether it has a secret for Makini's signature. */
export const endpointRows = (store: Store) =>
  store
    .selectFrom('webhook_endpoint')
    .selectAll()
    .select((row) => [
      row
        .selectFrom('webhook_delivery')
        .select((each) => each.fn.countAll<number>().as('waiting'))
        .whereRef('webhook_delivery.endpoint_id', '=', 'webhook_endpoint.id')
        .where('webhook_delivery.status', '=', 'pending')
        .as('waiting'),
      row
        .selectFrom('webhook_secret')
        .select((each) => each.fn.countAll<number>().as('makini'))
        .whereRef('webhook_secret.endpoint_id', '=', 'webhook_endpoint.id')
        .where('webhook_secret.kind', '=', 'makini')
        .as('makini'),
    ]);

/** One of these rows. */
export type EndpointRow = Awaited<ReturnType<ReturnType<typeof endpointRows>['execute']>>[number];

/** An endpoint as its client sees it. */
export const shownEndpoint = (row: EndpointRow): WebhookEndpoint => ({
  id: row.id,
  url: row.url,
  events: eventsOf(row),
  makini_signature: Number(row.makini ?? 0) > 0,
  enabled: row.disabled_at === null,
  disabled_reason: row.disabled_reason === null ? null : DisabledReason.parse(row.disabled_reason),
  failing_since: isoOrNull(row.failing_since),
  waiting: Number(row.waiting ?? 0),
  created_at: isoTime(row.created_at),
});

/** One endpoint. */
export const endpointView = async (store: Store, id: string): Promise<WebhookEndpoint> =>
  shownEndpoint(await endpointRows(store).where('id', '=', id).executeTakeFirstOrThrow());

/** An endpoint as the operator's list shows it. */
export type ListedEndpoint = WebhookEndpoint & { readonly client: string };

/** All endpoints, oldest first; or those of one client. */
export const listEndpoints = async (store: Store, client?: string): Promise<ListedEndpoint[]> => {
  const rows = await endpointRows(store)
    .$if(client !== undefined, (own) => own.where('client_id', '=', client ?? ''))
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ ...shownEndpoint(row), client: row.client_id }));
};

const attemptOf = ({ at, status, error, ms }: Selectable<WebhookAttemptTable>): DeliveryAttempt => ({
  at: isoTime(at),
  status,
  error,
  ms,
});

const deliveriesOf = (store: Store, endpoint: string, status: DeliveryStatus | undefined) =>
  store
    .selectFrom('webhook_delivery')
    .innerJoin('outbox', 'outbox.id', 'webhook_delivery.event_id')
    .where('webhook_delivery.endpoint_id', '=', endpoint)
    .$if(status !== undefined, (rows) => rows.where('webhook_delivery.status', '=', status ?? ''));

/** Which deliveries of an endpoint are asked for. */
export interface DeliveriesAsked {
  readonly endpoint: string;
  readonly status?: DeliveryStatus | undefined;
  readonly offset: number;
  readonly perPage: number;
}

const attemptsOf = async (store: Store, endpoint: string, events: readonly string[]) => {
  if (events.length === 0) return [];
  return store
    .selectFrom('webhook_attempt')
    .selectAll()
    .where('endpoint_id', '=', endpoint)
    .where('event_id', 'in', events)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute();
};

/** A page of deliveries, newest event first, and how many there are in all. */
export const listDeliveries = async (
  store: Store,
  { endpoint, status, offset, perPage }: DeliveriesAsked,
): Promise<{ readonly page: WebhookDelivery[]; readonly total: number }> => {
  const { total } = await deliveriesOf(store, endpoint, status)
    .select((row) => row.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await deliveriesOf(store, endpoint, status)
    .selectAll('webhook_delivery')
    .select(['outbox.type as type', 'outbox.created_at as happened_at'])
    .orderBy('outbox.created_at', 'desc')
    .orderBy('outbox.id', 'desc')
    .limit(perPage)
    .offset(offset)
    .execute();
  const attempts = await attemptsOf(
    store,
    endpoint,
    rows.map(({ event_id }) => event_id),
  );
  const page = rows.map((row) => ({
    event: row.event_id,
    type: row.type,
    status: DeliveryStatus.parse(row.status),
    happened_at: isoTime(row.happened_at),
    next_at: row.status === 'pending' ? isoTime(row.next_at) : null,
    ended_at: isoOrNull(row.ended_at),
    attempts: attempts.filter(({ event_id }) => event_id === row.event_id).map(attemptOf),
  }));
  return { page, total: Number(total) };
};
