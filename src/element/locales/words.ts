// Words: the sentences of a language with the host's own put over them, by key. Used by the element and the frame.
// Keys: those of the language's text files; `dns.not_found.title`, `.explain` and `.turn` for failures, `dns.title` and `.explain`
// for a stage's fallback, `dns.name` for a stage, `dns.resolved` for evidence, `owner.it`, `action.retry`.
import { stageNames } from '../../contract/index.ts';
import type { Action, Evidence, Failure, Owner, StageName } from '../../contract/index.ts';
import type { FailureWords, TroubleWords } from './failure-words.ts';
import type {
  UnlistedPart,
  FailurePart,
  FirstPart,
  LaterPart,
  ExistingPart,
  SharedPart,
  WordKey,
} from './parts.ts';
import { sentence } from './sentence.ts';
import type { SentenceValues } from './sentence.ts';

/** Sentences of the host, by key; a key that is absent keeps the language's own sentence. */
export type Messages = Readonly<Record<string, string>>;

/** What speaks: the sentences of one language that are here by now, the host's own over them, and the locale of numbers and dates. */
export interface Speech extends Partial<SharedPart & FailurePart> {
  readonly locale: string;
  readonly messages: Messages;
}

/** What speaks on the element's screens. */
export type ScreenSpeech = Speech & FirstPart & Partial<LaterPart & UnlistedPart & ExistingPart>;

type Table<T> = Readonly<Partial<Record<string, T>>>;

const read = <T>(table: Table<T> | undefined, key: string): T | undefined =>
  table && Object.hasOwn(table, key) ? table[key] : undefined;

const known = (stage: string): boolean => (stageNames as readonly string[]).includes(stage);

const wordsOf = (code: string, speech: Speech): FailureWords => {
  const { failureWords, stageFailureWords, messages } = speech;
  const own = read(failureWords, code);
  if (own) return own;
  const [first = ''] = code.split('.');
  const stage = known(first) ? first : 'service';
  const words = read(stageFailureWords, stage);
  return {
    title: messages[`${stage}.title`] ?? words?.title ?? '',
    explain: messages[`${stage}.explain`] ?? words?.explain ?? '',
  };
};

/** What the element says under a key. */
export const keyText = (key: WordKey, values: SentenceValues | undefined, speech: ScreenSpeech): string => {
  const { messages, laterWords, unlistedWords, existingWords, elementWords, locale } = speech;
  const text =
    messages[key] ??
    read(laterWords, key) ??
    read(unlistedWords, key) ??
    read(existingWords, key) ??
    read<string>(elementWords, key) ??
    '';
  return sentence(text, values, locale);
};

/** What a trouble around the flow says. */
export const troubleText = (
  code: keyof FirstPart['troubleWords'],
  values: SentenceValues,
  { troubleWords, messages, locale }: ScreenSpeech,
): TroubleWords => {
  const { title, explain } = troubleWords[code];
  return {
    title: sentence(messages[`${code}.title`] ?? title, values, locale),
    explain: sentence(messages[`${code}.explain`] ?? explain, values, locale),
  };
};

/** What a failure says; a code newer than these words, or one whose words are still on their way, speaks with those of its stage. */
export const failureText = (
  failure: Pick<Failure, 'code' | 'values'>,
  values: SentenceValues,
  speech: Speech,
): FailureWords => {
  const { messages, locale } = speech;
  const words = wordsOf(failure.code, speech);
  const filled = { ...values, ...failure.values };
  const turn = messages[`${failure.code}.turn`] ?? words.turn;
  return {
    title: sentence(messages[`${failure.code}.title`] ?? words.title, filled, locale),
    explain: sentence(messages[`${failure.code}.explain`] ?? words.explain, filled, locale),
    ...(turn !== undefined && { turn: sentence(turn, filled, locale) }),
  };
};

/** What a piece of evidence says; nothing for a code that these words do not know. */
export const evidenceText = (
  { code, values }: Evidence,
  { messages, evidenceWords, locale }: Speech,
): string | undefined => {
  const text = read(messages, code) ?? read(evidenceWords, code);
  return text === undefined ? undefined : sentence(text, values, locale);
};

/** What a stage does. */
export const stageText = (stage: StageName, { messages, stageWords }: Speech): string =>
  messages[`${stage}.name`] ?? stageWords?.[stage] ?? '';

/** Whose turn it is; `values` may hold `system` and `app`. */
export const ownerText = (
  owner: Owner,
  values: SentenceValues,
  { messages, ownerWords, locale }: Speech,
): string => sentence(messages[`owner.${owner}`] ?? ownerWords?.[owner] ?? '', values, locale);

/** What the button of an action says. */
export const actionText = (action: Action, { messages, actionWords }: Speech): string =>
  messages[`action.${action}`] ?? actionWords?.[action] ?? '';
