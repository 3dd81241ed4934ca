import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { ClientWithSecret, OperatorClient, OperatorClients } from '../../../contract/index.ts';
import { tile } from '../../../element/parts/tile.ts';
import { hashOf } from '../address.ts';
import { Asking } from '../asking.ts';
import { View } from '../desk.ts';
import { linesOf, typedIn } from '../faults.ts';
import { ago, button, closeDialog, head, known, modeMark, troubleText } from '../parts/bits.ts';
import { clientField } from '../parts/client-fields.ts';
import { givenSecret } from '../parts/given-secret.ts';
import { noRows, rows } from '../parts/narrowing.ts';
import { SearchField } from '../parts/search-field.ts';
import { base } from '../styles/base.ts';
import { listStyles } from '../styles/lists.ts';
import { troubleOf } from '../trouble.ts';
import type { Trouble } from '../trouble.ts';

/** All partners, and making one. */
export class DashClients extends View {
  static override styles = [...base, listStyles];

  readonly #list = new Asking<OperatorClients>(this);
  readonly #search = new SearchField(this);
  @state() private making = false;
  @state() private made: ClientWithSecret | undefined;
  @state() private busy = false;
  @state() private trouble: Trouble | undefined;

  protected override entered(): void {
    const { query } = this.place;
    void this.#list.ask((call) => this.desk.service.call('operatorClients', { ...call, query }));
  }

  protected override render(): TemplateResult {
    const { speech } = this.desk;
    const { say } = speech;
    return html`<section class="view">
      ${head(
        say('view.clients'),
        button('primary', say('clients.new'), () => this.#make()),
      )}
      <div class="tools" role="search">${this.#search.render(say('clients.search'))}</div>
      ${known(speech, this.#list, (list) => this.#rows(list))}
      ${
        this.making || this.made
          ? html`<dialog aria-labelledby="dialog" @close=${() => this.#closed()} @cancel=${this.#hold}>
              ${this.made ? givenSecret(this.desk, this.made) : this.#form()}
            </dialog>`
          : nothing
      }
    </section>`;
  }

  #rows(list: OperatorClients): TemplateResult {
    const { desk, place } = this;
    return rows(desk, place, list, (one) => this.#row(one), noRows(desk, place, 'clients'));
  }

  #row(one: OperatorClient): TemplateResult {
    const { speech } = this.desk;
    const { say } = speech;
    return html`<li class="row">
      <div class="who">
        ${tile(one.name)}
        <div class="names">
          <span
            ><a class="whole" href=${hashOf({ view: 'clients', id: one.id })}>${one.name}</a>
            ${modeMark(speech, one.mode)}</span
          >
          <bdi class="small code">${one.id}</bdi>
        </div>
      </div>
      <div class="cell small">
        <span>${say('clients.connections', { count: one.connections })}</span>
        <bdi>${one.origins.join(', ')}</bdi>
      </div>
      <div class="cell end small">
        <span>${say('clients.made')} ${ago(speech, one.created_at)}</span>
      </div>
    </li>`;
  }

  #form(): TemplateResult {
    const { speech } = this.desk;
    const { say } = speech;
    const faults = this.trouble?.faults ?? [];
    const named = (name: 'name' | 'origins' | 'redirect_uris', lines?: number) =>
      clientField(
        speech,
        {
          name,
          label: say(`client.${name}`),
          hint: say(`client.${name}.hint`),
          value: this.#typed[name] ?? '',
          ...(lines !== undefined && { lines }),
        },
        faults,
      );
    return html`<form class="stack" novalidate @submit=${(event: SubmitEvent) => void this.#send(event)}>
      <h2 class="heading" id="dialog">${say('clients.new')}</h2>
      ${named('name')}
      <fieldset class="stack tight">
        <legend class="strong">${say('client.mode')}</legend>
        ${(['test', 'live'] as const).map(
          (mode) =>
            html`<label class="pick"
              ><input type="radio" name="mode" value=${mode} ?checked=${mode === 'test'} />
              <span>${say(`client.mode.${mode}`)}</span></label
            >`,
        )}
      </fieldset>
      ${named('origins', 2)} ${named('redirect_uris', 2)}
      ${
        this.trouble && faults.length === 0
          ? html`<p class="problem">${troubleText(speech, this.trouble)}</p>`
          : nothing
      }
      <div class="actions">
        <button class="button primary" aria-disabled=${this.busy ? 'true' : nothing}>
          ${this.busy ? html`<span class="spinner"></span>` : nothing}${say('clients.make')}
        </button>
        ${button('quiet', say('common.cancel'), closeDialog)}
      </div>
    </form>`;
  }

  /** What was typed at the last try: what is drawn anew does not empty it. */
  #typed: Readonly<Partial<Record<string, string>>> = {};

  #make(): void {
    this.#typed = {};
    this.trouble = undefined;
    this.making = true;
  }

  async #send(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (this.busy) return;
    const { service, speech, announce } = this.desk;
    const form = new FormData(event.target as HTMLFormElement);
    const [name, origins, uris] = (['name', 'origins', 'redirect_uris'] as const).map((each) =>
      typedIn(form, each),
    );
    this.#typed = { name, origins, redirect_uris: uris };
    const body = {
      name: name?.trim() ?? '',
      mode: form.get('mode') === 'live' ? 'live' : 'test',
      origins: linesOf(origins ?? ''),
      redirect_uris: linesOf(uris ?? ''),
    };
    this.busy = true;
    this.trouble = undefined;
    try {
      this.made = await service.call('operatorMakeClient', { body });
      this.making = false;
      announce(speech.say('clients.made_one', { name: this.made.client.name }));
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>('#dialog')?.focus();
    } catch (error) {
      this.trouble = troubleOf(error);
      await this.updateComplete;
      const wrong = this.renderRoot.querySelector<HTMLElement>('[aria-invalid]');
      wrong?.focus();
      announce(this.renderRoot.querySelector('dialog .problem')?.textContent?.trim() ?? '');
    } finally {
      this.busy = false;
    }
  }

  /** A secret that was not copied is lost: Escape does not close it. */
  readonly #hold = (event: Event): void => {
    if (this.made) event.preventDefault();
  };

  #closed(): void {
    if (this.made) void this.#list.again();
    this.making = false;
    this.made = undefined;
  }
}
