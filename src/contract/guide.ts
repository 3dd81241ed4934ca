/** A guide: what a person needs before they can connect a system, as data. */
import * as z from 'zod/mini';

/**
 * A page in the product or at its vendor. `url` is https and goes with the guide; or it is made of what is typed (`{origin}` and
 * `{address}` of the address field, every other open field by its name) and is shown below the field `beside`, once that can be filled.
 */
export const GuideLink = z.object({
  label: z.string(),
  url: z.string(),
  beside: z.optional(z.string()),
});
export type GuideLink = z.infer<typeof GuideLink>;

/**
 * A short guide in one language. `prerequisites` are things to have (role, licence, switch; with none, no prepare step is shown), `steps` are numbered things to do,
 * `copy` are values to hand to somebody; `warning` is what cannot be mended later, such as a secret that is shown once; `places` are
 * where the steps lead. Plain text only, no markup. `updated` (YYYY-MM-DD) and `source` say what it was written from, `link` where to
 * read on.
 */
export const Guide = z.object({
  lang: z.string(),
  summary: z.string(),
  prerequisites: z.array(z.string()),
  steps: z.array(z.string()),
  warning: z.optional(z.string()),
  places: z.optional(z.array(GuideLink)),
  copy: z.array(z.object({ label: z.string(), value: z.string() })),
  updated: z.string(),
  source: z.string(),
  link: z.optional(z.object({ label: z.string(), url: z.string() })),
});
export type Guide = z.infer<typeof Guide>;
