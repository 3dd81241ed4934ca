// Here: the views: each is a file that is loaded when it is first wanted, and asks for itself. Not here: the menu around them (../dashboard.ts).
/** One partner: its addresses, its secrets. */
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { ClientFault, ClientWithSecret, OperatorClient } from '../../../contract/index.ts';
import { hashOf } from '../address.ts';
import { Asking } from '../asking.ts';
import { View } from '../desk.ts';
import { linesOf, places, typedIn } from '../faults.ts';
import {
  ago,
  backLink,
  button,
  closeDialog,
  fact,
  head,
  known,
  modeMark,
  moment,
  troubleText,
} from '../parts/bits.ts';
import { clientField } from '../parts/client-fields.ts';
import { givenSecret } from '../parts/given-secret.ts';
import { base } from '../styles/base.ts';
import { listStyles } from '../styles/lists.ts';
import { troubleOf } from '../trouble.ts';
import type { Trouble } from '../trouble.ts';

/** How long the secret before can go on, in hours. */
const overlaps = ['0', '24', '168', '720'] as const;
const fields = ['name', 'origins', 'redirect_uris', 'reconnect_url'] as const;
const inLines: readonly string[] = ['origins', 'redirect_uris'];

type Asked =
  | { readonly is: 'rotate' }
  | { readonly is: 'end'; readonly hint: string }
  | { readonly is: 'secret'; readonly given: ClientWithSecret; readonly overlap: string };

/** The details of one client. */
export class DashClient extends View {
  static override styles = [...base, listStyles];

  readonly #client = new Asking<{ client: OperatorClient }>(this);
  @state() private busy = false;
  @state() private saved = false;
  @state() private trouble: Trouble | undefined;
  @state() private asked: Asked | undefined;
  @state() private askedTrouble = '';

  protected override entered(): void {
    const { service } = this.desk;
    this.saved = false;
    this.trouble = undefined;
    void this.#client.ask((call) => service.call('operatorClient', { ...call, params: this.#params }));
  }

  get #params(): { id: string } {
    return { id: this.place.id ?? '' };
  }

  protected override render(): TemplateResult {
    const { speech, lastList } = this.desk;
    const { say } = speech;
    const client = this.#client.value?.client;
    return html`<section class="view">
      ${backLink(say('client.back'), lastList('clients'))}
      ${head(client?.name ?? say('common.client'), client ? modeMark(speech, client.mode) : nothing)}
      ${known(speech, this.#client, (value) => this.#all(value.client))}
      ${
        this.asked
          ? html`<dialog
              aria-labelledby="dialog"
              @close=${() => (this.asked = undefined)}
              @cancel=${this.#hold}
            >
              ${this.#question(this.asked)}
            </dialog>`
          : nothing
      }
    </section>`;
  }

  #all(client: OperatorClient): TemplateResult {
    const { speech } = this.desk;
    const { say } = speech;
    return html`<dl class="facts card">
        ${fact(say('secret.id'), html`<bdi class="code">${client.id}</bdi>`)}
        ${fact(say('clients.made'), moment(speech, client.created_at))}
        ${fact(
          say('view.connections'),
          html`<a href=${hashOf({ view: 'connections', query: { client: client.id } })}
            >${say('clients.connections', { count: client.connections })}</a
          >`,
        )}
        ${fact(
          say('view.deliveries'),
          html`<a href=${hashOf({ view: 'deliveries', query: { client: client.id } })}
            >${say('common.show_all')}</a
          >`,
        )}
      </dl>
      ${this.#form(client)} ${this.#secrets(client)}`;
  }

  #form(client: OperatorClient): TemplateResult {
    const { speech } = this.desk;
    const { say } = speech;
    const faults = this.trouble?.faults ?? [];
    const values: Readonly<Record<(typeof fields)[number], string>> = {
      name: client.name,
      origins: client.origins.join('\n'),
      redirect_uris: client.redirect_uris.join('\n'),
      reconnect_url: client.reconnect_url ?? '',
    };
    const one = (name: (typeof fields)[number]) => {
      const lines = inLines.includes(name) ? Math.max(2, values[name].split('\n').length + 1) : undefined;
      return clientField(
        speech,
        {
          name,
          label: say(`client.${name}`),
          hint: say(`client.${name}.hint`, { places }),
          value: values[name],
          ...(lines !== undefined && { lines }),
        },
        faults,
        this.#touched,
      );
    };
    return html`<form class="card stack" novalidate @submit=${(event: SubmitEvent) => void this.#save(event)}>
      <h2>${say('client.addresses')}</h2>
      ${fields.map(one)}
      ${
        this.trouble && faults.length === 0
          ? html`<p class="problem">${troubleText(speech, this.trouble)}</p>`
          : nothing
      }
      <div class="line">
        <button class="button primary" aria-disabled=${this.busy ? 'true' : nothing}>
          ${this.busy ? html`<span class="spinner"></span>` : nothing}${say('client.save')}
        </button>
        ${this.saved ? html`<span class="small">${say('client.saved')}</span>` : nothing}
      </div>
    </form>`;
  }

  #secrets({ secrets }: OperatorClient): TemplateResult {
    const { speech } = this.desk;
    const { say } = speech;
    return html`<section class="card stack">
      <div class="line">
        <h2>${say('client.secrets')}</h2>
        <span class="ends"
          >${button('secondary', say('client.rotate'), () => this.#ask({ is: 'rotate' }))}</span
        >
      </div>
      <ul class="rows inner">
        ${secrets.map(
          ({ hint, created_at: made, expires_at: ends }) =>
            html`<li class="row">
              <bdi class="code">${hint}…</bdi>
              <div class="cell small">
                <span>${say('clients.made')} ${ago(speech, made)}</span>
                ${ends === null ? nothing : html`<span>${say('client.secret.ends')} ${ago(speech, ends)}</span>`}
              </div>
              <div class="end">
                ${button('quiet', say('client.secret.end'), () => this.#ask({ is: 'end', hint }), {
                  name: `${say('client.secret.end')}: ${hint}`,
                })}
              </div>
            </li>`,
        )}
      </ul>
    </section>`;
  }

  #question(asked: Asked): TemplateResult {
    const { say } = this.desk.speech;
    if (asked.is === 'secret')
      return givenSecret(
        this.desk,
        asked.given,
        say(`client.overlap.${asked.overlap}.after` as 'client.overlap.0.after'),
      );
    const rotate = asked.is === 'rotate';
    return html`<form class="stack" @submit=${(event: SubmitEvent) => void this.#answer(event, asked)}>
      <h2 class="heading" id="dialog">${say(rotate ? 'client.rotate' : 'client.end.heading')}</h2>
      <p>${say(rotate ? 'client.rotate.lead' : 'client.end.lead')}</p>
      ${
        rotate
          ? html`<label class="field"
              ><span class="label strong">${say('client.overlap')}</span
              ><select class="input plain" name="overlap">
                ${overlaps.map(
                  (each) =>
                    html`<option value=${each} ?selected=${each === '168'}>
                      ${say(`client.overlap.${each}`)}
                    </option>`,
                )}
              </select></label
            >`
          : html`<p><bdi class="code">${asked.hint}…</bdi></p>`
      }
      ${this.askedTrouble === '' ? nothing : html`<p class="problem">${this.askedTrouble}</p>`}
      <div class="actions">
        <button class="button primary" aria-disabled=${this.busy ? 'true' : nothing}>
          ${say(rotate ? 'client.rotate.go' : 'client.secret.end')}
        </button>
        ${button('quiet', say('common.cancel'), closeDialog)}
      </div>
    </form>`;
  }

  #ask(asked: Asked): void {
    this.askedTrouble = '';
    this.asked = asked;
  }

  readonly #touched = (): void => {
    this.saved = false;
  };

  readonly #hold = (event: Event): void => {
    if (this.asked?.is === 'secret') event.preventDefault();
  };

  async #save(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (this.busy) return;
    const { service, speech, announce } = this.desk;
    const form = new FormData(event.target as HTMLFormElement);
    const text = (name: ClientFault['field']) => typedIn(form, name);
    const body = {
      name: text('name').trim(),
      origins: linesOf(text('origins')),
      redirect_uris: linesOf(text('redirect_uris')),
      reconnect_url: text('reconnect_url').trim() || null,
    };
    this.busy = true;
    this.saved = false;
    try {
      const answer = await service.call('operatorChangeClient', { params: this.#params, body });
      this.trouble = undefined;
      this.#client.change(() => answer);
      this.saved = true;
      announce(speech.say('client.saved'));
    } catch (error) {
      this.trouble = troubleOf(error);
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>('[aria-invalid]')?.focus();
      announce(this.renderRoot.querySelector('form .problem')?.textContent?.trim() ?? '');
    }
    this.busy = false;
  }

  async #answer(event: SubmitEvent, asked: Exclude<Asked, { is: 'secret' }>): Promise<void> {
    event.preventDefault();
    if (this.busy) return;
    const { service, speech, announce } = this.desk;
    const element = event.target as HTMLFormElement;
    this.busy = true;
    try {
      if (asked.is === 'rotate') {
        const overlap = typedIn(new FormData(element), 'overlap');
        const body = { overlap_hours: Number(overlap) };
        const given = await service.call('operatorRotateSecret', { params: this.#params, body });
        this.#client.change(() => ({ client: given.client }));
        this.asked = { is: 'secret', given, overlap };
        await this.updateComplete;
        this.renderRoot.querySelector<HTMLElement>('#dialog')?.focus();
      } else {
        const params = { ...this.#params, hint: asked.hint };
        const answer = await service.call('operatorEndSecret', { params });
        this.#client.change(() => answer);
        element.closest('dialog')?.close();
        announce(speech.say('client.secret.ended'));
      }
    } catch (error) {
      this.askedTrouble = troubleText(speech, troubleOf(error));
      announce(this.askedTrouble);
    }
    this.busy = false;
  }
}
