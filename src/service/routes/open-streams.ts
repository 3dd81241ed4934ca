/** The event streams that are open in this process, by session: few at a time, and the oldest gives way. */

/** How many streams one session may have open at once: a page needs one, a reload or a lost one some more. */
export const streamsPerSession = 4;

/** Counts places; a place is a signal that aborts when a newer stream of its session needs it. */
export class OpenStreams {
  readonly #bySession = new Map<string, Set<AbortController>>();

  /** How many have a place. */
  get count(): number {
    return [...this.#bySession.values()].reduce((sum, places) => sum + places.size, 0);
  }

  /** Takes a place for as long as `use` runs; the oldest of that session ends when there are too many. */
  async hold(session: string, use: (over: AbortSignal) => Promise<void>): Promise<void> {
    const place = new AbortController();
    const places = this.#bySession.get(session) ?? new Set<AbortController>();
    this.#bySession.set(session, places.add(place));
    this.#makeRoom(places);
    try {
      await use(place.signal);
    } finally {
      places.delete(place);
      // One that gave way may end after all others did, when the session's places are new ones.
      if (places.size === 0 && this.#bySession.get(session) === places) this.#bySession.delete(session);
    }
  }

  /** The one that gives way loses its place at once, so that it is not counted while it ends. */
  #makeRoom(places: Set<AbortController>): void {
    const [oldest] = places;
    if (places.size <= streamsPerSession || !oldest) return;
    places.delete(oldest);
    oldest.abort();
  }
}
