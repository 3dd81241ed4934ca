// How old the ticket for the next start is: renewed before the service stops taking it, while somebody looks at the page.

/** The service takes a ticket for 60 s. */
const agedAfter = 45_000;
const freshFor = 55_000;

/** Tells once, when a ticket has aged; a hidden page is told when it is seen again. */
export class TicketClock {
  readonly #aged: () => void;
  #since = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #due = false;

  constructor(aged: () => void) {
    this.#aged = aged;
    document.addEventListener('visibilitychange', () => this.#tell());
  }

  /** Whether the ticket is taken for a few seconds more; timers of hidden pages come late, the clock does not. */
  get isFresh(): boolean {
    return performance.now() - this.#since < freshFor;
  }

  /** A new ticket came. */
  start(): void {
    this.stop();
    this.#since = performance.now();
    this.#timer = setTimeout(() => {
      this.#due = true;
      this.#tell();
    }, agedAfter);
  }

  /** The ticket was used. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#due = false;
  }

  #tell(): void {
    if (!this.#due || document.hidden) return;
    this.#due = false;
    this.#aged();
  }
}
