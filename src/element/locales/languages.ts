// The languages that the element speaks; the sentences of each are loaded when they are needed.
import { elementWords, troubleWords } from './en/element.ts';
import type { UnlistedPart, FailurePart, FirstPart, LaterPart, ExistingPart } from './parts.ts';

/** A direction in which lines are written. */
export type Direction = 'ltr' | 'rtl';

/** One language. */
export interface Language {
  readonly dir: Direction;
  readonly first: () => Promise<FirstPart>;
  readonly later: () => Promise<LaterPart>;
  readonly failures: () => Promise<FailurePart>;
  readonly unlisted: () => Promise<UnlistedPart>;
  readonly existing: () => Promise<ExistingPart>;
}

/** The name of a part. */
export type PartName = 'first' | 'later' | 'failures' | 'unlisted' | 'existing';

/** What is there from the start, in English: the first screens never wait. */
export const firstEnglish: FirstPart = { elementWords, troubleWords };

/** Every language by its tag. */
export const languages = new Map<string, Language>([
  [
    'en',
    {
      dir: 'ltr',
      first: () => Promise.resolve(firstEnglish),
      later: () => import('./en/later.ts'),
      failures: () => import('./en/failures.ts'),
      unlisted: () => import('./en/unlisted.ts'),
      existing: () => import('./en/existing.ts'),
    },
  ],
  [
    'de',
    {
      dir: 'ltr',
      first: () => import('./de/element.ts'),
      later: () => import('./de/later.ts'),
      failures: () => import('./de/failures.ts'),
      unlisted: () => import('./de/unlisted.ts'),
      existing: () => import('./de/existing.ts'),
    },
  ],
  [
    'fr',
    {
      dir: 'ltr',
      first: () => import('./fr/element.ts'),
      later: () => import('./fr/later.ts'),
      failures: () => import('./fr/failures.ts'),
      unlisted: () => import('./fr/unlisted.ts'),
      existing: () => import('./fr/existing.ts'),
    },
  ],
  [
    'es',
    {
      dir: 'ltr',
      first: () => import('./es/element.ts'),
      later: () => import('./es/later.ts'),
      failures: () => import('./es/failures.ts'),
      unlisted: () => import('./es/unlisted.ts'),
      existing: () => import('./es/existing.ts'),
    },
  ],
  [
    'ar',
    {
      dir: 'rtl',
      first: () => import('./ar/element.ts'),
      later: () => import('./ar/later.ts'),
      failures: () => import('./ar/failures.ts'),
      unlisted: () => import('./ar/unlisted.ts'),
      existing: () => import('./ar/existing.ts'),
    },
  ],
]);
