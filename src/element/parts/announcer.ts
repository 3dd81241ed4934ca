import type { ReactiveControllerHost } from 'lit';

/** The words of the polite live region: what comes within a moment is said as one. */
export class Announcer {
  text = '';
  readonly #host: ReactiveControllerHost;
  #waiting: string[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  /** Says something soon; the same thing twice in a row is said once. */
  say(text: string): void {
    if (text === '' || this.#waiting.includes(text)) return;
    this.#waiting.push(text);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#speak(), 400);
  }

  #speak(): void {
    this.text = this.#waiting.join(' ');
    this.#waiting = [];
    this.#host.requestUpdate();
  }
}
