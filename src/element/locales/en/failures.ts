// English: the words of everything that a check or a probe can end in. Shared by the element and the frame.
// Not here: whose turn it is and what can be done (turns.ts), evidence (evidence.ts), every other sentence.
import type { FailureCode } from '../../../contract/index.ts';
import type { FailureWords } from '../failure-words.ts';
import { environmentFailures } from './environment-failures.ts';
import { keyFailures } from './key-failures.ts';
import { fileFailures } from './file-failures.ts';
import { reachingFailures } from './reaching-failures.ts';
import { signingInFailures } from './signing-in-failures.ts';
import { trustFailures } from './trust-failures.ts';

/** The words of every code of the contract's failure table. */
export const failureWords: Record<FailureCode, FailureWords> = {
  ...reachingFailures,
  ...environmentFailures,
  ...keyFailures,
  ...fileFailures,
  ...signingInFailures,
  ...trustFailures,
};
