// German: the words of everything that a check or a probe can end in.
import type { FailurePart } from '../parts.ts';
import { environmentFailures } from './environment-failures.ts';
import { keyFailures } from './key-failures.ts';
import { fileFailures } from './file-failures.ts';
import { reachingFailures } from './reaching-failures.ts';
import { signingInFailures } from './signing-in-failures.ts';
import { trustFailures } from './trust-failures.ts';

/** The words of every code of the contract's failure table. */
export const failureWords: FailurePart['failureWords'] = {
  ...reachingFailures,
  ...environmentFailures,
  ...keyFailures,
  ...fileFailures,
  ...signingInFailures,
  ...trustFailures,
};
