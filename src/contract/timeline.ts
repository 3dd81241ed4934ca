/** A connection's timeline: what happened to it, in plain facts. */
import * as z from 'zod/mini';
import { Owner } from './failure.ts';
import { dataOf } from './list.ts';

/** What can have happened to a connection. */
export const timelineEvents = [
  'connected',
  'reconnected',
  'reconnect_expired',
  'other_account_accepted',
  'degraded',
  'recovered',
  'reauthorization_required',
  'paused',
  'resumed',
  'settings_changed',
  'token_rotated',
  'token_revoked',
  'disconnected',
  'claim_expired',
] as const;

/** One of them. */
export const TimelineEvent = z.enum(timelineEvents);
export type TimelineEvent = z.infer<typeof TimelineEvent>;

/** One thing that happened: when (ISO 8601 in UTC), by whose hand, and with a failure why and who had to act. */
export const TimelineEntry = z.object({
  at: z.string(),
  event: TimelineEvent,
  by: z.enum(['client', 'person', 'service', 'operator']),
  reason: z.nullable(z.string()),
  owner: z.nullable(Owner),
});
export type TimelineEntry = z.infer<typeof TimelineEntry>;

/** The answer of `GET /api/system/connections/{id}/timeline`, newest first. */
export const TimelineList = dataOf(z.array(TimelineEntry));
export type TimelineList = z.infer<typeof TimelineList>;
