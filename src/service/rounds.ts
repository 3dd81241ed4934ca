/** Rounds of looking for work: every so often, and at once when something was written. One look at a time, and none is missed. */

/** What a worker lends to its rounds. */
export interface RoundsParts {
  /** Milliseconds between two looks that nobody asked for; 0 for none. */
  readonly every: number;
  /** Begins what is due; gives whether there may be more. */
  readonly begin: () => Promise<boolean>;
  /** Told of what `begin` or work under way has thrown. */
  readonly broken: (error: unknown) => void;
}

/** Looks for work, and follows what was begun, until it is stopped. */
export class Rounds {
  readonly #begin: RoundsParts['begin'];
  readonly #broken: RoundsParts['broken'];
  readonly #tasks = new Set<Promise<void>>();
  readonly #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> | undefined;
  #again = false;
  #stopped = false;

  constructor({ every, begin, broken }: RoundsParts) {
    this.#begin = begin;
    this.#broken = broken;
    if (every === 0) return;
    this.#timer = setInterval(() => void this.wake(), every);
    this.#timer.unref();
  }

  /** Whether nothing more may be begun. */
  get stopped(): boolean {
    return this.#stopped;
  }

  /** Looks for what is due and begins it; resolves when that was begun. Never rejects. */
  wake(): Promise<void> {
    // What is written while a look is under way may have come too late for it.
    this.#again = true;
    this.#looking ??= this.#look().finally(() => {
      this.#looking = undefined;
      if (this.#again && !this.#stopped) void this.wake();
    });
    return this.#looking;
  }

  /** Follows work that was begun; `ended` runs when it is over, and there may be room for more then. */
  follow(work: Promise<void>, ended: () => void): void {
    const task = work.catch(this.#broken).finally(() => {
      ended();
      this.#tasks.delete(task);
      if (!this.#stopped) void this.wake();
    });
    this.#tasks.add(task);
  }

  /** Resolves when nothing is due and nothing under way. */
  async settled(): Promise<void> {
    await this.wake();
    while (this.#tasks.size > 0) {
      await Promise.all(this.#tasks);
      await this.wake();
    }
  }

  /** Begins nothing more; resolves when what is under way is over. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    this.#stopped = true;
    await this.#looking;
    await Promise.all(this.#tasks);
  }

  async #look(): Promise<void> {
    try {
      while (this.#again) {
        this.#again = false;
        while (!this.#stopped && (await this.#begin()));
      }
    } catch (error) {
      this.#broken(error);
    }
  }
}
