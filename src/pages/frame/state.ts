// What the frame knows, what happened, and what it does about it: three unions. No secret is ever in any of them.
// Not here: how one becomes the next (transition.ts), pixels (views/), the world (service.ts).
import type {
  AuthorizeStep,
  FormStep,
  FrameOpened,
  FromFrame,
  Probe,
  ToFrame,
  Values,
} from '../../contract/index.ts';
import type { Refusal } from './service.ts';

/** What is known about one field besides its value. `live`: judged at each keystroke, because a problem was shown once. */
export interface Mark {
  readonly typed: boolean;
  readonly live: boolean;
  /** A failure code (`input.…`), or the code of the step's problem when the service marked this field. */
  readonly code?: string;
  /** What was done to the value for the person. */
  readonly note?: 'trimmed' | 'read_as';
}

interface Looked {
  readonly address: string;
  readonly host: string;
  /** The person has left the field: the address is meant as it stands. */
  readonly finished: boolean;
}

/** The look at the typed address. `host` is what is looked at, `address` the whole of it. */
export type Look =
  | { readonly is: 'none' }
  | (Looked & { readonly is: 'due' })
  | (Looked & { readonly is: 'running' })
  | (Looked & { readonly is: 'known'; readonly probe: Probe });

/** Where sending stands. `key` is the attempt's `Idempotency-Key`; an idle one that was never answered keeps it. */
export type Sending =
  | { readonly is: 'idle'; readonly key?: string }
  | { readonly is: 'asking'; readonly id: number; readonly key: string; readonly again: boolean }
  | { readonly is: 'running'; readonly key: string; readonly again: boolean; readonly slow: boolean }
  | { readonly is: 'sent' };

/** What is said of something pasted: that it filled fields (`good`), or why it did not. */
export interface PasteOutcome {
  readonly good: boolean;
  readonly text: string;
}

/** The form on the screen. `values` holds fields that are not secret; secrets live in their inputs alone. */
export interface Form {
  /** Which form this is: the step it was opened for. The same inputs stay while it is asked again with a reason. */
  readonly key: string;
  readonly step: FormStep;
  readonly client: FrameOpened['client'];
  readonly values: Values;
  readonly marks: Readonly<Record<string, Mark>>;
  readonly revealed: readonly string[];
  readonly advanced: boolean;
  readonly look: Look;
  readonly sending: Sending;
  /** Why the service could not take it, when the reason lies in none of the fields. */
  readonly trouble?: Refusal;
  /** A new ticket was asked for and has not come yet. */
  readonly renewing: boolean;
  /** Fields listed above the form: those of a press that found more than one problem, until the next press, so that nothing moves. */
  readonly summary: readonly string[];
  /** The field that was left last with something to say about it; another object each time. */
  readonly left?: { readonly field: string } | undefined;
  /** What became of the last thing that was pasted; another object each time. */
  readonly pasted?: PasteOutcome | undefined;
  /** What became of the last press on a copy button; `text` is there when it has to be copied by hand. */
  readonly copied?: { readonly text?: string };
}

/** What the frame was opened for: a form, or a sign-in. */
type OpenedAt<S extends FrameOpened['step']> = Omit<FrameOpened, 'token' | 'step'> & { readonly step: S };
/** A form as it was opened. */
export type OpenedForm = OpenedAt<FormStep>;

/** The sign-in at the system's own page, on the screen. */
export interface SignIn {
  readonly step: AuthorizeStep;
  readonly client: FrameOpened['client'];
  /** For the next start, once; without it a press waits for one. */
  readonly ticket?: string | undefined;
  /** A ticket was asked for and has not come: asking for a second would make the first one void. */
  readonly asked: boolean;
  /** Pressed while there was no ticket: it starts as soon as one comes. */
  readonly pressed: boolean;
  /** A tab was opened and has not come back. */
  readonly started: boolean;
  /** How often the ticket was renewed while nobody pressed. */
  readonly renewals: number;
  readonly copied?: Form['copied'];
}

/** What can be copied for somebody else: the same of a form and of a sign-in. */
export interface Copyable {
  readonly step: Pick<FormStep, 'system' | 'problem' | 'passed'>;
  readonly client: FrameOpened['client'];
  readonly copied?: Form['copied'];
}

/** Where the frame is. */
export type Place =
  | { readonly at: 'waiting' }
  | { readonly at: 'opening'; readonly step: string; readonly renewing: boolean }
  | { readonly at: 'form'; readonly form: Form }
  | { readonly at: 'sign_in'; readonly signIn: SignIn }
  | { readonly at: 'stuck'; readonly step: string };

/** Everything the frame knows. `asked` counts the `before_submit` questions. */
export interface State {
  readonly place: Place;
  readonly messages: Readonly<Record<string, string>>;
  readonly online: boolean;
  readonly asked: number;
}

/** What happened, in the past tense. Events of secret fields carry the verdict, never the value. */
export type Event =
  | { readonly type: 'told'; readonly message: Exclude<ToFrame, { type: 'focus' }> }
  | { readonly type: 'opened'; readonly opened: Omit<FrameOpened, 'token'> }
  | { readonly type: 'open_failed'; readonly why: Refusal }
  | { readonly type: 'typed'; readonly field: string; readonly value: string }
  | { readonly type: 'secret_typed'; readonly field: string; readonly code: string | undefined }
  | { readonly type: 'left'; readonly field: string; readonly value: string }
  | {
      readonly type: 'secret_left';
      readonly field: string;
      readonly code: string | undefined;
      readonly trimmed: boolean;
    }
  | { readonly type: 'reveal_pressed'; readonly field: string }
  | { readonly type: 'advanced_toggled'; readonly open: boolean }
  | { readonly type: 'paste_opened' }
  /** `values` are of open fields alone; `step` is the form they belong into. */
  | {
      readonly type: 'pasted';
      readonly outcome: PasteOutcome;
      readonly step?: FormStep;
      readonly values: Values;
    }
  | { readonly type: 'look_began' }
  | { readonly type: 'look_ended'; readonly probe: Probe | undefined }
  | {
      readonly type: 'submit_pressed';
      readonly again: boolean;
      readonly key: string;
      readonly values: Values;
      readonly secrets: Readonly<Record<string, { code: string | undefined; trimmed: boolean }>>;
    }
  | { readonly type: 'took_long' }
  | { readonly type: 'line_changed'; readonly online: boolean }
  | { readonly type: 'answered'; readonly step: FormStep | { readonly kind: string; readonly id: string } }
  | { readonly type: 'send_failed'; readonly why: Refusal }
  | { readonly type: 'switch_pressed'; readonly system: string }
  | { readonly type: 'reopen_pressed' }
  /** The form that opens the tab: sent, or held back because its ticket is missing or too old. */
  | { readonly type: 'start_pressed'; readonly sent: boolean }
  | { readonly type: 'ticket_aged' }
  | { readonly type: 'copied'; readonly text?: string };

/** What to do, in the imperative. */
export type Effect =
  | { readonly do: 'open'; readonly ticket: string }
  | { readonly do: 'look'; readonly step: string; readonly values: Values; readonly soon: boolean }
  | { readonly do: 'stop_looking' }
  | { readonly do: 'open_paste' }
  | { readonly do: 'send'; readonly step: FormStep; readonly key: string; readonly again: boolean }
  | { readonly do: 'stop' }
  | { readonly do: 'forget_secrets' }
  | { readonly do: 'age_ticket' }
  | { readonly do: 'start' }
  | { readonly do: 'focus'; readonly field?: string }
  | { readonly do: 'tell'; readonly message: FromFrame };

/** The next form and what to do about it. */
export interface NextForm {
  readonly form: Form;
  readonly effects: readonly Effect[];
}

/** The next sign-in and what to do about it. */
export interface NextSignIn {
  readonly signIn: SignIn;
  readonly effects: readonly Effect[];
}

/** Hands on what was done. */
export type Dispatch = (event: Event) => void;

/** Where every frame begins. */
export const initialState: State = {
  place: { at: 'waiting' },
  messages: {},
  online: true,
  asked: 0,
};
