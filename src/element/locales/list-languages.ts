// The languages of the list of connections; the sentences of each are loaded when they are needed.
import type { Owner } from '../../contract/index.ts';
import * as english from './en/list.ts';
import type { ConnectionKey } from './en/list.ts';
import type { Direction } from './languages.ts';
import type { FailurePart } from './parts.ts';

/** What the list says. */
export interface ConnectionPart {
  readonly connectionWords: Readonly<Record<ConnectionKey, string>>;
  readonly ownerWords: Readonly<Record<Owner, string>>;
}

/** What it speaks with, once the words of failures have come too. */
export type ConnectionSpeech = ConnectionPart & Partial<FailurePart>;

/** What is there from the start, in English. */
export const englishConnections: ConnectionPart = english;

/** One language of the list. */
export interface ConnectionLanguage {
  readonly dir: Direction;
  readonly list: () => Promise<ConnectionPart>;
  readonly failures: () => Promise<FailurePart>;
}

/** Every language by its tag. */
export const connectionLanguages = new Map<string, ConnectionLanguage>([
  [
    'en',
    {
      dir: 'ltr',
      list: () => Promise.resolve(english),
      failures: () => import('./en/failures.ts'),
    },
  ],
  [
    'de',
    {
      dir: 'ltr',
      list: () => import('./de/list.ts'),
      failures: () => import('./de/failures.ts'),
    },
  ],
  [
    'fr',
    {
      dir: 'ltr',
      list: () => import('./fr/list.ts'),
      failures: () => import('./fr/failures.ts'),
    },
  ],
  [
    'es',
    {
      dir: 'ltr',
      list: () => import('./es/list.ts'),
      failures: () => import('./es/failures.ts'),
    },
  ],
  [
    'ar',
    {
      dir: 'rtl',
      list: () => import('./ar/list.ts'),
      failures: () => import('./ar/failures.ts'),
    },
  ],
]);
