/** A connection's timeline, from the audit: what happened to it and by whose hand. No token, no session, no id leaves with it. */
import * as z from 'zod/mini';
import { Owner, TimelineEntry, type TimelineEvent } from '../../contract/index.ts';
import type { Ports } from '../ports.ts';
import type { ConnectionTable } from '../tables.ts';

/** The audit's actions that the timeline tells of. */
const events: Readonly<Record<string, TimelineEvent>> = {
  'connection.renewed': 'reconnected',
  'connection.renewal_expired': 'reconnect_expired',
  'connection.other_account_accepted': 'other_account_accepted',
  'connection.degraded': 'degraded',
  'connection.recovered': 'recovered',
  'connection.reauthorization_required': 'reauthorization_required',
  'connection.paused': 'paused',
  'connection.resumed': 'resumed',
  'connection.settings_changed': 'settings_changed',
  'token.rotated': 'token_rotated',
  'token.revoked': 'token_revoked',
  'connection.disconnected': 'disconnected',
  'connection.claim_expired': 'claim_expired',
};

/** How many entries there are at most. */
const most = 100;

/** What an entry's detail may say of a failure; what else it holds stays here. */
const Failed = z.object({ reason: z.nullable(z.string()), owner: z.nullable(Owner) });

const failureIn = (detail: string): z.infer<typeof Failed> => {
  const read = Failed.safeParse(JSON.parse(detail));
  return read.success ? read.data : { reason: null, owner: null };
};

const iso = (ms: number): string => new Date(ms).toISOString();

type Row = Pick<ConnectionTable, 'id' | 'client_id' | 'mode' | 'created_at'>;

/** What happened to a connection, newest first: at most 100 entries, the oldest of them that it was connected. */
export const timelineOf = async (
  { store }: Pick<Ports, 'store'>,
  { id, client_id, mode, created_at }: Row,
): Promise<TimelineEntry[]> => {
  const rows = await store
    .selectFrom('audit')
    .select(['at', 'actor', 'action', 'detail'])
    .where((eb) => eb.and({ subject: id, client_id, mode }))
    .where('action', 'in', Object.keys(events))
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .execute();
  const entries = rows.map(({ at, actor, action, detail }) =>
    TimelineEntry.parse({ at: iso(at), event: events[action], by: actor, ...failureIn(detail) }),
  );
  const first = { at: iso(created_at), event: 'connected', by: 'person', reason: null, owner: null } as const;
  return [...entries.slice(0, most - 1), first];
};
