/** The data of `odata_basic`: OData V2 and V4 behind HTTP Basic. */
import * as z from 'zod/mini';
import { ChoiceKind } from '../choice.ts';
import { Field } from '../field.ts';

/**
 * How the `odata_basic` method speaks to one system. Templates take `{field}` placeholders of the method's fields (percent-encoded)
 * and two of the typed address: `{address}` (whole, without a trailing slash) and `{origin}` (scheme, host and port alone).
 */
export const ODataBasic = z.object({
  method: z.literal('odata_basic'),
  /** The form, in order; the fields `username` and `password` are what signs in. */
  fields: z.array(Field),
  /** OData version spoken: "4.0" or "2.0". */
  version: z.enum(['4.0', '2.0']),
  /** Root of the OData service that is read, e.g. `{address}/odata/v4/maintenance`. */
  root: z.string(),
  /** Asked with and (as a control) without the sign-in; a 2xx with a body of the right shape, after a refused control, proves the login. */
  whoami: z.string(),
  /** The name sent at sign-in where it is more than the user name, e.g. `{username}@{company}`. */
  signInName: z.optional(z.string()),
  /** Query parameters added to every request, e.g. `sap-client={client}`; an empty placeholder drops its parameter. */
  query: z.optional(z.record(z.string(), z.string())),
  /** Where one sign-in sees several companies: an entity set to choose from and how reading is scoped to the choice. */
  choose: z.optional(
    z.object({
      what: ChoiceKind,
      entitySet: z.string(),
      id: z.string(),
      name: z.string(),
      /** Path put between root and entity set, with `{choice}`. */
      scope: z.string(),
    }),
  ),
});
export type ODataBasic = z.infer<typeof ODataBasic>;
