// French: what is said where the system in use and one for tests are not told apart as they should be.
import type { FailureWords } from '../failure-words.ts';

/** Words by code. */
export const environmentFailures = {
  'service.test_system': {
    title: 'C’est un système de test',
    explain:
      '{app|L’application} connecte ici des systèmes pour le travail réel. Si vous pensiez au système que vous utilisez chaque jour, prenez son adresse ; sinon, continuez.',
  },
  'service.production_system': {
    title: 'C’est le système de production',
    explain:
      '{app|L’application} ne fait ici que des essais. Des données réelles seront lues ; pour un essai, prenez plutôt l’adresse d’un système de test.',
  },
} satisfies Readonly<Record<string, FailureWords>>;
