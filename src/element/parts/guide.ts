import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Guide } from '../../contract/index.ts';
import { copyButton, copyByHand, subheading } from './elements.ts';
import type { Screen } from './screen.ts';

const having = (guide: Guide, screen: Screen): TemplateResult | typeof nothing =>
  guide.prerequisites.length === 0
    ? nothing
    : html`${subheading(screen, screen.words('prepare.have'))}
        <ul class="having" lang=${guide.lang}>
          ${guide.prerequisites.map((each) => html`<li>${each}</li>`)}
        </ul>`;

const doing = (guide: Guide, screen: Screen): TemplateResult | typeof nothing =>
  guide.steps.length === 0
    ? nothing
    : html`${subheading(screen, screen.words('prepare.do'))}
        <ol class="doing" lang=${guide.lang}>
          ${guide.steps.map((each) => html`<li>${each}</li>`)}
        </ol>`;

const handing = (guide: Guide, screen: Screen): TemplateResult | typeof nothing => {
  if (guide.copy.length === 0) return nothing;
  const ids = guide.copy.map(({ label }) => `guide ${label}`);
  return html`${subheading(screen, screen.words('prepare.copy'))}
    <dl class="handing">
      ${guide.copy.map(
        ({ label, value }) =>
          html`<div>
            <dt class="small" lang=${guide.lang}>${label}</dt>
            <dd>
              <code>${value}</code>
              ${copyButton(screen, 'quiet', `guide ${label}`, screen.words('common.copy'), () => value, label)}
            </dd>
          </div>`,
      )}
    </dl>
    ${copyByHand(screen, ids)}`;
};

const source = (guide: Guide, screen: Screen): TemplateResult =>
  html`<p class="small">
    ${
      guide.link && /^https:\/\//.test(guide.link.url)
        ? html`<a href=${guide.link.url} target="_blank" rel="noopener noreferrer"
              ><span lang=${guide.lang}>${guide.link.label}</span
              ><span class="hidden"> (${screen.words('common.opens_window')})</span></a
            >
            · `
        : nothing
    }${screen.words('guide.updated', { date: guide.updated })}
  </p>`;

/** A guide: what to have, what to do, what to hand on, and where it was written from. */
export const guideBody = (guide: Guide, screen: Screen): TemplateResult =>
  html`<div class="guide" part="guide">
    ${having(guide, screen)} ${doing(guide, screen)} ${handing(guide, screen)} ${source(guide, screen)}
  </div>`;
