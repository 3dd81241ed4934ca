/** English: words for systems that know who connects by a certificate. */
import type { FailureWords } from '../failure-words.ts';

/** Nobody has told the server to trust the service yet, or it wants to know who comes. */
export const trustFailures = {
  'tls.certificate_untrusted': {
    title: '{host|The server} does not trust this connection yet',
    explain:
      'It was shown the certificate {name|of the connect service} ({key|its thumbprint is in the message for the administrator}) and did not let it in. Most servers put such a certificate among those they rejected: its administrator moves it to the trusted ones, and the check works from then on.',
  },
  'auth.anonymous_refused': {
    title: '{host|The server} wants to know who signs in',
    explain:
      'It lets nobody in without a user name and a password. Its administrator can name a user, or allow anonymous sign-ins.',
  },
} satisfies Record<string, FailureWords>;
