// What happens while a person fills in the form: judged on leaving a field, then live while they mend it; the address looked at.
import type { Field } from '../../contract/index.ts';
import { addressToLookAt, judge, tidyAddress } from './judging.ts';
import type { Effect, Event, Form, Look, Mark, NextForm } from './state.ts';

/** What typing, leaving a field and pressing the form's small buttons lead to. */
export type Typing = Exclude<
  Event,
  {
    type:
      | 'told'
      | 'opened'
      | 'open_failed'
      | 'reopen_pressed'
      | 'start_pressed'
      | 'ticket_aged'
      | 'line_changed'
      | 'submit_pressed'
      | 'answered'
      | 'send_failed'
      | 'took_long';
  }
>;

const untouched: Mark = { typed: false, live: false };
const only = (form: Form): NextForm => ({ form, effects: [] });

/** The next form after an event of typing. */
export const typing = (form: Form, event: Typing): NextForm => {
  switch (event.type) {
    case 'typed':
      return typed(form, event.field, event.value);
    case 'secret_typed':
      return only(changed(form, event.field, event.code));
    case 'left':
      return left(form, event.field, event.value);
    case 'secret_left':
      return only(settled(form, event.field, event.code, event.trimmed ? 'trimmed' : undefined));
    case 'reveal_pressed':
      return only({ ...form, revealed: toggled(form.revealed, event.field) });
    case 'advanced_toggled':
      return only({ ...form, advanced: event.open });
    case 'copied':
      return only({ ...form, copied: event.text === undefined ? {} : { text: event.text } });
    case 'paste_opened':
      return { form, effects: [{ do: 'open_paste' }] };
    case 'pasted':
      return pasted(form, event);
    case 'switch_pressed':
      return { form, effects: [tell({ type: 'switch_system', system: event.system })] };
    case 'look_began':
    case 'look_ended':
      return looked(form, event);
  }
};

const tell = (message: Extract<Effect, { do: 'tell' }>['message']): Effect => ({ do: 'tell', message });
const toggled = (names: readonly string[], name: string): readonly string[] =>
  names.includes(name) ? names.filter((each) => each !== name) : [...names, name];
const fieldOf = (form: Form, name: string): Field | undefined =>
  form.step.fields.find((field) => field.name === name);

/** A changed value is a new attempt: the key of one that was never answered goes. A problem once shown follows each keystroke. */
const changed = (form: Form, name: string, code: string | undefined): Form => {
  const { live } = form.marks[name] ?? untouched;
  const mark: Mark = { typed: true, live, ...(live && code && { code }) };
  return {
    ...form,
    marks: { ...form.marks, [name]: mark },
    left: undefined,
    ...(form.sending.is === 'idle' && { sending: { is: 'idle' } }),
  };
};

/** On leaving a field its problem shows; an empty field that was never typed into is not reproached before the submit. */
const settled = (form: Form, name: string, code: string | undefined, note: Mark['note']): Form => {
  const mark = form.marks[name] ?? untouched;
  if (isServiceMark(form, mark)) return form;
  const shown = code === 'input.required' && !mark.typed ? undefined : code;
  const kept = note ?? (shown ? undefined : mark.note);
  const next: Mark = {
    typed: mark.typed,
    live: mark.live || shown !== undefined,
    ...(shown && { code: shown }),
    ...(kept && { note: kept }),
  };
  const marked = { ...form, marks: { ...form.marks, [name]: next } };
  return shown || note ? { ...marked, left: { field: name } } : marked;
};

/** What the service found wrong stays marked until the value is changed. */
const isServiceMark = (form: Form, { code }: Mark): boolean =>
  code !== undefined && code === form.step.problem?.code;

const typed = (form: Form, name: string, value: string): NextForm => {
  const field = fieldOf(form, name);
  if (!field) return only(form);
  const next = { ...changed(form, name, judge(field, value)), values: { ...form.values, [name]: value } };
  return field.type === 'url' ? lookAt(next, field, value, false) : only(next);
};

const left = (form: Form, name: string, value: string): NextForm => {
  const field = fieldOf(form, name);
  if (!field) return only(form);
  const tidy = field.type === 'url' ? tidyAddress(value, field.port) : value.trim();
  const note = field.type === 'url' && tidy !== value.trim() ? 'read_as' : undefined;
  const next = settled({ ...form, values: { ...form.values, [name]: tidy } }, name, judge(field, tidy), note);
  return field.type === 'url' && form.marks[name]?.typed ? lookAt(next, field, tidy, true) : only(next);
};

/** What was pasted counts as typed, and the fields as left; `step` is there when the form became that of another way. */
const pasted = (
  form: Form,
  { outcome, step = form.step, values }: Extract<Event, { type: 'pasted' }>,
): NextForm => {
  let next: NextForm = only({ ...form, step, pasted: outcome, values: { ...form.values, ...values } });
  for (const [name, value] of Object.entries(values)) {
    const marked = changed(next.form, name, undefined);
    const settledNow = left(marked, name, value);
    next = { form: settledNow.form, effects: [...next.effects, ...settledNow.effects] };
  }
  // The guide beside the frame goes with the form.
  const effects =
    step === form.step ? next.effects : [...next.effects, tell({ type: 'shown', step: step.id })];
  return { effects, form: { ...next.form, left: undefined } };
};

/** Looks at an address unless it is the one that is already looked at. */
const lookAt = (form: Form, { port }: Field, value: string, finished: boolean): NextForm => {
  const address = addressToLookAt(value, finished, port);
  const { look } = form;
  if (form.sending.is !== 'idle') return only(form);
  if (!address) return stopLooking(form);
  if (look.is !== 'none' && look.address === address.text)
    return only({ ...form, look: { ...look, finished: look.finished || finished } });
  const next: Look = { is: 'due', address: address.text, host: address.host, finished };
  const ask: Effect = { do: 'look', step: form.step.id, values: form.values, soon: finished };
  return { form: { ...form, look: next }, effects: [...cleared(look), ask] };
};

const stopLooking = (form: Form): NextForm => ({
  form: { ...form, look: { is: 'none' } },
  effects: form.look.is === 'none' ? [] : [{ do: 'stop_looking' }, ...cleared(form.look)],
});

const cleared = ({ is }: Look): readonly Effect[] =>
  is === 'running' || is === 'known' ? [tell({ type: 'probe', status: 'cleared' })] : [];

const looked = (form: Form, event: Extract<Event, { type: 'look_began' | 'look_ended' }>): NextForm => {
  const { look } = form;
  if (look.is === 'none') return only(form);
  const { address, host, finished } = look;
  if (event.type === 'look_began')
    return {
      form: { ...form, look: { is: 'running', address, host, finished } },
      effects: [tell({ type: 'probe', status: 'running' })],
    };
  const { probe } = event;
  if (!probe) return { form: { ...form, look: { is: 'none' } }, effects: cleared(look) };
  const code = probe.stages.find(({ failure }) => failure)?.failure?.code;
  return {
    form: { ...form, look: { is: 'known', address, host, finished, probe } },
    effects: [tell({ type: 'probe', status: probe.status, ...(code && { code }) })],
  };
};
