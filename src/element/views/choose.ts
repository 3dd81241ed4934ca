import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { ChooseStep } from '../../contract/index.ts';
import type { StateAt } from '../flow/state.ts';
import { button, headline, nameOf } from '../parts/elements.ts';
import { icons } from '../parts/icons.ts';
import type { Screen } from '../parts/screen.ts';
import { tile } from '../parts/tile.ts';
import { kindOfWay } from '../parts/ways.ts';
import { said } from './again.ts';

const filterFrom = 9;

const filter = (screen: Screen): TemplateResult =>
  html`<div class="search">
    <label class="hidden" for="filter">${screen.words('choose.filter')}</label>
    ${icons.search}
    <input
      id="filter"
      class="input"
      part="input"
      type="text"
      autocomplete="off"
      placeholder=${screen.words('choose.filter')}
      .value=${screen.chooser.filter}
      @input=${(event: InputEvent) => screen.chooser.narrow((event.target as HTMLInputElement).value)}
    />
  </div>`;

/** An option as it is drawn. */
interface Row {
  readonly id: string;
  readonly name: string;
  readonly hint: string | undefined;
  readonly recommended: boolean;
}

/** Where the catalogue does not know what the system takes, nothing is recommended. */
const isRecommended = (id: string, { system, options }: ChooseStep): boolean =>
  system.tier !== 'choose_method' && options[0]?.id === id;

const rowOf = ({ id, name }: ChooseStep['options'][number], step: ChooseStep, { words }: Screen): Row => {
  if (step.what !== 'way') return { id, name, hint: name === id ? undefined : id, recommended: false };
  const recommended = isRecommended(id, step);
  const kind = kindOfWay(id);
  if (!kind) return { id, name, hint: undefined, recommended };
  return { id, name: words(`way.${kind}`), hint: words(`way.${kind}.hint`), recommended };
};

const radio = ({ id, name, hint, recommended }: Row, screen: Screen): TemplateResult =>
  html`<label class="option radio" part="option">
    <input
      type="radio"
      name="choice"
      .value=${id}
      .checked=${screen.chooser.chosen === id}
      @change=${() => screen.chooser.choose(id)}
    />
    <span class="names"
      ><span class="strong"
        >${name}${recommended ? html` <span class="small">${screen.words('way.recommended')}</span>` : nothing}</span
      >${hint === undefined ? nothing : html`<span class="small">${hint}</span>`}</span
    >
  </label>`;

/** What to do without knowing: the recommended way, where there is one. */
const unsure = (rows: readonly Row[], { system }: ChooseStep, { words }: Screen): TemplateResult => {
  const way = rows.find(({ recommended }) => recommended)?.name;
  return html`<details class="help">
    <summary>${words('way.unsure')}</summary>
    <p>${way === undefined ? words('way.ask', { system: system.name }) : words('way.take', { way })}</p>
  </details>`;
};

const lead = ({ what, options: { length: count } }: ChooseStep, { words }: Screen): string => {
  if (what === 'way') return words('way.lead');
  return count === 1 ? words('choose.only') : words('choose.lead', { count });
};

/** Chooses the company, site, tenant or database that the connection is about, or before that the way to sign in. */
export const choose = ({ step, opened, wait }: StateAt<'choose'>, screen: Screen): TemplateResult => {
  const { chosen } = screen.chooser;
  const heading = screen.words(`choose.heading.${step.what}`, { system: step.system.name });
  const rows = screen.chooser.shown(step).map((option) => rowOf(option, step, screen));
  const go = (): void => {
    const { chosen: option } = screen.chooser;
    if (option !== undefined) screen.send({ type: 'option_chosen', option });
  };
  return html`${headline(screen, heading, { mark: tile(step.system.name), line: nameOf(step.system) })}
    ${step.declined ? html`<p class="notice" part="notice">${said('choose.declined', {}, opened, screen)}</p>` : nothing}
    <p class="lead">${lead(step, screen)}</p>
    ${step.options.length >= filterFrom ? filter(screen) : nothing}
    <fieldset
      class=${step.what === 'way' ? 'options whole' : 'options'}
      @keydown=${({ key }: KeyboardEvent) => (key === 'Enter' ? go() : undefined)}
    >
      <legend class="hidden">${heading}</legend>
      ${rows.map((row) => radio(row, screen))}
      ${rows.length === 0 ? html`<p class="none">${screen.words('choose.none')}</p>` : nothing}
    </fieldset>
    ${step.what === 'way' ? unsure(rows, step, screen) : nothing}
    <div class="actions">
      ${button('primary', screen.words('common.continue'), go, { busy: wait !== 'no', off: chosen === undefined })}
    </div>`;
};
