/** The rule of the flow: from where the person is and what happened to where the person is then, and what is to be done. Pure. */
import { stageNames } from '../../contract/index.ts';
import type { Answer, AuthorizeStep, Check, FormStep, Stage, Step } from '../../contract/index.ts';
import { choosingAfter, closing, closingReasons, forget, leaving, next, reopening, tell } from './endings.ts';
import type { Next } from './endings.ts';
import type { Effect } from './effect.ts';
import type { EventOf, FlowEvent, FlowEventType } from './event.ts';
import { failureOf, isFramed, isStepping, isUntold, start } from './state.ts';
import type { OpenReason, Opened, State, Stepping, Within } from './state.ts';

type Rule<T extends FlowEventType> = (state: State, event: EventOf<T>) => Next | undefined;

const opening = (reason: OpenReason, ...before: Effect[]): Next =>
  next({ at: 'opening', reason, wait: 'sent' }, ...before, { do: 'open', reason });

const announced = (reason: OpenReason, ...before: Effect[]): Next =>
  opening(reason, ...before, tell({ name: 'open', reason }));

/** A form that the frame already shows stays there, and is not opened once more. */
const arrivingAtForm = (within: Within, step: FormStep, told: Effect, shown: boolean): Next =>
  next(
    { at: 'form', step, ...within, shown, moved: false },
    told,
    ...(shown ? [] : [{ do: 'show_form', step: step.id } as const]),
  );

/** Where the tab of the sign-in leads, only the service says. */
const arrivingAtSignIn = (within: Within, step: AuthorizeStep, told: Effect, shown: boolean): Next =>
  next(
    { at: 'authorize', step, ...within, shown, moved: false },
    told,
    ...(shown ? [] : [{ do: 'show_form', step: step.id } as const]),
    { do: 'watch_session' },
  );

/** Where nothing is to be typed, the frame holds nothing typed; a check keeps the form, to come back to. */
const arriving = (opened: Opened, step: Step, rumoured?: string): Next => {
  const told = tell({ name: 'step', kind: step.kind, ...('system' in step && { system: step.system.id }) });
  const within = { opened, wait: 'no' } as const;
  switch (step.kind) {
    case 'select':
      return next({ at: 'select', step, ...within }, told, { do: 'clear_form' });
    case 'prepare':
      return next({ at: 'prepare', step, ...within }, told, { do: 'clear_form' });
    case 'choose':
      return next({ at: 'choose', step, ...within }, told);
    case 'replace':
      return next({ at: 'replace', step, ...within }, told, { do: 'clear_form' });
    case 'form':
      return arrivingAtForm(within, step, told, step.id === rumoured);
    case 'authorize':
      return arrivingAtSignIn(within, step, told, step.id === rumoured);
    case 'check':
      return next({ at: 'check', step, ...within }, told, ...watching(step.check));
    case 'done':
      return step.proof
        ? next({ at: 'proof', step, ...within }, told, { do: 'clear_form' })
        : next(
            { at: 'handover', step, opened, wait: 'sent' },
            told,
            { do: 'clear_form' },
            { do: 'hand_over' },
          );
    case 'settings':
      return next({ at: 'settings', step, opened, unsaved: false, saved: false }, told);
    case 'abort':
      return next(
        { at: 'ended', reason: opened.connection && step.reason === 'cancelled' ? 'kept' : step.reason },
        forget,
        { do: 'clear_form' },
        tell({ name: 'exit', reason: step.reason }),
      );
  }
};

const watching = (check: Check): Effect[] =>
  check.status === 'running' ? [{ do: 'watch_check', check: check.id }] : [];

/** The same step once more: what was waited for is over, what is on the screen stays. */
const staying = (state: Stepping, step: Step): Next | undefined => {
  if (state.at === 'check' && step.kind === 'check') {
    return next({ ...state, step, wait: 'no' }, ...watching(step.check));
  }
  // The ticket was used for the tab: the frame needs one for opening it again.
  if (state.at === 'authorize' && step.kind === 'authorize' && step.started)
    return next({ ...state, step, wait: 'no' }, { do: 'show_form', step: step.id });
  return state.wait === 'no' ? undefined : next({ ...state, wait: 'no' });
};

const answering = (state: Stepping, answer: Answer, ...effects: Effect[]): Next =>
  next({ ...state, wait: 'sent' }, { do: 'answer', answer }, ...effects);

const isFree = (state: State): state is Stepping => isStepping(state) && state.wait === 'no';

const withStage = (check: Check, stage: Stage): Check => {
  const others = check.stages.filter((each) => each.stage !== stage.stage);
  const order = (each: Stage): number => stageNames.indexOf(each.stage);
  return { ...check, stages: [...others, stage].sort((a, b) => order(a) - order(b)) };
};

const rules: { readonly [T in FlowEventType]: Rule<T> } = {
  open_asked: (state, { reason }) => {
    if (state.at === 'idle') return announced(reason);
    if (['ended', 'connected', 'pending'].includes(state.at))
      return announced(reason, tell({ name: 'close' }));
    return ['fatal', 'superseded', 'too_old'].includes(state.at) ? opening(reason) : undefined;
  },
  another_asked: (state) =>
    state.at === 'connected' || state.at === 'pending'
      ? announced('open', forget, tell({ name: 'close' }))
      : undefined,
  restart_asked: (state) => {
    if (state.at === 'idle') return next(start, { do: 'forget', cancel: true });
    const left = leaving(state, closingReasons[state.at] ?? 'cancelled', false).effects;
    return announced('open', { do: 'forget', cancel: isUntold(state) }, ...left);
  },
  close_asked: closing,
  removed: (state) => (state.at === 'idle' ? undefined : leaving(state, 'removed', isUntold(state))),
  cancel_asked: (state) =>
    isStepping(state) ? next({ ...state, wait: 'sent' }, { do: 'clear_form' }, { do: 'cancel' }) : undefined,

  settings_asked: (state) => (state.at === 'connected' ? choosingAfter(state) : undefined),
  settings_changed: (state, { unsaved, saved }) =>
    state.at === 'settings' ? next({ ...state, unsaved, saved }) : undefined,
  settings_left: (state) => {
    if (state.at !== 'settings') return undefined;
    return state.after ? next(state.after) : closing(state);
  },
  reopen_asked: reopening,
  system_picked: (state, { system, name, address }) =>
    isFree(state) && state.at === 'select'
      ? answering(
          state,
          { kind: 'select', step: state.step.id, system, ...(address !== undefined && { address }) },
          tell({ name: 'select', system, label: name }),
        )
      : undefined,
  system_requested: (state, { request }) =>
    state.at === 'select' ? next(state, tell({ name: 'request', request })) : undefined,
  prepared: (state) =>
    isFree(state) && state.at === 'prepare'
      ? answering(state, { kind: 'prepare', step: state.step.id })
      : undefined,
  option_chosen: (state, { option }) =>
    isFree(state) && state.at === 'choose'
      ? answering(state, { kind: 'choose', step: state.step.id, option })
      : undefined,
  confirmed: (state) => {
    if (!isFree(state)) return undefined;
    if (state.at === 'replace') return answering(state, { kind: 'replace', step: state.step.id });
    return state.at === 'proof'
      ? next({ at: 'handover', step: state.step, opened: state.opened, wait: 'sent' }, { do: 'hand_over' })
      : undefined;
  },
  check_again_asked: (state) =>
    isFree(state) && state.at === 'check' && state.step.check.status !== 'running'
      ? answering(state, { kind: 'retry', step: state.step.id })
      : undefined,
  back_asked: (state) =>
    isFree(state) && state.step.back
      ? next({ ...state, wait: 'sent' }, { do: 'go_back', step: state.step.id })
      : undefined,
  switch_asked: (state, { system }) =>
    isFree(state) && state.step.back
      ? next({ ...state, wait: 'sent' }, { do: 'switch_system', step: state.step.id, system })
      : undefined,
  news_suspected: (state) => (isStepping(state) ? next(state, { do: 'ask_step' }) : undefined),

  session_opened: (state, { opened, step }) => {
    if (state.at !== 'opening') return undefined;
    const arrived = arriving(opened, step);
    const remember: Effect = { do: 'remember', session: opened.session };
    return step.kind === 'abort' ? arrived : next(arrived.state, remember, ...arrived.effects);
  },
  stepped: (state, { step }) => {
    if (!isStepping(state)) return undefined;
    return step.id === state.step.id && step.kind === state.step.kind
      ? staying(state, step)
      : arriving(state.opened, step, isFramed(state) ? state.rumoured : undefined);
  },
  unknown_step_came: (state) =>
    isUntold(state)
      ? next(
          { at: 'too_old' },
          tell({
            name: 'error',
            code: 'too_old',
            message: 'The service sent a step that this version does not know.',
          }),
        )
      : undefined,
  stage_told: (state, { stage }) => {
    if (state.at !== 'check') return undefined;
    const check = withStage(state.step.check, stage);
    return next(
      { ...state, step: { ...state.step, check } },
      tell({ name: 'check', status: 'running', stage: stage.stage }),
    );
  },
  check_read: (state, { check }) =>
    state.at === 'check' && check.id === state.step.check.id
      ? next({ ...state, step: { ...state.step, check } })
      : undefined,
  check_ended: (state, { status }) => {
    if (state.at !== 'check') return undefined;
    const check = { ...state.step.check, status };
    const code = failureOf(check)?.code;
    return next(
      { ...state, step: { ...state.step, check }, wait: 'sent' },
      { do: 'ask_step' },
      tell({ name: 'check', status, ...(code !== undefined && { code }) }),
    );
  },

  handed_over: (state, { connection }) =>
    state.at === 'handover'
      ? next(
          { at: 'connected', opened: state.opened, step: state.step, connection },
          forget,
          tell({ name: 'success', connection }),
        )
      : undefined,
  handover_failed: (state) =>
    state.at === 'handover'
      ? next(
          { at: 'pending', opened: state.opened, step: state.step },
          forget,
          tell({ name: 'exit', reason: 'handover_pending' }),
        )
      : undefined,
  resume_refused: (state) => (state.at === 'opening' ? opening('open', forget) : undefined),

  form_shown: (state, { step }) => {
    if (!isFramed(state)) return undefined;
    if (state.step.id !== step) return next({ ...state, rumoured: step }, { do: 'ask_step' });
    return state.shown ? undefined : next({ ...state, shown: true });
  },
  form_submitted: (state) =>
    state.at === 'form'
      ? next(
          { ...state, wait: 'sent' },
          { do: 'ask_step' },
          tell({ name: 'submit', system: state.step.system.id }),
        )
      : undefined,
  sign_in_started: (state) =>
    state.at === 'authorize' ? next({ ...state, step: { ...state.step, started: true } }) : undefined,
  frame_reloaded: (state) =>
    isFramed(state)
      ? next(
          { ...state, shown: false, moved: true, rumoured: undefined },
          { do: 'show_form', step: state.step.id },
        )
      : undefined,
  ticket_needed: (state) =>
    isFramed(state) ? next(state, { do: 'show_form', step: state.step.id }) : undefined,

  waited_long: (state) =>
    'wait' in state && state.wait === 'sent'
      ? next({ ...state, wait: 'slow' }, tell({ name: 'waiting', reason: 'slow' }))
      : undefined,
  connection_lost: (state) =>
    'wait' in state && state.wait !== 'offline'
      ? next({ ...state, wait: 'offline' }, tell({ name: 'waiting', reason: 'offline' }))
      : undefined,
  connection_returned: (state) =>
    'wait' in state && state.wait === 'offline' ? next({ ...state, wait: 'sent' }) : undefined,
  trouble_met: (state, { code, reference, message }) => {
    if (!isUntold(state)) return undefined;
    const opened = 'opened' in state ? state.opened : undefined;
    if (code === 'session_superseded' && opened) return next({ at: 'superseded', session: opened.session });
    if (code === 'step_changed' && isStepping(state)) return next(state, { do: 'ask_step' });
    return next({ at: 'fatal', code, reference, app: opened?.app }, tell({ name: 'error', code, message }));
  },
};

/** What follows from an event; an event that means nothing where the person is changes nothing. */
export const transition = (state: State, event: FlowEvent): Next => {
  const rule = rules[event.type] as Rule<FlowEventType>;
  return rule(state, event) ?? next(state);
};
