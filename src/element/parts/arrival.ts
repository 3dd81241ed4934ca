import type { ReactiveController, ReactiveElement } from 'lit';

/**
 * Notices that the element has come to stay: it is visible, and a task has passed since it was connected. And that it has left: a
 * task has passed since it was removed. What is moved, or mounted twice by a framework, neither comes twice nor leaves.
 */
export class Arrival implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #arrived: () => void;
  readonly #left: () => void;
  readonly #shown: { readonly modal: boolean };
  #observer: IntersectionObserver | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** What is shown `modal`, a closed dialog, cannot wait for being seen. */
  constructor(
    host: ReactiveElement,
    arrived: () => void,
    left: () => void,
    shown: { readonly modal: boolean },
  ) {
    this.#host = host;
    this.#shown = shown;
    this.#arrived = arrived;
    this.#left = left;
    host.addController(this);
  }

  hostConnected(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#look());
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#left());
  }

  #look(): void {
    if (this.#shown.modal) return this.#arrived();
    this.#observer = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      this.#observer?.disconnect();
      this.#arrived();
    });
    this.#observer.observe(this.#host);
  }
}
