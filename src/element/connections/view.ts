import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { OwnConnections } from '../../contract/index.ts';
import { shownConnections } from '../../contract/index.ts';
import { vendorWords } from './ending.ts';
import { button, row } from './row.ts';
import type { ListScreen } from './row.ts';
import { initial } from './state.ts';
import type { ListState } from './state.ts';

const tools = ({ speech, state, search, show }: ListScreen): TemplateResult =>
  html`<div class="tools">
    <label class="field search-field"
      ><span class="small">${speech.say('list.search')}</span
      ><input
        class="input plain"
        part="input"
        type="search"
        maxlength="200"
        .value=${state.wanted.search}
        @input=${(event: Event) => search((event.target as HTMLInputElement).value)}
    /></label>
    <label class="field"
      ><span class="small">${speech.say('list.show')}</span
      ><select
        class="input plain"
        part="input"
        @change=${(event: Event) =>
          show(shownConnections.find((one) => one === (event.target as HTMLSelectElement).value))}
      >
        ${(['all', ...shownConnections] as const).map(
          (one) =>
            html`<option value=${one} .selected=${one === (state.wanted.show ?? 'all')}>
              ${speech.say(`list.show.${one}`)}
            </option>`,
        )}
      </select></label
    >
  </div>`;

const rangeOf = (
  speech: ListScreen['speech'],
  { page, per_page: size, total, connections }: OwnConnections,
): string => {
  const from = (page - 1) * size + 1;
  return speech.say('list.range', { from, to: from + connections.length - 1, total });
};

const pager = ({ speech, turnTo }: ListScreen, list: OwnConnections): TemplateResult | typeof nothing => {
  const { page, per_page: size, total } = list;
  if (total <= size) return nothing;
  return html`<nav class="pager" aria-label=${speech.say('list.heading')}>
    ${button('secondary', 'previous', speech.say('list.previous'), () => turnTo(page - 1), {
      busy: page === 1,
    })}
    <span class="small">${rangeOf(speech, list)}</span>
    ${button('secondary', 'next', speech.say('list.next'), () => turnTo(page + 1), {
      busy: page * size >= total,
    })}
  </nav>`;
};

const rows = (screen: ListScreen, list: OwnConnections): TemplateResult => {
  const { speech, state } = screen;
  const { search, show } = state.wanted;
  // until what is wanted is there, what is left of another choice is not all there is
  const narrowed = search !== '' || show !== undefined || state.waiting === true;
  if (list.total === 0 && !narrowed)
    return html`<slot name="empty"><p class="lead">${speech.say('list.none')}</p></slot>
      ${button('quiet', 'ended', speech.say('list.show_ended'), () => screen.show('disconnected'))}`;
  return html`${
    list.needs_action > 0 && list.total > 1
      ? html`<p class="needs">${speech.say('list.needs', { count: list.needs_action })}</p>`
      : nothing
  }
  ${narrowed || list.total > 4 ? tools(screen) : nothing}
  ${
    list.connections.length === 0
      ? html`<p class="lead">${speech.say('list.none_found')}</p>
          ${button('secondary', 'all', speech.say('list.show_all'), () => screen.show(undefined))}`
      : html`<ul class="rows" part="list" aria-busy=${state.waiting ? 'true' : nothing}>
          ${repeat(
            list.connections,
            ({ id }) => id,
            (one) => row(screen, one),
          )}
        </ul>`
  }
  ${pager(screen, list)}`;
};

/** What the live region says of the list: that it could not be had, or how much of it what was asked for shows. */
export const newsOf = (speech: ListScreen['speech'], { known, wanted, waiting }: ListState): string => {
  if (known.at === 'loading' || waiting) return '';
  if (known.at === 'failed') return speech.trouble(known.code, 'list.failed');
  if (known.trouble !== undefined) return speech.trouble(known.trouble, 'list.stale');
  if (wanted === initial.wanted) return '';
  const { total, per_page: size } = known.list;
  if (total === 0) return speech.say('list.none_found');
  return total > size ? rangeOf(speech, known.list) : speech.say('list.count', { count: total });
};

/** The list, or what there is to say instead. */
export const listView = (screen: ListScreen): TemplateResult => {
  const { speech, state, again } = screen;
  const { known } = state;
  if (known.at === 'loading')
    return html`<p class="hidden">${speech.say('list.loading')}</p>
      <div class="skeleton" aria-hidden="true"><span></span><span></span></div>`;
  if (known.at === 'failed')
    return html`<p class="problem">${speech.trouble(known.code, 'list.failed')}</p>
      ${button('secondary', 'again', speech.say('list.again'), again)}`;
  return html`${
    known.trouble === undefined
      ? nothing
      : html`<p class="banner" part="banner">${speech.trouble(known.trouble, 'list.stale')}</p>`
  }
  ${
    state.ended
      ? html`<p class="banner ended" part="banner" tabindex="-1">
          ${speech.say('end.done', { name: state.ended.name })} ${vendorWords(speech, state.ended)}
        </p>`
      : nothing
  }
  ${rows(screen, known.list)}`;
};
