import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { StateAt } from '../flow/state.ts';
import { button, headline, nameOf } from '../parts/elements.ts';
import { icons } from '../parts/icons.ts';
import type { Screen } from '../parts/screen.ts';
import { tile } from '../parts/tile.ts';

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

const radio = ({ id, name }: { id: string; name: string }, screen: Screen): TemplateResult =>
  html`<label class="option radio" part="option">
    <input
      type="radio"
      name="choice"
      .value=${id}
      .checked=${screen.chooser.chosen === id}
      @change=${() => screen.chooser.choose(id)}
    />
    <span class="names"
      ><span class="strong">${name}</span
      >${name === id ? nothing : html`<span class="small">${id}</span>`}</span
    >
  </label>`;

/** Chooses the company, site, tenant or database that the connection is about. */
export const choose = ({ step, wait }: StateAt<'choose'>, screen: Screen): TemplateResult => {
  const { chosen } = screen.chooser;
  const count = step.options.length;
  const shown = screen.chooser.shown(step);
  const go = (): void =>
    chosen === undefined ? undefined : screen.send({ type: 'option_chosen', option: chosen });
  return html`${headline(screen, screen.words(`choose.heading.${step.what}`), {
      mark: tile(step.system.name),
      line: nameOf(step.system),
    })}
    ${step.declined ? html`<p class="notice" part="notice">${screen.words('choose.declined')}</p>` : nothing}
    <p class="lead">${count === 1 ? screen.words('choose.only') : screen.words('choose.lead', { count })}</p>
    ${count >= filterFrom ? filter(screen) : nothing}
    <fieldset class="options">
      <legend class="hidden">${screen.words(`choose.heading.${step.what}`)}</legend>
      ${shown.map((option) => radio(option, screen))}
      ${shown.length === 0 ? html`<p class="none">${screen.words('choose.none')}</p>` : nothing}
    </fieldset>
    <div class="actions">
      ${button('primary', screen.words('common.continue'), go, { busy: wait !== 'no', off: chosen === undefined })}
    </div>`;
};
