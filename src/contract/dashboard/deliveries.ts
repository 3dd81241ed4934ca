/** What partners' endpoints were told, of all clients, as the operator sees it. No payload, no secret. */
import * as z from 'zod/mini';
import { Mode } from '../connection.ts';
import { DeliveryAttempt, DeliveryStatus, WebhookEndpoint } from '../webhook-endpoint.ts';
import { webhookTypes } from '../webhook.ts';
import { CursorQuery, cursorListOf, IdFilter, SearchFilter } from './list.ts';

/** One event for one endpoint. `event` is the `webhook-id`; `connection_id` and `customer_id` are what it tells of, where it does. */
export const OperatorDelivery = z.object({
  event: z.string(),
  endpoint: z.string(),
  url: z.string(),
  type: z.string(),
  mode: Mode,
  client_id: z.string(),
  client_name: z.string(),
  connection_id: z.nullable(z.string()),
  customer_id: z.nullable(z.string()),
  status: DeliveryStatus,
  /** How many were made. */
  attempts: z.number(),
  last_status: z.nullable(z.number()),
  last_error: z.nullable(z.string()),
  happened_at: z.string(),
  /** When it was queued: at first when it happened, then when it was replayed. */
  queued_at: z.string(),
  next_at: z.nullable(z.string()),
  ended_at: z.nullable(z.string()),
});
export type OperatorDelivery = z.infer<typeof OperatorDelivery>;

/** How many deliveries have each status. */
export const DeliveryCounts = z.object({ failed: z.number(), pending: z.number(), delivered: z.number() });
export type DeliveryCounts = z.infer<typeof DeliveryCounts>;

/** A page of deliveries: those that were given up first, then what waits, then what was taken; in each the latest first. */
export const OperatorDeliveries = z.object({
  ...cursorListOf(OperatorDelivery).shape,
  counts: DeliveryCounts,
});
export type OperatorDeliveries = z.infer<typeof OperatorDeliveries>;

/** Which deliveries: `search` is found in the address of the endpoint, the client’s name, the customer, or is the id of any of these, of the event or of the connection. */
export const OperatorDeliveriesQuery = z.object({
  ...CursorQuery.shape,
  status: z.optional(DeliveryStatus),
  endpoint: IdFilter,
  client: IdFilter,
  connection: IdFilter,
  type: z.optional(z.enum(webhookTypes)),
  search: SearchFilter,
});
export type OperatorDeliveriesQuery = z.infer<typeof OperatorDeliveriesQuery>;

/** One delivery with its attempts, the latest first. */
export const OperatorDeliveryDetails = z.object({
  delivery: OperatorDelivery,
  attempts: z.array(DeliveryAttempt),
});
export type OperatorDeliveryDetails = z.infer<typeof OperatorDeliveryDetails>;

/** An endpoint, and whose it is. */
export const OperatorEndpoint = z.object({
  ...WebhookEndpoint.shape,
  client_id: z.string(),
  client_name: z.string(),
  mode: Mode,
});
export type OperatorEndpoint = z.infer<typeof OperatorEndpoint>;

/** A page of endpoints, those that fail or are disabled first. */
export const OperatorEndpoints = cursorListOf(OperatorEndpoint);
export type OperatorEndpoints = z.infer<typeof OperatorEndpoints>;

/** Which endpoints: `search` is found in their address or the client’s name, or is an id of either. */
export const OperatorEndpointsQuery = z.object({
  ...CursorQuery.shape,
  endpoint: IdFilter,
  client: IdFilter,
  search: SearchFilter,
});
export type OperatorEndpointsQuery = z.infer<typeof OperatorEndpointsQuery>;

/** Telling an endpoint again, or no more. */
export const OperatorEndpointChange = z.object({ enabled: z.boolean() });
export type OperatorEndpointChange = z.infer<typeof OperatorEndpointChange>;
