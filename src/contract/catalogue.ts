/** A system in the catalogue: one line of `systems.jsonl`, and the compact index that the picker searches. */
import * as z from 'zod/mini';
import { SystemMethod } from './methods/index.ts';

/** How much is known, and never more: `verified` by a test of this repo, `documented` by its vendor, else the person chooses a method. */
export const Tier = z.enum(['verified', 'documented', 'choose_method']);
export type Tier = z.infer<typeof Tier>;

/** What an answer must show for the product to be recognised before anybody signs in; all given parts must match. */
export const Signature = z.object({
  path: z.string(),
  status: z.optional(z.array(z.number())),
  header: z.optional(z.object({ name: z.string(), matches: z.string() })),
  body: z.optional(z.string()),
});
export type Signature = z.infer<typeof Signature>;

/**
 * A product that can be recognised before anybody signs in, whether or not the catalogue offers it; any one signature is enough.
 * A signature's `path` begins at the origin; an empty path means the answer the probe already has.
 */
export const Fingerprint = z.object({
  product: z.string(),
  /** Its id in the catalogue, where it is offered. */
  system: z.optional(z.string()),
  /** Ids of systems it stands in front of: there it is no other product. */
  fits: z.optional(z.array(z.string())),
  signatures: z.array(Signature),
});
export type Fingerprint = z.infer<typeof Fingerprint>;

/** One system: a product in the catalogue. `evidence` says where its tier comes from, `date` (YYYY-MM-DD) when. */
export const System = z.object({
  id: z.string().check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)),
  name: z.string(),
  vendor: z.string(),
  category: z.string(),
  domain: z.string(),
  deployment: z.enum(['cloud', 'on-prem', 'both']),
  aliases: z.array(z.string()),
  /** Lower is shown earlier when nothing is typed. */
  popularity: z.number(),
  tier: Tier,
  evidence: z.string(),
  date: z.string(),
  /** File name of its guide under `guides/`, without extension; else the method family's (`odata-basic`). */
  guide: z.optional(z.string()),
  signatures: z.optional(z.array(Signature)),
  /** `test`: offered to test clients alone. */
  mode: z.optional(z.literal('test')),
  methods: z.array(SystemMethod),
});
export type System = z.infer<typeof System>;

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
 * positions in `categories`; `aliases` joins with `;`; `tier` is v, d or c. Served at an address with its content's hash: immutable.
 */
export const CatalogueIndex = z.object({
  version: z.literal(1),
  categories: z.array(z.string()),
  id: z.array(z.string()),
  name: z.array(z.string()),
  vendor: z.array(z.string()),
  category: z.array(z.number()),
  aliases: z.array(z.string()),
  tier: z.string(),
});
export type CatalogueIndex = z.infer<typeof CatalogueIndex>;
