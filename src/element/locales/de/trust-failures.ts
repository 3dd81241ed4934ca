/** German: words for systems that know who connects by a certificate. */
import type { FailureWords } from '../failure-words.ts';

/** Nobody has told the server to trust the service yet, or it wants to know who comes. */
export const trustFailures = {
  'tls.certificate_untrusted': {
    title: '{host|Der Server} vertraut dieser Verbindung noch nicht',
    explain:
      'Ihm wurde das Zertifikat {name|des Verbindungsdienstes} ({key|sein Fingerabdruck steht in der Nachricht für die Administration}) gezeigt, und er hat es nicht eingelassen. Die meisten Server legen ein solches Zertifikat zu den abgelehnten: Die Administration verschiebt es zu den vertrauenswürdigen, dann gelingt die Prüfung.',
  },
  'auth.anonymous_refused': {
    title: '{host|Der Server} will wissen, wer sich anmeldet',
    explain:
      'Ohne Benutzernamen und Passwort lässt er niemanden ein. Die Administration kann einen Benutzer nennen oder anonyme Anmeldungen erlauben.',
  },
} satisfies Record<string, FailureWords>;
