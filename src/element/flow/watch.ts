// What is listened to: one stream at a time, for as long as the place that began it, its code loaded when it is first needed.
import type { CheckListener, CheckSource, SessionSource } from '../world/stream.ts';

/** The one stream that is open. */
export class Watch {
  #stop = new AbortController();

  /** Closes the stream. */
  stop(): void {
    this.#stop.abort();
  }

  /** Watches a check until it ends; nothing is heard after `place` was left or something else is watched. */
  async check(
    source: CheckSource,
    check: string,
    listener: CheckListener,
    place: AbortSignal,
  ): Promise<void> {
    const { watchCheck } = await import('../world/stream.ts');
    const signal = this.#begin(place);
    const alive =
      <T>(hear: (heard: T) => void) =>
      (heard: T) =>
        void (signal.aborted || hear(heard));
    const heard = { onEvent: alive(listener.onEvent), onCheck: alive(listener.onCheck) };
    await watchCheck(source, check, heard, signal).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
  }

  /** Watches a session: `news` that its step may be another. */
  async session(source: SessionSource, news: () => void, place: AbortSignal): Promise<void> {
    const { watchSession } = await import('../world/stream.ts');
    const signal = this.#begin(place);
    await watchSession(source, () => void (signal.aborted || news()), signal).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
  }

  #begin(place: AbortSignal): AbortSignal {
    this.#stop.abort();
    this.#stop = new AbortController();
    return AbortSignal.any([place, this.#stop.signal]);
  }
}
