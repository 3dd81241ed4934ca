// The languages that the frame speaks; the sentences of each are loaded when they are needed.
import * as english from '../../element/locales/en/frame.ts';
import type { FailurePart, FramePart, PastingPart } from '../../element/locales/parts.ts';

/** One language. */
export interface FrameLanguage {
  readonly frame: () => Promise<FramePart>;
  readonly failures: () => Promise<FailurePart>;
  readonly pasting: () => Promise<PastingPart>;
}

/** The frame's own sentences in English: they are there from the start. */
export const frameEnglish: FramePart = english;

/** Every language by its tag. */
export const frameLanguages = new Map<string, FrameLanguage>([
  [
    'en',
    {
      frame: () => Promise.resolve(english),
      failures: () => import('../../element/locales/en/failures.ts'),
      pasting: () => import('../../element/locales/en/pasting.ts'),
    },
  ],
  [
    'de',
    {
      frame: () => import('../../element/locales/de/frame.ts'),
      failures: () => import('../../element/locales/de/failures.ts'),
      pasting: () => import('../../element/locales/de/pasting.ts'),
    },
  ],
  [
    'fr',
    {
      frame: () => import('../../element/locales/fr/frame.ts'),
      failures: () => import('../../element/locales/fr/failures.ts'),
      pasting: () => import('../../element/locales/fr/pasting.ts'),
    },
  ],
  [
    'es',
    {
      frame: () => import('../../element/locales/es/frame.ts'),
      failures: () => import('../../element/locales/es/failures.ts'),
      pasting: () => import('../../element/locales/es/pasting.ts'),
    },
  ],
  [
    'ar',
    {
      frame: () => import('../../element/locales/ar/frame.ts'),
      failures: () => import('../../element/locales/ar/failures.ts'),
      pasting: () => import('../../element/locales/ar/pasting.ts'),
    },
  ],
]);
