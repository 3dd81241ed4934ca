/** Views: what each place looks like, as functions of the state. None holds state, asks anything or knows its successor. */
import type { TemplateResult } from 'lit';
import type { Place, State, StateAt } from '../flow/state.ts';
import type { Screen } from '../parts/screen.ts';
import { check } from './check.ts';
import { choose } from './choose.ts';
import { connected } from './connected.ts';
import { find } from './find.ts';
import { form } from './form.ts';
import { ended, fatal, handover, idle, opening, pending, superseded, tooOld } from './notices.ts';
import { prepare } from './prepare.ts';

type View<P extends Place> = (state: StateAt<P>, screen: Screen) => TemplateResult;

const views: { readonly [P in Place]: View<P> } = {
  idle,
  opening,
  select: find,
  prepare,
  form,
  check,
  choose,
  handover,
  connected,
  pending,
  ended,
  superseded,
  fatal,
  too_old: tooOld,
};

/** Draws the place where the person is. */
export const viewOf = (state: State, screen: Screen): TemplateResult =>
  (views[state.at] as View<Place>)(state, screen);

export { opening as openingView };
