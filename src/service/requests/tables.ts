/** The table of `../tables.ts` that the requests for systems are kept in. */
import type { Mode } from '../../contract/index.ts';

/**
 * A system that somebody asked for, as they wrote it: for the operator's eyes, in no log and in no webhook. The session may be gone
 * before it. `expires_at` is when it is forgotten, which comes sooner once it is done.
 */
export interface SystemRequestTable {
  id: string;
  client_id: string;
  mode: Mode;
  customer_id: string;
  session_id: string;
  name: string;
  maker: string | null;
  note: string | null;
  lang: string | null;
  created_at: number;
  done_at: number | null;
  expires_at: number;
}
