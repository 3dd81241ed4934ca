import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Guide, GuideLink } from '../../contract/index.ts';
import { copyButton, copyByHand, subheading } from './elements.ts';
import type { Screen } from './screen.ts';

/** A link to a page that opens beside this one; its address is https, or there is none. */
const away = (
  { label, url }: Pick<GuideLink, 'label' | 'url'>,
  lang: string,
  screen: Screen,
): TemplateResult | typeof nothing =>
  url.startsWith('https://')
    ? html`<a href=${url} target="_blank" rel="noopener noreferrer"
        ><span lang=${lang}>${label}</span
        ><span class="hidden"> (${screen.words('common.opens_window')})</span></a
      >`
    : nothing;

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

const leading = ({ lang, places = [] }: Guide, screen: Screen): TemplateResult[] =>
  places
    .filter(({ beside }) => beside === undefined)
    .map((place) => html`<p>${away(place, lang, screen)}</p>`);

const warning = ({ lang, warning: text }: Guide): TemplateResult | typeof nothing =>
  text === undefined ? nothing : html`<p class="notice" part="notice"><span lang=${lang}>${text}</span></p>`;

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

const source = ({ link, lang, updated }: Guide, screen: Screen): TemplateResult =>
  html`<p class="small">
    ${link ? html`${away(link, lang, screen)} · ` : nothing}${screen.words('guide.updated', { date: updated })}
  </p>`;

/** A guide: what to have, what to do, what to hand on, and where it was written from. */
export const guideBody = (guide: Guide, screen: Screen): TemplateResult =>
  html`<div class="guide" part="guide">
    ${having(guide, screen)} ${doing(guide, screen)} ${leading(guide, screen)} ${warning(guide)}
    ${handing(guide, screen)} ${source(guide, screen)}
  </div>`;
