/** One question to the service at a time, and what is known of its answer. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Call } from './service.ts';
import { troubleOf } from './trouble.ts';

/** How soon it is asked again when something is about to change, in ms. */
const quick = [1_000, 2_000, 4_000, 8_000] as const;

/** Nothing yet, that it did not come, or the answer; with `trouble` it is an older one, because the newest did not come. */
export type Known<T> =
  | { readonly at: 'loading' }
  | { readonly at: 'failed'; readonly code: string }
  | { readonly at: 'ready'; readonly value: T; readonly trouble?: string };

/** Asks the question once, with what belongs into each call. */
export type Load<T> = (call: Pick<Call, 'signal' | 'background'>) => Promise<T>;

/** Asks for a view, keeps the answer, and asks again now and then while it can be seen. */
export class Asking<T> implements ReactiveController {
  known: Known<T> = { at: 'loading' };
  readonly #host: ReactiveControllerHost;
  #load: Load<T> | undefined;
  #every: number | undefined;
  #asked: AbortController | undefined;
  #quick: number[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#seen);
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#seen);
    this.#asked?.abort();
    clearTimeout(this.#timer);
  }

  /** The answer, where there is one. */
  get value(): T | undefined {
    return this.known.at === 'ready' ? this.known.value : undefined;
  }

  /** Asks another question: what was known is of no use any more. `every` is how often it is asked again, in ms. */
  ask(load: Load<T>, every?: number): Promise<void> {
    this.#load = load;
    this.#every = every;
    this.#set({ at: 'loading' });
    return this.again();
  }

  /** Asks the same again; until the answer is there the one before stays. Resolves, never rejects. */
  async again(background = false): Promise<void> {
    const load = this.#load;
    if (!load) return;
    this.#asked?.abort();
    clearTimeout(this.#timer);
    const { signal } = (this.#asked = new AbortController());
    try {
      const value = await load({ signal, background });
      if (signal.aborted) return;
      this.#set({ at: 'ready', value });
    } catch (error) {
      if (signal.aborted) return;
      const { code } = troubleOf(error);
      const { known } = this;
      this.#set(known.at === 'ready' ? { ...known, trouble: code } : { at: 'failed', code });
    }
    this.#wait();
  }

  /** Something was done whose end is near: asks again soon, and a few times more often than usual. */
  hurry(): void {
    this.#quick = [...quick];
    this.#wait();
  }

  #wait(): void {
    const ms = this.#quick.shift() ?? this.#every;
    clearTimeout(this.#timer);
    if (ms !== undefined && document.visibilityState === 'visible')
      this.#timer = setTimeout(() => void this.again(true), ms);
  }

  /** The answer is otherwise now, because something was done. */
  change(change: (value: T) => T): void {
    const { known } = this;
    if (known.at === 'ready') this.#set({ ...known, value: change(known.value) });
  }

  #set(known: Known<T>): void {
    this.known = known;
    this.#host.requestUpdate();
  }

  readonly #seen = (): void => {
    if (document.visibilityState === 'visible' && this.#every !== undefined) void this.again(true);
    else clearTimeout(this.#timer);
  };
}
