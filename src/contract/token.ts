/** API tokens after they were given out: what a list shows of them, and how they change. */
import * as z from 'zod/mini';
import { TokenAnswer } from './oauth.ts';

/** A token of a connection that lives, as its client sees it: never its text. `id` stays, `hint` is the text's beginning and end. */
export const TokenRow = z.object({
  id: z.string(),
  hint: z.string(),
  created_at: z.string(),
  first_used_at: z.nullable(z.string()),
  /** To within ten minutes. */
  last_used_at: z.nullable(z.string()),
  /** When it ends by itself; null: with its connection. */
  expires_at: z.nullable(z.string()),
  /** Until when it can be refreshed; null where it came without a refresh token, or was refreshed. */
  refresh_expires_at: z.nullable(z.string()),
});
export type TokenRow = z.infer<typeof TokenRow>;

/** How a token is rotated: for how many seconds the ones before go on; a week at most, a day unless told, 0 ends them at once. */
export const RotateQuery = z.strictObject({
  overlap: z.optional(z.string().check(z.regex(/^\d{1,6}$/, 'is a whole number of seconds, such as 3600'))),
});
export type RotateQuery = z.infer<typeof RotateQuery>;

/** A new token of a connection, and in how many seconds the ones before end. */
export const RotatedToken = z.extend(TokenAnswer, { previous_expires_in: z.number() });
export type RotatedToken = z.infer<typeof RotatedToken>;
