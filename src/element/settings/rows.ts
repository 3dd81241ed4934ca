import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { button } from '../parts/elements.ts';
import type { Screen } from '../parts/screen.ts';
import type { Group, Option } from './choices.ts';
import type { Examples, SettingsDesk } from './desk.ts';

type Field = Exclude<Examples, string>['fields'][number];

const example = ({ values, hidden }: Field, { words }: Screen): TemplateResult => {
  if (hidden) return html`<span class="small">${words('settings.hidden')}</span>`;
  if (values.length === 0) return html`<span class="small">${words('settings.empty')}</span>`;
  return html`<span class="small values">${values.map((value) => html`<bdi>${value}</bdi>`)}</span>`;
};

const fieldsOf = (examples: Examples | undefined): readonly Field[] =>
  typeof examples === 'object' ? examples.fields : [];

/** Of a table that is chosen whole: its first fields, with what they hold. */
const contents = (examples: Examples | undefined, screen: Screen): TemplateResult | typeof nothing => {
  const fields = fieldsOf(examples).slice(0, 6);
  return fields.length === 0
    ? nothing
    : html`<dl class="contents">
        ${fields.map(
          (field) =>
            html`<div>
              <dt class="small"><bdi>${field.name}</bdi></dt>
              <dd>${example(field, screen)}</dd>
            </div>`,
        )}
      </dl>`;
};

const hintOf = (option: Option, { table }: Group, { words }: Screen): string => {
  if (!option.present) return words('settings.gone');
  return option.column === null
    ? words('settings.custom_table', { count: table.belonging })
    : (option.type ?? '');
};

/** One that can be chosen: its name, what it is, and what it holds once somebody asked. `sync` says that something was changed. */
const row = (option: Option, group: Group, at: number, around: Around): TemplateResult => {
  const { desk, screen, act } = around;
  const { column, table } = option;
  const shown = fieldsOf(desk.examples.get(table)).find(({ name }) => name === column);
  const pick = ({ target }: Event): void =>
    act(() => desk.pick([option], (target as HTMLInputElement).checked));
  return html`<label class="option radio choice" part="option">
    <input type="checkbox" id="choice-${at}" .checked=${desk.has(option)} @change=${pick} />
    <span class="names">
      <span class="strong"><bdi>${column ?? table}</bdi></span>
      <span class="small">${hintOf(option, group, screen)}</span>
      ${shown ? example(shown, screen) : nothing}
    </span>
    ${option.present ? html`<span class="custom small">${screen.words('settings.custom')}</span>` : nothing}
  </label>`;
};

/** What rows need beside themselves. `act` does something, and then tells the flow how things stand. */
export interface Around {
  readonly desk: SettingsDesk;
  readonly screen: Screen;
  readonly act: (change: () => void) => void;
}

/** Where the list has gone, what was pressed has gone with it: the heading stays. */
export const stayInside = async ({ desk, screen }: Around): Promise<void> => {
  await screen.host.updateComplete;
  if (desk.status === 'failed') screen.focus('.view .heading');
};

const examplesButton = ({ table }: Group, around: Around): TemplateResult | typeof nothing => {
  if (!table.present) return nothing;
  const { desk, screen } = around;
  const { words, say } = screen;
  const known = desk.examples.get(table.name);
  if (typeof known === 'object') return nothing;
  const read = async (): Promise<void> => {
    say((await desk.exemplify(table.name)) ? 'settings.examples_shown' : 'settings.examples_failed');
    await stayInside(around);
  };
  return button('quiet', words('settings.examples'), () => void read(), {
    busy: known === 'coming',
    name: words('settings.examples_of', { table: table.name }),
  });
};

/** A table with what of it can be chosen; `from` is the position of its first option. */
export const tableGroup = (group: Group, from: number, around: Around): TemplateResult => {
  const { table, options } = group;
  const { desk, screen } = around;
  const { words } = screen;
  const examples = desk.examples.get(table.name);
  return html`<div class="table" role="group" aria-labelledby="table-${from}">
    <div class="about">
      <span class="names">
        <span class="strong" id="table-${from}"><bdi>${table.name}</bdi></span>
        ${
          table.custom || !table.present
            ? nothing
            : html`<span class="small">${words('settings.belonging', { count: table.belonging })}</span>`
        }
        ${examples === 'failed' ? html`<span class="small">${words('settings.examples_failed')}</span>` : nothing}
      </span>
      ${examplesButton(group, around)}
    </div>
    ${options.map((option, at) => row(option, group, from + at, around))}
    ${table.custom ? contents(examples, screen) : nothing}
  </div>`;
};
