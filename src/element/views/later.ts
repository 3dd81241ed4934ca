// The screens after the search, with their words: loaded while the person searches, so that the search comes first.
import type { ReactiveElement, TemplateResult } from 'lit';
import type { Place, State, StateAt } from '../flow/state.ts';
import { endOf } from '../flow/state.ts';
import { failureText, stageText } from '../locales/words.ts';
import type { Screen } from '../parts/screen.ts';
import type { ServiceClient } from '../world/service.ts';
import { authorize } from './authorize.ts';
import { check } from './check.ts';
import { choose } from './choose.ts';
import { connected, connectedHeading } from './connected.ts';
import { form } from './form.ts';
import { handover, pending } from './handing-over.ts';
import { prepare } from './prepare.ts';
import { leaveSettings, openSettings, settings, settingsNews } from '../settings/door.ts';
import { proof } from './proof.ts';
import { bringReplace, replace } from './replace-door.ts';

export { laterStyles } from '../styles/later.ts';

/** What one place looks like. */
export type View<P extends Place> = (state: StateAt<P>, screen: Screen) => TemplateResult;

/** The places whose views are here. */
export type LaterPlace =
  | 'prepare'
  | 'form'
  | 'authorize'
  | 'check'
  | 'choose'
  | 'replace'
  | 'proof'
  | 'handover'
  | 'pending'
  | 'connected'
  | 'settings';

/** The views of the later places. */
export const laterViews: { readonly [P in LaterPlace]: View<P> } = {
  prepare,
  form,
  authorize,
  check,
  choose,
  replace,
  proof,
  handover,
  pending,
  connected,
  settings,
};

/** Has a screen here that comes by itself, with its words: where somebody is at it or, signing in again, may come to it. */
export const bring = (
  host: ReactiveElement,
  state: State,
  service: ServiceClient | undefined,
  words: () => Promise<void>,
): Promise<void> | undefined => {
  if (state.at === 'settings') return service && openSettings(host, state, service, words);
  leaveSettings(host);
  const isAgain = 'opened' in state && state.opened.connection;
  return isAgain ? bringReplace(host, state.at === 'replace', words) : undefined;
};

/** What the live region says of a later place. Of a check: what it ended in, or at which stage it has stayed for long. What a form says, the frame says. */
export const laterAnnouncement = (state: State, screen: Screen): string => {
  if (state.at === 'connected') return connectedHeading(state, screen);
  if (state.at === 'handover') return screen.words('handover.lead', { app: state.opened.app });
  if (state.at === 'settings') return settingsNews(state, screen);
  if (state.at !== 'check') return '';
  const { check: seen, system } = state.step;
  const failure = endOf(seen);
  if (failure) return failureText(failure, { system: system.name }, screen.speech).title;
  const running = seen.stages.find(({ status }) => status === 'running');
  if (!running) return '';
  return `${stageText(running.stage, screen.speech)}: ${screen.words('check.status.running')}`;
};
