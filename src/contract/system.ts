/** A system in the catalogue: one line of `systems.jsonl`, what lines share, and what a product is recognised by. Browsers read none of it. */
import * as z from 'zod/mini';
import { Tier } from './catalogue.ts';
import { EnvironmentRule } from './environment.ts';
import { Field } from './field.ts';
import { SystemMethod } from './methods/index.ts';

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

const text = z.string().check(z.minLength(1));

/** What is known of a way to sign in that no method goes yet: its facts as they were collected, for the method that will. */
const Wanted = z.object({
  auth: text,
  detail: z.optional(text),
  transport: z.optional(z.enum(['http', 'tcp'])),
  fields: z.optional(z.array(text)),
  root: z.optional(text),
  authorize: z.optional(text),
  login: z.optional(text),
  test: z.optional(text),
});

const head = {
  id: z.string().check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)),
  name: text,
  /** Empty where it is not known, as is `domain`. */
  vendor: z.string(),
  category: text,
  domain: z.string(),
  /** Hosts at which its customers find it (`{instance}.service-now.com`); placeholders are fields of its form, else its family's. */
  hosts: z.optional(z.array(text)),
  deployment: z.enum(['cloud', 'on-prem', 'both']),
  aliases: z.array(text),
  /** Lower is shown earlier when nothing is typed; 1000 has no place of its own. */
  popularity: z.number(),
  /** Its place among what a system that is not listed can be connected by: what it speaks, whoever made it. */
  unlisted: z.optional(z.number()),
  tier: Tier,
  evidence: text,
  date: text,
  /** File name of its guide under `guides/`, without extension; else its family's. */
  guide: z.optional(text),
  signatures: z.optional(z.array(Signature)),
  /** What shows whether it is the one in use or one for tests; else its family's. The first rule that fits counts. */
  environments: z.optional(z.array(EnvironmentRule)),
  /** How customers' own tables and fields are called here, as a pattern, beside the usual names (`upstream/own-names.ts`). */
  custom: z.optional(text),
  /** `test`: offered to test clients alone. */
  mode: z.optional(z.literal('test')),
  /** Ways to sign in that are known and not built yet. */
  wants: z.optional(z.array(Wanted)),
  /** Ways to sign in that are likely and not sure enough to be shown. */
  maybe: z.optional(z.array(text)),
};

/** One system without its methods: what lists and searches need. `evidence` says where its tier comes from, `date` (YYYY-MM-DD) when. */
export const SystemHead = z.object(head);
export type SystemHead = z.infer<typeof SystemHead>;

/** JSON that is read in full once its family is known. */
const raw = z.record(z.string(), z.unknown());

/**
 * One line of `systems.jsonl`. A method is written out, or names a family and what differs from it (`set`, a JSON merge patch, RFC
 * 7396), and what its own guide is called. Without methods its way to sign in is not known: the person picks one of the general ones.
 */
export const SystemLine = z.object({
  ...head,
  methods: z.optional(
    z.array(
      z.union([
        z.object({ family: z.string(), set: z.optional(raw), guide: z.optional(text) }),
        z.looseObject({ method: z.string() }),
      ]),
    ),
  ),
});
export type SystemLine = z.infer<typeof SystemLine>;

/** One line of `families.jsonl`: what the systems of a family share. Fields are names of `fields.jsonl`, `{use, …}` with changes, or whole. */
export const Family = z.object({
  id: z.string(),
  /** File name of the guide of its systems, where it is not the family's own name. */
  guide: z.optional(z.string()),
  environments: z.optional(z.array(EnvironmentRule)),
  hosts: z.optional(z.array(text)),
  method: z.looseObject({ method: z.string() }),
});
export type Family = z.infer<typeof Family>;

/** One line of `fields.jsonl`: a form field that many systems share, by name. */
export const SharedField = z.object({ id: z.string(), field: Field });
export type SharedField = z.infer<typeof SharedField>;

/** One system: a product in the catalogue, its methods in full; where there are several, the first is recommended. */
export const System = z.object({ ...head, methods: z.array(SystemMethod) });
export type System = z.infer<typeof System>;
