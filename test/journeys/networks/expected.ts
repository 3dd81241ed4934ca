/** What must come of every step and event: one table. */
import type { EventName } from './events.ts';
import { steps, type StepName } from './steps.ts';
import type { Asking, Screen } from './walk.ts';

/** What is expected of a cell. */
export interface Expected {
  readonly end: Screen;
  /** What the screen said in between. */
  readonly asked: readonly Asking[];
  /**
   * Two windows race for the hand-over: the one that is first is asked nothing, and one that takes the session back before the other
   * is through is the only one to hear of success.
   */
  readonly race?: true;
  /** What had to be typed once more. */
  readonly retyped: readonly string[];
  /** Forms that the service took: one for every one that was sent in a session of its own. */
  readonly submitted: number;
  /** Tokens that the partner was given. */
  readonly tokens: number;
  /** Where somebody chooses what is included: how often that was changed. */
  readonly saves?: number;
  /** How often the page hears of success, and other windows of the same session. */
  readonly successes: number;
  readonly elsewhere: number;
}

const undisturbed: Expected = {
  end: 'connected',
  asked: [],
  retyped: [],
  submitted: 1,
  tokens: 1,
  successes: 1,
  elsewhere: 0,
};
const everything = ['address', 'username', 'password'];

/** From here on the connection is stored. */
const isStored = (step: StepName): boolean => step === 'code' || step === 'handover';

const expired = (step: StepName): Expected => {
  const again = { ...undisturbed, asked: ['trouble:session_expired'] as const };
  // What is stored is handed over, however late.
  if (isStored(step)) return undisturbed;
  if (step === 'find') return again;
  // The address is that of the connection.
  if (step === 'replace') return { ...again, retyped: ['username', 'password'], submitted: 2 };
  return { ...again, retyped: everything, submitted: step === 'form' ? 1 : 2 };
};

/** The secret is typed once more where it was typed and not sent; the rest the tab keeps. */
const typedAgain = (step: StepName): readonly string[] => (step === 'form' ? ['password'] : []);

const superseded = (step: StepName): Expected => {
  // The partner has the token: the copy learns that it is connected, and the first page gets its answer.
  if (step === 'handover') return { ...undisturbed, elsewhere: 1 };
  // The copy hands over by itself. If it was first, the code of the first page is void, and that page asks whether to continue.
  if (step === 'code') return { ...undisturbed, asked: ['superseded'], race: true, elsewhere: 1 };
  return { ...undisturbed, asked: ['superseded'], retyped: typedAgain(step) };
};

/** Both windows end at the one connection; only the first one asks whether to continue there. */
const finished = (step: StepName): Expected => ({
  ...undisturbed,
  asked: step === 'handover' ? [] : ['superseded'],
  elsewhere: 1,
});

const reloaded = (step: StepName): Expected => ({ ...undisturbed, retyped: typedAgain(step) });

/** Who is signed in counts when the partner's backend is told. */
const signedOut = (step: StepName): Expected =>
  step === 'handover' ? undisturbed : { ...undisturbed, asked: ['trouble:not_logged_in'] };

/** Who chooses what is included has connected, in this session or long before. */
const chosen = (step: StepName): Expected => {
  const included = { ...undisturbed, end: 'included', saves: 1 } as const;
  return step === 'later' ? { ...included, submitted: 0, tokens: 0, successes: 0 } : included;
};

/** A session that has ended in a connection is not kept by the tab: it cannot be taken over, and a reload begins with the search. */
const choosing = (step: StepName, event: EventName): Expected | undefined => {
  const kept = chosen(step);
  const openedAnew = { ...kept, asked: ['trouble:over'] as const };
  switch (event) {
    case 'expired':
      return step === 'save' ? kept : openedAnew;
    case 'superseded':
    case 'finished':
      return step === 'later' ? openedAnew : undefined;
    case 'reload':
      if (step === 'later') return { ...kept, retyped: ['choice'] };
      return { ...kept, end: 'find', saves: step === 'save' ? 1 : 0 };
    case 'cut':
      return undefined;
    case 'lost':
      return steps[step].asks.length === 0 ? undefined : kept;
    default:
      return kept;
  }
};

/** What must come of an event on the way to a connection. */
const connecting = (step: StepName, event: EventName): Expected | undefined => {
  switch (event) {
    case 'expired':
      return expired(step);
    case 'superseded':
      return superseded(step);
    case 'finished':
      return finished(step);
    case 'reload':
      return reloaded(step);
    case 'signedOut':
      return signedOut(step);
    case 'cut':
      return step === 'submit' ? undisturbed : undefined;
    case 'lost':
      return steps[step].asks.length === 0 ? undefined : undisturbed;
    default:
      return undisturbed;
  }
};

/** What must come of an event at a step; undefined where it cannot happen. */
export const expected = (step: StepName, event: EventName): Expected | undefined =>
  'chooses' in steps[step] ? choosing(step, event) : connecting(step, event);
