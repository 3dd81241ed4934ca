// English: what is said of certificates and their keys, where one signs in or is shown.
import type { FailureWords } from '../failure-words.ts';

/** Words by code. */
export const keyFailures = {
  'input.certificate_malformed': {
    title: 'This is not a certificate in PEM form',
    explain:
      'It has to be copied whole, from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----. A .p12 or .pfx file has to be converted first.',
  },
  'input.certificate_expired': {
    title: 'This certificate has already expired',
    explain:
      'It says so itself: it was valid until {until@date|a day that is past}. Ask whoever issued it for a new one.',
  },
  'input.key_malformed': {
    title: 'This is not a private key in PEM form',
    explain: 'It has to be copied whole, from -----BEGIN … PRIVATE KEY----- to -----END … PRIVATE KEY-----.',
  },
  'input.key_mismatch': {
    title: 'Certificate and private key do not belong together',
    explain: 'Each certificate has exactly one key. Take both from the same file or folder.',
  },
  'input.passphrase_wrong': {
    title: 'The passphrase does not open the private key',
    explain: 'The key is encrypted. Type the passphrase with which it was made, with Caps Lock off.',
  },
  'auth.certificate_refused': {
    title: 'The certificate was refused',
    explain:
      '{host|The system} was reached and wants a certificate, but does not let this one in. Ask its administrator whether it is entered there, for which user, and who has to have issued it.',
  },
  'auth.certificate_ends': {
    title: 'The certificate ends soon',
    explain:
      'It works, until {until@date|a day that is near}. Have a new one ready by then, and connect again with it.',
  },
} satisfies Readonly<Record<string, FailureWords>>;
