/** What a person asks for whose system is not in the catalogue. */
import * as z from 'zod/mini';
import { looksSecret } from './secrecy.ts';

const noSecret = z.refine<string>(
  (text) => !looksSecret(text),
  'looks as if it held a password, a key or a token',
);

/**
 * A system that is asked for (`POST /connect/session/requests`), as the person calls it; `maker` may be an address. `lang` is the
 * language it was written in. What looks like a secret is refused in each.
 */
export const SystemRequest = z.object({
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(120), noSecret),
  maker: z.optional(z.string().check(z.trim(), z.maxLength(200), noSecret)),
  note: z.optional(z.string().check(z.trim(), z.maxLength(1000), noSecret)),
  lang: z.optional(z.string().check(z.maxLength(35))),
});
export type SystemRequest = z.infer<typeof SystemRequest>;

/** What was asked for has this id: the operator finds it by it. */
export const SystemRequested = z.object({ id: z.string() });
export type SystemRequested = z.infer<typeof SystemRequested>;
