import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { StateAt } from '../flow/state.ts';
import { headline } from '../parts/elements.ts';
import { guideBody } from '../parts/guide.ts';
import { icons } from '../parts/icons.ts';
import type { Screen } from '../parts/screen.ts';
import { headOf, said } from './again.ts';
import { loading, unchanged } from './form.ts';

/** What stands above the frame, from which the system's own sign-in is opened. */
export const authorize = ({ step, opened, shown }: StateAt<'authorize'>, screen: Screen): TemplateResult =>
  html`${headline(
      screen,
      said('authorize.heading', { system: step.system.name }, opened, screen),
      headOf(step.system, opened),
    )}
    ${unchanged(opened, screen)}
    <p class="safe small">
      ${icons.lock}<span>${screen.words('authorize.safe', { app: opened.app, host: step.host })}</span>
    </p>
    ${step.declined ? html`<p class="notice" part="notice">${said('form.declined', {}, opened, screen)}</p>` : nothing}
    <details class="help">
      <summary>${screen.words('authorize.guide')}</summary>
      <p lang=${step.guide.lang}>${step.guide.summary}</p>
      ${guideBody(step.guide, screen)}
    </details>
    ${shown ? nothing : loading(screen)}`;
