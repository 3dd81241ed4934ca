/** The data of `bearer`: a token that somebody was given, in the `Authorization` header (RFC 6750). */
import * as z from 'zod/mini';
import { Field } from '../field.ts';
import { HttpApi } from './http-api.ts';

/** How a token is sent: `scheme` goes before it. Where it is a JWT (RFC 7519), its own `exp` is believed and `account` names the claim that says whose it is. */
export const Bearer = z.object({
  method: z.literal('bearer'),
  /** The form, in order; the field `token` is secret. */
  fields: z.array(Field),
  scheme: z.enum(['Bearer', 'Token', 'token']),
  jwt: z.optional(z.object({ account: z.optional(z.string()) })),
  api: HttpApi,
});
export type Bearer = z.infer<typeof Bearer>;
