/** Where a client is told of events, and what became of telling it: what `/api/system/webhooks` takes and answers. */
import * as z from 'zod/mini';
import { PageQuery } from './list.ts';
import { toldTypes } from './webhook.ts';

const Events = z.array(z.enum(toldTypes)).check(z.minLength(1), z.maxLength(toldTypes.length));
const Address = z.string().check(z.minLength(1), z.maxLength(2000));

/** Why an endpoint is told nothing: it answered 410, the client said so, or the operator did. */
export const DisabledReason = z.enum(['gone', 'client', 'operator']);
export type DisabledReason = z.infer<typeof DisabledReason>;

/**
 * An endpoint. `events` null is all of them. `makini_signature`: Makini's `X-Webhook-Signature` is sent, too. `waiting` counts the
 * deliveries that are still to be made; `failing_since` is set from a failed attempt to the next that succeeds.
 */
export const WebhookEndpoint = z.object({
  id: z.string(),
  url: z.string(),
  events: z.nullable(z.array(z.string())),
  makini_signature: z.boolean(),
  enabled: z.boolean(),
  disabled_reason: z.nullable(DisabledReason),
  failing_since: z.nullable(z.string()),
  waiting: z.number(),
  created_at: z.string(),
});
export type WebhookEndpoint = z.infer<typeof WebhookEndpoint>;

/** An endpoint with the secrets that were just made for it, the one time that they are readable; null where none was. */
export const WebhookEndpointWithSecrets = z.object({
  ...WebhookEndpoint.shape,
  secret: z.nullable(z.string()),
  makini_secret: z.nullable(z.string()),
});
export type WebhookEndpointWithSecrets = z.infer<typeof WebhookEndpointWithSecrets>;

/** An endpoint to be made: enabled, for all events unless told. */
export const NewWebhookEndpoint = z.strictObject({
  url: Address,
  events: z.optional(z.nullable(Events)),
  makini_signature: z.optional(z.boolean()),
});
export type NewWebhookEndpoint = z.infer<typeof NewWebhookEndpoint>;

/** What is to be otherwise at an endpoint; what is not named stays. */
export const WebhookEndpointChange = z.strictObject({
  url: z.optional(Address),
  events: z.optional(z.nullable(Events)),
  makini_signature: z.optional(z.boolean()),
  enabled: z.optional(z.boolean()),
});
export type WebhookEndpointChange = z.infer<typeof WebhookEndpointChange>;

/** Which secret is to be renewed, and for how many hours the one before signs beside it (24 unless told; Makini's signature has one at a time). */
export const WebhookSecretRequest = z.strictObject({
  signature: z.optional(z.enum(['standard', 'makini'])),
  overlap_hours: z.optional(z.number().check(z.minimum(0), z.maximum(168))),
});
export type WebhookSecretRequest = z.infer<typeof WebhookSecretRequest>;

/** A new secret, the one time that it is readable. */
export const WebhookSecret = z.object({ secret: z.string(), previous_until: z.nullable(z.string()) });
export type WebhookSecret = z.infer<typeof WebhookSecret>;

/** How a delivery stands: it is tried (again), was taken, or was given up. */
export const DeliveryStatus = z.enum(['pending', 'delivered', 'failed']);
export type DeliveryStatus = z.infer<typeof DeliveryStatus>;

/** One attempt: what the endpoint answered, or the code of the failure that kept it from answering, and how long that took. */
export const DeliveryAttempt = z.object({
  at: z.string(),
  status: z.nullable(z.number()),
  error: z.nullable(z.string()),
  ms: z.number(),
});
export type DeliveryAttempt = z.infer<typeof DeliveryAttempt>;

/** One event for one endpoint, with its attempts, the latest first. `event` is the `webhook-id`. */
export const WebhookDelivery = z.object({
  event: z.string(),
  type: z.string(),
  status: DeliveryStatus,
  happened_at: z.string(),
  next_at: z.nullable(z.string()),
  ended_at: z.nullable(z.string()),
  attempts: z.array(DeliveryAttempt),
});
export type WebhookDelivery = z.infer<typeof WebhookDelivery>;

/** The query of the list of deliveries. */
export const DeliveriesQuery = z.strictObject({
  ...PageQuery.shape,
  'filter[status]': z.optional(DeliveryStatus),
});
export type DeliveriesQuery = z.infer<typeof DeliveriesQuery>;

/** An event that is told (again): its `webhook-id`. */
export const ToldEvent = z.object({ event: z.string() });
export type ToldEvent = z.infer<typeof ToldEvent>;

/** Which events are told again: since a time, until another, and of them those that were given up. Times are ISO 8601. */
export const ReplayRequest = z.strictObject({
  since: z.iso.datetime({ offset: true }),
  until: z.optional(z.iso.datetime({ offset: true })),
  failed_only: z.optional(z.boolean()),
});
export type ReplayRequest = z.infer<typeof ReplayRequest>;

/** How many events are told again. */
export const Replayed = z.object({ count: z.number() });
export type Replayed = z.infer<typeof Replayed>;
