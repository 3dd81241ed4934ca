/** A connection: one customer's link to one system. */
import * as z from 'zod/mini';
import { Owner } from './failure.ts';

/** Live and test never mix: a test client never sees live data. */
export const Mode = z.enum(['live', 'test']);
export type Mode = z.infer<typeof Mode>;

/** How a connection is (DESIGN section 8). */
export const ConnectionStatus = z.enum([
  'active',
  'degraded',
  'reauthorization_required',
  'paused',
  'disconnected',
]);
export type ConnectionStatus = z.infer<typeof ConnectionStatus>;

/** Makini's words for how a connection is. */
export const SyncStatus = z.enum(['inprogress', 'done', 'fulldone', 'error', 'fail']);
export type SyncStatus = z.infer<typeof SyncStatus>;

/** A connection as the person and the partner's page may see it: no address, no user, no token. */
export const ConnectionSummary = z.object({
  id: z.string(),
  system: z.string(),
  system_name: z.string(),
  name: z.string(),
  mode: Mode,
});
export type ConnectionSummary = z.infer<typeof ConnectionSummary>;

/**
 * A connection as its token sees it: `GET /api/integrations/current`, Makini's published fields first, ours after.
 * Times are ISO 8601 in UTC.
 */
export const Integration = z.object({
  id: z.string(),
  company_name: z.nullable(z.string()),
  email: z.nullable(z.string()),
  provider: z.string(),
  updated_at: z.string(),
  sync_status: SyncStatus,
  sync_updated_at: z.string(),
  customer_id: z.string(),
  name: z.string(),
  mode: Mode,
  status: ConnectionStatus,
  reason: z.nullable(z.string()),
  owner: z.nullable(Owner),
  since: z.string(),
  last_checked_at: z.string(),
});
export type Integration = z.infer<typeof Integration>;

/** A connection as its client sees it: one row of `GET /api/system/connections`, Makini's published fields first, ours after. */
export const ConnectionRow = z.object({
  key: z.string(),
  name: z.string(),
  email: z.nullable(z.string()),
  status: ConnectionStatus,
  integration_name: z.string(),
  redirect: z.nullable(z.string()),
  scopes: z.array(z.string()),
  tags: z.array(z.string()),
  user_metadata: z.record(z.string(), z.string()),
  client_id: z.string(),
  updated_at: z.string(),
  created_at: z.string(),
  connected_at: z.string(),
  customer_id: z.string(),
  system: z.string(),
  /** The way of signing in. */
  method: z.string(),
  claimed: z.boolean(),
  sync_status: SyncStatus,
  /** Why it is so: a failure's code, or who ended or paused it. */
  reason: z.nullable(z.string()),
  /** Who must act. */
  owner: z.nullable(Owner),
  since: z.string(),
  last_checked_at: z.string(),
});
export type ConnectionRow = z.infer<typeof ConnectionRow>;

/**
 * What the problems `reauthorization_required`, `connection_paused` and `connection_disconnected` say beside their code. `reconnect`
 * is the hint: push a session with these, and the person signs in again to the same connection.
 */
export const Unusable = z.object({
  reason: z.nullable(z.string()),
  owner: z.nullable(Owner),
  since: z.string(),
  reconnect: z.optional(z.object({ connection_id: z.string(), customer_id: z.string() })),
});
export type Unusable = z.infer<typeof Unusable>;

/**
 * A session whose connection waits for its partner: one row of `GET /api/system/sessions?filter[claimed]=false`. `state` is what was
 * pushed; with it and the customer the partner computes the verifier again.
 */
export const SessionRow = z.object({
  id: z.string(),
  customer_id: z.string(),
  state: z.string(),
  connection: ConnectionSummary,
  reconnected: z.boolean(),
  claimed: z.literal(false),
  created_at: z.string(),
});
export type SessionRow = z.infer<typeof SessionRow>;

/** A client as it sees itself: `GET /api/system/client`. */
export const ClientInfo = z.object({
  id: z.string(),
  name: z.string(),
  logo_url: z.nullable(z.string()),
  email: z.nullable(z.string()),
  default_redirect: z.nullable(z.string()),
  redirects: z.array(z.string()),
  mode: Mode,
  origins: z.array(z.string()),
});
export type ClientInfo = z.infer<typeof ClientInfo>;

/** One product of `GET /api/system/platforms`. */
export const Platform = z.object({
  slug: z.string(),
  name: z.string(),
  description: z.string(),
  logo: z.nullable(z.string()),
});
export type Platform = z.infer<typeof Platform>;
