// English: the words of what can go wrong around the flow: the host's backend, the service, the page itself.
// Failures of the customer's system are in failures.ts.
import type { TroubleCode } from '../../flow/trouble.ts';
import type { TroubleWords } from '../failure-words.ts';

const signIn = {
  title: 'You are not signed in to {app|the app} any more',
  explain: 'Sign in again, in another tab if you like. Then go on here; nothing is lost.',
};
const ours = {
  title: 'The connect service had a problem of its own',
  explain: 'Your details are safe. Trying again usually helps; if not, support can find it by the reference.',
};
const gone = {
  title: 'This connection attempt has ended',
  explain: 'It was open for too long, or was finished elsewhere. Starting again takes a few minutes.',
};
const setUp = {
  title: 'Connecting is not set up correctly on this page',
  explain: 'Those who run {app|the app} have to mend it. The code below tells them what it is.',
};
const mixedUp = {
  title: 'The page and the connect service no longer match',
  explain: 'Going on from the last step puts it right.',
};

/** The words of every code that can end or interrupt the flow. */
export const troubleWords: Record<TroubleCode, TroubleWords> = {
  not_logged_in: signIn,
  not_allowed: {
    title: 'Your account may not connect systems',
    explain: 'Somebody who manages {app|the app} in your company can connect it, or allow you to.',
  },
  customer_changed: {
    title: 'You are signed in for another company now',
    explain: 'Switch back to the company you began with and go on, or start again for this one.',
  },
  customer_malformed: setUp,
  verifier_mismatch: {
    title: 'Somebody else is signed in now',
    explain: 'For safety only the one who began can finish. Sign in as before and go on, or start again.',
  },
  code_expired: {
    title: 'Handing over took too long',
    explain: 'Your system is connected; only telling {app|the app} is missing. Go on to do that.',
  },
  state_malformed: mixedUp,
  origin_not_allowed: setUp,
  session_unknown: gone,
  service_unreachable: {
    title: 'The connect service cannot be reached',
    explain:
      'The internet connection may be interrupted, or a company network blocks it. Trying again often helps.',
  },
  service_refused: setUp,
  store_failed: {
    title: '{app|The app} could not store the connection',
    explain: 'Your system is connected; only storing it is missing. Going on tries it once more.',
  },
  malformed_request: mixedUp,

  unsupported_media_type: ours,
  too_large: mixedUp,
  not_found: ours,
  method_not_allowed: ours,
  unauthorized: gone,
  forbidden_origin: setUp,
  browser_refused: setUp,
  request_uri_unknown: gone,
  request_uri_used: gone,
  session_expired: gone,
  session_superseded: {
    title: 'This continues in another window',
    explain: 'Only one window can go on at a time.',
  },
  handed_over: {
    title: '{app|The app} already has this connection',
    explain: 'Nothing is left to do here.',
  },
  step_changed: mixedUp,
  system_unknown: {
    title: 'This system is not offered any more',
    explain: 'The list has changed since it was loaded. Go on to see the new one.',
  },
  ticket_unknown: mixedUp,
  idempotency_conflict: mixedUp,
  connection_paused: {
    title: 'This connection is paused',
    explain: 'Those who manage {app|the app} can resume it.',
  },
  reauthorization_required: gone,
  connection_disconnected: gone,
  upstream_failed: ours,
  rate_limited: {
    title: 'That was a lot at once',
    explain: 'Wait a minute, then go on where you were.',
  },
  internal: ours,

  part_missing: {
    title: 'A part of this page could not be loaded',
    explain:
      'The internet connection may be interrupted, or the page was renewed. Load it again; your progress is kept.',
  },
  frame_blocked: {
    title: 'The form could not be shown',
    explain:
      'Something on this page or in this browser keeps it from loading. An extension that blocks content may be the cause; otherwise those who run {app|the app} have to allow it.',
  },
  callback_unreachable: {
    title: '{app|The app} could not be told',
    explain: 'Your system is connected. Going on tries it once more.',
  },
  host_unreachable: {
    title: '{app|The app} does not answer',
    explain: 'The internet connection may be interrupted. Trying again often helps.',
  },
  host_failed: {
    title: '{app|The app} could not begin',
    explain: 'Its server answered with an error. Trying again later often helps.',
  },
  session_url_missing: setUp,
  session_malformed: setUp,
  callback_url_missing: setUp,
  service_malformed: ours,
};
