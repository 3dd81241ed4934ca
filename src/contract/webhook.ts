/** Webhooks: what the service tells a partner's backend, as Standard Webhooks (`webhook-id`, `webhook-timestamp`, `webhook-signature`). */
import * as z from 'zod/mini';
import { ConnectionStatus } from './connection.ts';
import { Owner } from './failure.ts';
import { TokenRevoked, TokenRotated } from './token-events.ts';

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

/** How a connection is that is neither paused nor ended. */
export const HealthStatus = z.enum(['active', 'degraded', 'reauthorization_required']);
export type HealthStatus = z.infer<typeof HealthStatus>;

/** What is told when a connection's status has changed: how it is now, why (a failure's code, or who paused or ended it), whose turn it is, and since when. */
const now = <S extends z.ZodMiniType>(status: S) => ({
  connection_id: z.string(),
  customer_id: z.string(),
  system: z.string(),
  status,
  reason: z.nullable(z.string()),
  owner: z.nullable(Owner),
  since: z.string(),
});

const event = <T extends string, S extends z.ZodMiniType>(type: T, status: S) =>
  z.object({ type: z.literal(type), timestamp: z.string(), data: z.object(now(status)) });

/** `connection.created`: the partner has the token of a new connection; told once. */
export const ConnectionCreated = event('connection.created', ConnectionStatus);
export type ConnectionCreated = z.infer<typeof ConnectionCreated>;

/** `connection.degraded`: the system does not answer as it should; its credentials may well be good. It recovers by itself. */
export const ConnectionDegraded = event('connection.degraded', HealthStatus);
export type ConnectionDegraded = z.infer<typeof ConnectionDegraded>;

/** `connection.recovered`: a check passed again. */
export const ConnectionRecovered = event('connection.recovered', HealthStatus);
export type ConnectionRecovered = z.infer<typeof ConnectionRecovered>;

/**
 * `connection.reauthorization_required`: the system refused the credentials, twice; somebody has to sign in again. `reconnect.url` is
 * the client's page for that, where the operator knows it; `mail` are words for the customer in plain text, in their language.
 */
export const ReauthorizationRequired = z.object({
  type: z.literal('connection.reauthorization_required'),
  timestamp: z.string(),
  data: z.object({
    ...now(HealthStatus),
    reconnect: z.object({ connection_id: z.string(), customer_id: z.string(), url: z.nullable(z.string()) }),
    mail: z.object({ lang: z.string(), subject: z.string(), text: z.string() }),
  }),
});
export type ReauthorizationRequired = z.infer<typeof ReauthorizationRequired>;

/** `connection.reauthorized`: new credentials are in use, those of a reconnect. */
export const ConnectionReauthorized = event('connection.reauthorized', HealthStatus);
export type ConnectionReauthorized = z.infer<typeof ConnectionReauthorized>;

/** `connection.paused`: its system is asked nothing until somebody resumes it. */
export const ConnectionPaused = event('connection.paused', z.literal('paused'));
export type ConnectionPaused = z.infer<typeof ConnectionPaused>;

/** `connection.resumed`: it goes on, and is checked at once. */
export const ConnectionResumed = event('connection.resumed', HealthStatus);
export type ConnectionResumed = z.infer<typeof ConnectionResumed>;

/** `connection.disconnected`: it has ended for good; credentials and tokens are destroyed. */
export const ConnectionDisconnected = event('connection.disconnected', z.literal('disconnected'));
export type ConnectionDisconnected = z.infer<typeof ConnectionDisconnected>;

/** `system.requested`: somebody asked for a system that is not listed. What they wrote is for the operator (`makini-connect request list`). */
export const SystemWasRequested = z.object({
  type: z.literal('system.requested'),
  timestamp: z.string(),
  data: z.object({ request: z.string(), session: z.string(), customer_id: z.string() }),
});
export type SystemWasRequested = z.infer<typeof SystemWasRequested>;

/** `webhook.test`: somebody wanted to see whether an endpoint is reached; nothing has happened. */
export const WebhookTest = z.object({
  type: z.literal('webhook.test'),
  timestamp: z.string(),
  data: z.object({ endpoint: z.string() }),
});
export type WebhookTest = z.infer<typeof WebhookTest>;

const healthEvents = [
  ConnectionDegraded,
  ConnectionRecovered,
  ReauthorizationRequired,
  ConnectionReauthorized,
] as const;

/** The body of a webhook that tells of a connection's health, by `type`. */
export const HealthEvent = z.discriminatedUnion('type', healthEvents);
export type HealthEvent = z.infer<typeof HealthEvent>;

/** `connection.settings_changed`: what a connection includes beside the standard was changed, by its partner or by the person. */
export const ConnectionSettingsChanged = z.object({
  type: z.literal('connection.settings_changed'),
  timestamp: z.string(),
  data: z.object({
    connection_id: z.string(),
    customer_id: z.string(),
    system: z.string(),
    /** How many custom tables and fields it includes by name now. */
    included: z.number(),
    include_new: z.boolean(),
  }),
});
export type ConnectionSettingsChanged = z.infer<typeof ConnectionSettingsChanged>;

const statusEvents = [
  ...healthEvents,
  ConnectionCreated,
  ConnectionPaused,
  ConnectionResumed,
  ConnectionDisconnected,
] as const;

/** The body of a webhook that tells how a connection is now, by `type`. */
export const StatusEvent = z.discriminatedUnion('type', statusEvents);
export type StatusEvent = z.infer<typeof StatusEvent>;

/** The body of a webhook, by `type`. */
export const WebhookEvent = z.discriminatedUnion('type', [
  ConnectionAuthorized,
  ...statusEvents,
  ConnectionSettingsChanged,
  TokenRotated,
  TokenRevoked,
  SystemWasRequested,
  WebhookTest,
]);
export type WebhookEvent = z.infer<typeof WebhookEvent>;

/** Any webhook, also of a type that this contract does not know yet. */
export const AnyWebhook = z.object({ type: z.string(), timestamp: z.string() });

/** The types that are told to every endpoint that wants them. */
export const toldTypes = [
  'connection.authorized',
  'connection.created',
  'connection.degraded',
  'connection.recovered',
  'connection.reauthorization_required',
  'connection.reauthorized',
  'connection.settings_changed',
  'token.rotated',
  'token.revoked',
  'connection.paused',
  'connection.resumed',
  'connection.disconnected',
  'system.requested',
] as const satisfies readonly WebhookEvent['type'][];

/** The types that are sent: those, and the one that is sent to one endpoint when somebody asks for it. */
export const webhookTypes = [...toldTypes, 'webhook.test'] as const satisfies readonly WebhookEvent['type'][];
