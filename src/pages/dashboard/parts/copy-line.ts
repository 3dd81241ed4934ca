/** A secret that is shown once: as text, with a button that copies it. */
import { html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Desk } from '../desk.ts';
import { base } from '../styles/base.ts';
import { listStyles } from '../styles/lists.ts';
import { button } from './bits.ts';

/** One value to be copied, with its name. */
export class DashCopy extends LitElement {
  static override styles = [...base, listStyles];

  /** What the view stands on. */
  @property({ attribute: false }) desk!: Desk;
  /** What the value is called. */
  @property() label = '';
  /** The value. */
  @property({ attribute: false }) value = '';
  @state() private copied = false;

  protected override render(): TemplateResult {
    const { speech } = this.desk;
    return html`<div class="stack tight">
      <span class="small">${this.label}</span>
      <div class="line">
        <code class="code" dir="ltr">${this.value}</code>
        ${button('secondary', speech.say('common.copy'), () => void this.#copy(), {
          name: `${speech.say('common.copy')}: ${this.label}`,
        })}
        ${this.copied ? html`<span class="small">${speech.say('common.copied')}</span>` : nothing}
      </div>
    </div>`;
  }

  async #copy(): Promise<void> {
    const { speech, announce } = this.desk;
    const done = await navigator.clipboard?.writeText(this.value).then(
      () => true,
      () => false,
    );
    this.copied = done === true;
    announce(speech.say(this.copied ? 'common.copied' : 'common.copy_by_hand'));
    if (!this.copied) this.#select();
  }

  #select(): void {
    const text = this.renderRoot.querySelector('code');
    if (text) getSelection()?.selectAllChildren(text);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'dash-copy': DashCopy;
  }
}
