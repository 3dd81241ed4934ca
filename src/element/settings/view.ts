import { html, nothing } from 'lit';
import type { ReactiveElement, TemplateResult } from 'lit';
import type { StateAt } from '../flow/state.ts';
import { button, headline } from '../parts/elements.ts';
import { icons } from '../parts/icons.ts';
import type { Screen } from '../parts/screen.ts';
import { tile } from '../parts/tile.ts';
import { adopt } from '../styles/adopt.ts';
import type { ServiceClient } from '../world/service.ts';
import type { Problem } from './asking.ts';
import { firstOf, matches } from './choices.ts';
import { SettingsDesk } from './desk.ts';
import { failed, leaveButton } from './problem.ts';
import { stayInside, tableGroup, type Around } from './rows.ts';
import { settingsStyles } from './styles.ts';

type Drawn = TemplateResult | typeof nothing;

const waitWords = { slow: 'common.still_trying', offline: 'common.offline' } as const;
const notSavedWords = (problem: Problem) => (problem === 'lost' ? 'settings.not_sure' : 'settings.not_saved');

const search = ({ desk, screen }: Around): TemplateResult => {
  const { words } = screen;
  const type = (text: string): void => {
    desk.search(text);
    const count = desk.found.reduce((sum, { options }) => sum + options.length, 0);
    if (text.trim() === '') return;
    if (count === 0) screen.say('settings.none', { query: text.trim() });
    else screen.say('settings.found', { count });
  };
  return html`<div class="search">
    <label class="hidden" for="filter">${words('settings.search')}</label>
    ${icons.search}
    <input
      id="filter"
      class="input"
      part="input"
      type="text"
      autocomplete="off"
      spellcheck="false"
      placeholder=${words('settings.search')}
      .value=${desk.query}
      @input=${({ target }: Event) => type((target as HTMLInputElement).value)}
    />
  </div>`;
};

/** How many are chosen, or found; and all of them at once. */
const caption = ({ desk, screen, act }: Around): TemplateResult => {
  const { words } = screen;
  const options = desk.found.flatMap((group) => group.options);
  const all = options.length > 0 && options.every((option) => desk.has(option));
  const pick = (): void => {
    act(() => desk.pick(options, !all));
    screen.say('settings.unsaved', { count: desk.unsaved });
  };
  const count = options.length;
  const says =
    desk.query.trim() === '' ? words('settings.chosen', desk.counts) : words('settings.found', { count });
  return html`<div class="caption">
    <p class="small">${says}</p>
    ${count > 1 ? button('quiet', words(all ? 'settings.leave_all' : 'settings.choose_all', { count }), pick) : nothing}
  </div>`;
};

const moreButton = ({ desk, screen }: Around): TemplateResult => {
  const more = async (): Promise<void> => {
    const first = desk.more();
    await screen.host.updateComplete;
    screen.focus(`#choice-${first}`);
  };
  return html`<div class="more">
    ${button('secondary', screen.words('settings.more'), () => void more())}
  </div>`;
};

const list = (around: Around): TemplateResult => {
  const { desk, screen } = around;
  const { found, limit, query } = desk;
  const count = found.reduce((sum, { options }) => sum + options.length, 0);
  let from = 0;
  return html`<div class="options choices" part="options">
      ${firstOf(found, limit).map((group) => {
        const drawn = tableGroup(group, from, around);
        from += group.options.length;
        return drawn;
      })}
      ${count === 0 ? html`<p class="none">${screen.words('settings.none', { query: query.trim() })}</p>` : nothing}
    </div>
    ${count > limit ? moreButton(around) : nothing}`;
};

const mostNamed = 200;

/** The tables that are included as they are, by name. */
const standard = ({ desk, screen }: Around): Drawn => {
  const { words } = screen;
  const query = desk.query.trim();
  const names = query === '' ? desk.whole : desk.whole.filter((name) => matches(name, query));
  if (names.length === 0) return nothing;
  const rest = names.length - mostNamed;
  return html`<details class="help">
    <summary>${words('settings.standard', { count: names.length })}</summary>
    <ul class="named">
      ${names.slice(0, mostNamed).map((name) => html`<li class="small"><bdi>${name}</bdi></li>`)}
      ${rest > 0 ? html`<li class="small">${words('settings.rest', { count: rest })}</li>` : nothing}
    </ul>
  </details>`;
};

const newOnes = ({ desk, screen, act }: Around): TemplateResult => {
  const pick = ({ target }: Event): void => act(() => desk.pickNew((target as HTMLInputElement).checked));
  return html`<label class="later">
    <input type="checkbox" id="new" aria-describedby="new-hint" .checked=${desk.includeNew} @change=${pick} />
    <span class="names">
      <span class="strong">${screen.words('settings.new')}</span>
      <span class="small" id="new-hint">${screen.words('settings.new_hint')}</span>
    </span>
  </label>`;
};

/** What is said while an answer takes long. */
const waiting = ({ desk, screen }: Around): Drawn =>
  desk.wait === 'no'
    ? nothing
    : html`<p class="banner" part="banner">${screen.words(waitWords[desk.wait])}</p>`;

/** How it stands: not saved yet, not saved because of something, or saved. */
const standing = ({ opened }: StateAt<'settings'>, { desk, screen }: Around): Drawn => {
  const { words } = screen;
  const { notSaved } = desk;
  if (notSaved) return html`<p class="notice" part="notice">${words(notSavedWords(notSaved))}</p>`;
  if (desk.unsaved > 0)
    return html`<p class="notice" part="notice">${words('settings.unsaved', { count: desk.unsaved })}</p>`;
  return desk.saved
    ? html`<p class="notice kept" part="notice">
        ${icons.check}<span>${words('settings.saved', { app: opened.app })}</span>
      </p>`
    : nothing;
};

const save = async ({ opened }: StateAt<'settings'>, around: Around): Promise<void> => {
  const { desk, screen, act } = around;
  const kept = await desk.save();
  act(() => undefined);
  if (kept) screen.say('settings.saved', { app: opened.app });
  else if (desk.notSaved) screen.say(notSavedWords(desk.notSaved));
  await stayInside(around);
};

const ready = (state: StateAt<'settings'>, around: Around): TemplateResult => {
  const { desk, screen, act } = around;
  const { words } = screen;
  const some = desk.counts.all > 0;
  const undo = (): void => {
    act(() => desk.undo());
    screen.say('settings.undone');
  };
  return html`${some ? html`${search(around)} ${caption(around)} ${list(around)}` : html`<p>${words('settings.nothing')}</p>`}
    ${standard(around)} ${newOnes(around)} ${waiting(around)} ${standing(state, around)}
    <div class="actions">
      ${button('primary', words('settings.save'), () => void save(state, around), {
        busy: desk.saving,
        off: desk.unsaved === 0,
      })}
      ${button('secondary', words('settings.undo'), undo, { off: !desk.undoable || desk.saving })}
      ${leaveButton(state, around)}
    </div>`;
};

const loading = (state: StateAt<'settings'>, around: Around): TemplateResult =>
  html`<p class="waiting">
      <span class="spinner" aria-hidden="true"></span>
      ${around.screen.words('settings.loading', { system: state.step.system.name })}
    </p>
    ${waiting(around)}
    <div class="actions">${leaveButton(state, around)}</div>`;

const bodies = { loading, failed, ready } as const;

const desks = new WeakMap<ReactiveElement, SettingsDesk>();

const deskOf = (host: ReactiveElement): SettingsDesk => {
  const desk = desks.get(host) ?? new SettingsDesk(() => host.requestUpdate());
  desks.set(host, desk);
  return desk;
};

/** Begins with what a connection includes, once for each opening of an element. */
export const begin = (
  host: ReactiveElement,
  { step, opened }: StateAt<'settings'>,
  service: ServiceClient,
): void => {
  adopt(host, settingsStyles);
  deskOf(host).begin(step.connection.id, opened.nonce, service);
};

/** Ends what is under way of an element that is somewhere else by now. */
export const leave = (host: ReactiveElement): void => desks.get(host)?.leave();

/** Chooses what a connection includes. */
export const settingsView = (state: StateAt<'settings'>, screen: Screen): TemplateResult => {
  const desk = deskOf(screen.host);
  const { step, opened } = state;
  const { words, send } = screen;
  const act: Around['act'] = (change) => {
    change();
    send({ type: 'settings_changed', unsaved: desk.unsaved > 0, saved: desk.saved });
  };
  const names = { app: opened.app, system: step.system.name };
  const head = { mark: tile(step.system.name), line: step.connection.name };
  return html`<div class="settings">
    ${headline(screen, words('settings.heading'), head)}
    <p class="lead">${words('settings.lead', names)}</p>
    ${bodies[desk.status](state, { desk, screen, act })}
  </div>`;
};

/** What the live region says: that the list is on its way, here, or not to be had. */
export const settingsNews = ({ step }: StateAt<'settings'>, { host, words }: Screen): string => {
  const { status, problem = 'failed', counts, wait, fresh } = deskOf(host);
  if (wait !== 'no') return words(waitWords[wait]);
  if (status === 'loading') return words('settings.loading', { system: step.system.name });
  if (status === 'failed') return words(`settings.${problem}`);
  if (!fresh) return '';
  return counts.all === 0 ? words('settings.nothing') : words('settings.ready', { count: counts.all });
};
