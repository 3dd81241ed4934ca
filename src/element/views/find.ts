import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { StateAt } from '../flow/state.ts';
import { catalogueLanguage } from '../locales/lookup.ts';
import type { CatalogueRow } from '../search/catalogue-search.ts';
import { button, headline } from '../parts/elements.ts';
import { icons } from '../parts/icons.ts';
import type { Screen } from '../parts/screen.ts';
import { tile } from '../parts/tile.ts';

type Select = StateAt<'select'>;

const pick = (screen: Screen, row: CatalogueRow): void =>
  screen.send({
    type: 'system_picked',
    system: row.id,
    name: row.name,
    address: screen.finder.found.address,
  });

const onKey = (event: KeyboardEvent, screen: Screen): void => {
  const { finder } = screen;
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === 'Enter') {
    event.preventDefault();
    if (finder.chosen) pick(screen, finder.chosen);
    else finder.move('ArrowDown');
  } else if (event.key === 'Escape' && finder.query !== '') {
    event.preventDefault();
    event.stopPropagation();
    finder.type('');
  } else if (!event.shiftKey && finder.move(event.key)) event.preventDefault();
};

const field = ({ step }: Select, screen: Screen): TemplateResult => {
  const { finder } = screen;
  return html`<div class="search" part="search">
    <label class="hidden" for="search">${screen.words('find.label')}</label>
    ${icons.search}
    <input
      id="search"
      class="input"
      part="input"
      type="text"
      role="combobox"
      aria-expanded=${finder.found.rows.length > 0}
      aria-controls="systems"
      aria-autocomplete="list"
      aria-activedescendant=${finder.active < 0 ? nothing : `option-${finder.active}`}
      placeholder=${screen.words('find.placeholder')}
      autocomplete="off"
      autocapitalize="off"
      spellcheck="false"
      enterkeyhint="search"
      data-step=${step.id}
      .value=${finder.query}
      @input=${(event: InputEvent) => finder.type((event.target as HTMLInputElement).value)}
      @keydown=${(event: KeyboardEvent) => onKey(event, screen)}
    />
    ${
      finder.query === ''
        ? nothing
        : html`<button
            type="button"
            class="icon-button"
            aria-label=${screen.words('find.clear')}
            @click=${() => showAll(screen)}
          >
            ${icons.clear}
          </button>`
    }
  </div>`;
};

/** Only what stands out is marked: the line below the list says what the others are. */
const tierTag = (tier: Exclude<CatalogueRow['tier'], 'documented'>, screen: Screen): TemplateResult =>
  html`<span class="tier small" data-tier=${tier}
    >${tier === 'verified' ? icons.check : nothing}${screen.words(`tier.${tier}`)}</span
  >`;

/** Why a row is there that shows nothing of what was typed. */
const also = ({ also: name }: CatalogueRow, screen: Screen): TemplateResult | typeof nothing =>
  name === undefined ? nothing : html`<br />${screen.words('find.also', { name })}`;

const option = (row: CatalogueRow, at: number, busy: boolean, screen: Screen): TemplateResult =>
  html`<li
    id="option-${at}"
    class="option"
    part="option"
    role="option"
    aria-selected=${at === screen.finder.active}
    @click=${() => busy || pick(screen, row)}
  >
    ${tile(row.name)}
    <span class="strong">${row.name}</span>
    <span class="small"
      ><span lang=${catalogueLanguage}>${row.vendor} · ${row.category}</span>${also(row, screen)}</span
    >
    ${row.tier === 'documented' ? nothing : tierTag(row.tier, screen)}
  </li>`;

const showMore = (screen: Screen): void => {
  const { finder } = screen;
  screen.say('find.added', { count: finder.more });
  finder.showMore();
  if (finder.more === 0) screen.focus('#search');
};

const showAll = (screen: Screen): void => {
  screen.finder.category = undefined;
  screen.finder.type('');
  screen.focus('#search');
};

/** Systems by their kind, each with its number; where there is but one kind there is nothing to choose. */
const kinds = (screen: Screen): TemplateResult | typeof nothing => {
  const { finder } = screen;
  const { categories } = finder.found;
  if (categories.length < 2 && finder.category === undefined) return nothing;
  const sum = categories.reduce((all, [, count]) => all + count, 0);
  const number = new Intl.NumberFormat(screen.speech.locale);
  const choice = (value: string, name: string, count: number): TemplateResult =>
    html`<option
      lang=${value === '' ? nothing : catalogueLanguage}
      value=${value}
      .selected=${value === (finder.category ?? '')}
    >
      ${name} (${number.format(count)})
    </option>`;
  const chosen = finder.category;
  const gone = chosen !== undefined && !categories.some(([name]) => name === chosen);
  return html`<label class="kinds small"
    ><span class="hidden">${screen.words('find.kinds')}</span
    ><select
      @change=${(event: Event) => finder.narrow((event.target as HTMLSelectElement).value || undefined)}
    >
      ${choice('', screen.words('find.every_kind'), sum)} ${gone ? choice(chosen, chosen, 0) : nothing}
      ${categories.map(([name, count]) => choice(name, name, count))}
    </select></label
  >`;
};

const loadAgain = (screen: Screen): void => {
  screen.finder.again();
  screen.focus('#search');
};

const list = (state: Select, screen: Screen): TemplateResult => {
  const { finder } = screen;
  const { rows, total } = finder.found;
  const suggested = state.step.preferred.length > 0 ? 'find.preferred' : 'find.popular';
  const { says = finder.query === '' ? suggested : 'find.results' } = finder.found;
  const caption = screen.words(says, { app: state.opened.app, count: total });
  return html`<div class="caption small">
      <p ?hidden=${total === 0} id="caption">${caption}</p>
      ${kinds(screen)}
    </div>
    <ul
      class="options"
      part="options"
      id="systems"
      role="listbox"
      aria-labelledby="caption"
      ?hidden=${total === 0}
    >
      ${rows.map((row, at) => option(row, at, state.wait !== 'no', screen))}
    </ul>
    ${
      finder.more > 0
        ? button('quiet', screen.words('find.more', { count: finder.more }), () => showMore(screen))
        : nothing
    }
    ${total === 0 ? none(screen) : unlisted(screen)}`;
};

/** For whom the list has nothing: any system can be connected by what it speaks, or asked for. */
const unlisted = ({ finder, words }: Screen, ask = false): TemplateResult | typeof nothing =>
  finder.hasUnlisted
    ? html`${button('quiet', words('find.not_listed'), () => void finder.open('ways'))}
      ${ask ? button('quiet', words('find.ask'), () => void finder.open('asking')) : nothing}`
    : nothing;

const none = (screen: Screen): TemplateResult => {
  const { query, category, found } = screen.finder;
  if (query === '' && category === undefined)
    return html`<p class="none">${screen.words('find.none_listed')}</p>`;
  return html`<div class="none">
    <p class="strong">
      ${screen.words(found.says ?? (category === undefined ? 'find.none' : 'find.none_here'), { query, kind: category })}
    </p>
    <p>${screen.words('find.none_hint')}</p>
    <slot name="empty"></slot>
    ${button('secondary', screen.words('find.none_clear'), () => showAll(screen))} ${unlisted(screen, true)}
  </div>`;
};

const rowsComing = (label: string): TemplateResult =>
  html`<div class="skeleton coming" aria-label=${label} role="img">
    ${[1, 2, 3, 4, 5, 6, 7].map(() => html`<span></span>`)}
  </div>`;

const legal = (screen: Screen, app?: string): TemplateResult =>
  html`<p class="small legal">${screen.words('find.tiers')} ${screen.words('find.legal', { app })}</p>`;

/** The shape of the search, as high as it is going to be: what lies below the element in the page does not move. */
export const coming = (screen: Screen): TemplateResult =>
  html`<div class="skeleton">
      <span class="title"></span><span></span>${rowsComing(screen.words('opening.heading'))}
    </div>
    ${legal(screen)}`;

const failed = (screen: Screen): TemplateResult =>
  html`<div class="none">
    <p class="strong">${screen.words('find.failed')}</p>
    <p>${screen.words('find.failed_hint')}</p>
    ${button('secondary', screen.words('find.try_again'), () => loadAgain(screen))}
  </div>`;

/** Finds a system: a search field over a list, by the APG's combobox pattern. */
export const find = (state: Select, screen: Screen): TemplateResult => {
  const { status, notice } = screen.finder;
  return html`${headline(screen, screen.words('find.heading'))}
    <div class="find" aria-busy=${state.wait !== 'no'}>
      ${field(state, screen)}
      ${notice ? html`<p class="notice" part="notice">${screen.words(notice)}</p>` : nothing}
      ${status === 'ready' ? list(state, screen) : status === 'failed' ? failed(screen) : rowsComing(screen.words('find.loading'))}
    </div>
    ${legal(screen, state.opened.app)}`;
};
