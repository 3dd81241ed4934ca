// The languages that the element speaks; the sentences of each are loaded when they are needed.
import * as english from './en/element.ts';
import type { UnlistedPart, FailurePart, FirstPart, LaterPart, SettingsPart } from './parts.ts';

/** A direction in which lines are written. */
export type Direction = 'ltr' | 'rtl';

/** One language. */
export interface Language {
  readonly dir: Direction;
  readonly first: () => Promise<FirstPart>;
  readonly later: () => Promise<LaterPart>;
  readonly failures: () => Promise<FailurePart>;
  readonly unlisted: () => Promise<UnlistedPart>;
  readonly settings: () => Promise<SettingsPart>;
}

/** The name of a part. */
export type PartName = 'first' | 'later' | 'failures' | 'unlisted' | 'settings';

/** What is there from the start, in English: the first screens never wait. */
export const firstEnglish: FirstPart = english;

/** Every language by its tag. */
export const languages = new Map<string, Language>([
  [
    'en',
    {
      dir: 'ltr',
      first: () => Promise.resolve(english),
      later: () => import('./en/later.ts'),
      failures: () => import('./en/failures.ts'),
      unlisted: () => import('./en/unlisted.ts'),
      settings: () => import('./en/settings.ts'),
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
      settings: () => import('./de/settings.ts'),
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
      settings: () => import('./fr/settings.ts'),
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
      settings: () => import('./es/settings.ts'),
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
      settings: () => import('./ar/settings.ts'),
    },
  ],
]);
