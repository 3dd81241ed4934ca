/** A session: one run of the flow, as the element, the host page and the frame speak of it. */
import * as z from 'zod/mini';
import { Probe } from './check.ts';
import { Mode } from './connection.ts';
import { Values } from './field.ts';
import { SessionPurpose } from './settings.ts';
import { AuthorizeStep, FormStep, Step } from './step.ts';

/** What the element asks the host for (`session-url`, as JSON): why, and which session, system or connection. */
export const SessionQuestion = z.object({
  reason: z.enum(['open', 'resume', 'take_over']),
  session: z.optional(z.string().check(z.maxLength(64))),
  system: z.optional(z.string().check(z.maxLength(120))),
  connection_id: z.optional(z.string().check(z.maxLength(64))),
  /** With `settings` the session is for choosing what that connection includes; nobody signs in again. */
  purpose: z.optional(SessionPurpose),
  lang: z.optional(z.string().check(z.maxLength(35))),
});
export type SessionQuestion = z.infer<typeof SessionQuestion>;

/** What the host answers: the pushed request and the service's origin. */
export const SessionGrant = z.object({
  request_uri: z.string().check(z.startsWith('urn:ietf:params:oauth:request_uri:')),
  service: z.string().check(z.regex(/^https?:\/\/[^/?#]+$/)),
  expires_in: z.optional(z.number()),
});
export type SessionGrant = z.infer<typeof SessionGrant>;

/** Open a session (`POST /connect/sessions`, with an `Idempotency-Key`). `system` starts at that system. */
export const OpenRequest = z.object({
  request_uri: z.string().check(z.maxLength(255)),
  system: z.optional(z.string().check(z.maxLength(120))),
});
export type OpenRequest = z.infer<typeof OpenRequest>;

/**
 * An open session. `token` lives in memory and travels in `Authorization: Bearer` only; it is bound to the page's `Origin`,
 * ends after `idle_seconds` without a call and after `expires_in` seconds at most. `frame` is the address of the frame.
 */
export const OpenAnswer = z.object({
  session: z.object({
    id: z.string(),
    token: z.string(),
    expires_in: z.number(),
    idle_seconds: z.number(),
  }),
  client: z.object({ name: z.string(), mode: Mode }),
  customer: z.object({ name: z.nullable(z.string()) }),
  /** The connection that the session is about, where it is there already: to sign in to again, or to choose settings of. */
  connection: z.optional(z.object({ id: z.string(), name: z.string() })),
  frame: z.string(),
  step: Step,
});
export type OpenAnswer = z.infer<typeof OpenAnswer>;

/** A step, alone: the answer to every move. */
export const StepAnswer = z.object({ step: Step });
export type StepAnswer = z.infer<typeof StepAnswer>;

/** A step answer of any kind, also of one that this contract does not know yet. */
export const AnyStepAnswer = z.object({ step: z.object({ kind: z.string() }) });
export type AnyStepAnswer = z.infer<typeof AnyStepAnswer>;

/** What the frame reads of the answer to its form: the form again, or that some other step has come, which is the element's. */
export const FormAnswer = z.object({
  step: z.union([FormStep, z.object({ kind: z.string(), id: z.string() })]),
});
export type FormAnswer = z.infer<typeof FormAnswer>;

/** Back from a step; names the step it leaves. */
export const BackRequest = z.object({ step: z.string() });
export type BackRequest = z.infer<typeof BackRequest>;

/** A one-use ticket (60 s) with which the frame opens the session's form, or starts the sign-in of its system, on its own. */
export const Ticket = z.object({ ticket: z.string() });
export type Ticket = z.infer<typeof Ticket>;

/** A ticket as the frame redeems it. `client` is whose frame it is: what another client’s page handed in is not taken there; `lang` is the language it speaks. */
export const FrameTicket = z.object({
  ticket: z.string(),
  client: z.optional(z.string().check(z.maxLength(64))),
  lang: z.optional(z.string().check(z.maxLength(35))),
});
export type FrameTicket = z.infer<typeof FrameTicket>;

/** What the frame gets for its ticket: its own bearer token, the form and the values kept (never a secret), or the sign-in. */
export const FrameOpened = z.object({
  token: z.string(),
  step: z.discriminatedUnion('kind', [FormStep, AuthorizeStep]),
  values: Values,
  client: z.object({ name: z.string(), mode: Mode }),
});
export type FrameOpened = z.infer<typeof FrameOpened>;

/** The address, typed so far: what the probe needs. Secret fields are refused here. */
export const ProbeRequest = z.object({ step: z.string(), values: Values });
export type ProbeRequest = z.infer<typeof ProbeRequest>;

/** The probe's answer. */
export const ProbeAnswer = z.object({ probe: Probe });
export type ProbeAnswer = z.infer<typeof ProbeAnswer>;

/**
 * The typed form. `again` sends the same refused secret once more ("it was mended, try again").
 * Answered with the next step: the running check, or the same form with `problem`.
 */
export const SubmitRequest = z.object({ step: z.string(), values: Values, again: z.optional(z.boolean()) });
export type SubmitRequest = z.infer<typeof SubmitRequest>;

/** The hand-over the element carries to the host's callback, as a form: `code` lives 60 s. */
export const HandOver = z.object({ code: z.string(), state: z.string(), iss: z.string() });
export type HandOver = z.infer<typeof HandOver>;

/** What a partner's callback answers to the element; never a token. Other hosts may answer any 2xx. */
export const CallbackAnswer = z.object({
  connection: z.object({ id: z.string(), system: z.string(), name: z.string() }),
});
export type CallbackAnswer = z.infer<typeof CallbackAnswer>;

/** Codes in which asking the host for a session, or handing over to it, can end; the host's backend answers `{code}` with 4xx. */
export const hostCodes = [
  'not_logged_in',
  'not_allowed',
  'customer_changed',
  'customer_malformed',
  'verifier_mismatch',
  'code_expired',
  'state_malformed',
  'origin_not_allowed',
  'session_unknown',
  'service_unreachable',
  'service_refused',
  'store_failed',
  'malformed_request',
] as const;

/** An error of the host's backend: `{code, message}`; `message` is for the developer's console. */
export const HostError = z.object({ code: z.string(), message: z.optional(z.string()) });
export type HostError = z.infer<typeof HostError>;
/** A stable code of the partner's backend. */
export type HostCode = (typeof hostCodes)[number];

/** `POST /connect/ack`: the connection's token is stored; authorised by that token. */
export const Ack = z.object({ session: z.optional(z.string()) });
export type Ack = z.infer<typeof Ack>;
