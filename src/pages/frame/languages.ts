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
]);
