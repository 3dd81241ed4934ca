/** What the monitor keeps of a connection, in columns of its row. */
import type { Generated } from 'kysely';

/** Columns of `connection` that only the monitor reads and writes; times in milliseconds since 1970. */
export interface WatchColumns {
  /** When it is checked; null: not by itself. While it is being checked, when others may take it over. */
  next_check_at: Generated<number | null>;
  /** Who is checking it; a verdict by anybody else is not written. */
  check_holder: Generated<string | null>;
  /** The code that its last checks failed with, since when, and how often in a row. */
  trouble: Generated<string | null>;
  trouble_at: Generated<number | null>;
  trouble_count: Generated<number>;
  /** When its data was last asked for, to the hour. */
  used_at: Generated<number>;
  /** A keyed hash of the host that is asked, so that no host is asked by too many at once. */
  host_key: Generated<string | null>;
  /** How the stages of the monitor's last check ended, as JSON (`dashboard/last-check.ts`): no evidence, no values. */
  last_check: Generated<string | null>;
}
