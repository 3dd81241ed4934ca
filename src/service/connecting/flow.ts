/**
 * The flow: where a session's person is, and the pure function that moves it. No I/O; the places are in `place.ts`, and what a step
 * looks like on the wire is drawn in `step.ts`.
 */
import * as z from 'zod/mini';
import type { ConnectionSummary, Evidence, Failure, Proof } from '../../contract/index.ts';
import { Place, type Choice, type Question, type SignIn } from './place.ts';

export { Place } from './place.ts';

/** The flow as stored: the id of the current step (a new one at every change), and whether the partner left no choice of system. */
export const Flow = z.object({ step: z.string(), fixed: z.boolean(), place: Place });
export type Flow = z.infer<typeof Flow>;

/** A system to connect: by the one way that is named, or by one of several, of which the person picks. */
export interface Selection {
  readonly system: string;
  readonly way?: string | undefined;
  readonly guided: boolean;
  readonly ways?: string[] | undefined;
}

/** What happened. Events of a check name it: those of a check already left change nothing. */
export type FlowEvent =
  | ({ readonly type: 'selected' } & Selection)
  | { readonly type: 'way_picked'; readonly way: string; readonly guided: boolean }
  | { readonly type: 'prepared' }
  /** By the way that was picked, unless another is named. */
  | { readonly type: 'submitted'; readonly check: string; readonly way?: string; readonly guided?: boolean }
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
      /** Asked about first; see the place. */
      readonly proof?: Proof | undefined;
      readonly other?: boolean | undefined;
      readonly retype?: boolean | undefined;
    }
  | { readonly type: 'confirmed' }
  /** What was asked about has changed meanwhile: it is another question. */
  | { readonly type: 'asked_anew'; readonly retype: boolean }
  | { readonly type: 'went_back' }
  | { readonly type: 'cancelled' }
  | { readonly type: 'expired' };

type EventOf<T extends FlowEvent['type']> = Extract<FlowEvent, { type: T }>;
type Moves = { [T in FlowEvent['type']]: (flow: Flow, event: EventOf<T>) => Place | undefined };

type MaybeSignedIn = Selection & { readonly signIn?: z.infer<typeof SignIn> | undefined };
type Begun = MaybeSignedIn & { readonly choice?: z.infer<typeof Choice> | undefined };
/** A place in which a check was begun. */
type Beginning = Extract<Place, { at: 'form' | 'authorize' | 'choose' }>;
const pickedOf = ({ system, way, guided, ways }: Selection) => ({
  system,
  guided,
  ...(way !== undefined && { way }),
  ...(ways && { ways }),
});

const authorize = (place: Selection, signIn: z.infer<typeof SignIn>, problem?: Failure): Beginning => ({
  at: 'authorize',
  ...pickedOf(place),
  ...signIn,
  ...(problem && { problem }),
  started: 0,
});

const form = (place: Selection): Beginning => ({
  at: 'form',
  ...pickedOf(place),
  passed: [],
});

/** Where a check was begun. */
const beforeCheck = (place: Begun): Beginning =>
  place.choice
    ? { at: 'choose', ...pickedOf(place), ...signInOf(place), ...questionOf(place.choice) }
    : beforeSignIn(place);

/** Where the answer "no" leads: what is to be typed anew is typed before any choice. */
const beforeQuestion = (place: Begun & { readonly retype?: boolean | undefined }): Beginning =>
  place.retype === true ? beforeSignIn(place) : beforeCheck(place);

/** Where the way was picked, or the system. */
const beforeGuide = (fixed: boolean, { system, way, ways }: Selection): Place | undefined => {
  if (ways) return { at: 'pick', system, ways, ...(way !== undefined && { chosen: way }) };
  return fixed ? undefined : { at: 'select' };
};

/** Where a system is begun with: at the choice among its ways, at its guide, or at its form. */
const beginning = (selection: Selection): Place => {
  const { system, way, guided, ways } = selection;
  if (ways && way === undefined) return { at: 'pick', system, ways };
  return guided ? { at: 'prepare', ...pickedOf(selection) } : form(selection);
};

/** The place before this one; undefined where there is none. */
const before = ({ fixed, place }: Flow): Place | undefined => {
  switch (place.at) {
    case 'pick':
      return fixed ? undefined : { at: 'select' };
    case 'prepare':
      return beforeGuide(fixed, place);
    case 'form':
      return place.guided ? { at: 'prepare', ...pickedOf(place) } : beforeGuide(fixed, place);
    case 'check':
      return beforeCheck(place);
    case 'done':
      return place.question && { ...beforeQuestion({ ...place, ...place.question }), declined: true };
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

const questionOf = ({ what, options, usual }: z.infer<typeof Question>) => ({
  what,
  options,
  ...(usual !== undefined && { usual }),
});

/** The check an event speaks of, if the person is still there. */
const atCheck = ({ place }: Flow, check: string) =>
  place.at === 'check' && place.check === check ? place : undefined;

const ended = ({ place }: Flow): boolean =>
  place.at === 'abort' || (place.at === 'done' && place.question === undefined);

const moves: Moves = {
  // Also from later places: "this is another product, switch" needs no walk back.
  selected: (flow, selection) =>
    ended(flow) || (flow.fixed && flow.place.at !== 'select') ? undefined : beginning(selection),
  way_picked: ({ place }, { way, guided }) =>
    place.at === 'pick' && place.ways.includes(way) ? beginning({ ...place, way, guided }) : undefined,
  prepared: ({ place }) => (place.at === 'prepare' ? form(place) : undefined),
  submitted: ({ place }, { check, way, guided }) => {
    if (place.at !== 'form') return undefined;
    const by = { ...place, way: way ?? place.way, guided: guided ?? place.guided };
    return { at: 'check', ...pickedOf(by), check };
  },
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
  connected: (flow, { check, connection, evidence, warnings, proof, other, retype }) => {
    const place = atCheck(flow, check);
    if (!place) return undefined;
    const { system, way, guided, ways, choice } = place;
    const asked = proof !== undefined || other === true;
    const question = asked ? { proof, other, retype, guided, ways, ...signInOf(place), choice } : undefined;
    return { at: 'done', system, way, connection, evidence, warnings, question };
  },
  confirmed: ({ place }) =>
    place.at === 'done' && place.question ? { ...place, question: undefined } : undefined,
  asked_anew: ({ place }, { retype }) =>
    place.at === 'done' && place.question
      ? { ...place, question: { ...place.question, other: true, retype } }
      : undefined,
  went_back: before,
  cancelled: (flow) => (ended(flow) ? undefined : { at: 'abort', reason: 'cancelled' }),
  expired: (flow) => (ended(flow) ? undefined : { at: 'abort', reason: 'expired' }),
};

/** A flow at its beginning: at the list, or at the one system there is to connect (`fixed`: the list is never shown). */
export const startFlow = (step: string, start?: Selection & { readonly fixed: boolean }): Flow => {
  const flow: Flow = { step, fixed: start?.fixed ?? false, place: { at: 'select' } };
  return (start && advance(flow, { type: 'selected', ...start }, step)) ?? flow;
};

/** A flow at the one place at which a connection is renewed. */
export const startAt = (step: string, place: Place): Flow => ({ step, fixed: true, place });

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
