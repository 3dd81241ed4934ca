// The screens after the search, with their words: loaded while the person searches, so that the search comes first.
import type { TemplateResult } from 'lit';
import type { Place, State, StateAt } from '../flow/state.ts';
import { failureOf } from '../flow/transition.ts';
import { failureText, stageText } from '../locales/words.ts';
import type { Screen } from '../parts/screen.ts';
import { check } from './check.ts';
import { choose } from './choose.ts';
import { connected } from './connected.ts';
import { form } from './form.ts';
import { prepare } from './prepare.ts';

/** What one place looks like. */
export type View<P extends Place> = (state: StateAt<P>, screen: Screen) => TemplateResult;

/** The places whose views are here. */
export type LaterPlace = 'prepare' | 'form' | 'check' | 'choose' | 'connected';

/** The views of the later places. */
export const laterViews: { readonly [P in LaterPlace]: View<P> } = {
  prepare,
  form,
  check,
  choose,
  connected,
};

/** What the live region says of a form that comes back with a problem, and of a check. */
export const laterAnnouncement = (state: State, screen: Screen): string => {
  if (state.at === 'check') return ofCheck(state, screen);
  if (state.at !== 'form' || !state.shown || !state.step.problem) return '';
  return failureText(state.step.problem, { system: state.step.system.name }, screen.messages).title;
};

const ofCheck = ({ step }: StateAt<'check'>, screen: Screen): string => {
  const failure = step.check.status === 'running' ? undefined : failureOf(step.check);
  if (failure) return failureText(failure, { system: step.system.name }, screen.messages).title;
  const running = step.check.stages.find((stage) => stage.status === 'running');
  return running ? stageText(running.stage, screen.messages) : '';
};
