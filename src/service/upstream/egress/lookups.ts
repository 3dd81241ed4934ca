/**
 * Looking names up, a fair share each. The system's resolver keeps a thread until a name server has answered, cannot be called off,
 * and threads are few: whoever types names whose server is silent must not keep others waiting.
 */

/** Gives all addresses of a name, as text; rejects with Node's resolver codes (`ENOTFOUND` …). */
export type Lookup = (host: string) => Promise<readonly string[]>;

/** How many names may be looked up at once: for one client, and for all of them together. The process has 32 threads for it. */
export const lookupsAtOnce = { client: 8, all: 24 } as const;

interface Waiting {
  readonly client: string;
  readonly go: () => void;
}

/** The lookups of one connector. */
export class Lookups {
  readonly #lookup: Lookup;
  readonly #running = new Map<string, number>();
  readonly #waiting = new Set<Waiting>();
  #all = 0;

  constructor(lookup: Lookup) {
    this.#lookup = lookup;
  }

  /** The addresses of a name, once the client has a place; rejects when the signal ends. */
  async find(host: string, client: string, signal: AbortSignal): Promise<readonly string[]> {
    signal.throwIfAborted();
    if (this.#hasPlace(client)) this.#take(client);
    else await this.#wait(client, signal);
    const found = this.#lookup(host);
    const leave = (): void => this.#leave(client);
    // The thread is kept until then, also where nobody waits for it any more.
    found.then(leave, leave);
    return orAborted(found, signal);
  }

  #of(client: string): number {
    return this.#running.get(client) ?? 0;
  }

  #hasPlace(client: string): boolean {
    return this.#all < lookupsAtOnce.all && this.#of(client) < lookupsAtOnce.client;
  }

  #take(client: string): void {
    this.#all += 1;
    this.#running.set(client, this.#of(client) + 1);
  }

  /** Resolves with the place taken. */
  #wait(client: string, signal: AbortSignal): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const giveUp = (): void => {
      this.#waiting.delete(waiting);
      reject(new Error('aborted'));
    };
    const go = (): void => {
      signal.removeEventListener('abort', giveUp);
      resolve();
    };
    const waiting: Waiting = { client, go };
    this.#waiting.add(waiting);
    signal.addEventListener('abort', giveUp, { once: true });
    return promise;
  }

  #leave(client: string): void {
    this.#all -= 1;
    const left = this.#of(client) - 1;
    if (left > 0) this.#running.set(client, left);
    else this.#running.delete(client);
    for (const waiting of this.#waiting) {
      if (!this.#hasPlace(waiting.client)) continue;
      this.#waiting.delete(waiting);
      this.#take(waiting.client);
      waiting.go();
    }
  }
}

/** Settles with the work, or rejects as soon as the signal ends; for work that cannot be called off. */
const orAborted = <T>(work: Promise<T>, signal: AbortSignal): Promise<T> =>
  new Promise((resolve, reject) => {
    const onAbort = (): void => reject(new Error('aborted'));
    signal.addEventListener('abort', onAbort, { once: true });
    if (signal.aborted) onAbort();
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
