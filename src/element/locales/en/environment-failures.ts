// English: what is said where the system in use and one for tests are not told apart as they should be.
import type { FailureWords } from '../failure-words.ts';

/** Words by code. */
export const environmentFailures = {
  'service.test_system': {
    title: 'This is a test system',
    explain:
      '{app|The app} connects systems for real work here. If you meant the system you work with every day, use its address instead; if not, go on.',
  },
  'service.production_system': {
    title: 'This is the system in use',
    explain:
      '{app|The app} only tries things out here. It will read real data; for a test, use the address of a test system instead.',
  },
} satisfies Readonly<Record<string, FailureWords>>;
