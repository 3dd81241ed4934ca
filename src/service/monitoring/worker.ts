/** The monitor: checks what is due, a few at a time and few at one host, whenever it is woken and every few seconds. Any number of nodes may each have one. */
import { failureFacts } from '../failure-facts.ts';
import type { Ports } from '../ports.ts';
import { Rounds } from '../rounds.ts';
import { check } from './check.ts';
import { findDue, takeDue, type Due, type Watched } from './due.ts';
import { usualTimes } from './timing.ts';

/** Checks at once, from this process: fewer at one host than people may have there (`connecting/turns.ts`). */
export const most = { atOnce: 32, perHost: 4 } as const;

/** Rows that one look reads to choose from. */
const looked = 200;

/** How to run it; `chance` spreads the checks, `every` is the pause between looks in milliseconds (0: only when woken). */
export interface MonitorOptions {
  readonly chance?: () => number;
  readonly every?: number;
}

const pauseOf = ({ checks = usualTimes }: Pick<Ports, 'checks'>): number =>
  Math.max(500, Math.min(5_000, checks.every, checks.confirm));

/** Checks until it is stopped. */
export class Monitor {
  readonly #ports: Ports;
  readonly #chance: () => number;
  readonly #running = new Map<string, Watched>();
  readonly #stop = new AbortController();
  readonly #rounds: Rounds;

  constructor(ports: Ports, { chance = Math.random, every = pauseOf(ports) }: MonitorOptions = {}) {
    this.#ports = ports;
    this.#chance = chance;
    this.#rounds = new Rounds({
      every,
      begin: () => this.#beginSome(),
      broken: (error) => ports.log.error('health.broken', failureFacts(error)),
    });
  }

  /** How many it is checking. */
  get count(): number {
    return this.#running.size;
  }

  /** Looks for what is due and begins it; resolves when that was begun. Never rejects. */
  wake(): Promise<void> {
    return this.#rounds.wake();
  }

  /** Resolves when nothing is due and nothing under way. */
  settled(): Promise<void> {
    return this.#rounds.settled();
  }

  /** Begins nothing more and leaves what is under way: it is checked by another worker, or by the next. */
  async stop(): Promise<void> {
    const stopped = this.#rounds.stop();
    this.#stop.abort();
    await stopped;
  }

  #atHost(key: string | null): number {
    return [...this.#running.values()].filter(({ host_key }) => key !== null && host_key === key).length;
  }

  #busy(): string[] {
    const keys = new Set([...this.#running.values()].flatMap(({ host_key }) => host_key ?? []));
    return [...keys].filter((key) => this.#atHost(key) >= most.perHost);
  }

  /** As many as there is room for, here and at their hosts. */
  #choose(due: readonly Due[]): Due[] {
    const room = most.atOnce - this.#running.size;
    const chosen: Due[] = [];
    for (const each of due) {
      const beside = chosen.filter(({ host_key }) => each.host_key !== null && host_key === each.host_key);
      if (chosen.length < room && this.#atHost(each.host_key) + beside.length < most.perHost)
        chosen.push(each);
    }
    return chosen;
  }

  /** Whether it began anything, so that there may be more. */
  async #beginSome(): Promise<boolean> {
    if (this.#running.size >= most.atOnce) return false;
    const due = await findDue(this.#ports, looked, this.#busy());
    const taken = await takeDue(this.#ports, this.#choose(due));
    for (const watched of taken) this.#begin(watched);
    return taken.length > 0;
  }

  #begin(watched: Watched): void {
    this.#running.set(watched.id, watched);
    const parts = {
      ports: this.#ports,
      chance: this.#chance,
      signal: this.#stop.signal,
      mayAsk: (host: string | null) => this.#mayAsk(watched, host),
    };
    this.#rounds.follow(check(parts, watched), () => this.#running.delete(watched.id));
  }

  /** Whether there is room at the host, which is known once the credentials are open. */
  #mayAsk(watched: Watched, host: string | null): boolean {
    const others = this.#atHost(host) - (watched.host_key === host ? 1 : 0);
    if (host !== null && others >= most.perHost) return false;
    this.#running.set(watched.id, { ...watched, host_key: host });
    return true;
  }
}
