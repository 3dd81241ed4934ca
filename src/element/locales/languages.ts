// The languages that the element speaks; the sentences of each are loaded when they are needed.
import * as english from './en/element.ts';
import type { FailurePart, FirstPart, LaterPart } from './parts.ts';

/** A direction in which lines are written. */
export type Direction = 'ltr' | 'rtl';

/** One language. */
export interface Language {
  readonly dir: Direction;
  readonly first: () => Promise<FirstPart>;
  readonly later: () => Promise<LaterPart>;
  readonly failures: () => Promise<FailurePart>;
}

/** The name of a part. */
export type PartName = 'first' | 'later' | 'failures';

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
    },
  ],
]);
