// How one state becomes the next: pure, and the only place that decides. What happens while typing is in typing.ts,
// what happens around sending in sending.ts.
import type { FrameOpened } from '../../contract/index.ts';
import { newForm } from './form.ts';
import { answered, proceeded, pressed, sendFailed } from './sending.ts';
import { aged, newSignIn, startPressed, ticketCame } from './signing-in.ts';
import type { Effect, Event, Form, NextForm, NextSignIn, Place, SignIn, State } from './state.ts';
import { typing } from './typing.ts';

/** The next state and what to do about it. */
export interface Next {
  readonly state: State;
  readonly effects: readonly Effect[];
}

const at = (state: State, place: Place, effects: readonly Effect[] = []): Next => ({
  state: { ...state, place },
  effects,
});
const stay = (state: State, effects: readonly Effect[] = []): Next => ({ state, effects });
const withForm = (state: State, { form, effects }: NextForm): Next =>
  at(state, { at: 'form', form }, effects);
const withSignIn = (state: State, { signIn, effects }: NextSignIn): Next =>
  at(state, { at: 'sign_in', signIn }, effects);
const signInOf = ({ place }: State): SignIn | undefined =>
  place.at === 'sign_in' ? place.signIn : undefined;
const formOf = ({ place }: State): Form | undefined => (place.at === 'form' ? place.form : undefined);

/** Returns the next state and its effects; an event that belongs to a place already left changes nothing. */
export const transition = (state: State, event: Event): Next => {
  switch (event.type) {
    case 'told':
      return told(state, event.message);
    case 'opened':
      return opened(state, event.opened);
    case 'open_failed':
      return openFailed(state, event.why);
    case 'reopen_pressed':
      return stay(state, [{ do: 'tell', message: { type: 'ticket_needed' } }]);
    case 'line_changed':
      return stay({ ...state, online: event.online });
    case 'start_pressed':
    case 'ticket_aged':
      return inSignIn(state, event);
    default:
      return inForm(state, event);
  }
};

type InSignIn = Extract<Event, { type: 'start_pressed' | 'ticket_aged' }>;
type InForm = Exclude<
  Event,
  InSignIn | { type: 'told' | 'opened' | 'open_failed' | 'reopen_pressed' | 'line_changed' }
>;

const inSignIn = (state: State, event: InSignIn): Next => {
  const signIn = signInOf(state);
  if (!signIn) return stay(state);
  return withSignIn(state, event.type === 'ticket_aged' ? aged(signIn) : startPressed(signIn, event.sent));
};

const inForm = (state: State, event: InForm): Next => {
  const signIn = signInOf(state);
  if (signIn && event.type === 'copied') {
    const { type: _copied, ...copied } = event;
    return withSignIn(state, { signIn: { ...signIn, copied }, effects: [] });
  }
  const form = formOf(state);
  if (!form || form.sending.is === 'sent') return stay(state);
  switch (event.type) {
    case 'submit_pressed': {
      const next = withForm(state, pressed(form, event, state.asked + 1));
      return { ...next, state: { ...next.state, asked: state.asked + 1 } };
    }
    case 'answered':
      return withForm(state, answered(form, event.step));
    case 'send_failed':
      return withForm(state, sendFailed(form, event.why));
    case 'took_long':
      if (form.sending.is !== 'running') return stay(state);
      return withForm(state, { form: { ...form, sending: { ...form.sending, slow: true } }, effects: [] });
    default:
      return withForm(state, typing(form, event));
  }
};

const told = (state: State, message: Extract<Event, { type: 'told' }>['message']): Next => {
  switch (message.type) {
    case 'theme':
      return stay({ ...state, messages: message.messages });
    case 'keep':
      return stay(state);
    case 'clear':
      return at(state, { at: 'waiting' }, [{ do: 'stop' }, { do: 'forget_secrets' }]);
    case 'show':
      return show(state, message.step, message.ticket);
    case 'proceed': {
      const form = formOf(state);
      return form ? withForm(state, proceeded(form, message.id, message.ok)) : stay(state);
    }
  }
};

/**
 * A ticket for the form that is already on the screen renews the frame's token and leaves everything typed alone; one for the sign-in
 * that is on the screen is for its next start.
 */
const show = (state: State, step: string, ticket: string): Next => {
  const open: Effect = { do: 'open', ticket };
  const form = formOf(state);
  if (form && [form.key, form.step.id].includes(step) && form.sending.is !== 'sent')
    return stay(state, [open]);
  const { place } = state;
  if (place.at === 'sign_in' && place.signIn.step.id === step)
    return withSignIn(state, ticketCame(place.signIn, ticket));
  const renewing = place.at === 'opening' && place.step === step && place.renewing;
  return at(state, { at: 'opening', step, renewing }, [{ do: 'stop' }, { do: 'forget_secrets' }, open]);
};

const opened = (state: State, { step, values, client }: Omit<FrameOpened, 'token'>): Next => {
  const shown: Effect = { do: 'tell', message: { type: 'shown', step: step.id } };
  const form = formOf(state);
  if (form && [form.key, form.step.id].includes(step.id)) return withForm(state, renewed(form, shown));
  if (state.place.at === 'waiting') return stay(state);
  if (step.kind === 'authorize') {
    const next = newSignIn(step, client);
    return withSignIn(state, { ...next, effects: [shown, ...next.effects] });
  }
  return at(state, { at: 'form', form: newForm({ step, values, client }) }, [shown]);
};

/** A send that was under way goes on with the new token, under its old key. */
const renewed = (form: Form, shown: Effect): NextForm => {
  const { sending, step } = form;
  if (sending.is !== 'running') return { form: { ...form, renewing: false }, effects: [shown] };
  return { form, effects: [shown, { do: 'send', step, key: sending.key, again: sending.again }] };
};

const openFailed = (state: State, why: { readonly code: string }): Next => {
  const { place } = state;
  const ticketNeeded: Effect = { do: 'tell', message: { type: 'ticket_needed' } };
  const problem: Effect = { do: 'tell', message: { type: 'problem', code: why.code } };
  if (place.at === 'form') return withForm(state, sendFailed(place.form, why));
  if (place.at !== 'opening') return stay(state);
  if (why.code === 'ticket_unknown' && !place.renewing)
    return at(state, { ...place, renewing: true }, [ticketNeeded]);
  return at(state, { at: 'stuck', step: place.step }, [problem]);
};
