// English: every sentence that only the frame says. Shared words (failures, evidence) are in the files beside this one.
// Not here: labels and help of fields (they come with the step, in English).

export * from './shared.ts';

/** English has the catalogue's own names of fields. */
export const fieldNames = {};

/** The frame's sentences; places as in `sentence`. A host overrides one by the message `frame.<key>`. */
export const frameWords = {
  top_level:
    'This page belongs inside another page. Open the app in which you are connecting your system, and start there.',
  opening: 'Opening the form…',
  stuck: 'The form could not be opened',
  stuck_explain: 'The connect service did not answer. Nothing was sent.',
  open_again: 'Open again',

  form: 'Connection details for {system}',
  required: 'Required',
  choose: 'Choose…',
  advanced: 'More settings',
  reveal: 'Show {label}',
  submit: 'Connect',
  busy: 'Connecting…',
  again: 'Send the same again',
  slow: 'Still trying. This takes longer than usual.',
  offline: 'You are offline. This goes on by itself when you are back.',

  summary: '{count;one=# field needs;other=# fields need} another look',
  missing: '{label} is missing',
  not_chosen: 'Choose one of the options',
  too_long: 'At most {max@number} characters fit here',
  malformed: 'This does not have the expected form',
  refused: 'Not accepted',
  trimmed: 'A space at the edge was removed',
  read_as: 'Read as {address}',

  paste: 'Paste or drop what you have',

  worked: 'What worked',
  copied: 'Copied',
  copy_by_hand: 'Copy this text',
  copy_message:
    'Hello,\n\nI am connecting {system} to {app}. This came up: {title}.\n{explain}\n\nWhat worked: {worked|nothing yet}.\nCode: {code}{reference}',

  sign_in_form: 'Sign-in to {system}',
  sign_in_next: 'A new tab opens at {host}. Sign in there and agree; this page goes on by itself.',
  sign_in: 'Sign in to {system}',
  sign_in_waiting: 'Waiting for the other tab. When you are done there, this page goes on by itself.',
  sign_in_again: 'Open the sign-in again',
  sign_in_blocked:
    'No new tab? Your browser may have blocked it: allow pop-ups for this page, then open the sign-in again.',

  probe_running: 'Looking at {host}…',
  probe_reached: 'Reached {product|the system} at {host}',
  probe_reached_until: 'Reached {product|the system} at {host}: certificate valid until {until@date}',
  probe_other: 'This is {product|another product}, not {system}.',
  probe_switch: 'Switch to {name}',

  unreachable: 'The connect service did not answer',
  unreachable_explain: 'Check your internet connection. What you typed is still here: send it again.',
  rate_limited: 'There were many tries in a short time',
  rate_limited_explain: 'Wait a minute, then send it again. What you typed is still here.',
  ended: 'This session has ended',
  ended_explain: 'Start again from the page around this form. Nothing was connected.',
  trouble: 'The connect service could not accept the form',
  trouble_explain: 'Send it again. If it stays so, contact support.',
  trouble_named: 'Send it again. If it stays so, contact support and name the reference {reference}.',
} as const satisfies Record<string, string>;

/** The key of one of the frame's sentences. */
export type FrameKey = keyof typeof frameWords;
