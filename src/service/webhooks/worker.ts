/**
 * The worker: delivers what is due, whenever it is woken and every five seconds. Each endpoint has its own queue and a few attempts at
 * once; one that fails has a single one, in a part of the room that all of those share. Any number of nodes may each have a worker.
 */
import { failureFacts } from '../failure-facts.ts';
import type { Ports } from '../ports.ts';
import { Rounds } from '../rounds.ts';
import { attempt } from './attempt.ts';
import { beginAttempt, dueDeliveries, dueQueues, type Due, type Queue } from './deliveries.ts';

/** Attempts under way in this process: in all, and of them to endpoints that fail; to one endpoint, and to one that fails. */
export const most = { atOnce: 128, failing: 32, perEndpoint: 4, perFailing: 1 } as const;
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
  readonly #stop = new AbortController();
  readonly #rounds: Rounds;

  constructor(ports: Ports, { chance = Math.random, every: pause = every }: WorkerOptions = {}) {
    this.#ports = ports;
    this.#chance = chance;
    this.#rounds = new Rounds({
      every: pause,
      begin: () => this.#beginSome(),
      broken: (error) => ports.log.error('webhook.broken', failureFacts(error)),
    });
  }

  /** Looks for what is due and begins it; resolves when that was begun. Never rejects. */
  wake(): Promise<void> {
    return this.#rounds.wake();
  }

  /** Resolves when nothing is under way. */
  settled(): Promise<void> {
    return this.#rounds.settled();
  }

  /** Begins nothing more, gives what is under way `patience` milliseconds, and cuts the rest off: it is tried again later. */
  async stop(patience = 3000): Promise<void> {
    const late = setTimeout(() => this.#stop.abort(), patience);
    await this.#rounds.stop();
    clearTimeout(late);
  }

  #atWork(endpoint: string): number {
    return [...this.#running.values()].filter((due) => due.endpoint_id === endpoint).length;
  }

  /** Endpoints that have all they get: a slow one must not hide what is due elsewhere. */
  #busy(): string[] {
    const endpoints = new Map([...this.#running.values()].map((due) => [due.endpoint_id, due]));
    return [...endpoints].flatMap(([endpoint, { failing_since }]) =>
      this.#atWork(endpoint) >= (failing_since === null ? most.perEndpoint : most.perFailing) ? endpoint : [],
    );
  }

  /** How many more attempts may be begun for whoever fails. */
  #roomForFailing(): number {
    const failing = [...this.#running.values()].filter((due) => due.failing_since !== null);
    return most.failing - failing.length;
  }

  #roomFor({ id, fails }: Queue): number {
    if (this.#rounds.stopped) return 0;
    const own = (fails ? most.perFailing : most.perEndpoint) - this.#atWork(id);
    return Math.min(own, most.atOnce - this.#running.size, fails ? this.#roomForFailing() : own);
  }

  /** Whether it began anything, so that there may be more. */
  async #beginSome(): Promise<boolean> {
    const room = most.atOnce - this.#running.size;
    if (room <= 0) return false;
    const leftOut = { busy: this.#busy(), failing: this.#roomForFailing() <= 0 };
    let some = false;
    for (const queue of await dueQueues(this.#ports, room, leftOut)) {
      const begun = await this.#beginOf(queue);
      some ||= begun;
    }
    return some;
  }

  async #beginOf(queue: Queue): Promise<boolean> {
    const room = this.#roomFor(queue);
    if (room <= 0) return false;
    let some = false;
    for (const due of await dueDeliveries(this.#ports, queue.id, { most: room, now: this.#ports.clock() })) {
      const begun = await beginAttempt(this.#ports, due);
      if (begun) this.#begin(begun);
      some ||= begun !== undefined;
    }
    return some;
  }

  #begin(due: Due): void {
    const id = `${due.event_id} ${due.endpoint_id}`;
    this.#running.set(id, due);
    const parts = { signal: this.#stop.signal, chance: this.#chance };
    this.#rounds.follow(attempt(this.#ports, due, parts), () => this.#running.delete(id));
  }
}
