import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Evidence } from '../../contract/index.ts';
import type { Opened, StateAt } from '../flow/state.ts';
import { failureText } from '../locales/words.ts';
import { badge, button, headline, subheading } from '../parts/elements.ts';
import { icons } from '../parts/icons.ts';
import type { Screen } from '../parts/screen.ts';
import { evidenceTexts } from '../parts/stage-list.ts';
import { headOf, said } from './again.ts';

/** What a person wants to know at the end: that the way there worked goes without saying, unless nothing else is known. */
const telling = (evidence: readonly Evidence[]): readonly Evidence[] => {
  const inside = evidence.filter(({ code }) =>
    /^((auth|access|data|ready)\.|service\.(production|test)$)/.test(code),
  );
  return inside.length > 0 ? inside : evidence;
};

const proven = ({ step }: StateAt<'connected'>, screen: Screen): TemplateResult | typeof nothing => {
  const texts = evidenceTexts(telling(step.evidence), screen);
  return texts.length === 0
    ? nothing
    : html`${subheading(screen, screen.words('connected.proven'))}
        <ul class="proven">
          ${texts.map((text) => html`<li>${icons.check}<span>${text}</span></li>`)}
        </ul>`;
};

const warned = ({ step }: StateAt<'connected'>, screen: Screen): TemplateResult | typeof nothing =>
  step.warnings.length === 0
    ? nothing
    : html`${subheading(screen, screen.words('connected.warnings'))}
        <ul class="warnings">
          ${step.warnings.map((warning) => {
            const { title, explain } = failureText(warning, { system: step.system.name }, screen.speech);
            return html`<li>
              ${icons.note}<span><span class="strong">${title}.</span> ${explain}</span>
            </li>`;
          })}
        </ul>`;

/** Where one connection was signed in to again, there is no other to begin. */
export const anotherButton = (
  { connection }: Opened,
  { words, send }: Screen,
): TemplateResult | typeof nothing =>
  connection
    ? nothing
    : button('secondary', words('connected.another'), () => send({ type: 'another_asked' }));

/** The heading of the end. */
export const connectedHeading = ({ step, opened }: StateAt<'connected'>, screen: Screen): string =>
  said('connected.heading', { system: step.system.name }, opened, screen);

/** The end that everything is for: connected, and the host's backend knows. */
export const connected = (state: StateAt<'connected'>, screen: Screen): TemplateResult => {
  const { opened, step } = state;
  return html`${headline(screen, connectedHeading(state, screen), {
      ...headOf(step.system, opened),
      mark: badge('check', 'success'),
    })}
    <p class="lead">${said('connected.lead', { app: opened.app }, opened, screen)}</p>
    ${proven(state, screen)} ${warned(state, screen)}
    <slot name="success"></slot>
    <div class="actions">
      ${button('primary', screen.words('connected.done'), () => screen.send({ type: 'close_asked' }))}
      ${anotherButton(opened, screen)}
      ${button('quiet', screen.words('connected.settings'), () => screen.send({ type: 'settings_asked' }))}
    </div>`;
};
