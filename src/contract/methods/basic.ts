/** The data of `basic`: a user name and a password with every request (RFC 7617). */
import * as z from 'zod/mini';
import { Field } from '../field.ts';
import { HttpApi } from './http-api.ts';

/** How name and password are sent: both made of the fields, e.g. `{username}@{company}`; a product may have keys in their places. */
export const Basic = z.object({
  method: z.literal('basic'),
  /** The form, in order. */
  fields: z.array(Field),
  user: z.string(),
  password: z.string(),
  /** Where a product reads them from a header of its own; without `scheme` the Base64 stands there alone. */
  header: z.optional(z.object({ name: z.string(), scheme: z.optional(z.string()) })),
  api: HttpApi,
});
export type Basic = z.infer<typeof Basic>;
