/** The worker: delivers what is due, a few at a time, whenever it is woken and every five seconds. Any number of nodes may each have one. */
import { failureFacts } from '../failure-facts.ts';
import type { Ports } from '../ports.ts';
import { attempt } from './attempt.ts';
import { beginAttempt, dueDeliveries, type Due } from './deliveries.ts';

const most = { atOnce: 16, perEndpoint: 4 } as const;
const every = 5000;

/** How to run it; `chance` spreads the attempts, `every` is the pause between looks in milliseconds. */
export interface WorkerOptions {
  readonly chance?: () => number;
  readonly every?: number;
}

/** Delivers until it is stopped. */
export class DeliveryWorker {
  readonly #ports: Ports;
  readonly #chance: () => number;
  readonly #running = new Map<string, Due>();
  readonly #tasks = new Set<Promise<void>>();
  readonly #stop = new AbortController();
  readonly #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> | undefined;
  #again = false;
  #stopped = false;

  constructor(ports: Ports, { chance = Math.random, every: pause = every }: WorkerOptions = {}) {
    this.#ports = ports;
    this.#chance = chance;
    if (pause === 0) return;
    this.#timer = setInterval(() => void this.wake(), pause);
    this.#timer.unref();
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

  /** Resolves when nothing is under way. */
  async settled(): Promise<void> {
    await this.wake();
    while (this.#tasks.size > 0) {
      await Promise.all(this.#tasks);
      await this.wake();
    }
  }

  /** Begins nothing more, gives what is under way `patience` milliseconds, and cuts the rest off: it is tried again later. */
  async stop(patience = 3000): Promise<void> {
    clearInterval(this.#timer);
    this.#stopped = true;
    const late = setTimeout(() => this.#stop.abort(), patience);
    await this.#looking;
    await Promise.all(this.#tasks);
    clearTimeout(late);
  }

  #atWork(endpoint: string): number {
    return [...this.#running.values()].filter((due) => due.endpoint_id === endpoint).length;
  }

  /** Endpoints that have all they get: a slow one must not hide what is due elsewhere. */
  #busy(): string[] {
    const endpoints = new Set([...this.#running.values()].map((due) => due.endpoint_id));
    return [...endpoints].filter((endpoint) => this.#atWork(endpoint) >= most.perEndpoint);
  }

  #mayBegin({ endpoint_id }: Due): boolean {
    return !this.#stopped && this.#running.size < most.atOnce && this.#atWork(endpoint_id) < most.perEndpoint;
  }

  async #look(): Promise<void> {
    try {
      while (this.#again) {
        this.#again = false;
        while (await this.#beginSome());
      }
    } catch (error) {
      this.#ports.log.error('webhook.broken', failureFacts(error));
    }
  }

  /** Whether it began anything, so that there may be more. */
  async #beginSome(): Promise<boolean> {
    if (this.#stopped || this.#running.size >= most.atOnce) return false;
    let some = false;
    for (const due of await dueDeliveries(this.#ports, most.atOnce, this.#busy())) {
      if (!this.#mayBegin(due)) continue;
      const begun = await beginAttempt(this.#ports, due);
      if (begun) this.#begin(begun);
      some ||= begun !== undefined;
    }
    return some;
  }

  #begin(due: Due): void {
    const id = `${due.event_id} ${due.endpoint_id}`;
    this.#running.set(id, due);
    const task = attempt(this.#ports, due, { signal: this.#stop.signal, chance: this.#chance })
      .catch((error: unknown) => this.#ports.log.error('webhook.broken', failureFacts(error)))
      .finally(() => {
        this.#running.delete(id);
        this.#tasks.delete(task);
        void this.wake();
      });
    this.#tasks.add(task);
  }
}
