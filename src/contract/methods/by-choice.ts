/** The data of `by_choice`: a system whose way to sign in is not known here, and is named by the person who connects it. */
import * as z from 'zod/mini';
import { Field } from '../field.ts';
import { HttpApi } from './http-api.ts';

/** The ways that can be named: HTTP Basic, a token as bearer, a key in a header or in the query. */
export const SignInWay = z.enum(['basic', 'bearer', 'key_header', 'key_query']);
export type SignInWay = z.infer<typeof SignInWay>;

/**
 * The person picks what their vendor offers. Fields by which it is sent: `way` (a `SignInWay`), `username` and `password`, `token`,
 * `key` with `name` (of the header or the parameter); each but the first is asked for when its way was picked.
 */
export const ByChoice = z.object({
  method: z.literal('by_choice'),
  fields: z.array(Field),
  api: HttpApi,
});
export type ByChoice = z.infer<typeof ByChoice>;
