import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Guide } from '../../contract/index.ts';
import type { Opened, StateAt } from '../flow/state.ts';
import { headline } from '../parts/elements.ts';
import { guideBody } from '../parts/guide.ts';
import { icons } from '../parts/icons.ts';
import type { Screen } from '../parts/screen.ts';
import { headOf, said } from './again.ts';

/** The shape of what the frame is about to show. */
export const loading = (screen: Screen): TemplateResult =>
  html`<div class="skeleton fields" role="img" aria-label=${screen.words('form.loading')}>
    <span></span><span></span><span></span>
  </div>`;

/** The guide of the way whose form the frame shows, which is another than was picked once something was pasted that signs in by it. */
const guideAt = ({ step, rumoured }: StateAt<'form'>): Guide =>
  step.ways?.find(({ id }) => id === rumoured)?.guide ?? step.guide;

/** Signing in again does no harm: what there is goes on until the new one is proven. */
export const unchanged = ({ app, connection }: Opened, { words }: Screen): TemplateResult | typeof nothing =>
  connection ? html`<p class="lead">${words('form.unchanged', { app })}</p>` : nothing;

/** What stands above the frame, in which everything is typed. */
export const form = (state: StateAt<'form'>, screen: Screen): TemplateResult => {
  const { step, opened, shown, moved } = state;
  const { words } = screen;
  const guide = guideAt(state);
  const heading = said('form.heading', { system: step.system.name }, opened, screen);
  return html`${headline(screen, heading, headOf(step.system, opened))} ${unchanged(opened, screen)}
    <p class="safe small">${icons.lock}<span>${words('form.safe', { app: opened.app })}</span></p>
    ${step.declined ? html`<p class="notice" part="notice">${said('form.declined', {}, opened, screen)}</p>` : nothing}
    ${moved ? html`<p class="notice" part="notice">${words('form.moved')}</p>` : nothing}
    <details class="help">
      <summary>${words('form.guide')}</summary>
      <p lang=${guide.lang}>${guide.summary}</p>
      ${guideBody(guide, screen)}
    </details>
    ${shown ? nothing : loading(screen)}`;
};
