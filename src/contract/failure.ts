/** The one table of failures: whose turn it is and what can be done. Words live with the element and the frame, per language. */
import * as z from 'zod/mini';

/** Who must act on a failure; `you` is the person at the screen, `makini` the operator of the connect service. */
export const Owner = z.enum(['you', 'it', 'admin', 'vendor', 'partner', 'makini']);
export type Owner = z.infer<typeof Owner>;

/**
 * What a person can do about a failure: go back to the form (`edit`), run the same check again (`retry`), open the system's own
 * sign-in again (`sign_in`), pick another system (`switch_system`), copy a ready message for the IT colleague (`copy_for_it`), the system's administrator (`copy_for_admin`)
 * or the partner's support (`copy_for_support`).
 */
export const Action = z.enum([
  'edit',
  'retry',
  'sign_in',
  'switch_system',
  'copy_for_it',
  'copy_for_admin',
  'copy_for_support',
]);
export type Action = z.infer<typeof Action>;

/**
 * A failure as the service reports it. `code` is open on the wire (a newer service may know more; fall back to the words of its
 * stage); `values` fill the sentence (host, port, date; never a secret); `reference` is what the operator finds in the log.
 */
export const Failure = z.object({
  code: z.string().check(z.regex(/^[a-z]+\.[a-z0-9_]+$/), z.maxLength(60)),
  owner: Owner,
  primary: Action,
  others: z.array(Action).check(z.maxLength(2)),
  field: z.optional(z.string()),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
  reference: z.optional(z.string()),
});
export type Failure = z.infer<typeof Failure>;
