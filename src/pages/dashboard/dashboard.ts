/** `<makini-dashboard>`: finds out who is there, shows the door or the menu, and the view that the address names. */
import { html, LitElement, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { Announcer } from '../../element/parts/announcer.ts';
import { hashOf, placeOf, setUpKeyIn, viewNames } from './address.ts';
import type { Place } from './address.ts';
import type { Desk, View } from './desk.ts';
import { dashboardLanguages } from './languages.ts';
import { button, troubleText } from './parts/bits.ts';
import { failedDoor, unsetDoor, waitingDoor } from './parts/closed-doors.ts';
import { failedView, lookAgain, whyMissing } from './parts/failed-view.ts';
import type { ViewFailure } from './parts/failed-view.ts';
import { loadedViews, tagOf } from './routes.ts';
import { Service } from './service.ts';
import { Speech } from './speech.ts';
import { base } from './styles/base.ts';
import { shellStyles } from './styles/shell.ts';
import { troubleOf } from './trouble.ts';
import './views/door.ts';

const brand = 'Makini Connect';

/** Who is there: not known yet, that it cannot be known, a link that sets the password, nobody, the operator. */
type Standing =
  | { readonly at: 'asking' | 'signed_out' | 'not_set_up' | 'in' }
  | { readonly at: 'setup'; readonly key: string }
  | { readonly at: 'failed'; readonly code: string };

/** The whole dashboard. */
export class MakiniDashboard extends LitElement {
  static override styles = [...base, shellStyles];

  @state() private standing: Standing = { at: 'asking' };
  @state() private place: Place = placeOf(location.hash);
  /** The session is over while a view shows; those who wait for the next one. */
  @state() private waiting: readonly (() => void)[] = [];
  @state() private unfolded = false;
  /** Why the view of the place is not there. */
  @state() private viewFailed: ViewFailure | undefined;
  readonly #speech: Speech = new Speech(() => this.#spoke());
  readonly #announcer: Announcer = new Announcer(() => this.renderRoot.querySelector('.live'), this);
  readonly #lists = new Map<string, string>();
  #shown: string | undefined;
  readonly #desk: Desk = {
    speech: this.#speech,
    service: new Service(() => this.#over()),
    announce: (text) => this.#announcer.say(text),
    go: (place, how = 'push') => this.#go(place, how),
    lastList: (view) => this.#lists.get(view) ?? hashOf({ view }),
  };

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('hashchange', this.#moved);
    this.#speech.follow();
    void this.#begin();
  }

  /** Speaks another language from now on, in this browser. */
  speak(tag: string): void {
    this.#speech.choose(tag);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('hashchange', this.#moved);
  }

  protected override render(): TemplateResult {
    const { dir, locale } = this.#speech;
    return html`<div lang=${locale} dir=${dir}>${this.#content()}</div>
      <div class="live" aria-live="polite" lang=${locale}></div>`;
  }

  protected override updated(_: PropertyValues): void {
    const dialog = this.renderRoot.querySelector('dialog');
    if (dialog && !dialog.open) dialog.showModal();
    if (this.standing.at === 'in') void this.#arrive();
  }

  #content(): TemplateResult {
    const { standing } = this;
    switch (standing.at) {
      case 'asking':
        return waitingDoor(this.#speech);
      case 'failed':
        return failedDoor(this.#speech, standing.code, () => void this.#begin());
      case 'not_set_up':
        return unsetDoor(this.#speech);
      case 'setup':
        return html`<main class="door"><div class="card">${this.#door(standing.key)}</div></main>`;
      case 'signed_out':
        return html`<main class="door"><div class="card">${this.#door()}</div></main>`;
      case 'in':
        return this.#page();
    }
  }

  #door(key?: string): TemplateResult {
    return html`<dash-door
      .desk=${this.#desk}
      .words=${this.#speech.words}
      .setUpKey=${key}
      ?over=${this.waiting.length > 0}
      @dash-entered=${this.#entered}
    ></dash-door>`;
  }

  #page(): TemplateResult {
    const { say } = this.#speech;
    return html`<div class="page">
        <header class="side">
          <p class="brand">${brand}<span class="small">${say('shell.brand')}</span></p>
          <button
            type="button"
            class="button secondary menu-button"
            aria-expanded=${this.unfolded}
            aria-controls="folds"
            @click=${() => (this.unfolded = !this.unfolded)}
          >
            ${say('shell.menu')}
          </button>
          <div class="folds ${this.unfolded ? 'open' : ''}" id="folds">${this.#menu()} ${this.#foot()}</div>
        </header>
        <main>${this.#view()}</main>
      </div>
      ${
        this.waiting.length > 0
          ? html`<dialog
              aria-label=${say('over.heading')}
              @cancel=${(event: Event) => event.preventDefault()}
            >
              ${this.#door()}
            </dialog>`
          : nothing
      }`;
  }

  #menu(): TemplateResult {
    const { say } = this.#speech;
    return html`<nav class="menu" aria-label=${say('shell.menu')}>
      ${viewNames.map(
        (view) =>
          html`<a
            href=${hashOf({ view })}
            aria-current=${view === this.place.view ? 'page' : nothing}
            @click=${() => (this.unfolded = false)}
            >${say(`view.${view}`)}</a
          >`,
      )}
    </nav>`;
  }

  #foot(): TemplateResult {
    const { say, language } = this.#speech;
    return html`<div class="foot">
      <label class="field"
        ><span class="small">${say('shell.language')}</span
        ><select
          class="input plain"
          @change=${(event: Event) => this.speak((event.target as HTMLSelectElement).value)}
        >
          ${[...dashboardLanguages].map(
            ([tag, { name }]) =>
              html`<option value=${tag} lang=${tag} ?selected=${tag === language}>${name}</option>`,
          )}
        </select></label
      >
      ${button('quiet', say('shell.sign_out'), () => void this.#signOut('dashboardSignOut'))}
      ${button('quiet', say('shell.sign_out_everywhere'), () => void this.#signOut('dashboardSignOutEverywhere'))}
    </div>`;
  }

  #view(): TemplateResult | Element | undefined {
    const { say } = this.#speech;
    if (this.viewFailed)
      return failedView(this.#speech, this.viewFailed, async () => {
        this.viewFailed = await lookAgain(this.#desk.service);
      });
    const view = this.#shownView();
    if (!view) return html`<span class="spinner" role="img" aria-label=${say('common.loading')}></span>`;
    view.desk = this.#desk;
    view.place = this.place;
    view.words = this.#speech.words;
    return html`${view}`;
  }

  readonly #views = new Map<string, View>();

  /** The view of the place, once its code is here: the same element as long as one stays at it, so that it keeps what is typed. */
  #shownView(): View | undefined {
    const tag = tagOf(this.place);
    const there = this.#views.get(tag);
    if (there) return there;
    if (!loadedViews.isLoaded(tag)) {
      loadedViews.load(tag).then(
        () => this.requestUpdate(),
        async () => (this.viewFailed = await whyMissing(this.#desk.service)),
      );
      return undefined;
    }
    this.#views.clear();
    const view = document.createElement(tag) as View;
    this.#views.set(tag, view);
    return view;
  }

  /**
   * Another view is there, or another page of a list: its name stands in the title, and the focus on its heading unless the page has
   * only just begun, or somebody narrows the list and goes on with that.
   */
  async #arrive(): Promise<void> {
    const { view, id, query } = this.place;
    document.title = `${this.#speech.say(`view.${view}`)} – ${brand}`;
    const shown = this.#views.get(tagOf(this.place));
    const key = `${view}/${id ?? ''}`;
    const at = `${key} ${query['cursor'] ?? ''}`;
    if (!shown || at === this.#shown) return;
    const first = this.#shown === undefined;
    const turned = this.#shown?.startsWith(`${key} `) === true;
    this.#shown = at;
    await shown.updateComplete;
    if (turned && shown.shadowRoot?.activeElement) return;
    if (!first && this.waiting.length === 0) {
      window.scrollTo({ top: 0 });
      shown.renderRoot.querySelector<HTMLElement>('.heading')?.focus();
    }
  }

  async #begin(): Promise<void> {
    const key = setUpKeyIn(location.hash);
    // The key is for one use: it does not stay in the address, nor in the history.
    if (key !== undefined) history.replaceState(null, '', `${location.pathname}${location.search}`);
    this.standing = { at: 'asking' };
    try {
      const { state: at } = await this.#desk.service.call('dashboardState');
      if (at === 'signed_in') this.#entered();
      else if (at === 'signed_out' && key === undefined) this.standing = { at: 'signed_out' };
      else this.standing = key === undefined ? { at: 'not_set_up' } : { at: 'setup', key };
    } catch (error) {
      this.standing = { at: 'failed', code: troubleOf(error).code };
    }
  }

  readonly #entered = (): void => {
    const { waiting } = this;
    this.waiting = [];
    this.standing = { at: 'in' };
    this.place = placeOf(location.hash);
    for (const go of waiting) go();
  };

  /** Somebody has to sign in again; what is shown stays behind the door, with all that was typed. */
  #over(): Promise<void> {
    if (this.standing.at !== 'in') {
      this.standing = { at: 'signed_out' };
      return new Promise(() => undefined);
    }
    return new Promise((resolve) => (this.waiting = [...this.waiting, resolve]));
  }

  async #signOut(how: 'dashboardSignOut' | 'dashboardSignOutEverywhere'): Promise<void> {
    try {
      await this.#desk.service.call(how);
    } catch (error) {
      return this.#announcer.say(troubleText(this.#speech, troubleOf(error)));
    }
    this.#views.clear();
    this.#shown = undefined;
    this.unfolded = false;
    this.standing = { at: 'signed_out' };
  }

  #go(place: Place, how: 'push' | 'replace'): void {
    const hash = hashOf(place);
    if (hash === location.hash) return;
    if (how === 'push') history.pushState(null, '', hash);
    else history.replaceState(null, '', hash);
    this.#moved();
  }

  readonly #moved = (): void => {
    this.viewFailed = undefined;
    this.place = placeOf(location.hash);
    if (this.place.id === undefined) this.#lists.set(this.place.view, hashOf(this.place));
  };

  #spoke(): void {
    this.requestUpdate();
    document.documentElement.lang = this.#speech.locale;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'makini-dashboard': MakiniDashboard;
  }
}
