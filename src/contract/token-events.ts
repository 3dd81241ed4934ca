/** What partners are told of API tokens; never a text. */
import * as z from 'zod/mini';

/** Which token, and whose: `token` is its id in the list of tokens. */
const named = {
  connection_id: z.string(),
  customer_id: z.string(),
  token: z.string(),
  hint: z.string(),
};

/** `token.rotated`: a connection has a new API token; the ones before end at `previous_until`. */
export const TokenRotated = z.object({
  type: z.literal('token.rotated'),
  timestamp: z.string(),
  data: z.object({ ...named, previous_until: z.string() }),
});
export type TokenRotated = z.infer<typeof TokenRotated>;

/** Who ended a token, or what did; `refresh_reused`: a refresh token was used again after the one that took its place. */
export const RevokedReason = z.enum([
  'revoked_by_partner',
  'revoked_by_operator',
  'restored',
  'refresh_reused',
]);
export type RevokedReason = z.infer<typeof RevokedReason>;

/** `token.revoked`: an API token has ended; its connection has not. */
export const TokenRevoked = z.object({
  type: z.literal('token.revoked'),
  timestamp: z.string(),
  data: z.object({ ...named, reason: RevokedReason }),
});
export type TokenRevoked = z.infer<typeof TokenRevoked>;
