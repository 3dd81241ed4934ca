import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { HandOver, SessionGrant } from '../contract/index.ts';
import {
  eventOf,
  MakiniBeforeSubmitEvent,
  MakiniErrorEvent,
  MakiniProbeEvent,
  MakiniReadyEvent,
} from './events.ts';
import { FlowController } from './flow/controller.ts';
import type { Told } from './flow/effect.ts';
import { isUntold, problemFieldOf, screenOf, systemOf } from './flow/state.ts';
import type { Messages } from './locales/words.ts';
import { Announcer } from './parts/announcer.ts';
import { Arrival } from './parts/arrival.ts';
import { attributeComplaint } from './parts/attributes.ts';
import { Chooser } from './parts/chooser.ts';
import { Copier } from './parts/copier.ts';
import { Dialog } from './parts/dialog.ts';
import { Finder } from './parts/finder.ts';
import { FocusKeeper } from './parts/focus-keeper.ts';
import { Frame } from './parts/frame.ts';
import { LaterLoader } from './parts/later-loader.ts';
import { makeScreen } from './parts/make-screen.ts';
import { mark, marksOf } from './parts/marks.ts';
import { Outcomes, type Outcome } from './parts/outcomes.ts';
import type { Screen } from './parts/screen.ts';
import { shell } from './parts/shell.ts';
import { Wording } from './parts/wording.ts';
import { styles } from './styles/styles.ts';
import { version } from './version.ts';
import { announcementOf, comingView, patienceOf, viewOf } from './views/index.ts';
import { askSession, deliver, type HostHeaders, type SessionRequest } from './world/host.ts';
import { resumeStore } from './world/resume.ts';
import { readTheme, ThemeWatch, type FrameFont } from './world/theme.ts';

/**
 * Lets a person connect the industrial system of their company, inside the page of an app, and hands the app's backend the answer.
 *
 * @summary Connect a system, in place.
 * @tagname makini-connect
 *
 * @fires {MakiniReadyEvent} makini-ready - Drawn for the first time.
 * @fires {MakiniOpenEvent} makini-open - An opening begins.
 * @fires {MakiniStepEvent} makini-step - The person sees another step.
 * @fires {MakiniSelectEvent} makini-select - A system was picked.
 * @fires {MakiniRequestEvent} makini-request - A system that is not listed was asked for.
 * @fires {MakiniProbeEvent} makini-probe - The address being typed was looked at.
 * @fires {MakiniBeforeSubmitEvent} makini-before-submit - The form is about to be sent; cancelable.
 * @fires {MakiniSubmitEvent} makini-submit - The form was sent.
 * @fires {MakiniCheckEvent} makini-check - A check went on or ended.
 * @fires {MakiniErrorEvent} makini-error - Something a developer should know.
 * @fires {MakiniWaitingEvent} makini-waiting - An answer takes long, or the network is gone.
 * @fires {MakiniSuccessEvent} makini-success - The host's backend has the connection.
 * @fires {MakiniExitEvent} makini-exit - Ended without a connection that the host knows of.
 * @fires {MakiniCloseEvent} makini-close - The opening is over.
 * @slot trigger - What opens the dialog when it is pressed.
 * @slot header - Above every screen.
 * @slot support - Beside failures: how to reach the app's support.
 * @slot empty - When a search finds nothing.
 * @slot success - On the last screen, above its buttons.
 * @slot fallback - When the flow cannot go on: another way to connect.
 * @csspart base - Everything.
 * @csspart dialog - The dialog around everything.
 * @csspart view - The present screen.
 * @csspart frame - Around the form's frame.
 * @csspart heading - The screen's heading.
 * @csspart button - Every button.
 * @csspart button-primary - The main button.
 * @csspart button-secondary - Other buttons.
 * @csspart button-quiet - Buttons that look like links.
 * @csspart input - Fields of the search and the filter.
 * @csspart search - Around the search field.
 * @csspart options - The list of systems.
 * @csspart option - One line of a list.
 * @csspart tile - A letter tile.
 * @csspart headline - Around the heading, its tile and the line below it.
 * @csspart guide - A guide.
 * @csspart stages - The list of stages of a check.
 * @csspart stage - One stage.
 * @csspart record - The newest record, before the hand-over.
 * @csspart failure - A failure with its way out.
 * @csspart notice - A sentence that explains what happened.
 * @csspart banner - Still trying, or offline.
 * @cssstate busy - Something is owed by the service or the host.
 * @cssstate connected - The host's backend has the connection.
 * @cssstate failed - A failure or trouble is shown.
 * @cssstate test - A test client's session.
 * @cssproperty [--makini-font-family=inherit] - Font.
 * @cssproperty [--makini-font-size=inherit] - Size of the text; inputs are never below 16px.
 * @cssproperty [--makini-color-text] - Text.
 * @cssproperty [--makini-color-muted] - Text of less weight.
 * @cssproperty [--makini-color-background=transparent] - Behind everything.
 * @cssproperty [--makini-color-surface] - Fields and lists.
 * @cssproperty [--makini-color-border] - Edges of fields.
 * @cssproperty [--makini-color-accent] - Main button, links, what is active.
 * @cssproperty [--makini-color-on-accent] - On the main button.
 * @cssproperty [--makini-color-success] - What worked.
 * @cssproperty [--makini-color-warning] - What to know.
 * @cssproperty [--makini-color-danger] - What did not work.
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
 * @cssproperty [--makini-list-height=26rem] - Height at which lists scroll.
 * @cssproperty [--makini-max-width=40rem] - Greatest width.
 * @cssproperty [--makini-padding=0] - Distance to the edge.
 */
export class MakiniConnect extends LitElement {
  static override styles = styles;
  /** The version of this class. */
  static readonly version: string = version;
  /** Address of the host's backend that opens sessions. */
  @property({ attribute: 'session-url' }) sessionUrl?: string;
  /** Instead of `session-url`: the page's own function that answers `{request_uri, service}`. */
  @property({ attribute: false }) getSession?: (
    request: SessionRequest,
  ) => Promise<SessionGrant> | SessionGrant;
  /** Address of the host's backend that takes `code`, `state` and `iss`. */
  @property({ attribute: 'callback-url' }) callbackUrl?: string;
  /** Instead of `callback-url`: the page's own function that hands the answer to its backend. */
  @property({ attribute: false }) handOver?: (answer: HandOver) => unknown;
  /** Headers for every call to the host, or a function that makes them for each call. */
  @property({ attribute: false }) headers?: HostHeaders;
  /** Credentials mode of calls to the host. */
  @property() credentials: RequestCredentials = 'same-origin';
  /** Id of the system to start at. */
  @property() system?: string;
  /** Id of the connection to reconnect, or to choose settings of. */
  @property({ attribute: 'connection-id' }) connectionId?: string;
  /** `settings`: choose what the connection includes; nobody signs in again. */
  @property() purpose?: 'connect' | 'settings';
  /** `dialog`: closed until it is opened, by what is in the slot `trigger`, by `open` or by `show()`. */
  @property({ reflect: true, useDefault: true }) presentation: 'inline' | 'dialog' = 'inline';
  /** Whether the dialog is open. */
  @property({ type: Boolean, reflect: true }) open = false;
  /** `light` or `dark`; without it the page's own scheme counts. */
  @property({ attribute: 'color-scheme', reflect: true }) colorScheme?: 'light' | 'dark';
  /** Level of the headings in the page's outline, 1 to 6. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 2;
  /** The host's own sentences, by key. */
  @property({ attribute: false }) messages: Messages = {};
  /** Web fonts that the form's frame loads; from registered origins only. */
  @property({ attribute: false }) fonts: readonly FrameFont[] = [];

  readonly #internals = this.attachInternals();
  readonly #wording = new Wording(this);
  readonly #finder = new Finder(this, () => this.#later.besides());
  readonly #chooser = new Chooser(this);
  readonly #announcer: Announcer = new Announcer(() => this.renderRoot.querySelector('.live'), this);
  readonly #copier = new Copier(this, {
    screen: () => screenOf(this.#flow.state),
    announce: (copied) => this.#screen.say(copied ? 'common.copied' : 'common.copy_by_hand'),
  });
  readonly #flow = new FlowController(this, {
    resume: resumeStore(this),
    askSession: (request, signal) => askSession(this, { ...request, lang: this.#wording.asked }, signal),
    deliver: (answer, signal) => deliver(this, answer, signal),
    system: () => this.system,
    showForm: (step, ticket) => this.#frame.show(step, ticket),
    clearForm: () => this.#frame.clear(),
    tell: (told) => this.#tell(told),
  });
  readonly #frame = new Frame({
    state: () => this.#flow.state,
    theme: () => readTheme(this, this.fonts),
    messages: () => this.messages,
    send: (event) => this.#flow.send(event),
    mayBeSent: () =>
      this.dispatchEvent(new MakiniBeforeSubmitEvent({ system: systemOf(this.#flow.state)?.id ?? '' })),
    probed: (status, code) => void this.dispatchEvent(new MakiniProbeEvent({ status, code })),
    escaped: (back) => this.#dialog.leave(back),
    fieldToFocus: () => (this.#focus.inside ? problemFieldOf(this.#flow.state) : undefined),
  });
  readonly #dialog = new Dialog(this, {
    state: () => this.#flow.state,
    begin: () => this.#begin(),
    close: () => this.close(),
    keep: () => this.#frame.keep(),
  });
  readonly #focus = new FocusKeeper(this, () => screenOf(this.#flow.state), this.#dialog);
  readonly #later = new LaterLoader(this, this.#wording, (message) =>
    this.#flow.send({ type: 'trouble_met', code: 'part_missing', message }),
  );
  readonly #outcomes = new Outcomes();
  #begun = false; // until then the element is on its way to its first opening
  constructor() {
    super();
    new ThemeWatch(this, () => this.#frame.retheme());
    new Arrival(
      this,
      () => (this.#dialog.modal ? this.#dialog.arrive() : this.#begun || this.#begin()),
      () => this.#leave(),
      this.#dialog,
    );
  }

  /** Opens, or continues; resolves with how it ended. Never rejects. */
  show(): Promise<Outcome> {
    if (!this.isConnected) return Promise.resolve({ outcome: 'removed' });
    const outcome = this.#outcomes.next();
    if (!isUntold(this.#flow.state)) this.#begin();
    return outcome;
  }

  /** Goes a step back, as the button does; false where there is none, or while an answer is owed. */
  back(): boolean {
    const { state } = this.#flow;
    this.#flow.send({ type: 'back_asked' });
    return this.#flow.state !== state || (state.at === 'select' && !!this.#finder.beside?.back());
  }

  /** Leaves; what was begun can be continued by `show()`. */
  close(): void {
    this.#flow.send({ type: 'close_asked' });
  }

  /** Forgets what was begun and, where something was open, begins anew. */
  reset(): void {
    this.#flow.send({ type: 'restart_asked' });
  }

  protected override firstUpdated(): void {
    const complaint = attributeComplaint(this);
    if (complaint !== undefined) this.#complain('unknown_attribute', complaint);
    this.dispatchEvent(new MakiniReadyEvent({ version }));
  }

  protected override willUpdate(): void {
    const { state, service } = this.#flow;
    void this.#later.load(state, service);
    if (state.at === 'select' && service) void this.#finder.prepare(state.step, state.opened.nonce, service);
    if (state.at === 'choose') this.#chooser.prepare(state.step);
  }

  protected override updated(changed: PropertyValues<this>): void {
    const { state } = this.#flow;
    mark(this, this.#internals, marksOf(state));
    if (changed.has('messages') || changed.has('fonts') || changed.has('colorScheme')) this.#frame.retheme();
    const said = announcementOf(state, this.#screen, this.#later.later);
    this.#announcer.follow(said, screenOf(state), patienceOf(state));
  }

  protected override render(): TemplateResult {
    const { state } = this.#flow;
    const screen = this.#screen;
    const coming = state.at === 'idle' && (this.#dialog.modal || !this.#begun);
    const view = coming ? comingView(state, screen) : viewOf(state, screen, this.#later);
    const content = shell(state, screen, view, this.#frame.render(state, screen));
    return html`<div class="probe" aria-hidden="true"></div>
      ${this.#dialog.render(content, screen)}`;
  }

  get #screen(): Screen {
    return makeScreen(this, {
      finder: this.#finder,
      chooser: this.#chooser,
      copier: this.#copier,
      announcer: this.#announcer,
      wording: this.#wording,
      flow: this.#flow,
    });
  }

  #begin(): void {
    this.#begun = true;
    this.#flow.send({ type: 'open_asked', reason: this.#flow.resumable ? 'resume' : 'open' });
  }

  #leave(): void {
    this.#begun = false;
    this.#flow.send({ type: 'removed' });
  }

  #tell(told: Told): void {
    if (told.name === 'error') return this.#complain(told.code, `makini-connect: ${told.message}`);
    this.#outcomes.hear(told);
    this.#dialog.hear(told);
    this.dispatchEvent(eventOf(told));
  }

  #complain(code: string, message: string): void {
    console.error(message);
    this.dispatchEvent(new MakiniErrorEvent({ code, message }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'makini-connect': MakiniConnect;
  }
}
