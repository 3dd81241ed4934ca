/** Products that can be recognised before anybody signs in, whether or not the catalogue offers them: one line each in `fingerprints.jsonl`. */
import * as z from 'zod/mini';
import { Signature } from '../contract/index.ts';

/** A recognisable product; any one signature is enough. `path` begins at the origin; an empty path means the answer the probe already has. */
export const Fingerprint = z.object({
  product: z.string(),
  /** Its id in the catalogue, where it is offered. */
  system: z.optional(z.string()),
  /** Ids of systems it stands in front of: there it is no other product. */
  fits: z.optional(z.array(z.string())),
  signatures: z.array(Signature),
});
export type Fingerprint = z.infer<typeof Fingerprint>;
