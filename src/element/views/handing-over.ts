import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { StateAt } from '../flow/state.ts';
import { badge, button, headline, nameOf } from '../parts/elements.ts';
import type { Screen } from '../parts/screen.ts';
import { tile } from '../parts/tile.ts';
import { anotherButton } from './connected.ts';

const waiting = (text: string): TemplateResult =>
  html`<p class="waiting"><span class="spinner" aria-hidden="true"></span>${text}</p>`;

/** The host's backend is being told. */
export const handover = ({ step, opened }: StateAt<'handover'>, screen: Screen): TemplateResult =>
  html`${headline(screen, screen.words('handover.heading', { app: opened.app }), {
    mark: tile(step.system.name),
    line: nameOf(step.system),
  })}
  ${waiting(screen.words('handover.lead', { app: opened.app }))}`;

/** Connected, but the host could not be told. */
export const pending = ({ step, opened }: StateAt<'pending'>, screen: Screen): TemplateResult =>
  html`${headline(screen, screen.words('pending.heading'), {
      mark: badge('check', 'success'),
      line: nameOf(step.system),
    })}
    <p class="lead">${screen.words('pending.lead', { app: opened.app })}</p>
    <slot name="support"></slot>
    <div class="actions">
      ${button('primary', screen.words('common.close'), () => screen.send({ type: 'close_asked' }))}
      ${anotherButton(opened, screen)}
    </div>`;
