import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { StateAt } from '../flow/state.ts';
import { headline, kindOf } from '../parts/elements.ts';
import { guideBody } from '../parts/guide.ts';
import { icons } from '../parts/icons.ts';
import type { Screen } from '../parts/screen.ts';

/** The shape of what the frame is about to show. */
export const loading = (screen: Screen): TemplateResult =>
  html`<div class="skeleton fields" role="img" aria-label=${screen.words('form.loading')}>
    <span></span><span></span><span></span>
  </div>`;

/** What stands above the frame, in which everything is typed. */
export const form = ({ step, opened, shown, moved }: StateAt<'form'>, screen: Screen): TemplateResult =>
  html`${headline(screen, screen.words('form.heading', { system: step.system.name }), kindOf(step.system))}
    <p class="safe small">${icons.lock}<span>${screen.words('form.safe', { app: opened.app })}</span></p>
    ${step.declined ? html`<p class="notice" part="notice">${screen.words('form.declined')}</p>` : nothing}
    ${moved ? html`<p class="notice" part="notice">${screen.words('form.moved')}</p>` : nothing}
    <details class="help">
      <summary>${screen.words('form.guide')}</summary>
      <p lang=${step.guide.lang}>${step.guide.summary}</p>
      ${guideBody(step.guide, screen)}
    </details>
    ${shown ? nothing : loading(screen)}`;
