/** The table of `../tables.ts` that keeps what connections include. */
import type { Mode } from '../../contract/index.ts';

/**
 * What a connection includes beside the standard; without a row the standard alone. `chosen` and `left_out` are JSON arrays of names as
 * `choice.ts` writes them.
 */
export interface ConnectionSettingsTable {
  connection_id: string;
  client_id: string;
  mode: Mode;
  include_new: number;
  chosen: string;
  left_out: string;
  changed_at: number;
}
