/** The data of `session_http`: a system over HTTP that gives a session for what was typed, takes it along, and ends it again. */
import * as z from 'zod/mini';
import { Field } from '../field.ts';
import { HttpApi } from './http-api.ts';

const parameters = z.record(z.string(), z.string());

/**
 * One request: a path below the root, and what goes with it. Every text is a template of the fields, secret ones too; after the
 * sign-in `{session}` is what was given. Members and parameters that fill to nothing are left out.
 */
const sent = {
  path: z.string(),
  verb: z.optional(z.enum(['GET', 'POST'])),
  query: z.optional(parameters),
  headers: z.optional(parameters),
  /** The body: JSON whose texts are templates, or a form. */
  json: z.optional(z.record(z.string(), z.unknown())),
  form: z.optional(parameters),
};

/** What the answer to the sign-in gives: its cookies, a text in its JSON, or one of its headers. */
export const SessionFrom = z.discriminatedUnion('by', [
  z.object({ by: z.literal('cookies') }),
  z.object({ by: z.literal('body'), at: z.string() }),
  z.object({ by: z.literal('header'), name: z.string() }),
]);
export type SessionFrom = z.infer<typeof SessionFrom>;

/** How a session is asked for, carried and ended. Rows of `api.readings` with `on: "login"` read the answer to the sign-in. */
export const SessionHttp = z.object({
  method: z.literal('session_http'),
  /** The form, in order. */
  fields: z.array(Field),
  login: z.object({
    ...sent,
    /** Name and password as Base64 in a header, where a product wants them there. */
    pair: z.optional(
      z.object({
        header: z.string(),
        scheme: z.optional(z.string()),
        user: z.string(),
        password: z.string(),
      }),
    ),
    session: SessionFrom,
  }),
  /** Sent with every request after it, e.g. `{"authorization": "Bearer {session}"}`; cookies are sent as such without. */
  carry: z.optional(parameters),
  logout: z.optional(z.object(sent)),
  api: HttpApi,
});
export type SessionHttp = z.infer<typeof SessionHttp>;
