/**
 * The flow: where a session's person is, as data kept in `session.flow`, and the pure function that moves it.
 * No I/O, no typed values and no secrets live here; what a step looks like on the wire is drawn in `step.ts`.
 */
import * as z from 'zod/mini';
import { ChoiceKind, ConnectionSummary, Evidence, Failure, Proof } from '../../contract/index.ts';

const Option = z.object({ id: z.string(), name: z.string() });
const Question = z.object({ what: ChoiceKind, options: z.array(Option) });
const Choice = z.object({ ...Question.shape, chosen: Option });
/** `guided`: the system's guide has prerequisites, so that a prepare step lies before the form. */
const picked = { system: z.string(), guided: z.boolean() };

/** The system's own sign-in: where it lies, and what had worked before it. */
const SignIn = z.object({ host: z.string(), passed: z.array(Evidence) });
/** `signIn`: the person signed in at the system's own page, so that Back leads there again. */
const after = { signIn: z.optional(SignIn) };

/** Where the person is. `check` places keep the question that led to them, so that Back finds it again. */
export const Place = z.discriminatedUnion('at', [
  z.object({ at: z.literal('select') }),
  z.object({ at: z.literal('prepare'), ...picked }),
  z.object({
    at: z.literal('form'),
    ...picked,
    problem: z.optional(Failure),
    passed: z.array(Evidence),
    declined: z.optional(z.boolean()),
  }),
  z.object({
    at: z.literal('authorize'),
    ...picked,
    ...SignIn.shape,
    problem: z.optional(Failure),
    /** How many tabs were opened: each is news to whoever watches. */
    started: z.number(),
    declined: z.optional(z.boolean()),
  }),
  z.object({
    at: z.literal('check'),
    ...picked,
    ...after,
    check: z.string(),
    choice: z.optional(Choice),
  }),
  z.object({
    at: z.literal('choose'),
    ...picked,
    ...after,
    ...Question.shape,
    declined: z.optional(z.boolean()),
  }),
  z.object({
    at: z.literal('done'),
    system: z.string(),
    connection: ConnectionSummary,
    evidence: z.array(Evidence),
    warnings: z.array(Failure),
    /** There until the person has said that the record is theirs; nothing is stored before. */
    question: z.optional(
      z.object({ proof: Proof, guided: z.boolean(), ...after, choice: z.optional(Choice) }),
    ),
  }),
  z.object({ at: z.literal('abort'), reason: z.enum(['cancelled', 'expired']) }),
]);
export type Place = z.infer<typeof Place>;

/** The flow as stored: the id of the current step (a new one at every change), and whether the partner left no choice of system. */
export const Flow = z.object({ step: z.string(), fixed: z.boolean(), place: Place });
export type Flow = z.infer<typeof Flow>;

/** What happened. Events of a check name it: those of a check already left change nothing. */
export type FlowEvent =
  | { readonly type: 'selected'; readonly system: string; readonly guided: boolean }
  | { readonly type: 'prepared' }
  | { readonly type: 'submitted'; readonly check: string }
  | { readonly type: 'retried'; readonly check: string }
  | { readonly type: 'chosen'; readonly option: string; readonly check: string }
  | {
      readonly type: 'asked_again';
      readonly check: string;
      readonly problem: Failure;
      readonly passed: Evidence[];
    }
  | ({ readonly type: 'sign_in_needed'; readonly check: string } & z.infer<typeof SignIn>)
  /** The tab was opened; the step stays the same one. */
  | { readonly type: 'sign_in_started' }
  | { readonly type: 'signed_in'; readonly check: string }
  | { readonly type: 'sign_in_failed'; readonly problem: Failure }
  | { readonly type: 'sign_in_asked_again'; readonly check: string; readonly problem: Failure }
  | ({ readonly type: 'choice_needed'; readonly check: string } & z.infer<typeof Question>)
  | {
      readonly type: 'connected';
      readonly check: string;
      readonly connection: ConnectionSummary;
      readonly evidence: Evidence[];
      readonly warnings: Failure[];
      /** Asked about first. */
      readonly proof?: Proof | undefined;
    }
  | { readonly type: 'confirmed' }
  | { readonly type: 'went_back' }
  | { readonly type: 'cancelled' }
  | { readonly type: 'expired' };

type EventOf<T extends FlowEvent['type']> = Extract<FlowEvent, { type: T }>;
type Moves = { [T in FlowEvent['type']]: (flow: Flow, event: EventOf<T>) => Place | undefined };

type Picked = { readonly system: string; readonly guided: boolean };
type MaybeSignedIn = Picked & { readonly signIn?: z.infer<typeof SignIn> | undefined };
type Begun = MaybeSignedIn & { readonly choice?: z.infer<typeof Choice> | undefined };
/** A place in which a check was begun. */
type Beginning = Extract<Place, { at: 'form' | 'authorize' | 'choose' }>;
const pickedOf = ({ system, guided }: Picked) => ({ system, guided });

const authorize = (place: Picked, signIn: z.infer<typeof SignIn>, problem?: Failure): Beginning => ({
  at: 'authorize',
  ...pickedOf(place),
  ...signIn,
  ...(problem && { problem }),
  started: 0,
});

const form = (place: Picked): Beginning => ({
  at: 'form',
  ...pickedOf(place),
  passed: [],
});

/** Where a check was begun. */
const beforeCheck = (place: Begun): Beginning =>
  place.choice
    ? { at: 'choose', ...pickedOf(place), ...signInOf(place), ...questionOf(place.choice) }
    : beforeSignIn(place);

/** The place before this one; undefined where there is none. */
const before = ({ fixed, place }: Flow): Place | undefined => {
  switch (place.at) {
    case 'prepare':
      return fixed ? undefined : { at: 'select' };
    case 'form':
      if (place.guided) return { at: 'prepare', system: place.system, guided: true };
      return fixed ? undefined : { at: 'select' };
    case 'check':
      return beforeCheck(place);
    case 'done':
      return (
        place.question && { ...beforeCheck({ system: place.system, ...place.question }), declined: true }
      );
    case 'choose':
      return beforeSignIn(place);
    case 'authorize':
      return form(place);
    default:
      return undefined;
  }
};

/** Where the sign-in is given once more: at the system's own page, or in the form. */
const beforeSignIn = (place: MaybeSignedIn): Beginning =>
  place.signIn ? authorize(place, place.signIn) : form(place);

const signInOf = ({ signIn }: MaybeSignedIn) => (signIn ? { signIn } : {});

const questionOf = ({ what, options }: z.infer<typeof Question>) => ({ what, options });

/** The check an event speaks of, if the person is still there. */
const atCheck = ({ place }: Flow, check: string) =>
  place.at === 'check' && place.check === check ? place : undefined;

const ended = ({ place }: Flow): boolean =>
  place.at === 'abort' || (place.at === 'done' && place.question === undefined);

const moves: Moves = {
  // Also from later places: "this is another product, switch" needs no walk back.
  selected: (flow, { system, guided }) => {
    if (ended(flow) || (flow.fixed && flow.place.at !== 'select')) return undefined;
    return guided ? { at: 'prepare', system, guided } : form({ system, guided });
  },
  prepared: ({ place }) => (place.at === 'prepare' ? form(place) : undefined),
  submitted: ({ place }, { check }) =>
    place.at === 'form' ? { at: 'check', system: place.system, guided: place.guided, check } : undefined,
  retried: ({ place }, { check }) => (place.at === 'check' ? { ...place, check } : undefined),
  chosen: ({ place }, { option, check }) => {
    if (place.at !== 'choose') return undefined;
    const chosen = place.options.find(({ id }) => id === option);
    const choice = chosen && { ...questionOf(place), chosen };
    return choice && { at: 'check', ...pickedOf(place), ...signInOf(place), check, choice };
  },
  asked_again: (flow, { check, problem, passed }) => {
    const place = atCheck(flow, check);
    return place && { at: 'form', ...pickedOf(place), problem, passed };
  },
  sign_in_needed: (flow, { check, host, passed }) => {
    const place = atCheck(flow, check);
    return place && authorize(place, { host, passed });
  },
  sign_in_started: ({ place }) => {
    if (place.at !== 'authorize') return undefined;
    const { problem: _seen, ...rest } = place;
    return { ...rest, started: place.started + 1 };
  },
  signed_in: ({ place }, { check }) => {
    if (place.at !== 'authorize') return undefined;
    const { host, passed } = place;
    return { at: 'check', ...pickedOf(place), check, signIn: { host, passed } };
  },
  sign_in_failed: ({ place }, { problem }) =>
    place.at === 'authorize'
      ? authorize(place, { host: place.host, passed: place.passed }, problem)
      : undefined,
  sign_in_asked_again: (flow, { check, problem }) => {
    const place = atCheck(flow, check);
    return place?.signIn && authorize(place, place.signIn, problem);
  },
  choice_needed: (flow, event) => {
    const place = atCheck(flow, event.check);
    return place && { at: 'choose', ...pickedOf(place), ...signInOf(place), ...questionOf(event) };
  },
  connected: (flow, { check, connection, evidence, warnings, proof }) => {
    const place = atCheck(flow, check);
    if (!place) return undefined;
    const { system, guided, choice } = place;
    const question = proof && { proof, guided, ...signInOf(place), choice };
    return { at: 'done', system, connection, evidence, warnings, question };
  },
  confirmed: ({ place }) =>
    place.at === 'done' && place.question ? { ...place, question: undefined } : undefined,
  went_back: before,
  cancelled: (flow) => (ended(flow) ? undefined : { at: 'abort', reason: 'cancelled' }),
  expired: (flow) => (ended(flow) ? undefined : { at: 'abort', reason: 'expired' }),
};

/** A flow at its beginning: at the list, or at the one system there is to connect (`fixed`: the list is never shown). */
export const startFlow = (
  step: string,
  start?: { readonly system: string; readonly guided: boolean; readonly fixed: boolean },
): Flow => {
  const flow: Flow = { step, fixed: start?.fixed ?? false, place: { at: 'select' } };
  return (start && advance(flow, { type: 'selected', ...start }, step)) ?? flow;
};

/** Moves the flow; `step` is the new step's id (opening the sign-in's tab is no new step). Undefined when the event does not apply where the person is: nothing changes. */
export const advance = (flow: Flow, event: FlowEvent, step: string): Flow | undefined => {
  const move = moves[event.type] as (flow: Flow, event: FlowEvent) => Place | undefined;
  const place = move(flow, event);
  return place && { ...flow, step: event.type === 'sign_in_started' ? flow.step : step, place };
};

/** Whether the step the person sees has one before it. */
export const canGoBack = (flow: Flow): boolean => before(flow) !== undefined;

/** Reads `session.flow`; throws when it is none of ours. */
export const readFlow = (text: string): Flow => Flow.parse(JSON.parse(text));
