// Here: the frame’s markup as functions of its state. Not here: state, requests, and what the host’s page may hear.
// What the frame's live region says: one sentence at a time, the most pressing one.
import { wrongFields } from '../sending.ts';
import type { Form, State } from '../state.ts';
import { troubleWords } from '../trouble.ts';
import type { Words } from '../words.ts';
import { lookText } from './look.ts';

/** The sentence for assistive technology; empty when there is nothing to say. */
export const announcement = ({ place, online }: State, words: Words): string => {
  if (place.at === 'stuck') return words.say('stuck');
  return place.at === 'form' ? formAnnouncement(place.form, online, words) : '';
};

const formAnnouncement = (form: Form, online: boolean, words: Words): string => {
  const { sending, step, trouble, summary } = form;
  if (sending.is === 'running' && !online) return words.say('offline');
  if (sending.is === 'running') return words.say(sending.slow ? 'slow' : 'busy');
  if (form.copied) return words.say(form.copied.text === undefined ? 'copied' : 'copy_by_hand');
  if (trouble) return troubleWords(trouble, words).title;
  if (summary && wrongFields(form).length > 0)
    return words.say('summary', { count: wrongFields(form).length });
  if (form.look.is !== 'none') return lookText(form, words)?.text ?? '';
  return step.problem ? words.failure(step.problem, { system: step.system.name }).title : '';
};
