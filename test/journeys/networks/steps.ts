/** The steps of the flow: where each is on the screen, what is typed to come there, and which answers a network can lose on it. */
import type { Screen, Typed } from './walk.ts';

/** A step. `held` is the request that is under way when something happens; without it the person has not acted yet. */
export interface Step {
  readonly at: Screen;
  readonly password: string;
  /** Somebody connected before, and this person comes with another account. */
  readonly reconnects?: true;
  /** The person chooses what is included: right after connecting, or later in a session of its own. */
  readonly chooses?: 'after' | 'later';
  readonly held?: string;
  /** Requests of the step and of the way to the next, by their paths. */
  readonly asks: readonly string[];
}

const session = '/connect/session';
const answer = `${session}/answer`;
const step = `${session}/step`;
const code = `${session}/code`;
const submit = '/connect/frame/submit';
const settings = `${session}/settings`;

/** The steps by name. */
export const steps = {
  find: {
    at: 'find',
    password: 'pass_good',
    asks: [answer, `${session}/ticket`, '/connect/frame/open', '/connect/frame/probe'],
  },
  form: { at: 'form', password: 'pass_good', asks: [submit, step] },
  submit: { at: 'form', password: 'pass_good', held: submit, asks: [step] },
  check: { at: 'check', password: 'slow_1500', asks: [step] },
  choose: { at: 'choose', password: 'choose_3', asks: [answer, step] },
  proof: { at: 'proof', password: 'pass_good', asks: [code] },
  code: { at: 'proof', password: 'pass_good', held: code, asks: [] },
  handover: { at: 'proof', password: 'pass_good', held: '/makini/callback', asks: [] },
  list: { at: 'connected', password: 'pass_good', chooses: 'after', asks: [settings] },
  settings: { at: 'settings', password: 'pass_good', chooses: 'after', asks: [settings] },
  save: { at: 'settings', password: 'pass_good', chooses: 'after', held: settings, asks: [] },
  later: { at: 'settings', password: 'pass_good', chooses: 'later', asks: [settings] },
  replace: { at: 'replace', password: 'pass_good', reconnects: true, asks: [answer, code] },
} as const satisfies Readonly<Record<string, Step>>;
export type StepName = keyof typeof steps;

/** What the person types at a step. */
export const typedAt = (name: StepName): Typed => ({
  address: 'https://plant-7.example',
  username: name === 'replace' ? 'user_other' : 'user_good',
  password: steps[name].password,
});
