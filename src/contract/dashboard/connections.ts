/** Connections of all clients and customers, as the operator sees them. No address, no user, no token. */
import * as z from 'zod/mini';
import { StageName } from '../check.ts';
import { ConnectionStatus, Mode } from '../connection.ts';
import { Owner } from '../failure.ts';
import { TimelineEntry } from '../timeline.ts';
import { CursorQuery, cursorListOf, IdFilter, SearchFilter } from './list.ts';

/** One connection: whose it is, how it is and since when, who must act. `needs_someone`: it does not go on by itself. Times are ISO 8601 in UTC. */
export const OperatorConnection = z.object({
  id: z.string(),
  name: z.string(),
  system: z.string(),
  system_name: z.string(),
  /** The way of signing in. */
  method: z.string(),
  mode: Mode,
  client_id: z.string(),
  client_name: z.string(),
  customer_id: z.string(),
  customer_name: z.nullable(z.string()),
  status: ConnectionStatus,
  needs_someone: z.boolean(),
  /** Why it is so: a failure's code, or who ended or paused it. */
  reason: z.nullable(z.string()),
  /** Who must act. */
  owner: z.nullable(Owner),
  since: z.string(),
  last_checked_at: z.string(),
  /** Null when it is not checked by itself. */
  next_check_at: z.nullable(z.string()),
  connected_at: z.string(),
  created_at: z.string(),
  /** Whether its partner has fetched the token. */
  claimed: z.boolean(),
  /** What its last checks failed with, since when and how often in a row; also while that is no verdict yet. */
  trouble: z.nullable(z.object({ code: z.string(), since: z.string(), count: z.number() })),
});
export type OperatorConnection = z.infer<typeof OperatorConnection>;

/** How many connections have each status. */
export const StatusCounts = z.object({
  active: z.number(),
  degraded: z.number(),
  reauthorization_required: z.number(),
  paused: z.number(),
  disconnected: z.number(),
});
export type StatusCounts = z.infer<typeof StatusCounts>;

/** A page of connections, those that need somebody first, of these the latest changed. `counts` are of all that the other filters let through, whatever their status. */
export const OperatorConnections = z.object({
  ...cursorListOf(OperatorConnection).shape,
  counts: StatusCounts,
  needs_someone: z.number(),
});
export type OperatorConnections = z.infer<typeof OperatorConnections>;

/** Statuses with commas between them. A literal: what computes it would be kept by bundlers. */
const statuses =
  /^(active|degraded|reauthorization_required|paused|disconnected)(,(active|degraded|reauthorization_required|paused|disconnected))*$/;

/** Which connections: `search` is found in their name, id, customer, system or client; `needs_someone=1` leaves out those that go on by themselves. */
export const OperatorConnectionsQuery = z.object({
  ...CursorQuery.shape,
  status: z.optional(z.string().check(z.regex(statuses))),
  needs_someone: z.optional(z.literal('1')),
  system: IdFilter,
  client: IdFilter,
  customer: IdFilter,
  mode: z.optional(Mode),
  search: SearchFilter,
});
export type OperatorConnectionsQuery = z.infer<typeof OperatorConnectionsQuery>;

/** A stage of the last check: how it ended, in how many milliseconds; `code` and `owner` are of what went wrong. No evidence: the person's own eyes only. */
export const CheckedStage = z.object({
  stage: StageName,
  status: z.enum(['passed', 'warning', 'failed', 'skipped', 'needs_action']),
  ms: z.nullable(z.number()),
  code: z.nullable(z.string()),
  owner: z.nullable(Owner),
});
export type CheckedStage = z.infer<typeof CheckedStage>;

/** The last check: the monitor's (it goes as far as the sign-in, or what may be read), or that of the person who connected. */
export const LastCheck = z.object({
  at: z.string(),
  by: z.enum(['monitor', 'person']),
  stages: z.array(CheckedStage),
});
export type LastCheck = z.infer<typeof LastCheck>;

/** An API token as a list may show it. */
export const OperatorToken = z.object({
  hint: z.string(),
  created_at: z.string(),
  last_used_at: z.nullable(z.string()),
  expires_at: z.nullable(z.string()),
});
export type OperatorToken = z.infer<typeof OperatorToken>;

/** One connection with what happened to it, newest first (at most 100 entries), and its last check where one is known. */
export const OperatorConnectionDetails = z.object({
  connection: OperatorConnection,
  tokens: z.array(OperatorToken),
  timeline: z.array(TimelineEntry),
  last_check: z.nullable(LastCheck),
});
export type OperatorConnectionDetails = z.infer<typeof OperatorConnectionDetails>;

/** What became of asking for a check: `begun` is false where it was checked within the last minute, or is being checked. */
export const CheckAsked = z.object({ connection: OperatorConnection, begun: z.boolean() });
export type CheckAsked = z.infer<typeof CheckAsked>;

/** The connection after a change. */
export const OperatorConnectionAnswer = z.object({ connection: OperatorConnection });
export type OperatorConnectionAnswer = z.infer<typeof OperatorConnectionAnswer>;
