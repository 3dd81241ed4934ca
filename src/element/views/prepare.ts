import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { StateAt } from '../flow/state.ts';
import { button, headline, kindOf } from '../parts/elements.ts';
import { guideBody } from '../parts/guide.ts';
import type { Screen } from '../parts/screen.ts';

/** Tells what is needed before anything is typed. */
export const prepare = ({ step, wait }: StateAt<'prepare'>, screen: Screen): TemplateResult =>
  html`${headline(screen, screen.words('prepare.heading', { system: step.system.name }), kindOf(step.system))}
    <p class="lead" lang=${step.guide.lang}>${step.guide.summary}</p>
    ${guideBody(step.guide, screen)}
    <div class="actions">
      ${button('primary', screen.words('prepare.go'), () => screen.send({ type: 'prepared' }), {
        busy: wait !== 'no',
      })}
    </div>`;
