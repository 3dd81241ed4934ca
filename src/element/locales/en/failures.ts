// English: the words of everything that a check or a probe can end in. Shared by the element and the frame.
// Not here: whose turn it is and what can be done (the contract's table), evidence (evidence.ts), every other sentence.
import type { Action, FailureCode, Owner } from '../../../contract/index.ts';
import type { FailureWords } from '../failure-words.ts';
import { reachingFailures } from './reaching-failures.ts';
import { signingInFailures } from './signing-in-failures.ts';

/** The words of every code of the contract's failure table. */
export const failureWords: Record<FailureCode, FailureWords> = { ...reachingFailures, ...signingInFailures };

/** Whose turn it is. */
export const ownerWords: Record<Owner, string> = {
  you: 'You can solve this',
  it: 'Your IT department can solve this',
  admin: 'The administrator of {system|the system} can solve this',
  vendor: 'The maker of {system|the system} has to solve this',
  partner: '{app|The app} has to solve this',
  makini: 'This is on our side',
};

/** What the button of each action says. */
export const actionWords: Record<Action, string> = {
  edit: 'Change the details',
  retry: 'Run the check again',
  sign_in: 'Open the sign-in again',
  switch_system: 'Choose another system',
  copy_for_it: 'Copy a message for IT',
  copy_for_admin: 'Copy a message for the administrator',
  copy_for_support: 'Copy a message for support',
};
