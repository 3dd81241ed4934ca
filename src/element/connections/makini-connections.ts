import { html, LitElement, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { ConnectionChange, OwnConnection } from '../../contract/index.ts';
import type { Messages } from '../locales/words.ts';
import { Announcer } from '../parts/announcer.ts';
import { version } from '../version.ts';
import type { HostHeaders } from '../world/host.ts';
import {
  MakiniDisconnectEvent,
  MakiniPauseEvent,
  MakiniReconnectEvent,
  MakiniResumeEvent,
  MakiniSettingsEvent,
} from './events.ts';
import { endingView } from './ending.ts';
import { FlowDialog } from './flow-dialog.ts';
import type { FlowPurpose } from './flow-dialog.ts';
import { KeptFocus } from './kept-focus.ts';
import { ConnectionsSpeech } from './speech.ts';
import { ConnectionsStore } from './store.ts';
import { styles } from './styles.ts';
import { listView, newsOf } from './view.ts';

/** How long typing rests before it is searched for, in ms. */
const rest = 250;

/**
 * Lists the connections of whoever is logged in: how each one is, who must act, and what can be done about it.
 *
 * @summary A customer's connections and their health.
 * @tagname makini-connections
 *
 * @fires {MakiniReconnectEvent} makini-reconnect - Somebody wants to sign in to a connection again; cancelable.
 * @fires {MakiniSettingsEvent} makini-settings - Somebody wants to choose what a connection includes; cancelable.
 * @fires {MakiniPauseEvent} makini-pause - A connection was paused.
 * @fires {MakiniResumeEvent} makini-resume - A connection goes on.
 * @fires {MakiniDisconnectEvent} makini-disconnect - A connection was ended for good.
 * @slot actions - Beside the heading: what the page offers for all of them, such as connecting another.
 * @slot empty - While nothing is connected.
 * @csspart heading - The heading.
 * @csspart list - The list.
 * @csspart row - One connection.
 * @csspart status - How it is, in words.
 * @csspart timeline - What happened to it.
 * @csspart banner - A sentence about the whole list.
 * @csspart dialog - The question before a connection is ended.
 * @csspart input - The search and the choice.
 * @csspart tile - A letter tile.
 * @csspart button - Every button.
 * @csspart button-primary - The way out of what stands still: signing in again.
 * @csspart button-secondary - Other buttons.
 * @csspart button-quiet - Buttons that look like links.
 * @cssproperty [--makini-font-family=inherit] - Font.
 * @cssproperty [--makini-font-size=inherit] - Size of the text; inputs are never below 16px.
 * @cssproperty [--makini-color-text] - Text.
 * @cssproperty [--makini-color-muted] - Text of less weight, and what is paused or has ended.
 * @cssproperty [--makini-color-background=transparent] - Behind everything.
 * @cssproperty [--makini-color-surface] - The list, fields and the dialog.
 * @cssproperty [--makini-color-border] - Edges of fields.
 * @cssproperty [--makini-color-accent] - Main button, links.
 * @cssproperty [--makini-color-on-accent] - On the main button.
 * @cssproperty [--makini-color-success] - What works.
 * @cssproperty [--makini-color-warning] - What does not answer as it should.
 * @cssproperty [--makini-color-danger] - What needs a new sign-in, and what cannot be undone.
 * @cssproperty [--makini-color-focus] - Focus ring.
 * @cssproperty [--makini-color-hover] - Under the pointer.
 * @cssproperty [--makini-radius=8px] - Corners.
 * @cssproperty [--makini-control-height=44px] - Height of buttons and fields.
 * @cssproperty [--makini-space=8px] - The unit of distances.
 * @cssproperty [--makini-small-size=0.875em] - Size of small text.
 * @cssproperty [--makini-heading-size=1.5em] - Size of headings.
 * @cssproperty [--makini-font-weight-strong=600] - Weight of headings and names.
 * @cssproperty [--makini-line-height=1.5] - Line height.
 * @cssproperty [--makini-border-width=1px] - Width of edges.
 * @cssproperty [--makini-tile-radius] - Corners of letter tiles.
 */
export class MakiniConnections extends LitElement {
  static override styles = styles;
  /** The version of this class. */
  static readonly version: string = version;

  /** Address of the host's backend that lists connections. */
  @property({ attribute: 'connections-url' }) connectionsUrl?: string;
  /** Address of the host's backend that opens sessions, for signing in again and for settings. */
  @property({ attribute: 'session-url' }) sessionUrl?: string;
  /** Address of the host's backend that takes `code`, `state` and `iss`, for signing in again. */
  @property({ attribute: 'callback-url' }) callbackUrl?: string;
  /** Headers for every call to the host, or a function that makes them for each call. */
  @property({ attribute: false }) headers?: HostHeaders;
  /** Credentials mode of calls to the host. */
  @property() credentials: RequestCredentials = 'same-origin';
  /** `light` or `dark`; without it the page's own scheme counts. */
  @property({ attribute: 'color-scheme', reflect: true }) colorScheme?: 'light' | 'dark';
  /** Level of the heading in the page's outline, 1 to 6. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 2;
  /** The host's own sentences, by key. */
  @property({ attribute: false }) messages: Messages = {};

  readonly #speech = new ConnectionsSpeech(this);
  readonly #announcer: Announcer = new Announcer(() => this.renderRoot.querySelector('.live'), this);
  readonly #store = new ConnectionsStore(this, {
    turned: (connections) => connections.forEach((one) => this.#sayStatus(one)),
    done: (change, connection) => this.#done(change, connection),
    failed: (code) => this.#announcer.say(this.#speech.trouble(code, 'row.failed')),
    checked: (connection) => this.#sayChecked(connection),
  });
  readonly #flow: FlowDialog = new FlowDialog(this, {
    news: () => void this.refresh(),
    left: (connection, purpose) => {
      this.#focus.comeBack(connection.id, purpose);
      this.#store.readAgain(connection.id);
    },
    missing: ({ id }) => this.#store.fail(id),
  });
  readonly #focus = new KeptFocus(this);
  #typing: ReturnType<typeof setTimeout> | undefined;

  /** Asks for the list now, where it can be seen; resolves when it is as new as it can be. */
  refresh(): Promise<void> {
    return this.#store.refresh();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('connectionsUrl') && changed.get('connectionsUrl') !== undefined) void this.refresh();
    const dialog = this.renderRoot.querySelector('dialog');
    if (dialog && !dialog.open) dialog.showModal();
    const { wanted } = this.#store.state;
    this.#announcer.follow(newsOf(this.#speech, this.#store.state), JSON.stringify(wanted));
  }

  protected override render(): TemplateResult {
    const speech = this.#speech;
    return html`<div class="all" lang=${speech.locale} dir=${speech.dir}>
        <div class="top">
          <h2 class="heading" part="heading" aria-level=${this.headingLevel} tabindex="-1">
            ${speech.say('list.heading')}
          </h2>
          <slot name="actions"></slot>
        </div>
        ${this.#list()} ${this.#question()}
      </div>
      <div class="live" aria-live="polite" lang=${speech.locale}></div>
      ${this.#flow.render()}`;
  }

  #list(): TemplateResult {
    const store = this.#store;
    return listView({
      speech: this.#speech,
      state: store.state,
      level: this.headingLevel,
      toggle: (id) => void store.toggle(id),
      change: (connection, change) => void store.change(connection, change),
      enter: (connection, purpose) => this.#enter(connection, purpose),
      ask: (connection) => store.ask(connection),
      copy: (id) => void this.#copy(id),
      search: (text) => {
        clearTimeout(this.#typing);
        this.#typing = setTimeout(() => store.want({ search: text }), rest);
      },
      show: (show) => store.want(show === undefined ? { show, search: '' } : { show }),
      turnTo: (page) => {
        store.want({ page });
        this.renderRoot.querySelector<HTMLElement>('.heading')?.focus();
      },
      again: () => {
        this.#announcer.say(this.#speech.say('list.loading'));
        void store.again();
      },
    });
  }

  #question(): TemplateResult | typeof nothing {
    const { ending, doing } = this.#store.state;
    if (!ending) return nothing;
    return endingView(this.#speech, {
      connection: ending,
      doing,
      keep: () => this.renderRoot.querySelector('dialog')?.close(),
      closed: () => this.#store.ask(undefined),
      go: () => void this.#store.change(ending, 'disconnect'),
    });
  }

  #sayStatus({ name, status }: OwnConnection): void {
    this.#announcer.say(`${name}: ${this.#speech.say(`status.${status}`)}.`);
  }

  #sayChecked(connection: OwnConnection): void {
    this.#sayStatus(connection);
    const when = this.#speech.ago(connection.last_checked_at);
    this.#announcer.say(`${this.#speech.say('row.checked', { when })}.`);
  }

  #done(change: ConnectionChange, connection: OwnConnection): void {
    const { id } = connection;
    if (change === 'check') return this.#announcer.say(this.#speech.say('row.checking'));
    if (change === 'disconnect') {
      // read out as a whole: what is left to delete at the vendor stands there
      void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.ended')?.focus());
      return void this.dispatchEvent(new MakiniDisconnectEvent({ connection: id }));
    }
    this.#sayStatus(connection);
    this.dispatchEvent(
      change === 'pause'
        ? new MakiniPauseEvent({ connection: id })
        : new MakiniResumeEvent({ connection: id }),
    );
  }

  async #copy(id: string): Promise<void> {
    const done = await navigator.clipboard?.writeText(id).then(
      () => true,
      () => false,
    );
    if (!done) return this.#announcer.say(this.#speech.say('row.failed'));
    this.#store.copied(id);
    this.#announcer.say(this.#speech.say('row.copied'));
  }

  #enter(connection: OwnConnection, purpose: FlowPurpose): void {
    const { id, system } = connection;
    const Wish = purpose === 'settings' ? MakiniSettingsEvent : MakiniReconnectEvent;
    if (this.dispatchEvent(new Wish({ connection: id, system }))) void this.#flow.open(connection, purpose);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'makini-connections': MakiniConnections;
  }
}
