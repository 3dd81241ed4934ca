/** Passthrough: a request of the partner's own for the connected system, sent with the stored sign-in (`POST /api/passthrough`). */
import * as z from 'zod/mini';

const text = z.string().check(z.maxLength(8_192));

/**
 * Either `path` (below the address that is connected, with the names of Makini's published API) or `sql`. `body` is sent as it is;
 * with `base64encoded` it is decoded first. `parameters` stand in the statement as its database writes them: `$1`, `?` or `@1`.
 */
export const PassthroughRequest = z.strictObject({
  path: z.optional(z.string().check(z.maxLength(2_048))),
  method: z.optional(z.enum(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'])),
  headers: z.optional(z.record(z.string(), text)),
  query: z.optional(z.record(z.string(), text)),
  body: z.optional(z.string()),
  base64encoded: z.optional(z.boolean()),
  sql: z.optional(z.string().check(z.minLength(1), z.maxLength(65_536))),
  parameters: z.optional(z.array(z.union([text, z.number(), z.boolean(), z.null()])).check(z.maxLength(200))),
});
export type PassthroughRequest = z.infer<typeof PassthroughRequest>;

/**
 * What the system answered, whatever its status; secrets and cookies are taken out. What is no text comes `base64encoded`. A redirect
 * is not followed. For `sql` the rows.
 */
export const PassthroughAnswer = z.discriminatedUnion('is', [
  z.object({
    is: z.literal('http'),
    status: z.number(),
    headers: z.record(z.string(), z.string()),
    body: z.string(),
    base64encoded: z.boolean(),
  }),
  z.object({ is: z.literal('sql'), rows: z.array(z.record(z.string(), z.unknown())) }),
]);
export type PassthroughAnswer = z.infer<typeof PassthroughAnswer>;
