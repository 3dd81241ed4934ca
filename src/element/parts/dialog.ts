import { html, nothing } from 'lit';
import type { ReactiveController, ReactiveElement, TemplateResult } from 'lit';
import type { Told } from '../flow/effect.ts';
import { isBegun } from '../flow/state.ts';
import type { State } from '../flow/state.ts';
import { button } from './elements.ts';
import { icons } from './icons.ts';
import type { Screen } from './screen.ts';
import { markTriggers } from './triggers.ts';

/** What of the element the dialog follows. */
interface DialogHost extends ReactiveElement {
  readonly presentation: 'inline' | 'dialog';
  open: boolean;
}

/** What the dialog knows and has done. */
interface DialogParts {
  state(): State;
  begin(): void;
  close(): void;
  /** Has what was typed kept, for the next opening. */
  keep(): void;
}

/**
 * The native dialog around the screens, for `presentation="dialog"`. `open` and the flow follow each other: opening begins, and what
 * ends the flow closes. It is there from the start, so that nothing in it is ever moved. Leaving is asked about in place, not in a
 * second dialog: browsers close a dialog that was opened without a press together with the one below.
 */
export class Dialog implements ReactiveController {
  readonly #host: DialogHost;
  readonly #parts: DialogParts;
  #arrived = false;
  #asking = false;
  /** Puts the focus where it was before the question. */
  #back: (() => void) | undefined;
  /** Where the focus goes once the question has come or gone. */
  #focus: (() => void) | undefined;
  /** Whether the pointer went down beside the dialog: a selection that ends there is no press. */
  #beside = false;

  constructor(host: DialogHost, parts: DialogParts) {
    this.#host = host;
    this.#parts = parts;
    host.addController(this);
  }

  /** Whether the element is presented as a dialog. */
  get modal(): boolean {
    return this.#host.presentation === 'dialog';
  }

  hostConnected(): void {
    if (this.modal) this.#host.requestUpdate();
  }

  hostUpdate(): void {
    if (!this.modal) return;
    const idle = this.#parts.state().at === 'idle';
    if (this.#host.open && idle && this.#arrived) this.#parts.begin();
    else if (!this.#host.open && !idle) this.#parts.close();
    if (!isBegun(this.#parts.state())) this.#asking = false;
  }

  hostUpdated(): void {
    const dialog = this.#dialog;
    if (!dialog || !this.#host.isConnected) return;
    markTriggers(dialog.previousElementSibling as HTMLSlotElement, this.#host.open);
    const shown = this.#host.open && this.#parts.state().at !== 'idle';
    // a dialog that was moved in the document is open, but no longer modal
    if (dialog.open && !(shown && dialog.matches(':modal'))) dialog.close();
    if (shown && !dialog.open) {
      dialog.showModal();
      // not on the cross, which a key held down would press
      dialog.querySelector<HTMLElement>('#title')?.focus();
    }
    this.#focus?.();
    this.#focus = undefined;
  }

  /** The element has come to stay: from now on `open` opens. */
  arrive(): void {
    this.#arrived = true;
    this.#host.requestUpdate();
  }

  /** Follows what the flow tells. */
  hear({ name }: Told): void {
    if (this.modal && (name === 'open' || name === 'close')) this.#host.open = name === 'open';
  }

  /** Somebody wants to leave, by Escape, the cross or a press beside the dialog: asked about where something was begun. `back` leads to where they were. */
  leave(back?: () => void): void {
    if (!this.modal || this.#parts.state().at === 'idle') return;
    if (this.#asking) return this.#stay();
    if (!isBegun(this.#parts.state())) return this.#parts.close();
    const before = (this.#host.renderRoot as ShadowRoot).activeElement as HTMLElement | null;
    this.#back = back ?? (() => before?.focus());
    this.#parts.keep();
    this.#ask(true, () => this.#dialog?.querySelector<HTMLElement>('.leave button')?.focus());
  }

  /** The screens, in the dialog where that is how they are presented. */
  render(content: TemplateResult, screen: Screen): TemplateResult {
    if (!this.modal) return content;
    const asking = this.#asking;
    const leave = (): void => this.leave();
    return html`<slot
        name="trigger"
        @click=${this.#pressed}
        @slotchange=${() => this.#host.requestUpdate()}
      ></slot>
      <dialog
        class="dialog"
        part="dialog"
        lang=${screen.speech.locale}
        dir=${screen.dir}
        aria-labelledby="title"
        @cancel=${this.#cancelled}
        @close=${this.#closed}
        @pointerdown=${(event: Event) => (this.#beside = isBackdrop(event))}
        @click=${(event: Event) => this.#beside && isBackdrop(event) && leave()}
      >
        <div class="bar" ?data-behind=${asking}>
          <p id="title" class="strong" tabindex="-1">${screen.title}</p>
          <button
            type="button"
            class="icon-button"
            aria-label=${screen.words('common.close')}
            @click=${leave}
          >
            ${icons.clear}
          </button>
        </div>
        <div class="sheet" ?data-behind=${asking}>${content}</div>
        ${asking ? this.#question(screen) : nothing}
      </dialog>`;
  }

  #question(screen: Screen): TemplateResult {
    return html`<div class="leave" role="alertdialog" aria-labelledby="leave" aria-describedby="kept">
      <p id="leave" class="heading">${screen.words('leave.heading')}</p>
      <p id="kept" class="lead">${screen.words('leave.lead')}</p>
      <div class="actions">
        ${button('primary', screen.words('leave.stay'), () => this.#stay())}
        ${button('secondary', screen.words('leave.go'), () => this.#parts.close())}
      </div>
    </div>`;
  }

  get #dialog(): HTMLDialogElement | null {
    return this.#host.renderRoot.querySelector('dialog');
  }

  #stay(): void {
    this.#ask(false, () => this.#back?.());
  }

  #ask(asking: boolean, focus: () => void): void {
    this.#asking = asking;
    this.#focus = focus;
    this.#host.requestUpdate();
  }

  readonly #pressed = (event: Event): void => {
    if (event.defaultPrevented) return;
    event.preventDefault();
    this.#host.open = true;
  };

  readonly #cancelled = (event: Event): void => {
    event.preventDefault();
    this.leave();
  };

  /** Browsers close a dialog without asking when Escape comes twice with nothing pressed in between. */
  readonly #closed = (): void => {
    if (this.#host.open && !this.#dialog?.open) this.#parts.close();
  };
}

const isBackdrop = ({ target, currentTarget }: Event): boolean => target === currentTarget;
