/** A connection's health as its row says it, and what a row says of a connection that was just proven. */
import { HealthStatus, Owner } from '../../contract/index.ts';
import type { Selectable } from 'kysely';
import type { Ports } from '../ports.ts';
import type { ConnectionTable } from '../tables.ts';
import { intervalOf, usualTimes } from './timing.ts';
import { untroubled, type Health } from './verdict.ts';

/** Reads the health out of a row; only rows that are watched have one. */
export const healthOf = (row: Selectable<ConnectionTable>): Health => ({
  status: HealthStatus.parse(row.status),
  reason: row.reason,
  owner: row.owner === null ? null : Owner.parse(row.owner),
  since: row.since,
  trouble: row.trouble,
  trouble_at: row.trouble_at,
  trouble_count: row.trouble_count,
});

/** Nobody checks it, and nobody who does it now may write what they find. */
export const unwatched = { next_check_at: null, check_holder: null } as const;

/** The columns of a connection that was proven at this time: it is well, in use, and checked an interval later. */
export const standing = ({ checks = usualTimes }: Pick<Ports, 'checks'>, at: number) =>
  ({
    status: 'active',
    reason: null,
    owner: null,
    since: at,
    last_checked_at: at,
    next_check_at: at + intervalOf(checks, at, at),
    check_holder: null,
    ...untroubled,
    used_at: at,
    // Another address may be behind the new sign-in.
    host_key: null,
  }) as const;
