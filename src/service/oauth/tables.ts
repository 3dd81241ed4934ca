/** What is kept of a token's use and of its refresh token, in columns of its row. */
import type { Generated } from 'kysely';

/** Columns of `token` that hold nothing sealed; times in milliseconds since 1970. */
export interface UseColumns {
  /** To within ten minutes. */
  last_used_at: Generated<number | null>;
  /** SHA-256 of the refresh token that came with it; null where none did. */
  refresh_hash: Generated<string | null>;
  refresh_expires_at: Generated<number | null>;
  /** When it was first exchanged for the next pair. */
  refresh_used_at: Generated<number | null>;
  /** `hash` of the token that it was exchanged for. */
  successor: Generated<string | null>;
  /** `hash` of the first token of its line: one came of the other by refreshing. */
  family: Generated<string | null>;
}
