import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { StateAt } from '../flow/state.ts';
import { catalogueLanguage } from '../locales/lookup.ts';
import type { WordKey } from '../locales/parts.ts';
import { button, headline, subheading } from '../parts/elements.ts';
import type { Screen } from '../parts/screen.ts';
import { tile } from '../parts/tile.ts';
import type { CatalogueRow } from '../search/catalogue-search.ts';
import type { Beside } from '../beside/beside.ts';

/** The way back, above the screens that stand in the place of the list. */
export const backRow = (beside: Beside, { words }: Screen): TemplateResult =>
  html`<div class="top">
    ${button('quiet', words('common.back'), () => beside.back(), { icon: 'back' })}
  </div>`;

/** A way of which nothing is said here is told by its kind. */
const kindOf = ({ vendor, category }: CatalogueRow): TemplateResult =>
  html`<span lang=${catalogueLanguage}>${vendor} · ${category}</span>`;

const way = (row: CatalogueRow, { wait }: StateAt<'select'>, screen: Screen): TemplateResult => {
  const says = screen.words(`way.${row.id}` as WordKey);
  const pick = (): void => {
    if (wait === 'no')
      screen.send({
        type: 'system_picked',
        system: row.id,
        name: row.name,
        address: screen.finder.found.address,
      });
  };
  return html`<li>
    <button type="button" class="option way" part="option" @click=${pick}>
      ${tile(row.name)}
      <span class="strong" lang=${catalogueLanguage}>${row.name}</span>
      <span class="small">${says === '' ? kindOf(row) : says}</span>
    </button>
  </li>`;
};

/** What a system can be connected by that is not listed, whoever made it; and asking for it. */
export const ways = (beside: Beside, state: StateAt<'select'>, screen: Screen): TemplateResult => {
  const { words } = screen;
  return html`${backRow(beside, screen)} ${headline(screen, words('unlisted.heading'))}
    <p class="lead">${words('unlisted.lead')}</p>
    <ul class="options ways">
      ${beside.search.unlisted.map((row) => way(row, state, screen))}
    </ul>
    ${subheading(screen, words('unlisted.none'))}
    <p>${words('unlisted.none_lead')}</p>
    <div class="actions">${button('secondary', words('find.ask'), () => beside.show('asking'))}</div>`;
};
