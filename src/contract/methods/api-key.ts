/** The data of `api_key`: a key in a header of its own. */
import * as z from 'zod/mini';
import { Field } from '../field.ts';
import { HttpApi } from './http-api.ts';

/** How a key is sent: the header's name, and its value made of the fields, e.g. `{key}` or `token {key}:{secret}`; the name may be one too. */
export const ApiKey = z.object({
  method: z.literal('api_key'),
  /** The form, in order; the field `key` is secret. */
  fields: z.array(Field),
  header: z.string(),
  value: z.string(),
  /** The fields are put into `value` as Base64 of their UTF-8. */
  encoded: z.optional(z.literal('base64')),
  api: HttpApi,
});
export type ApiKey = z.infer<typeof ApiKey>;
