/** A step: what the person sees now. The service decides it; the element draws it. */
import * as z from 'zod/mini';
import { SystemRef } from './catalogue.ts';
import { Check, Evidence } from './check.ts';
import { ChoiceKind } from './choice.ts';
import { ConnectionSummary } from './connection.ts';
import { EnvironmentRule } from './environment.ts';
import { Failure } from './failure.ts';
import { Field } from './field.ts';
import { Guide } from './guide.ts';

/** `id` changes whenever the step does: an answer names the step it answers. `back` says whether there is a step before. */
const common = { id: z.string(), back: z.boolean() };

/** Pick a system. `index` is the address of the catalogue index; `preferred` are ids the partner asked for, shown first (and alone when `only`). */
export const SelectStep = z.object({
  ...common,
  kind: z.literal('select'),
  index: z.string(),
  preferred: z.array(z.string()),
  only: z.boolean(),
});
export type SelectStep = z.infer<typeof SelectStep>;

/** Read what is needed first. Answered with "go on". */
export const PrepareStep = z.object({
  ...common,
  kind: z.literal('prepare'),
  system: SystemRef,
  guide: Guide,
});
export type PrepareStep = z.infer<typeof PrepareStep>;

/** Type the details, in the frame. `problem` is why the same form is asked again; `passed` what worked before it. Never carries values. */
export const FormStep = z.object({
  ...common,
  kind: z.literal('form'),
  system: SystemRef,
  fields: z.array(Field),
  /** What of the typed shows whether it is the system in use or one for tests. */
  environments: z.optional(z.array(EnvironmentRule)),
  guide: Guide,
  problem: z.optional(Failure),
  passed: z.array(Evidence),
  /** The forms of all ways that could be picked, where there are several, with their guides; `id` is the step that such a form names when it is sent. */
  ways: z.optional(z.array(z.object({ id: z.string(), fields: z.array(Field), guide: Guide }))),
  /** The person came back from `done`: what the sign-in led to was not theirs. */
  declined: z.optional(z.boolean()),
});
export type FormStep = z.infer<typeof FormStep>;

/**
 * Sign in at the system's own sign-in page, in a tab that the frame opens. `host` is where that page lies, `problem` why it is offered
 * again, `passed` what worked before it, `started` that a tab was opened and has not come back.
 */
export const AuthorizeStep = z.object({
  ...common,
  kind: z.literal('authorize'),
  system: SystemRef,
  host: z.string(),
  guide: Guide,
  problem: z.optional(Failure),
  passed: z.array(Evidence),
  started: z.boolean(),
  /** As in a form step. */
  declined: z.optional(z.boolean()),
});
export type AuthorizeStep = z.infer<typeof AuthorizeStep>;

/** Watch the check, live while it runs; a failed one stays with its failure. */
export const CheckStep = z.object({ ...common, kind: z.literal('check'), system: SystemRef, check: Check });
export type CheckStep = z.infer<typeof CheckStep>;

/**
 * Choose a company, site, tenant or database the sign-in can see; or, before it, the way to sign in (`way`): then options are named by
 * the ids of methods, the recommended one first. `chosen` is the one to begin with: recommended, or that of before.
 */
export const ChooseStep = z.object({
  ...common,
  kind: z.literal('choose'),
  system: SystemRef,
  what: z.union([ChoiceKind, z.literal('way')]),
  options: z.array(z.object({ id: z.string(), name: z.string() })),
  chosen: z.optional(z.string()),
  /** As in a form step. */
  declined: z.optional(z.boolean()),
});
export type ChooseStep = z.infer<typeof ChooseStep>;

/** The newest record that a check saw: of which table, what it is called, and from when (ISO 8601). */
export const Proof = z.object({
  table: z.string(),
  name: z.optional(z.string()),
  date: z.optional(z.string()),
});
export type Proof = z.infer<typeof Proof>;

/**
 * Connected. `evidence` is what was proven (signed in as, tables, records), warnings included. With a `proof` the person is asked
 * first whether the record is theirs: minting the code is the yes, `back` the no, and nothing is stored before.
 */
export const DoneStep = z.object({
  ...common,
  kind: z.literal('done'),
  system: SystemRef,
  connection: ConnectionSummary,
  evidence: z.array(Evidence),
  warnings: z.array(Failure),
  proof: z.optional(Proof),
  /** The partner has the token: it said so, or has used it. */
  claimed: z.optional(z.boolean()),
});
export type DoneStep = z.infer<typeof DoneStep>;

/**
 * What a new sign-in leads to (`now`) and the connection has led to so far (`was`); empty where nobody knows. `account`: who signs in;
 * `choice`: the company, site, tenant or database; `address` and `field`: what else was typed and says where, called by its `label`.
 */
export const Difference = z.object({
  what: z.enum(['account', 'choice', 'address', 'field']),
  label: z.optional(z.string()),
  was: z.string(),
  now: z.string(),
});
export type Difference = z.infer<typeof Difference>;

/**
 * Reconnecting with a sign-in that passed every stage and is another one than before, or may be: nothing is replaced until the person
 * has said so. `lost` are chosen tables and fields that it does not see, absent where that could not be looked at.
 */
export const ReplaceStep = z.object({
  ...common,
  kind: z.literal('replace'),
  system: SystemRef,
  differs: z.array(Difference),
  lost: z.optional(z.array(z.string())),
  proof: z.optional(Proof),
});
export type ReplaceStep = z.infer<typeof ReplaceStep>;

/** Choose what a connection includes (`/connect/session/settings`). Nothing has to be chosen; it ends when the person leaves. */
export const SettingsStep = z.object({
  ...common,
  kind: z.literal('settings'),
  system: SystemRef,
  connection: ConnectionSummary,
});
export type SettingsStep = z.infer<typeof SettingsStep>;

/** Over without a connection: the person stopped, or the session ended. */
export const AbortStep = z.object({
  ...common,
  kind: z.literal('abort'),
  reason: z.enum(['cancelled', 'expired']),
});
export type AbortStep = z.infer<typeof AbortStep>;

/** What the person sees now. An element that does not know a `kind` says that the page is too old. */
export const Step = z.discriminatedUnion('kind', [
  SelectStep,
  PrepareStep,
  FormStep,
  AuthorizeStep,
  CheckStep,
  ChooseStep,
  ReplaceStep,
  DoneStep,
  SettingsStep,
  AbortStep,
]);
export type Step = z.infer<typeof Step>;

/** The kinds of step this contract knows. */
export type StepKind = Step['kind'];

/**
 * One server-sent event of a session's stream: which step it stands at, sent at once and again whenever the step has changed. A hint
 * to ask for it, never a result.
 */
export const SessionEvent = z.object({ type: z.literal('step'), step: z.string(), kind: z.string() });
export type SessionEvent = z.infer<typeof SessionEvent>;

/** An answer to a step that carries nothing typed that may be secret; form steps are answered by the frame alone. */
export const Answer = z.discriminatedUnion('kind', [
  /** `address` is where the system was recognised by: the form begins with it. Of it only scheme, host and port are kept. */
  z.object({
    kind: z.literal('select'),
    step: z.string(),
    system: z.string().check(z.maxLength(120)),
    address: z.optional(z.string().check(z.maxLength(300))),
  }),
  z.object({ kind: z.literal('prepare'), step: z.string() }),
  z.object({ kind: z.literal('choose'), step: z.string(), option: z.string().check(z.maxLength(400)) }),
  /** The new sign-in takes the place of the one before. */
  z.object({ kind: z.literal('replace'), step: z.string() }),
  /** On a failed check: run it again with the same details. */
  z.object({ kind: z.literal('retry'), step: z.string() }),
]);
export type Answer = z.infer<typeof Answer>;
