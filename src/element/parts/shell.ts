import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { isStepping } from '../flow/state.ts';
import type { State } from '../flow/state.ts';
import { button } from './elements.ts';
import type { Screen } from './screen.ts';

type Drawn = TemplateResult | typeof nothing;

const tag = (screen: Screen): TemplateResult =>
  html`<span class="tag" title=${screen.words('common.test_hint')}>${screen.words('common.test')}</span>`;

/** Above every screen: the way back, and whether this is a test. */
export const top = (state: State, screen: Screen): Drawn => {
  const back = isStepping(state) && state.step.back;
  const test = 'opened' in state && state.opened.mode === 'test';
  if (!back && !test) return nothing;
  const go = (): void => screen.send({ type: 'back_asked' });
  return html`<div class="top">
    ${back ? button('quiet', screen.words('common.back'), go, { icon: 'back' }) : html`<span></span>`}
    ${test ? tag(screen) : nothing}
  </div>`;
};

/** What is said when an answer takes long. */
export const banner = (state: State, screen: Screen): Drawn => {
  const wait = 'wait' in state ? state.wait : 'no';
  if (wait !== 'slow' && wait !== 'offline') return nothing;
  const words = screen.words(wait === 'slow' ? 'common.still_trying' : 'common.offline');
  return html`<p class="banner" part="banner">${words}</p>`;
};

/** Below every screen on which something was begun: the way out. */
export const foot = (state: State, screen: Screen): Drawn => {
  if (!isStepping(state) || state.at === 'select') return nothing;
  const cancel = (): void => screen.send({ type: 'cancel_asked' });
  return html`<div class="foot">${button('quiet', screen.words('common.cancel'), cancel)}</div>`;
};
