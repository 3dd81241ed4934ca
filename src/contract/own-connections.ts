/** What the partner's backend tells its own page of the connections of whoever is logged in. No token, no address, no user. */
import * as z from 'zod/mini';
import { ConnectionStatus, SyncStatus } from './connection.ts';
import { Owner } from './failure.ts';

/** One connection of the customer: how it is in our words and in Makini's, who must act, when it was last checked. */
export const OwnConnection = z.object({
  id: z.string(),
  name: z.string(),
  system: z.string(),
  system_name: z.string(),
  /** The way of signing in. */
  method: z.string(),
  status: ConnectionStatus,
  sync_status: SyncStatus,
  reason: z.nullable(z.string()),
  owner: z.nullable(Owner),
  since: z.string(),
  last_checked_at: z.string(),
  connected_at: z.string(),
});
export type OwnConnection = z.infer<typeof OwnConnection>;

/** A page of them, those that need somebody first. `needs_action` counts those, whatever the page shows. */
export const OwnConnections = z.object({
  connections: z.array(OwnConnection),
  page: z.number(),
  per_page: z.number(),
  total: z.number(),
  needs_action: z.number(),
});
export type OwnConnections = z.infer<typeof OwnConnections>;

/** One of them. */
export const OwnConnectionAnswer = z.object({ connection: OwnConnection });
export type OwnConnectionAnswer = z.infer<typeof OwnConnectionAnswer>;

/** What happened to one, newest first, and by whose hand (`person`: somebody at the customer); an event may be newer than the page that reads it. */
export const OwnTimeline = z.object({
  events: z.array(
    z.object({
      at: z.string(),
      event: z.string(),
      by: z.optional(z.string()),
      reason: z.nullable(z.string()),
      owner: z.nullable(Owner),
    }),
  ),
});
export type OwnTimeline = z.infer<typeof OwnTimeline>;

/** Which of them a page can show alone; without one: all but those that have ended. */
export const shownConnections = ['needs_action', 'working', 'paused', 'disconnected'] as const;

/** One of these choices. */
export const ShownConnections = z.enum(shownConnections);
export type ShownConnections = z.infer<typeof ShownConnections>;

/** What a page asks the list with; text of at most 200 characters is searched for in names. */
export const OwnConnectionsQuery = z.object({
  page: z.optional(z.string().check(z.regex(/^[1-9]\d{0,6}$/))),
  search: z.optional(z.string().check(z.maxLength(200))),
  show: z.optional(ShownConnections),
});
export type OwnConnectionsQuery = z.infer<typeof OwnConnectionsQuery>;

/** What a page can have done to one of them. */
export const connectionChanges = ['check', 'pause', 'resume', 'disconnect'] as const;

/** One of these. */
export type ConnectionChange = (typeof connectionChanges)[number];
