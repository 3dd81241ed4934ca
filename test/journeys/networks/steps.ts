/** The steps of the flow: where each is on the screen, what is typed to come there, and which answers a network can lose on it. */
import type { Screen, Typed } from './walk.ts';

/** A step. `held` is the request that is under way when something happens; without it the person has not acted yet. */
export interface Step {
  readonly at: Screen;
  /** Instead of the sandbox, which has no record to ask about. */
  readonly system?: string;
  readonly password: string;
  readonly held?: string;
  /** Whether the flow ends by itself from here, without the person. */
  readonly alone?: boolean;
  /** Requests of the step and of the way to the next, by their paths. */
  readonly asks: readonly string[];
}

const session = '/connect/session';
const answer = `${session}/answer`;
const step = `${session}/step`;
const submit = '/connect/frame/submit';

/** The steps by name. */
export const steps = {
  find: {
    at: 'find',
    password: 'pass_good',
    asks: [answer, `${session}/ticket`, '/connect/frame/open', '/connect/frame/probe'],
  },
  form: { at: 'form', password: 'pass_good', asks: [submit, step] },
  submit: { at: 'form', password: 'pass_good', held: submit, alone: true, asks: [step] },
  check: { at: 'check', password: 'slow_1500', alone: true, asks: [step] },
  choose: { at: 'choose', password: 'choose_3', asks: [answer, step] },
  proof: { at: 'proof', system: 'OData service', password: 'pass_good', asks: [`${session}/code`] },
  handover: { at: 'form', password: 'pass_good', held: '/makini/callback', asks: [] },
} as const satisfies Readonly<Record<string, Step>>;
export type StepName = keyof typeof steps;

/** What the person types at a step. */
export const typedAt = (name: StepName): Typed => ({
  address: 'https://plant-7.example',
  username: 'user_good',
  password: steps[name].password,
});
