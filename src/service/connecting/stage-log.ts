/** The report of one running check: stages written in the order they came, secrets struck out should a method let one through. */
import type { Stage } from '../../contract/index.ts';
import type { Store } from '../ports.ts';
import { writeEvent } from './check-log.ts';

/** Stages of one check as they are reported; `written` resolves when all of them are in the store. */
export class StageLog {
  readonly #store: Store;
  readonly #check: string;
  readonly #scrub: (stage: Stage) => Stage;
  readonly #announce: () => void;
  readonly #stages = new Map<Stage['stage'], Stage>();
  #written: Promise<void> = Promise.resolve();
  #closed = false;
  #seq = 1;

  constructor(store: Store, check: string, scrub: (stage: Stage) => Stage, announce: () => void) {
    this.#store = store;
    this.#check = check;
    this.#scrub = scrub;
    this.#announce = announce;
  }

  /** Takes a stage; what comes after `close` is dropped. */
  add(raw: Stage): void {
    if (this.#closed) return;
    const stage = this.#referred(this.#scrub(raw));
    this.#stages.set(stage.stage, stage);
    const seq = this.nextSeq();
    this.#written = this.#written.then(async () => {
      await writeEvent(this.#store, this.#check, seq, { type: 'stage', stage });
      this.#announce();
    });
    // Awaited by `written`; without a handler now, a failed write would end the process before that.
    this.#written.catch(() => undefined);
  }

  /** The check's id is what the operator finds in the log. */
  #referred(stage: Stage): Stage {
    return stage.failure ? { ...stage, failure: { reference: this.#check, ...stage.failure } } : stage;
  }

  /** Takes no more stages. */
  close(): void {
    this.#closed = true;
  }

  /** Resolves when every stage is written; rejects when one could not be. */
  written(): Promise<void> {
    return this.#written;
  }

  /** The next event's place in the order. */
  nextSeq(): number {
    this.#seq += 1;
    return this.#seq;
  }

  /** The stage that is running now, the last one reported. */
  running(): Stage['stage'] | undefined {
    return [...this.#stages.values()].findLast(({ status }) => status === 'running')?.stage;
  }

  /** Whether this stage was reported at all. */
  has(stage: Stage['stage']): boolean {
    return this.#stages.has(stage);
  }

  /** Whether any stage was reported as failed. */
  hasFailed(): boolean {
    return [...this.#stages.values()].some(({ status }) => status === 'failed');
  }

  /** What the passed stages can show for themselves. */
  passedEvidence(): Stage['evidence'] {
    return [...this.#stages.values()]
      .filter(({ status }) => status === 'passed')
      .flatMap(({ evidence }) => evidence);
  }
}
