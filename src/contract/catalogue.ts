/** How steps and connections name a system, and the compact index that the picker searches: what of the catalogue a browser reads. */
import * as z from 'zod/mini';

/** How much is known, and never more: `verified` by a test of this repo, `documented` by its vendor, else the person chooses a method. */
export const Tier = z.enum(['verified', 'documented', 'choose_method']);
export type Tier = z.infer<typeof Tier>;

/** A system as steps and connections name it. */
export const SystemRef = z.object({
  id: z.string(),
  name: z.string(),
  vendor: z.string(),
  category: z.string(),
  tier: Tier,
});
export type SystemRef = z.infer<typeof SystemRef>;

/**
 * The compact index the picker loads and searches, in columns of equal length sorted by popularity then name. `category` holds
 * positions in `categories`; `aliases` joins with `;`; `tier` is v, d or c, and t where it was made for trying out. An empty `id` is the slug of the name (`slugOf`).
 * `hosts` joins with `;` the ends of hosts at which it lies; one that begins with `.` has the name in front, with `~` the vendor
 * (`hostPart`). `categoryWords` has for each of `categories` the beginnings of folded words that it is also called by, apart by a space. `unlisted` are the ids by which a system that is not listed can be connected, the best first. Served at an address with its content's hash: immutable.
 */
export const CatalogueIndex = z.object({
  version: z.literal(1),
  categories: z.array(z.string()),
  categoryWords: z.optional(z.array(z.string())),
  id: z.array(z.string()),
  name: z.array(z.string()),
  vendor: z.array(z.string()),
  category: z.array(z.number()),
  aliases: z.array(z.string()),
  tier: z.string(),
  hosts: z.optional(z.array(z.string())),
  unlisted: z.optional(z.array(z.string())),
});
export type CatalogueIndex = z.infer<typeof CatalogueIndex>;
