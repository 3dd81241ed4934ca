import { html, nothing } from 'lit';
import type { LitElement, TemplateResult } from 'lit';
import type { OwnConnection } from '../../contract/index.ts';
import type { Messages } from '../locales/words.ts';
import type { MakiniConnect } from '../makini-connect.ts';
import type { ConnectionsHost } from './host.ts';

/** What of the list the flow is given. */
interface Giver extends LitElement, ConnectionsHost {
  readonly sessionUrl?: string | undefined;
  readonly callbackUrl?: string | undefined;
  readonly colorScheme?: 'light' | 'dark' | undefined;
  readonly headingLevel: number;
  readonly messages: Messages;
}

/** What the flow is opened for. */
export type FlowPurpose = 'reconnect' | 'settings';

/** Who follows it. */
interface FlowParts {
  /** Something is other than before, while the dialog is still open. */
  readonly news: () => void;
  /** The person has left it, and it is gone. */
  readonly left: (connection: OwnConnection, purpose: FlowPurpose) => void;
  /** It could not be loaded. */
  readonly missing: (connection: OwnConnection) => void;
}

/** `<makini-connect>` in a dialog over the list, for a connection of it; it stays until the person leaves it. */
export class FlowDialog {
  readonly #host: Giver;
  readonly #parts: FlowParts;
  #for: { readonly connection: OwnConnection; readonly purpose: FlowPurpose } | undefined;
  #isOpen = false;

  constructor(host: Giver, parts: FlowParts) {
    this.#host = host;
    this.#parts = parts;
  }

  /** Opens it; the element for that is loaded when it is first needed. */
  async open(connection: OwnConnection, purpose: FlowPurpose): Promise<void> {
    if (this.#for) return;
    this.#for = { connection, purpose };
    try {
      if (!customElements.get('makini-connect')) await import('../define.ts');
    } catch {
      this.#for = undefined;
      return this.#parts.missing(connection);
    }
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    void this.#host.renderRoot.querySelector<MakiniConnect>('makini-connect')?.show();
  }

  /** The element, while it is needed. */
  render(): TemplateResult | typeof nothing {
    if (!this.#for || !customElements.get('makini-connect')) return nothing;
    const { connection, purpose } = this.#for;
    const host = this.#host;
    return html`<makini-connect
      presentation="dialog"
      purpose=${purpose === 'settings' ? purpose : nothing}
      connection-id=${connection.id}
      session-url=${host.sessionUrl ?? nothing}
      callback-url=${host.callbackUrl ?? nothing}
      color-scheme=${host.colorScheme ?? nothing}
      heading-level=${host.headingLevel}
      .headers=${host.headers}
      .credentials=${host.credentials}
      .messages=${host.messages}
      @makini-success=${this.#parts.news}
      @makini-open=${() => (this.#isOpen = true)}
      @makini-close=${() => void this.#left()}
    ></makini-connect>`;
  }

  async #left(): Promise<void> {
    this.#isOpen = false;
    // From its last screen a person may go on at once: one opening is over, and the next begins.
    await Promise.resolve();
    const was = this.#for;
    if (!was || this.#isOpen) return;
    this.#for = undefined;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#parts.left(was.connection, was.purpose);
  }
}
