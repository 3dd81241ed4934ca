/** What must come of every step and event: one table. */
import type { EventName } from './events.ts';
import { steps, type StepName } from './steps.ts';
import type { Asking, Ending } from './walk.ts';

/** What is expected of a cell. */
export interface Expected {
  readonly end: Ending | Asking | 'find';
  /** What the screen said in between. */
  readonly asked: readonly Asking[];
  /** What had to be typed once more. */
  readonly retyped: readonly string[];
  /** Forms that the service took: one for every one that was sent in a session of its own. */
  readonly submitted: number;
  /** How often the page hears of success. */
  readonly successes: number;
}

const undisturbed: Expected = { end: 'connected', asked: [], retyped: [], submitted: 1, successes: 1 };
const finishedElsewhere = 'trouble:session_unknown';
const everything = ['address', 'username', 'password'];

const expired = (step: StepName): Expected => {
  const again = { ...undisturbed, asked: ['trouble:session_expired'] as const };
  // The answer of the partner's backend is under way: nothing asks the service any more.
  if (step === 'handover') return undisturbed;
  if (step === 'find') return again;
  return { ...again, retyped: everything, submitted: step === 'form' ? 1 : 2 };
};

const superseded = (step: StepName): Expected => {
  if (step === 'handover') return undisturbed;
  // A copy that has nothing to ask finishes by itself, and that is what the first tab says in the end.
  if (step === 'submit' || step === 'check')
    return { ...undisturbed, end: finishedElsewhere, asked: ['superseded', finishedElsewhere] };
  return { ...undisturbed, asked: ['superseded'], retyped: step === 'form' ? ['password'] : [] };
};

const reloaded = (step: StepName): Expected => {
  // The partner's backend has the token, and the page that would have heard of it is gone: the new one begins anew.
  if (step === 'handover') return { ...undisturbed, end: 'find', successes: 0 };
  return { ...undisturbed, retyped: step === 'form' ? ['password'] : [] };
};

/** Who is signed in counts when the partner's backend is told. */
const signedOut = (step: StepName): Expected =>
  step === 'handover' ? undisturbed : { ...undisturbed, asked: ['trouble:not_logged_in'] };

/** What must come of an event at a step; undefined where it cannot happen. */
export const expected = (step: StepName, event: EventName): Expected | undefined => {
  switch (event) {
    case 'expired':
      return expired(step);
    case 'superseded':
      return superseded(step);
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
