// English: whose turn it is after a failure, and what the buttons say that lead out of it. Shared by the element and the frame.
// Not here: what failed (failures.ts).
import type { Action, Owner } from '../../../contract/index.ts';

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
