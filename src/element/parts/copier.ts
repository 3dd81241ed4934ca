import type { ReactiveControllerHost } from 'lit';

/** What copying remembers: which button copied, or which text is to be copied by hand because the browser forbids it. */
export class Copier {
  /** The id of the button that has just copied. */
  copied: string | undefined;
  byHand: { readonly id: string; readonly text: string } | undefined;
  readonly #host: ReactiveControllerHost;
  readonly #announce: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `announce` is called when something was copied. */
  constructor(host: ReactiveControllerHost, announce: () => void) {
    this.#host = host;
    this.#announce = announce;
  }

  /** Copies a text for the button `id`. */
  async copy(id: string, text: string): Promise<void> {
    const done = await navigator.clipboard?.writeText(text).then(
      () => true,
      () => false,
    );
    this.byHand = done ? undefined : { id, text };
    this.copied = done ? id : undefined;
    if (done) this.#announce();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#fade(), 3_000);
    this.#host.requestUpdate();
  }

  /** Forgets what was copied. */
  reset(): void {
    clearTimeout(this.#timer);
    this.copied = undefined;
    this.byHand = undefined;
  }

  #fade(): void {
    this.copied = undefined;
    this.#host.requestUpdate();
  }
}
