/**
 * The flow: where the person is (state), what happened (event), what to do about it (effect), and the pure rule between them.
 * No DOM, no lit but in controller.ts, no words. Nothing secret is ever in a state.
 */
import type {
  AuthorizeStep,
  CallbackAnswer,
  Check,
  CheckStep,
  ChooseStep,
  DoneStep,
  Failure,
  FormStep,
  Mode,
  OpenAnswer,
  PrepareStep,
  ReplaceStep,
  SelectStep,
  SettingsStep,
  SystemRef,
} from '../../contract/index.ts';
import type { TroubleCode } from './trouble.ts';

/** An open session, as far as the screens need it; its token is not here. `nonce` differs for every opening. */
export interface Opened {
  readonly session: string;
  readonly app: string;
  readonly mode: Mode;
  readonly frame: string;
  readonly service: string;
  readonly nonce: number;
  /** The connection that it is about, where that is there already. */
  readonly connection?: OpenAnswer['connection'];
}

/** How long an answer has been owed: not at all, a moment, more than 10 s, or the network is gone. */
export type Wait = 'no' | 'sent' | 'slow' | 'offline';

/** Why an opening ended without a new connection that the host knows of. */
export type ExitReason =
  | 'closed'
  | 'saved'
  | 'cancelled'
  | 'expired'
  | 'handover_pending'
  | 'superseded'
  | 'failed'
  | 'too_old'
  | 'removed';

/** What is asked of the host when the session is opened. */
export type OpenReason = 'open' | 'resume' | 'take_over';

/** What is the same wherever the service has a step. */
export interface Within {
  readonly opened: Opened;
  readonly wait: Wait;
}

/** What is the same wherever the frame is to be seen. */
export interface InFrame {
  /** Whether the frame has drawn this step. */
  readonly shown: boolean;
  /** What the frame says it shows and is not this step: the form of another of its ways, or a step nobody here has heard of. The service was asked about it. */
  readonly rumoured?: string | undefined;
  /** Whether the host's page moved the element, so that the frame had to load again. */
  readonly moved: boolean;
}

/** Where the person is. `idle.resumable` says that a session can be continued. */
export type State =
  | { readonly at: 'idle'; readonly resumable: boolean }
  | { readonly at: 'opening'; readonly reason: OpenReason; readonly wait: Wait }
  | (Within & { readonly at: 'select'; readonly step: SelectStep })
  | (Within & { readonly at: 'prepare'; readonly step: PrepareStep })
  | (Within & InFrame & { readonly at: 'form'; readonly step: FormStep })
  | (Within & InFrame & { readonly at: 'authorize'; readonly step: AuthorizeStep })
  | (Within & { readonly at: 'check'; readonly step: CheckStep })
  | (Within & { readonly at: 'choose'; readonly step: ChooseStep })
  | (Within & { readonly at: 'replace'; readonly step: ReplaceStep })
  | (Within & { readonly at: 'proof'; readonly step: DoneStep })
  | (Within & { readonly at: 'handover'; readonly step: DoneStep })
  | {
      readonly at: 'connected';
      readonly opened: Opened;
      readonly step: DoneStep;
      readonly connection: CallbackAnswer['connection'];
    }
  | {
      readonly at: 'settings';
      readonly opened: Opened;
      readonly step: SettingsStep;
      /** Where the person came from, to go back to; nothing where the session is for settings. */
      readonly after?: StateAt<'connected'>;
      /** What was changed is not kept yet. */
      readonly unsaved: boolean;
      /** Something was kept. */
      readonly saved: boolean;
    }
  | { readonly at: 'pending'; readonly opened: Opened; readonly step: DoneStep }
  /** `kept`: a connection that was there before is as it was. */
  | { readonly at: 'ended'; readonly reason: 'cancelled' | 'expired' | 'kept' }
  | { readonly at: 'superseded'; readonly session: string }
  | {
      readonly at: 'fatal';
      readonly code: TroubleCode;
      readonly reference: string | undefined;
      readonly app: string | undefined;
    }
  | { readonly at: 'too_old' };

/** The name of a place. */
export type Place = State['at'];

/** The state of one place. */
export type StateAt<P extends Place> = Extract<State, { at: P }>;

const stepping = ['select', 'prepare', 'form', 'authorize', 'check', 'choose', 'replace', 'proof'] as const;

/** The places in which the service has a step for the person to act on. */
export type Stepping = StateAt<(typeof stepping)[number]>;

/** Whether the person has a step to act on. */
export const isStepping = (state: State): state is Stepping => stepping.some((place) => place === state.at);

/** Whether what the person acts on is in the frame. */
export const isFramed = (state: State): state is StateAt<'form' | 'authorize'> =>
  state.at === 'form' || state.at === 'authorize';

/** Which place it is, apart from how it is: effects live as long as this stays the same. */
export const placeOf = (state: State): string =>
  'step' in state ? `${state.at} ${state.step.id}` : state.at;

/** The failure that a check has met. */
export const failureOf = (check: Check): Failure | undefined =>
  check.stages.find((stage) => stage.status === 'failed' || stage.status === 'needs_action')?.failure;

/** The failure that a check has ended in. */
export const endOf = (check: Check): Failure | undefined =>
  check.status === 'running' ? undefined : failureOf(check);

/** Which screen it is, for the focus and for what is said: a check that ended in a failure is another one than while it ran. */
export const screenOf = (state: State): string =>
  state.at === 'check' && endOf(state.step.check)
    ? `${placeOf(state)} failed ${state.step.check.id}`
    : placeOf(state);

/** Whether something was begun that leaving would interrupt. */
export const isBegun = (state: State): boolean =>
  state.at === 'handover' ||
  (state.at === 'settings' && state.unsaved) ||
  (isStepping(state) && state.at !== 'select' && (state.at !== 'prepare' || state.step.back));

/** Whether an opening is under way whose outcome (success or exit) has not been told. */
export const isUntold = (state: State): boolean =>
  !['idle', 'connected', 'pending', 'ended'].includes(state.at) && !('after' in state);

/** Where a flow begins. */
export const start: StateAt<'idle'> = { at: 'idle', resumable: false };

/** The system the present step is about. */
export const systemOf = (state: State): SystemRef | undefined =>
  'step' in state && 'system' in state.step ? state.step.system : undefined;

/** The field of the form that has a problem. */
export const problemFieldOf = (state: State): string | undefined =>
  state.at === 'form' ? state.step.problem?.field : undefined;
