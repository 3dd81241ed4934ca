/** The data of `api_key_query`: a key in the query of every request. */
import * as z from 'zod/mini';
import { Field } from '../field.ts';
import { HttpApi } from './http-api.ts';

/** How a key is sent: the query parameter's name, and its value made of the fields, e.g. `{key}`; the name may be one too. */
export const ApiKeyQuery = z.object({
  method: z.literal('api_key_query'),
  /** The form, in order; the field `key` is secret. */
  fields: z.array(Field),
  parameter: z.string(),
  value: z.string(),
  api: HttpApi,
});
export type ApiKeyQuery = z.infer<typeof ApiKeyQuery>;
