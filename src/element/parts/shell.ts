import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { isStepping } from '../flow/state.ts';
import type { State } from '../flow/state.ts';
import { button, testTag } from './elements.ts';
import type { Screen } from './screen.ts';

type Drawn = TemplateResult | typeof nothing;

/** The question about the newest record has its own way back. */
const hasBack = (state: State): boolean =>
  isStepping(state) && state.at !== 'proof' && state.at !== 'replace' && state.step.back;
const isTest = (state: State): boolean => 'opened' in state && state.opened.mode === 'test';

/** Whether it is for the heading to say that this is a test: where no row lies above it. */
export const isTagged = (state: State): boolean => isTest(state) && !hasBack(state);

/** Above screens that one can go back from: the way back, and whether this is a test. */
const top = (state: State, screen: Screen): Drawn => {
  if (!hasBack(state)) return nothing;
  const go = (): void => screen.send({ type: 'back_asked' });
  return html`<div class="top">
    ${button('quiet', screen.words('common.back'), go, { icon: 'back' })}
    ${isTest(state) ? testTag(screen) : nothing}
  </div>`;
};

/** What is said when an answer takes long. */
const banner = (state: State, screen: Screen): Drawn => {
  const wait = 'wait' in state ? state.wait : 'no';
  if (wait !== 'slow' && wait !== 'offline') return nothing;
  const words = screen.words(wait === 'slow' ? 'common.still_trying' : 'common.offline');
  return html`<p class="banner" part="banner">${words}</p>`;
};

/** Below every screen on which something was begun: the way out. */
const foot = (state: State, screen: Screen): Drawn => {
  if (!isStepping(state) || state.at === 'select') return nothing;
  const cancel = (): void => screen.send({ type: 'cancel_asked' });
  return html`<div class="foot">${button('quiet', screen.words('common.cancel'), cancel)}</div>`;
};

/** The element's box: what every screen stands in. */
export const shell = (
  state: State,
  screen: Screen,
  view: TemplateResult | typeof nothing,
  frame: TemplateResult | typeof nothing,
): TemplateResult =>
  html`<div
    class="shell"
    part="base"
    lang=${screen.speech.locale}
    dir=${screen.dir}
    ?data-held=${screen.held}
  >
    <slot name="header"></slot>
    ${top(state, screen)} ${banner(state, screen)}
    <div class="view" part="view">${view}</div>
    ${frame} ${foot(state, screen)}
    <div class="live" role="status"></div>
  </div>`;
