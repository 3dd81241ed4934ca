// The screens after the search, with their words: loaded while the person searches, so that the search comes first.
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { Beside } from '../beside/beside.ts';
import type { Place, State, StateAt } from '../flow/state.ts';
import { endOf } from '../flow/state.ts';
import { failureText, stageText } from '../locales/words.ts';
import type { Screen } from '../parts/screen.ts';
import { asked, asking } from './asking.ts';
import { authorize } from './authorize.ts';
import { check } from './check.ts';
import { choose } from './choose.ts';
import { connected } from './connected.ts';
import { form } from './form.ts';
import { handover, pending } from './handing-over.ts';
import { prepare } from './prepare.ts';
import { settings } from '../settings/door.ts';
import { proof } from './proof.ts';
import { replace } from './replace.ts';
import { ways } from './unlisted.ts';

export { openSettings } from '../settings/door.ts';
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

const besideViews = { ways, asking, asked } as const;

/** Escape leads back as well, wherever the focus is; in a dialog it leaves only from the list. */
const onEscape = (event: KeyboardEvent, beside: Beside): void => {
  if (event.key !== 'Escape' || event.isComposing) return;
  event.preventDefault();
  event.stopPropagation();
  beside.back();
};

/** What stands in the place of the list of systems, if something does. */
export const besideView = (state: StateAt<'select'>, screen: Screen): TemplateResult | undefined => {
  const { beside } = screen.finder;
  if (!beside?.shown) return undefined;
  return html`<div class="beside" @keydown=${(event: KeyboardEvent) => onEscape(event, beside)}>
    ${besideViews[beside.shown](beside, state, screen)}
  </div>`;
};

/** What the live region says of a later place. Of a check: what it ended in, or at which stage it has stayed for long. What a form says, the frame says. */
export const laterAnnouncement = (state: State, screen: Screen): string => {
  if (state.at === 'connected') return screen.words('connected.heading', { system: state.step.system.name });
  if (state.at === 'handover') return screen.words('handover.lead', { app: state.opened.app });
  if (state.at !== 'check') return '';
  const { check: seen, system } = state.step;
  const failure = endOf(seen);
  if (failure) return failureText(failure, { system: system.name }, screen.speech).title;
  const running = seen.stages.find(({ status }) => status === 'running');
  if (!running) return '';
  return `${stageText(running.stage, screen.speech)}: ${screen.words('check.status.running')}`;
};
