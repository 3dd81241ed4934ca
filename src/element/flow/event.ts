/** What happened, in the past tense: by the person, the service, the frame, the host or the network. */
import type { CallbackAnswer, Check, SessionPurpose, Stage, Step } from '../../contract/index.ts';
import type { OpenReason, Opened } from './state.ts';
import type { TroubleCode } from './trouble.ts';

/** An event of the flow. */
export type FlowEvent =
  // the person, or the host's page
  | { readonly type: 'open_asked'; readonly reason: OpenReason }
  | {
      readonly type: 'system_picked';
      readonly system: string;
      readonly name: string;
      /** Where it lies, if that is how it was found. */
      readonly address?: string | undefined;
    }
  /** A system that is not listed was asked for; `request` is the request's id. */
  | { readonly type: 'system_requested'; readonly request: string }
  | { readonly type: 'prepared' }
  | { readonly type: 'option_chosen'; readonly option: string }
  /** The newest record is theirs, or the new sign-in takes the place of the one before. */
  | { readonly type: 'confirmed' }
  | { readonly type: 'back_asked' }
  | { readonly type: 'check_again_asked' }
  /** Another system: the search, or this one at once. */
  | { readonly type: 'switch_asked'; readonly system?: string }
  /** Choose what the connection includes. */
  | { readonly type: 'settings_asked' }
  | { readonly type: 'settings_changed'; readonly unsaved: boolean; readonly saved: boolean }
  | { readonly type: 'settings_left' }
  /** Open a session of its own about the connection whose settings are open: for signing in again, or for its settings. */
  | { readonly type: 'reopen_asked'; readonly purpose: SessionPurpose }
  | { readonly type: 'cancel_asked' }
  | { readonly type: 'close_asked' }
  | { readonly type: 'removed' }
  /** Forget the session and begin a new one. */
  | { readonly type: 'restart_asked' }
  | { readonly type: 'another_asked' }
  /** The page came back from the browser's cache, or the frame met a problem: the step may be another. */
  | { readonly type: 'news_suspected' }
  // the service
  | { readonly type: 'session_opened'; readonly opened: Opened; readonly step: Step }
  | { readonly type: 'stepped'; readonly step: Step }
  | { readonly type: 'unknown_step_came' }
  | { readonly type: 'stage_told'; readonly stage: Stage }
  | { readonly type: 'check_read'; readonly check: Check }
  | { readonly type: 'check_ended'; readonly status: 'passed' | 'failed' }
  // the host
  | { readonly type: 'handed_over'; readonly connection: CallbackAnswer['connection'] }
  | { readonly type: 'handover_failed' }
  | { readonly type: 'resume_refused' }
  // the frame
  | { readonly type: 'form_shown'; readonly step: string }
  | { readonly type: 'form_submitted' }
  | { readonly type: 'sign_in_started' }
  | { readonly type: 'frame_reloaded' }
  | { readonly type: 'ticket_needed' }
  // around
  | { readonly type: 'waited_long' }
  | { readonly type: 'connection_lost' }
  | { readonly type: 'connection_returned' }
  | {
      readonly type: 'trouble_met';
      readonly code: TroubleCode;
      readonly reference?: string;
      readonly message: string;
    };

/** The name of an event. */
export type FlowEventType = FlowEvent['type'];

/** One event by name. */
export type EventOf<T extends FlowEventType> = Extract<FlowEvent, { type: T }>;
