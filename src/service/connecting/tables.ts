/** Tables of `../tables.ts` that checks are kept in; nothing sealed. */

/** A check of a session: `status` running | passed | failed. */
export interface CheckTable {
  id: string;
  session_id: string;
  status: string;
  started_at: number;
  ended_at: number | null;
  /** Until when the process that runs it has last said that it lives. */
  leased_until: number;
}

/** One event of a check's stream. `event` is a JSON `CheckEvent`. */
export interface CheckEventTable {
  check_id: string;
  seq: number;
  event: string;
}
