/** The data of `hmac_signature`: every request signed with a secret key (RFC 2104), each product's canonical text as a template. */
import * as z from 'zod/mini';
import { Field } from '../field.ts';
import { HttpApi } from './http-api.ts';

/**
 * How a request is signed. Templates take `{field}` placeholders and facts of the request: `{METHOD}`, `{URL}`, `{HOST}`, `{PATH}`,
 * `{QUERY}` (as sent, without the question mark), `{SORTED_QUERY}`, `{BODY}`, `{BODY_HASH}` (hexadecimal), `{SECONDS}`, `{MILLISECONDS}`,
 * `{TIME}` (`20260102T030405Z`), `{DAY}` (`20260102`), `{DATE}` (RFC 9110 section 5.6.7), `{NONCE}`; then `{DIGEST}` and, in headers,
 * `{SIGNATURE}`.
 */
export const HmacSignature = z.object({
  method: z.literal('hmac_signature'),
  /** The form, in order. */
  fields: z.array(Field),
  hash: z.enum(['sha256', 'sha1', 'sha512']),
  key: z.string(),
  /** Names under which the key is derived from itself before it signs, in order, as AWS Signature Version 4 does. */
  derived: z.optional(z.array(z.string())),
  /** A text whose hash, hexadecimal, is `{DIGEST}` in what is signed. */
  digested: z.optional(z.string()),
  signed: z.string(),
  /** `hex_base64` is Base64 of the hexadecimal text. */
  encoding: z.enum(['hex', 'base64', 'hex_base64']),
  headers: z.record(z.string(), z.string()),
  /** Sent with the sign-in alone, and signed. */
  query: z.optional(z.record(z.string(), z.string())),
  api: HttpApi,
});
export type HmacSignature = z.infer<typeof HmacSignature>;
