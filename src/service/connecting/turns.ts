/** Turns at customers' systems: few of us ask one host at a time; the others wait, and no client's crowd keeps another client out. */

/** How many probes and checks may be with one host at once, from this process. */
export const atOnce = 8;
/** How many of one client may wait for one host. */
export const mostWaiting = 200;

/** The line was too long, or did not move in time. */
export class LineFull extends Error {}

interface Waiting {
  readonly go: () => void;
  readonly giveUp: () => void;
}

interface Host {
  running: number;
  /** By client, in the order in which clients are served next. */
  readonly lines: Map<string, Set<Waiting>>;
}

/** Who waits where. One per service. */
export class Turns {
  readonly #hosts = new Map<string, Host>();
  readonly #atOnce: number;
  readonly #most: number;

  constructor(most: { readonly atOnce?: number; readonly waiting?: number } = {}) {
    this.#atOnce = most.atOnce ?? atOnce;
    this.#most = most.waiting ?? mostWaiting;
  }

  /**
   * Resolves when it is the caller's turn, with how to end it (once; more does nothing). `onWait` is called when others come first.
   * Rejects with `LineFull`, or with the signal's reason when that is aborted before.
   */
  async take(host: string, client: string, signal: AbortSignal, onWait?: () => void): Promise<() => void> {
    signal.throwIfAborted();
    const at = this.#hosts.get(host) ?? { running: 0, lines: new Map<string, Set<Waiting>>() };
    this.#hosts.set(host, at);
    if (at.running < this.#atOnce) at.running += 1;
    else await this.#wait(at, client, signal, onWait);
    return this.#ending(host, at);
  }

  /** How many are with hosts now, and how many wait for that. */
  get use(): { readonly taken: number; readonly waiting: number } {
    const hosts = [...this.#hosts.values()];
    const sum = (counts: number[]): number => counts.reduce((all, count) => all + count, 0);
    return {
      taken: sum(hosts.map(({ running }) => running)),
      waiting: sum(hosts.flatMap(({ lines }) => [...lines.values()].map(({ size }) => size))),
    };
  }

  #wait(at: Host, client: string, signal: AbortSignal, onWait?: () => void): Promise<void> {
    const line = at.lines.get(client) ?? new Set<Waiting>();
    if (line.size >= this.#most) throw new LineFull();
    onWait?.();
    at.lines.set(client, line);
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        signal.removeEventListener('abort', waiting.giveUp);
        line.delete(waiting);
        if (line.size === 0 && at.lines.get(client) === line) at.lines.delete(client);
      };
      const waiting: Waiting = {
        go: () => {
          leave();
          resolve();
        },
        giveUp: () => {
          leave();
          reject(signal.reason as Error);
        },
      };
      line.add(waiting);
      signal.addEventListener('abort', waiting.giveUp, { once: true });
    });
  }

  #ending(host: string, at: Host): () => void {
    let ended = false;
    return () => {
      if (ended) return;
      ended = true;
      if (this.#next(at)) return;
      at.running -= 1;
      if (at.running === 0) this.#hosts.delete(host);
    };
  }

  /** The turn goes to the first of the client that was served longest ago. */
  #next(at: Host): boolean {
    for (const [client, line] of at.lines) {
      const [first] = line;
      at.lines.delete(client);
      if (first === undefined) continue;
      if (line.size > 1) at.lines.set(client, line);
      first.go();
      return true;
    }
    return false;
  }
}
