// The languages that the frame speaks; the sentences of each are loaded when they are needed.
import * as english from '../../element/locales/en/frame.ts';
import type { FailurePart, FramePart } from '../../element/locales/parts.ts';

/** One language. */
export interface FrameLanguage {
  readonly frame: () => Promise<FramePart>;
  readonly failures: () => Promise<FailurePart>;
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
    },
  ],
  [
    'de',
    {
      frame: () => import('../../element/locales/de/frame.ts'),
      failures: () => import('../../element/locales/de/failures.ts'),
    },
  ],
  [
    'fr',
    {
      frame: () => import('../../element/locales/fr/frame.ts'),
      failures: () => import('../../element/locales/fr/failures.ts'),
    },
  ],
  [
    'es',
    {
      frame: () => import('../../element/locales/es/frame.ts'),
      failures: () => import('../../element/locales/es/failures.ts'),
    },
  ],
  [
    'ar',
    {
      frame: () => import('../../element/locales/ar/frame.ts'),
      failures: () => import('../../element/locales/ar/failures.ts'),
    },
  ],
]);
