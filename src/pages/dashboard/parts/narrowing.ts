/** A list and what narrows it: chips, choices, and the way through its pages. All of it is in the address. */
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { hashOf, narrowed } from '../address.ts';
import type { Place } from '../address.ts';
import type { Desk } from '../desk.ts';
import { field } from './bits.ts';

/** One chip: what it changes in the address, what it says, and how many there are. */
export interface Chip {
  readonly change: Readonly<Record<string, string | undefined>>;
  readonly label: string;
  readonly count?: number | undefined;
  /** Whether it is current, where the address alone does not tell. */
  readonly current?: boolean;
}

/** Chips in a line; those whose filters hold are current. */
export const chips = ({ speech }: Desk, place: Place, label: string, all: readonly Chip[]): TemplateResult =>
  html`<nav class="chips" aria-label=${label}>
    ${all.map(({ change, label: text, count, current }) => {
      const holds =
        current ??
        Object.entries(change).every(([name, value]) => (place.query[name] ?? '') === (value ?? ''));
      return html`<a
        class="chip"
        href=${hashOf(narrowed(place, change))}
        aria-current=${holds ? 'true' : nothing}
        >${text}${count === undefined ? nothing : html`<span class="count">${speech.number(count)}</span>`}</a
      >`;
    })}
  </nav>`;

/** One thing that can be chosen. */
export interface Option {
  readonly id: string;
  readonly name: string;
}

/** A choice that narrows the list, with “all” in front; nothing where there is nothing to choose between. */
export const choice = (
  { speech, go }: Desk,
  place: Place,
  name: string,
  label: string,
  options: readonly Option[],
): TemplateResult | typeof nothing => {
  const chosen = place.query[name] ?? '';
  if (options.length < 2 && chosen === '') return nothing;
  const known = options.some(({ id }) => id === chosen) || chosen === '';
  return field(
    label,
    html`<select
      class="input plain"
      @change=${(event: Event) => go(narrowed(place, { [name]: (event.target as HTMLSelectElement).value }))}
    >
      <option value="" ?selected=${chosen === ''}>${speech.say('common.all')}</option>
      ${known ? nothing : html`<option value=${chosen} selected>${chosen}</option>`}
      ${options.map(({ id, name: text }) => html`<option value=${id} ?selected=${id === chosen}>${text}</option>`)}
    </select>`,
  );
};

/** The next page, and the first one for whoever is not on it. A second list of a view has a name, and its own position in the address. */
export const pager = (
  { speech }: Desk,
  place: Place,
  next: string | null,
  { name = 'cursor', of }: { readonly name?: string; readonly of?: string } = {},
): TemplateResult | typeof nothing => {
  const pages = speech.say('common.pages');
  const { [name]: at, ...others } = place.query;
  if (next === null && at === undefined) return nothing;
  const to = (query: Place['query'], text: string): TemplateResult =>
    html`<a class="button secondary" href=${hashOf({ ...place, query })}>${text}</a>`;
  return html`<nav class="pager" aria-label=${of === undefined ? pages : `${of}: ${pages}`}>
    ${at === undefined ? nothing : to(others, speech.say('common.first_page'))}
    ${
      next === null
        ? html`<span class="small">${speech.say('common.last_page')}</span>`
        : to({ ...others, [name]: next }, speech.say('common.next_page'))
    }
  </nav>`;
};

/** One page of a list. */
interface Page<T> {
  readonly data: readonly T[];
  readonly next: string | null;
}

/** The rows of a page and the way to the others, or what to show where there are none. */
export const rows = <T>(
  desk: Desk,
  place: Place,
  { data, next }: Page<T>,
  row: (one: T) => TemplateResult,
  none: TemplateResult,
): TemplateResult =>
  data.length === 0
    ? none
    : html`<ul class="rows">
          ${data.map(row)}
        </ul>
        ${pager(desk, place, next)}`;

/** The link goes with what it was pressed for: whoever pressed it goes on where the next search is typed. */
const toSearch = ({ target }: Event): void => {
  const root = (target as Element).getRootNode() as ShadowRoot;
  const next =
    root.querySelector<HTMLElement>('[type="search"]') ?? root.querySelector<HTMLElement>('.heading');
  next?.focus();
};

/** Says of a list that there is nothing to show: nothing at all, and where to begin, or nothing that matches, and the way to all. */
export const noRows = (
  { speech: { say } }: Desk,
  { query }: Place,
  view: 'connections' | 'deliveries' | 'clients' | 'requests',
  begin: TemplateResult | typeof nothing = nothing,
): TemplateResult =>
  Object.keys(query).length === 0
    ? html`<div class="empty">
        <p class="strong">${say(`${view}.none`)}</p>
        <p class="small">${say(`${view}.none.lead`)}</p>
        ${begin}
      </div>`
    : html`<div class="empty">
        <p class="strong">${say(`${view}.none_found`)}</p>
        <a class="button secondary" href=${hashOf({ view })} @click=${toSearch}>${say('common.show_all')}</a>
      </div>`;
