/** A guide: what a person needs before they can connect a system, as data. */
import * as z from 'zod/mini';

/**
 * A short guide in one language. `prerequisites` are things to have (role, licence, switch; with none, no prepare step is shown), `steps` are numbered things to do,
 * `copy` are values to hand to somebody. Plain text only, no markup. `updated` (YYYY-MM-DD) and `source` say what it was written from.
 */
export const Guide = z.object({
  lang: z.string(),
  summary: z.string(),
  prerequisites: z.array(z.string()),
  steps: z.array(z.string()),
  copy: z.array(z.object({ label: z.string(), value: z.string() })),
  updated: z.string(),
  source: z.string(),
  link: z.optional(z.object({ label: z.string(), url: z.string() })),
});
export type Guide = z.infer<typeof Guide>;
