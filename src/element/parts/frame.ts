import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { FrameTheme, FromFrame } from '../../contract/index.ts';
import type { FlowEvent } from '../flow/event.ts';
import { isFramed, isStepping, systemOf } from '../flow/state.ts';
import type { State } from '../flow/state.ts';
import type { Messages } from '../locales/words.ts';
import { FramePort } from '../world/frame-port.ts';
import type { Screen } from './screen.ts';

/** What the frame needs from the element around it. */
export interface FrameHost {
  state(): State;
  theme(): FrameTheme;
  messages(): Messages;
  send(event: FlowEvent): void;
  /** Asks the host's page whether the form may be sent. */
  mayBeSent(): boolean;
  probed(status: string, code: string | undefined): void;
  /** Escape was pressed in the frame; `back` puts the focus into that field again. */
  escaped(back: () => void): void;
  /** The field to focus once the form shows: the one with a problem, when the person was in the element. */
  fieldToFocus(): string | undefined;
}

const powers = ['camera', 'microphone', 'geolocation', 'payment', 'usb', 'display-capture', 'fullscreen'];
const allow = powers.map((power) => `${power} 'none'`).join('; ');
const longestKey = 40;

/** The frame in which everything is typed: made once per opening, warmed while the person searches, never moved. */
export class Frame {
  readonly #host: FrameHost;
  readonly #port: FramePort;
  #blocked = false;
  #nonce = 0;
  #theme = '';
  #iframe: HTMLIFrameElement | undefined;

  constructor(host: FrameHost) {
    this.#host = host;
    this.#port = new FramePort({
      onReady: () => this.#ready(),
      onMessage: (message) => this.#hear(message),
      onReloaded: () => host.send({ type: 'frame_reloaded' }),
      onBlocked: () => this.#block(),
    });
  }

  /** Draws the frame for as long as something may be typed. */
  render(state: State, { words }: Pick<Screen, 'words'>): TemplateResult | typeof nothing {
    if (!isStepping(state)) return this.#gone();
    const { opened } = state;
    if (opened.nonce !== this.#nonce) this.#begin(opened.nonce);
    const shown = isFramed(state) && state.shown;
    return html`<div class="frame" part="frame" ?data-shown=${shown} ?inert=${!shown}>
      ${keyed(
        opened.nonce,
        html`<iframe
          title=${words('form.frame_title', { system: systemOf(state)?.name })}
          sandbox="allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox"
          allow=${allow}
          referrerpolicy="strict-origin"
          height="1"
          src=${opened.frame}
          @load=${(event: Event) => this.#greet(event.currentTarget as HTMLIFrameElement, opened.service)}
        ></iframe>`,
      )}
    </div>`;
  }

  /** Shows a step's form. */
  show(step: string, ticket: string): void {
    this.#port.send({ type: 'show', step, ticket });
    if (this.#blocked) this.#block();
  }

  /** Has the service keep what was typed and is no secret. */
  keep(): void {
    if (this.#nonce !== 0) this.#port.send({ type: 'keep' });
  }

  /** Forgets the form and everything typed. */
  clear(): void {
    this.#port.send({ type: 'clear' });
  }

  /** Sends the look of the page, if it is another than before. */
  retheme(): void {
    const theme = this.#host.theme();
    const messages = Object.fromEntries(
      Object.entries(this.#host.messages()).filter(([key]) => key.length <= longestKey),
    );
    const seen = JSON.stringify([theme, messages]);
    if (seen === this.#theme || this.#nonce === 0) return;
    this.#theme = seen;
    this.#port.send({ type: 'theme', theme, messages });
  }

  #begin(nonce: number): void {
    this.#nonce = nonce;
    this.#blocked = false;
    this.#port.close();
    this.#port.expect();
  }

  #gone(): typeof nothing {
    if (this.#nonce !== 0) this.#port.close();
    this.#nonce = 0;
    return nothing;
  }

  #ready(): void {
    this.#blocked = false;
    this.#theme = '';
    this.retheme();
  }

  /** Matters only once the form is to be seen. */
  #block(): void {
    this.#blocked = true;
    if (!isFramed(this.#host.state())) return;
    const message =
      'The frame did not answer within 10 s. Allow the service in frame-src of the Content-Security-Policy, and this page’s origin at the service (makini-connect client).';
    this.#host.send({ type: 'trouble_met', code: 'frame_blocked', message });
  }

  #hear(message: FromFrame): void {
    const { send } = this.#host;
    switch (message.type) {
      case 'ready':
        return;
      case 'escape':
        return this.#host.escaped(() => this.#comeBack(message.field));
      case 'shown':
        send({ type: 'form_shown', step: message.step });
        return this.#focus(this.#host.fieldToFocus());
      case 'height':
        return this.#resize(message.px);
      case 'ticket_needed':
        return send({ type: 'ticket_needed' });
      case 'probe':
        return this.#host.probed(message.status, message.code);
      case 'before_submit':
        return this.#port.send({ type: 'proceed', id: message.id, ok: this.#host.mayBeSent() });
      case 'submitted':
        return send({ type: 'form_submitted' });
      case 'authorize_started':
        return send({ type: 'sign_in_started' });
      case 'switch_system':
        return send({ type: 'switch_asked', system: message.system });
      case 'problem':
        return send({ type: 'news_suspected' });
    }
  }

  #greet(iframe: HTMLIFrameElement, origin: string): void {
    this.#iframe = iframe;
    this.#port.greet(iframe, origin);
  }

  #comeBack(field: string | undefined): void {
    this.#iframe?.focus();
    this.#focus(field);
  }

  #focus(field: string | undefined): void {
    if (field !== undefined) this.#port.send({ type: 'focus', field });
  }

  /** By attribute: a style would need the page's permission. */
  #resize(px: number): void {
    if (this.#iframe) this.#iframe.height = String(Math.max(1, Math.min(Math.ceil(px), 20_000)));
  }
}
