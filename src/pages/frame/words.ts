// The frame's words: its own sentences and those it shares with the element, the host's overrides before them.
import type { Evidence, Failure, Field } from '../../contract/index.ts';
import type { FrameKey } from '../../element/locales/en/frame.ts';
import type { PastingKey } from '../../element/locales/en/pasting.ts';
import type { FailureWords } from '../../element/locales/failure-words.ts';
import type { FailurePart, FramePart, PastingPart } from '../../element/locales/parts.ts';
import { catalogueLanguage } from '../../element/locales/lookup.ts';
import { sentence } from '../../element/locales/sentence.ts';
import type { SentenceValues } from '../../element/locales/sentence.ts';
import { actionText, evidenceText, failureText, ownerText } from '../../element/locales/words.ts';
import type { Messages } from '../../element/locales/words.ts';

/** The sentences of a language that are here by now. */
export type FrameSentences = FramePart & Partial<FailurePart & PastingPart>;

/** Every sentence a view needs, filled. An evidence code that is not known has none. */
export interface Words {
  say(key: FrameKey | PastingKey, values?: SentenceValues): string;
  failure(failure: Pick<Failure, 'code' | 'values'>, values?: SentenceValues): FailureWords;
  owner(owner: Failure['owner'], values: SentenceValues): string;
  action(action: Failure['primary']): string;
  evidence(evidence: Evidence): string | undefined;
  /** What a field is called; in the catalogue's own language where this one has no name for it. */
  label(field: Pick<Field, 'label'>): { readonly text: string; readonly lang: string | undefined };
}

/** The words of a language; `messages` are the host's overrides, the frame's own under `frame.<key>`. */
export const wordsFor = (sentences: FrameSentences, locale: string, messages: Messages): Words => {
  const own: Readonly<Record<string, string>> = { ...sentences.frameWords, ...sentences.pastingWords };
  const speech = { ...sentences, locale, messages };
  return {
    say: (key, values) => sentence(messages[`frame.${key}`] ?? own[key] ?? '', values, locale),
    failure: (failure, values = {}) => failureText(failure, values, speech),
    owner: (owner, values) => ownerText(owner, values, speech),
    action: (action) => actionText(action, speech),
    evidence: (evidence) => evidenceText(evidence, speech),
    label: ({ label }) => {
      const own = Object.hasOwn(sentences.fieldNames, label) ? sentences.fieldNames[label] : undefined;
      return { text: own ?? label, lang: own === undefined ? catalogueLanguage : undefined };
    },
  };
};
