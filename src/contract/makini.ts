/** What Makini's own service answers, as its public documentation says: the token, and whose it is. */
import * as z from 'zod/mini';

/** The answer of its token endpoint; the documented `expires_in` is a time, in seconds since 1970, once even as text. */
export const MakiniToken = z.object({
  access_token: z.string().check(z.minLength(1)),
  refresh_token: z.optional(z.string()),
  token_type: z.string(),
  expires_in: z.optional(z.union([z.number(), z.string()])),
});
export type MakiniToken = z.infer<typeof MakiniToken>;

const text = z.optional(z.nullable(z.string()));

/** The connection that a token belongs to, `GET /api/integrations/current`. */
export const MakiniIntegration = z.object({
  data: z.object({
    id: z.union([z.string(), z.number()]),
    company_name: text,
    email: text,
    provider: z.string(),
    updated_at: text,
    sync_status: text,
    sync_updated_at: text,
  }),
});
export type MakiniIntegration = z.infer<typeof MakiniIntegration>;

/** When a token ends, in milliseconds since 1970: a number above 10^9 is a time, a smaller one a span; undefined where nothing is said. */
export const makiniExpiry = (expiresIn: MakiniToken['expires_in'], now: number): number | undefined => {
  const seconds = Number(expiresIn);
  if (expiresIn === undefined || expiresIn === '' || !Number.isFinite(seconds)) return undefined;
  return seconds > 1e9 ? seconds * 1000 : now + seconds * 1000;
};
