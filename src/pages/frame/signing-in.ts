// What happens around the sign-in at the system's own page: a ticket for each start, the tab opened, opened again.
import type { AuthorizeStep, FrameOpened } from '../../contract/index.ts';
import type { Effect, NextSignIn, SignIn } from './state.ts';

/** A page that lies open for long stops asking for tickets by itself: its session shall end. */
const mostRenewals = 10;

const ticketNeeded: Effect = { do: 'tell', message: { type: 'ticket_needed' } };

/** A sign-in as it opens; the ticket for its start is asked for at once, so that a press needs nothing more. */
export const newSignIn = (step: AuthorizeStep, client: FrameOpened['client']): NextSignIn => ({
  signIn: { step, client, asked: true, pressed: false, started: step.started, renewals: 0 },
  effects: [ticketNeeded],
});

/** A ticket came: for a press that waits for it, or for the next one. */
export const ticketCame = (signIn: SignIn, ticket: string): NextSignIn => ({
  signIn: { ...signIn, ticket, asked: false },
  effects: [signIn.pressed ? { do: 'start' } : { do: 'age_ticket' }],
});

/** The ticket will not be taken much longer. */
export const aged = (signIn: SignIn): NextSignIn => {
  const { renewals } = signIn;
  const asked = renewals < mostRenewals;
  const next = { ...signIn, ticket: undefined, asked, renewals: renewals + 1 };
  return { signIn: next, effects: asked ? [ticketNeeded] : [] };
};

/** The button was pressed: the tab opens, or waits for its ticket. */
export const startPressed = (signIn: SignIn, sent: boolean): NextSignIn => {
  const { step, asked } = signIn;
  if (!sent) {
    const next = { ...signIn, ticket: undefined, asked: true, pressed: true };
    return { signIn: next, effects: asked ? [] : [ticketNeeded] };
  }
  return {
    signIn: { ...signIn, ticket: undefined, pressed: false, started: true, renewals: 0 },
    effects: [{ do: 'tell', message: { type: 'authorize_started', step: step.id } }],
  };
};
