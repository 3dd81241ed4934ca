/** Telling an endpoint again what happened since a time: the question, and how many events it was. */
import { html, nothing } from 'lit';
import type { ReactiveController, ReactiveControllerHost, TemplateResult } from 'lit';
import type { DashboardFilters } from '../../../contract/index.ts';
import type { Desk } from '../desk.ts';
import { typedIn } from '../faults.ts';
import { troubleOf } from '../trouble.ts';
import { button, closeDialog, field, troubleText } from './bits.ts';

/** What the form needs of its view. */
interface ReplayParts {
  readonly desk: () => Desk;
  readonly endpoints: () => DashboardFilters | undefined;
  readonly done: () => void;
}

const day = 86_400_000;

/** A moment as a field for local time has it. */
const local = (at: Date): string =>
  new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);

/** Holds the dialog, and what came of it. */
export class ReplayForm implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #parts: ReplayParts;
  #shown: { readonly endpoint: string; readonly since: string } | undefined;
  #busy = false;
  #trouble = '';
  #result = '';

  constructor(host: ReactiveControllerHost, parts: ReplayParts) {
    this.#host = host;
    this.#parts = parts;
    host.addController(this);
  }

  hostConnected(): void {
    this.#shown = undefined;
  }

  /** Opens the question; a day back unless told otherwise. */
  show(endpoint: string | undefined): void {
    const first = this.#parts.endpoints()?.endpoints[0]?.id ?? '';
    this.#shown = { endpoint: endpoint ?? first, since: local(new Date(Date.now() - day)) };
    this.#trouble = '';
    this.#host.requestUpdate();
  }

  /** How many events were told again, the last time. */
  result(): TemplateResult | typeof nothing {
    return this.#result === '' ? nothing : html`<p class="banner good">${this.#result}</p>`;
  }

  /** The question, while it is asked. */
  dialog(): TemplateResult | typeof nothing {
    const shown = this.#shown;
    if (!shown) return nothing;
    const { say } = this.#parts.desk().speech;
    const { endpoints = [], more } = this.#parts.endpoints() ?? {};
    return html`<dialog aria-labelledby="replay" @close=${() => this.#closed()}>
      <form class="stack" @submit=${(event: SubmitEvent) => void this.#send(event)}>
        <h2 class="heading" id="replay">${say('replay.heading')}</h2>
        <p class="small">${say('replay.lead')}</p>
        ${
          endpoints.length === 0
            ? html`<p class="problem">${say('replay.no_endpoint')}</p>`
            : field(
                say('deliveries.endpoint'),
                html`<select class="input plain" name="endpoint">
                  ${endpoints.map(({ id, url }) => html`<option value=${id} ?selected=${id === shown.endpoint}>${url}</option>`)}
                </select>`,
              )
        }
        ${more?.endpoints ? html`<p class="small">${say('replay.more')}</p>` : nothing}
        ${field(
          say('replay.since'),
          html`<input
            class="input plain"
            type="datetime-local"
            name="since"
            required
            .value=${shown.since}
            max=${local(new Date())}
          />`,
        )}
        <label class="pick"
          ><input type="checkbox" name="failed" checked /> <span>${say('replay.failed_only')}</span></label
        >
        ${this.#trouble === '' ? nothing : html`<p class="problem">${this.#trouble}</p>`}
        <div class="actions">
          <button
            class="button primary"
            aria-disabled=${this.#busy || endpoints.length === 0 ? 'true' : nothing}
          >
            ${this.#busy ? html`<span class="spinner"></span>` : nothing}${say('replay.go')}
          </button>
          ${button('quiet', say('common.cancel'), closeDialog)}
        </div>
      </form>
    </dialog>`;
  }

  async #send(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const { service, speech, announce } = this.#parts.desk();
    const element = event.target as HTMLFormElement;
    const form = new FormData(element);
    const [endpoint, since] = [typedIn(form, 'endpoint'), typedIn(form, 'since')];
    if (this.#busy || endpoint === '') return;
    this.#busy = true;
    this.#host.requestUpdate();
    try {
      const body = { since: new Date(since).toISOString(), failed_only: form.has('failed') };
      const { count } = await service.call('operatorReplay', { params: { id: endpoint }, body });
      this.#result = speech.say('replay.done', { count });
      announce(this.#result);
      element.closest('dialog')?.close();
      this.#parts.done();
    } catch (error) {
      this.#trouble = troubleText(speech, troubleOf(error));
      announce(this.#trouble);
    }
    this.#busy = false;
    this.#host.requestUpdate();
  }

  #closed(): void {
    this.#shown = undefined;
    this.#host.requestUpdate();
  }
}
