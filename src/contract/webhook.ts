/** Webhooks: what the service tells a partner's backend, as Standard Webhooks (`webhook-id`, `webhook-timestamp`, `webhook-signature`). */
import * as z from 'zod/mini';

/** `connection.authorized`: a connection was made or renewed, and waits for its token to be fetched. Ids only; nothing secret. */
export const ConnectionAuthorized = z.object({
  type: z.literal('connection.authorized'),
  /** When it happened, ISO 8601 in UTC. */
  timestamp: z.string(),
  data: z.object({
    session: z.string(),
    customer_id: z.string(),
    connection_id: z.string(),
    /** As it was pushed: with it and the customer the partner computes the verifier again. */
    state: z.string(),
    reconnected: z.boolean(),
  }),
});
export type ConnectionAuthorized = z.infer<typeof ConnectionAuthorized>;

/** The body of a webhook, by `type`. */
export const WebhookEvent = z.discriminatedUnion('type', [ConnectionAuthorized]);
export type WebhookEvent = z.infer<typeof WebhookEvent>;

/** Any webhook, also of a type that this contract does not know yet. */
export const AnyWebhook = z.object({ type: z.string(), timestamp: z.string() });

/** The types that are sent. */
export const webhookTypes = ['connection.authorized'] as const satisfies readonly WebhookEvent['type'][];
