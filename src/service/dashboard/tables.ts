/** Tables of `../tables.ts` for whoever is at the dashboard, and of what is counted for them; nothing sealed, secrets hashed. Times are milliseconds since 1970. */

import type { Mode } from '../../contract/index.ts';

/** The one operator. `password` is what `password.ts` makes of it. */
export interface OperatorTable {
  id: string;
  password: string;
  set_at: number;
}

/** A session at the dashboard, by SHA-256 of its cookie. */
export interface OperatorSessionTable {
  hash: string;
  created_at: number;
  seen_at: number;
  expires_at: number;
}

/** A link that sets the first password, by SHA-256 of what is in it. `expires_at` moves on while the process lives that printed it. */
export interface OperatorLinkTable {
  hash: string;
  created_at: number;
  expires_at: number;
}

/**
 * How often something came of a session, on a day (UTC, `YYYY-MM-DD`): `kind` started | connected | left | failure | active; `name` is
 * the place that was left, the failure's code, or the upper end of a range of seconds. `system_id` is empty where none was picked.
 */
export interface SessionCountTable {
  day: string;
  mode: Mode;
  system_id: string;
  kind: 'started' | 'connected' | 'left' | 'failure' | 'active';
  name: string;
  count: number;
}

/** They, by name. */
export interface OperatorTables {
  operator: OperatorTable;
  operator_session: OperatorSessionTable;
  operator_link: OperatorLinkTable;
  session_count: SessionCountTable;
}
