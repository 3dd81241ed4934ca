// Here: what the frame draws (form, fields, problems, the look at the address) and, in this file, what its live region may have to
// say, the most pressing first. Not here: whether it is said (telling.ts), and what follows from a press (transition.ts).
import type { Form, SignIn, State } from '../state.ts';
import { troubleWords } from '../trouble.ts';
import type { Words } from '../words.ts';
import { environmentText } from './environment.ts';
import { leftText } from './field.ts';
import { lookText } from './look.ts';

/** Something to say: what it is about, its words, and what it stems from, another one each time it happens anew. */
export interface Cause {
  readonly name:
    | 'stuck'
    | 'sending'
    | 'copied'
    | 'pasted'
    | 'trouble'
    | 'summary'
    | 'left'
    | 'environment'
    | 'look'
    | 'problem';
  readonly text: string;
  readonly of: unknown;
}

/** Everything that holds in a state; undefined where there is no form any more, or it was taken: then the element speaks. */
export const causesOf = ({ place, online }: State, words: Words): readonly Cause[] | undefined => {
  if (place.at === 'stuck') return [{ name: 'stuck', text: words.say('stuck'), of: '' }];
  if (place.at === 'sign_in') return signInCauses(place.signIn, words);
  if (place.at !== 'form' || place.form.sending.is === 'sent') return undefined;
  const { form } = place;
  const { copied, trouble, step, left } = form;
  const texts: readonly [Cause['name'], string | undefined, unknown][] = [
    ['sending', sendingText(form, online, words), ''],
    ['copied', copied && words.say(copied.text === undefined ? 'copied' : 'copy_by_hand'), copied],
    ['pasted', form.pasted?.text, form.pasted],
    ['trouble', trouble && troubleWords(trouble, words).title, trouble],
    ['summary', summaryText(form, words), ''],
    ['left', left && leftText(left.field, form, words), left],
    ['environment', environmentWords(form, words), ''],
    ['look', lookWords(form, words), ''],
    ['problem', step.problem && words.failure(step.problem, { system: step.system.name }).title, step],
  ];
  return texts.flatMap(([name, text, of]) => (text ? [{ name, text, of }] : []));
};

const signInCauses = ({ step, started, copied }: SignIn, words: Words): readonly Cause[] => {
  const { problem, system } = step;
  const texts: readonly [Cause['name'], string | undefined, unknown][] = [
    ['copied', copied && words.say(copied.text === undefined ? 'copied' : 'copy_by_hand'), copied],
    ['sending', started ? words.say('sign_in_waiting') : undefined, ''],
    ['problem', problem && words.failure(problem, { system: system.name }).title, step],
  ];
  return texts.flatMap(([name, text, of]) => (text ? [{ name, text, of }] : []));
};

const sendingText = ({ sending }: Form, online: boolean, words: Words): string | undefined => {
  if (sending.is !== 'running') return undefined;
  return words.say(!online ? 'offline' : sending.slow ? 'slow' : 'busy');
};

const summaryText = (form: Form, words: Words): string | undefined => {
  const count = form.summary.length;
  return count === 0 ? undefined : words.say('summary', { count });
};

const environmentWords = (form: Form, words: Words): string | undefined => {
  const { text, explain } = environmentText(form, words) ?? {};
  return explain === undefined ? undefined : `${text}. ${explain}`;
};

const lookWords = (form: Form, words: Words): string | undefined => {
  const { text, explain } = lookText(form, words) ?? {};
  return explain === undefined ? text : `${text}. ${explain}`;
};
