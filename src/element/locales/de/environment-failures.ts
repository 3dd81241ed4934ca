// German: what is said where the system in use and one for tests are not told apart as they should be.
import type { FailureWords } from '../failure-words.ts';

/** Words by code. */
export const environmentFailures = {
  'service.test_system': {
    title: 'Das ist ein Testsystem',
    explain:
      '{app|Die App} verbindet hier Systeme für die echte Arbeit. Wenn Sie das System meinten, mit dem Sie täglich arbeiten, nehmen Sie dessen Adresse; sonst fahren Sie fort.',
  },
  'service.production_system': {
    title: 'Das ist das System, mit dem gearbeitet wird',
    explain:
      '{app|Die App} probiert hier nur aus. Gelesen werden echte Daten; nehmen Sie für einen Test besser die Adresse eines Testsystems.',
  },
} satisfies Readonly<Record<string, FailureWords>>;
