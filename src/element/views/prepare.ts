import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { StateAt } from '../flow/state.ts';
import { button, headline } from '../parts/elements.ts';
import { guideBody } from '../parts/guide.ts';
import type { Screen } from '../parts/screen.ts';
import { headOf, said } from './again.ts';

/** Tells what is needed before anything is typed. */
export const prepare = ({ step, opened, wait }: StateAt<'prepare'>, screen: Screen): TemplateResult =>
  html`${headline(
      screen,
      said('prepare.heading', { system: step.system.name }, opened, screen),
      headOf(step.system, opened),
    )}
    <p class="lead" lang=${step.guide.lang}>${step.guide.summary}</p>
    ${guideBody(step.guide, screen)}
    <div class="actions">
      ${button('primary', screen.words('prepare.go'), () => screen.send({ type: 'prepared' }), {
        busy: wait !== 'no',
      })}
    </div>`;
