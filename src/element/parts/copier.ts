import type { ReactiveController, ReactiveElement } from 'lit';

/** What copying needs from the element around it. */
interface CopierHost {
  /** Names the screen; another name is another screen, on which nothing was copied yet. */
  screen(): string;
  /** Told when a text was copied, or has to be copied by hand. */
  announce(copied: boolean): void;
}

/** What copying remembers: which button copied, or which text is to be copied by hand because the browser forbids it. */
export class Copier implements ReactiveController {
  /** The id of the button that has just copied. */
  copied: string | undefined;
  byHand: { readonly id: string; readonly text: string } | undefined;
  readonly #element: ReactiveElement;
  readonly #host: CopierHost;
  #screen = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(element: ReactiveElement, host: CopierHost) {
    this.#element = element;
    this.#host = host;
    element.addController(this);
  }

  hostUpdate(): void {
    const screen = this.#host.screen();
    if (screen !== this.#screen) this.#reset();
    this.#screen = screen;
  }

  /** Copies a text for the button `id`; where that is forbidden, the text is shown, selected. */
  async copy(id: string, text: string): Promise<void> {
    const screen = this.#screen;
    const done = await navigator.clipboard?.writeText(text).then(
      () => true,
      () => false,
    );
    if (screen !== this.#screen) return;
    this.byHand = done ? undefined : { id, text };
    this.copied = done ? id : undefined;
    this.#host.announce(done ?? false);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#fade(), 3_000);
    this.#element.requestUpdate();
    if (!done) await this.#select();
  }

  async #select(): Promise<void> {
    await this.#element.updateComplete;
    const text = this.#element.renderRoot.querySelector<HTMLTextAreaElement>('.by-hand textarea');
    text?.focus();
    text?.select();
  }

  #reset(): void {
    clearTimeout(this.#timer);
    this.copied = undefined;
    this.byHand = undefined;
  }

  #fade(): void {
    this.copied = undefined;
    this.#element.requestUpdate();
  }
}
