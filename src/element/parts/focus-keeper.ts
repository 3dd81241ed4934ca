import type { ReactiveController, ReactiveElement } from 'lit';

/** Moves the focus to a new screen's heading when it was in the element before; on the first drawing only in a dialog. */
export class FocusKeeper implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #place: () => string;
  readonly #shown: { readonly modal: boolean };
  #last: string | undefined;
  #was = false;

  /** `place` names the screen; another name is another screen. In what is `modal` the first one counts too. */
  constructor(host: ReactiveElement, place: () => string, shown: { readonly modal: boolean }) {
    this.#host = host;
    this.#place = place;
    this.#shown = shown;
    host.addController(this);
  }

  /** Whether the focus was in the element when it was last drawn. */
  get inside(): boolean {
    return this.#was;
  }

  hostUpdate(): void {
    // `:focus-within` is false while the focus is in the frame, although the frame is in here
    const inside = this.#host.shadowRoot?.activeElement !== null || this.#host.matches(':focus-within');
    this.#was = inside || (this.#was && document.activeElement === document.body);
  }

  hostUpdated(): void {
    const heading = this.#host.renderRoot.querySelector<HTMLElement>('.view .heading');
    const place = heading ? this.#place() : this.#shown.modal ? '' : this.#last;
    if (place === this.#last) return;
    const first = this.#last === undefined;
    this.#last = place;
    if (!first && this.#was) heading?.focus();
  }
}
