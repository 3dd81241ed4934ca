// A press of the pointer, from down to click: what would move things under it waits until it is over.

/** Knows whether a pointer is down. */
export class Press {
  #down = false;
  #waiting: (() => void)[] = [];

  /** Watches presses inside `root` and where they end. */
  watch(root: HTMLElement): void {
    root.addEventListener('pointerdown', () => (this.#down = true), { capture: true });
    // The click comes after the pointer is up, in the same turn; only then may things move.
    for (const name of ['pointerup', 'pointercancel'])
      window.addEventListener(name, () => setTimeout(() => this.#end()));
  }

  /** Runs `work` now, or when the press is over. */
  after(work: () => void): void {
    if (this.#down) this.#waiting.push(work);
    else work();
  }

  #end(): void {
    this.#down = false;
    for (const work of this.#waiting.splice(0)) work();
  }
}
