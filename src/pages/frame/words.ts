// The frame's words: its own sentences and those it shares with the element, the host's overrides before them.
import type { Evidence, Failure } from '../../contract/index.ts';
import { frameWords } from '../../element/locales/en/frame.ts';
import type { FrameWord } from '../../element/locales/en/frame.ts';
import type { FailureWords } from '../../element/locales/failure-words.ts';
import { sentence } from '../../element/locales/sentence.ts';
import type { SentenceValues } from '../../element/locales/sentence.ts';
import { actionText, evidenceText, failureText, ownerText } from '../../element/locales/words.ts';
import type { Messages } from '../../element/locales/words.ts';

/** Every sentence a view needs, filled. An evidence code that is not known has none. */
export interface Words {
  say(key: FrameWord, values?: SentenceValues): string;
  failure(failure: Pick<Failure, 'code' | 'values'>, values?: SentenceValues): FailureWords;
  owner(owner: Failure['owner'], values: SentenceValues): string;
  action(action: Failure['primary']): string;
  evidence(evidence: Evidence): string | undefined;
}

/** The words of a language; `messages` are the host's overrides, the frame's own under `frame.<key>`. */
export const wordsFor = (lang: string, messages: Messages): Words => ({
  say: (key, values) => sentence(messages[`frame.${key}`] ?? frameWords[key], values, lang),
  failure: (failure, values) => failureText(failure, values, messages),
  owner: (owner, values) => ownerText(owner, values, messages),
  action: (action) => actionText(action, messages),
  evidence: (evidence) => evidenceText(evidence, messages),
});
