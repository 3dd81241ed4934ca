// What happens around sending the form: judged whole, the host asked, sent, answered. One press is one attempt, one key.
import { FormStep } from '../../contract/index.ts';
import { newForm } from './form.ts';
import { askedFields, judge, tidyAddress } from './judging.ts';
import type { Refusal } from './service.ts';
import type { Effect, Event, Form, Mark, NextForm, Sending } from './state.ts';

type Pressed = Extract<Event, { type: 'submit_pressed' }>;

const tell = (message: Extract<Effect, { do: 'tell' }>['message']): Effect => ({ do: 'tell', message });
const idle: Sending = { is: 'idle' };

/** The submit was pressed: shows every problem, or asks the host's page whether the form may go. */
export const pressed = (form: Form, event: Pressed, id: number): NextForm => {
  if (form.sending.is !== 'idle') return { form, effects: [] };
  const tidy = { ...form, values: tidied(form, event), revealed: [], trouble: undefined, copied: undefined };
  const judged = { ...tidy, marks: judgedMarks(tidy, event) };
  const wrong = wrongFields(judged);
  if (wrong[0] !== undefined) return shown(judged, wrong);
  const sending: Sending = { is: 'asking', id, key: form.sending.key ?? event.key, again: event.again };
  return { form: { ...judged, sending, summary: [] }, effects: [tell({ type: 'before_submit', id })] };
};

const shown = (form: Form, wrong: readonly string[]): NextForm => {
  const folded = form.step.fields.some(({ advanced, name }) => advanced && wrong.includes(name));
  return {
    form: { ...form, summary: wrong.length > 1 ? wrong : [], advanced: form.advanced || folded },
    effects: [{ do: 'focus', field: wrong[0] }],
  };
};

/** The names of the fields with a problem, in the order of the form. What the service found wrong is for it to judge again. */
export const wrongFields = (form: Form): readonly string[] =>
  askedFields(form.step, form.values)
    .map(({ name }) => name)
    .filter((name) => form.marks[name]?.code?.startsWith('input.'));

const tidied = ({ step, values }: Form, event: Pressed): Form['values'] => {
  const read = { ...values, ...event.values };
  const tidy = step.fields
    .filter(({ type }) => type !== 'secret')
    .map(({ name, type, port }) => [
      name,
      type === 'url' ? tidyAddress(read[name] ?? '', port) : (read[name] ?? '').trim(),
    ]);
  return Object.fromEntries(tidy) as Form['values'];
};

const judgedMarks = (form: Form, event: Pressed): Form['marks'] => {
  const marks = askedFields(form.step, form.values).map((field): [string, Mark] => {
    const secret = event.secrets[field.name];
    const code = field.type === 'secret' ? secret?.code : judge(field, form.values[field.name] ?? '');
    const note = secret?.trimmed ? 'trimmed' : form.marks[field.name]?.note;
    const live = code !== undefined || (form.marks[field.name]?.live ?? false);
    return [field.name, { typed: true, live, ...(code && { code }), ...(note && { note }) }];
  });
  return Object.fromEntries(marks);
};

/** The host's page let the form go, or held it back. */
export const proceeded = (form: Form, id: number, ok: boolean): NextForm => {
  const { sending, step } = form;
  if (sending.is !== 'asking' || sending.id !== id) return { form, effects: [] };
  if (!ok) return { form: { ...form, sending: idle }, effects: [] };
  const { key, again } = sending;
  const look: Form['look'] = form.look.is === 'known' ? form.look : { is: 'none' };
  return {
    form: { ...form, look, sending: { is: 'running', key, again, slow: false }, renewing: false },
    effects: [{ do: 'stop_looking' }, { do: 'send', step, key, again }],
  };
};

/** The service answered with the next step: the same form with a reason is shown here, anything else is the element's. */
export const answered = (
  form: Form,
  step: FormStep | { readonly kind: string; readonly id: string },
): NextForm => {
  const asked = FormStep.safeParse(step);
  if (asked.success) return askedAgain(form, asked.data);
  return {
    form: { ...form, sending: { is: 'sent' } },
    effects: [{ do: 'forget_secrets' }, tell({ type: 'submitted', step: step.id })],
  };
};

const askedAgain = (form: Form, step: FormStep): NextForm => {
  const next = newForm({ step, values: form.values, client: form.client });
  const field = step.problem?.field;
  return {
    form: { ...next, key: form.key, advanced: next.advanced || form.advanced, look: form.look },
    effects: [tell({ type: 'shown', step: step.id }), { do: 'focus', ...(field && { field }) }],
  };
};

/** Codes after which a fresh ticket lets the same attempt go on. */
const mendedByTicket = ['unauthorized', 'ticket_unknown'];
/** Codes under which the attempt may still have arrived: pressing again sends the same one. */
const unanswered = ['unreachable', 'unreadable', 'internal'];

/** Sending ended without an answer. */
export const sendFailed = (form: Form, why: Refusal): NextForm => {
  const { sending } = form;
  if (sending.is === 'running' && mendedByTicket.includes(why.code) && !form.renewing)
    return { form: { ...form, renewing: true }, effects: [tell({ type: 'ticket_needed' })] };
  const key = sending.is === 'running' && unanswered.includes(why.code) ? { key: sending.key } : {};
  return {
    form: { ...form, sending: { is: 'idle', ...key }, renewing: false, trouble: why },
    effects: [tell({ type: 'problem', code: why.code })],
  };
};
