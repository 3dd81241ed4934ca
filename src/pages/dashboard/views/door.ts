/** The doors: setting the first password, and signing in. */
import { html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { operatorPassword } from '../../../contract/index.ts';
import type { Desk } from '../desk.ts';
import { button, troubleText } from '../parts/bits.ts';
import { setPassword } from '../parts/closed-doors.ts';
import { strengthOf } from '../strength.ts';
import { base } from '../styles/base.ts';
import { shellStyles } from '../styles/shell.ts';
import { troubleOf } from '../trouble.ts';
import type { Trouble } from '../trouble.ts';

/** Takes a password; `dash-entered` says that the session is there. */
export class DashDoor extends LitElement {
  static override styles = [...base, shellStyles];

  /** What it stands on. */
  @property({ attribute: false }) desk!: Desk;
  /** The sentences, so that it is drawn anew when they change. */
  @property({ attribute: false }) words?: unknown;
  /** The key of the link that sets the password; without it somebody signs in. */
  @property({ attribute: false }) setUpKey: string | undefined;
  /** Whether a session was there before and is over. */
  @property({ type: Boolean }) over = false;
  @state() private typed = '';
  @state() private shown = false;
  @state() private busy = false;
  @state() private trouble: Trouble | undefined;

  protected override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLInputElement>('#password')?.focus();
  }

  protected override render(): TemplateResult {
    const { say } = this.desk.speech;
    const setting = this.setUpKey !== undefined;
    const kind = setting ? 'setup' : this.over ? 'over' : 'signin';
    return html`<form class="stack" novalidate @submit=${(event: Event) => void this.#send(event)}>
      <h1 class="heading" tabindex="-1">${say(`${kind}.heading`)}</h1>
      <p class="small">${say(`${kind}.lead`, { least: operatorPassword.least })}</p>
      <input class="hidden" autocomplete="username" value="operator" tabindex="-1" aria-hidden="true" />
      <div class="field">
        <label class="label" for="password">${say('door.password')}</label>
        <div class="with-button">
          <input
            id="password"
            class="input plain"
            type=${this.shown ? 'text' : 'password'}
            maxlength=${operatorPassword.most}
            autocomplete=${setting ? 'new-password' : 'current-password'}
            autocapitalize="off"
            spellcheck="false"
            aria-invalid=${this.trouble ? 'true' : nothing}
            aria-describedby=${this.trouble ? 'trouble' : setting ? 'strength' : nothing}
            @input=${this.#type}
          />
          <button
            type="button"
            class="button quiet"
            aria-pressed=${this.shown ? 'true' : 'false'}
            @click=${() => (this.shown = !this.shown)}
          >
            ${say('door.show')}
          </button>
        </div>
        ${setting ? html`<p class="small" id="strength">${this.#strength()}</p>` : nothing}
      </div>
      ${
        this.trouble
          ? html`<p class="problem" id="trouble">${troubleText(this.desk.speech, this.trouble)}</p>`
          : nothing
      }
      <div class="actions">
        <button class="button primary" aria-disabled=${this.busy ? 'true' : nothing}>
          ${this.busy ? html`<span class="spinner"></span>` : nothing}${say(`${kind}.go`)}
        </button>
        ${
          this.trouble?.code === 'password_set'
            ? button('secondary', say('signin.go'), () => this.#turn())
            : nothing
        }
      </div>
      ${setting ? nothing : this.#forgotten()}
    </form>`;
  }

  #forgotten(): TemplateResult {
    return html`<p class="small">
      ${this.desk.speech.say('signin.forgotten')}
      <bdi class="code" dir="ltr">${setPassword}</bdi>
    </p>`;
  }

  #strength(): string {
    const { say } = this.desk.speech;
    const strength = strengthOf(this.typed, operatorPassword.least);
    if (strength !== 'short') return say(`strength.${strength}`);
    return say('strength.short', { count: operatorPassword.least - [...this.typed].length });
  }

  readonly #type = (event: Event): void => {
    this.typed = (event.target as HTMLInputElement).value;
    this.trouble = undefined;
  };

  /** The link is of no use any more: somebody signs in with the password that is set. */
  #turn(): void {
    this.setUpKey = undefined;
    this.trouble = undefined;
  }

  async #send(event: Event): Promise<void> {
    event.preventDefault();
    const { service, announce } = this.desk;
    const input = this.renderRoot.querySelector<HTMLInputElement>('#password');
    if (!input || this.busy) return;
    const password = input.value;
    if (password === '') return input.focus();
    this.busy = true;
    this.shown = false;
    try {
      const token = this.setUpKey;
      if (token === undefined) await service.call('dashboardSignIn', { body: { password } });
      else await service.call('dashboardSetup', { body: { token, password } });
      input.value = '';
      this.typed = '';
      this.dispatchEvent(new CustomEvent('dash-entered'));
    } catch (error) {
      this.trouble = troubleOf(error);
      announce(troubleText(this.desk.speech, this.trouble));
      input.focus();
      input.select();
    } finally {
      this.busy = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'dash-door': DashDoor;
  }
}
