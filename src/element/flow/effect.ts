/** What is to be done, in the imperative. The controller does it; the transition only says it. */
import type { Answer, CallbackAnswer, SessionPurpose, StepKind } from '../../contract/index.ts';
import type { ExitReason, OpenReason } from './state.ts';

/** What the host's page is told as an event of the element. */
export type Told =
  | { readonly name: 'open'; readonly reason: OpenReason }
  | { readonly name: 'step'; readonly kind: StepKind; readonly system?: string }
  | { readonly name: 'select'; readonly system: string; readonly label: string }
  | { readonly name: 'request'; readonly request: string }
  | { readonly name: 'submit'; readonly system: string }
  | {
      readonly name: 'check';
      readonly status: 'running' | 'passed' | 'failed';
      readonly stage?: string;
      readonly code?: string;
    }
  | { readonly name: 'error'; readonly code: string; readonly message: string }
  | { readonly name: 'waiting'; readonly reason: 'slow' | 'offline' }
  | { readonly name: 'success'; readonly connection: CallbackAnswer['connection'] }
  | { readonly name: 'exit'; readonly reason: ExitReason; readonly code?: string }
  | { readonly name: 'close' };

/** Which connection a session is to be about, and why, whatever the element is for. */
export interface About {
  readonly connectionId: string;
  readonly purpose: SessionPurpose;
}

/** An effect of the flow. */
export type Effect =
  | { readonly do: 'open'; readonly reason: OpenReason; readonly about?: About }
  | { readonly do: 'answer'; readonly answer: Answer }
  | { readonly do: 'go_back'; readonly step: string }
  | { readonly do: 'switch_system'; readonly step: string; readonly system: string | undefined }
  | { readonly do: 'ask_step' }
  | { readonly do: 'watch_check'; readonly check: string }
  | { readonly do: 'watch_session' }
  | { readonly do: 'show_form'; readonly step: string }
  | { readonly do: 'clear_form' }
  | { readonly do: 'hand_over' }
  /** Ask the service to end the session and wait for its word. */
  | { readonly do: 'cancel' }
  /** Forget the session here; `cancel` also ends it at the service, whose answer nobody waits for. */
  | { readonly do: 'forget'; readonly cancel: boolean }
  | { readonly do: 'remember'; readonly session: string }
  | { readonly do: 'tell'; readonly told: Told };
