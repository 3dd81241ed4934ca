// Words: the sentences of a language with the host's own put over them, by key. Used by the element and the frame.
// Keys: those of the language's text files; `dns.not_found.title`, `.explain` and `.turn` for failures, `dns.title` and `.explain`
// for a stage's fallback, `dns.name` for a stage, `dns.resolved` for evidence, `owner.it`, `action.retry`.
import { stageNames } from '../../contract/index.ts';
import type { Action, Evidence, Failure, Owner, StageName } from '../../contract/index.ts';
import { evidenceWords, stageWords } from './en/evidence.ts';
import { actionWords, failureWords, ownerWords } from './en/failures.ts';
import { stageFailureWords } from './en/stage-failures.ts';
import type { FailureWords } from './failure-words.ts';
import { sentence } from './sentence.ts';
import type { SentenceValues } from './sentence.ts';

/** Sentences of the host, by key; a key that is absent keeps the language's own sentence. */
export type Messages = Readonly<Record<string, string>>;

const has = <T extends object>(table: T, key: PropertyKey): key is keyof T => Object.hasOwn(table, key);
const known = (stage: string): stage is StageName => (stageNames as readonly string[]).includes(stage);

const wordsOf = (code: string): FailureWords => {
  if (has(failureWords, code)) return failureWords[code];
  const stage = code.split('.')[0] ?? '';
  return stageFailureWords[known(stage) ? stage : 'service'];
};

/** What a failure says; a code newer than these words speaks with the words of its stage. */
export const failureText = (
  failure: Pick<Failure, 'code' | 'values'>,
  values: SentenceValues = {},
  messages: Messages = {},
): FailureWords => {
  const words = wordsOf(failure.code);
  const filled = { ...values, ...failure.values };
  const turn = messages[`${failure.code}.turn`] ?? words.turn;
  return {
    title: sentence(messages[`${failure.code}.title`] ?? words.title, filled),
    explain: sentence(messages[`${failure.code}.explain`] ?? words.explain, filled),
    ...(turn !== undefined && { turn: sentence(turn, filled) }),
  };
};

/** What a piece of evidence says; nothing for a code that these words do not know. */
export const evidenceText = (evidence: Evidence, messages: Messages = {}): string | undefined => {
  const own = has(evidenceWords, evidence.code) ? evidenceWords[evidence.code] : undefined;
  const text = messages[evidence.code] ?? own;
  return text === undefined ? undefined : sentence(text, evidence.values);
};

/** What a stage does. */
export const stageText = (stage: StageName, messages: Messages = {}): string =>
  messages[`${stage}.name`] ?? stageWords[stage];

/** Whose turn it is; `values` may hold `system` and `app`. */
export const ownerText = (owner: Owner, values: SentenceValues = {}, messages: Messages = {}): string =>
  sentence(messages[`owner.${owner}`] ?? ownerWords[owner], values);

/** What the button of an action says. */
export const actionText = (action: Action, messages: Messages = {}): string =>
  messages[`action.${action}`] ?? actionWords[action];
