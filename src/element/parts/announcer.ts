import type { ReactiveControllerHost } from 'lit';

/** The words of the polite live region: what comes within a moment is said as one. */
export class Announcer {
  text = '';
  readonly #host: ReactiveControllerHost;
  #waiting: string[] = [];
  #followed = '';
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

  /** Says what a state has to say, whenever it is something else than before. */
  follow(text: string): void {
    if (text === this.#followed) return;
    this.#followed = text;
    this.say(text);
  }

  #speak(): void {
    this.text = this.#waiting.join(' ');
    this.#waiting = [];
    this.#host.requestUpdate();
  }
}
