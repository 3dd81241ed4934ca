// The screens after the search, with their words: loaded while the person searches, so that the search comes first.
import type { TemplateResult } from 'lit';
import type { Place, State, StateAt } from '../flow/state.ts';
import { endOf } from '../flow/state.ts';
import { failureText, stageText } from '../locales/words.ts';
import type { Screen } from '../parts/screen.ts';
import { authorize } from './authorize.ts';
import { check } from './check.ts';
import { choose } from './choose.ts';
import { connected } from './connected.ts';
import { form } from './form.ts';
import { prepare } from './prepare.ts';
import { proof } from './proof.ts';

/** What one place looks like. */
export type View<P extends Place> = (state: StateAt<P>, screen: Screen) => TemplateResult;

/** The places whose views are here. */
export type LaterPlace = 'prepare' | 'form' | 'authorize' | 'check' | 'choose' | 'proof' | 'connected';

/** The views of the later places. */
export const laterViews: { readonly [P in LaterPlace]: View<P> } = {
  prepare,
  form,
  authorize,
  check,
  choose,
  proof,
  connected,
};

/** What the live region says of a check: what it ended in, or at which stage it has stayed for long. What a form says, the frame says. */
export const laterAnnouncement = (state: State, screen: Screen): string => {
  if (state.at !== 'check') return '';
  const { check: seen, system } = state.step;
  const failure = endOf(seen);
  if (failure) return failureText(failure, { system: system.name }, screen.speech).title;
  const running = seen.stages.find(({ status }) => status === 'running');
  if (!running) return '';
  return `${stageText(running.stage, screen.speech)}: ${screen.words('check.status.running')}`;
};
