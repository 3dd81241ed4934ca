/** The data of `oauth1`: every request signed with two pairs of keys (RFC 5849), as token-based authentication (TBA) does it. */
import * as z from 'zod/mini';
import { Field } from '../field.ts';
import { HttpApi } from './http-api.ts';

/** How a request is signed: with the fields `consumer_key`, `consumer_secret`, `token_id` and `token_secret`. */
export const OAuth1 = z.object({
  method: z.literal('oauth1'),
  /** The form, in order; the field `signature` names the signature method where `signature` does not. */
  fields: z.array(Field),
  signature: z.optional(z.enum(['HMAC-SHA256', 'HMAC-SHA1'])),
  /** Sent and not signed (section 3.4.1.3.1), made of the fields; `account` writes it as NetSuite does: `1234567_SB1` for `1234567-sb1`. */
  realm: z.optional(z.object({ value: z.string(), as: z.optional(z.literal('account')) })),
  api: HttpApi,
});
export type OAuth1 = z.infer<typeof OAuth1>;
