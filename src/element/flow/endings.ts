/** How openings end, and what is chosen after one has: pure, as the rule of the flow that it is part of. */
import type { Effect, Told } from './effect.ts';
import type { EventOf } from './event.ts';
import { isUntold } from './state.ts';
import type { ExitReason, State, StateAt } from './state.ts';

/** The state after an event and what is to be done; the same state object when nothing changed. */
export interface Next {
  readonly state: State;
  readonly effects: readonly Effect[];
}

/** A state, and what is to be done there. */
export const next = (state: State, ...effects: Effect[]): Next => ({ state, effects });
/** The host's page is told something. */
export const tell = (told: Told): Effect => ({ do: 'tell', told });
/** The session is not to be continued. */
export const forget: Effect = { do: 'forget', cancel: false };

/** The end of an opening: its outcome, unless it was told on arrival, then the close. */
export const leaving = (state: State, reason: ExitReason, resumable: boolean): Next => {
  const exit = { name: 'exit', reason, ...(state.at === 'fatal' && { code: state.code }) } as const;
  const told = isUntold(state) ? [tell(exit)] : [];
  return next({ at: 'idle', resumable }, { do: 'clear_form' }, ...told, tell({ name: 'close' }));
};

/** Why an opening ends that is closed at these places. */
export const closingReasons: Partial<Record<State['at'], ExitReason>> = {
  fatal: 'failed',
  superseded: 'superseded',
  too_old: 'too_old',
};

/** A session for settings is over when it is left: nothing of it is to be continued. */
export const closing = (state: State): Next | undefined => {
  if (state.at === 'idle') return undefined;
  const reason = closingReasons[state.at] ?? 'closed';
  if (state.at !== 'settings') return leaving(state, reason, isUntold(state) && state.at !== 'too_old');
  const left = leaving(state, state.saved ? 'saved' : reason, false);
  return next(left.state, { do: 'forget', cancel: !state.after }, ...left.effects);
};

/** From the last screen to what the connection includes; the way back leads to it. */
export const choosingAfter = (after: StateAt<'connected'>): Next => {
  const { opened, step } = after;
  const { id, system, connection } = step;
  const kind = 'settings';
  return next(
    {
      at: kind,
      opened,
      step: { kind, id, back: false, system, connection },
      after,
      unsaved: false,
      saved: false,
    },
    tell({ name: 'step', kind, system: system.id }),
  );
};

/** From the settings to a session of its own about their connection: where they are all that the opening is for, it goes on. */
export const reopening = (state: State, { purpose }: EventOf<'reopen_asked'>): Next | undefined => {
  if (state.at !== 'settings') return undefined;
  const { after, step } = state;
  const reason = 'open';
  const about = { connectionId: step.connection.id, purpose };
  return next(
    { at: 'opening', reason, wait: 'sent' },
    { do: 'forget', cancel: !after },
    ...(after ? [tell({ name: 'close' }), tell({ name: 'open', reason })] : []),
    { do: 'open', reason, about },
  );
};
