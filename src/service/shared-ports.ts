/** What several processes on one store have in common, as interfaces: news, and counters. */

/** Wakes whoever waits for news, in every process that serves from the same store. Rings may be lost: they are hints to look. */
export interface Bell {
  /** There is news of this session or check, and it is committed. */
  ring(id: string): void;
  /** Hears every ring, own ones too, and `undefined` whenever some may have been missed. The answer ends it. */
  listen(heard: (id: string | undefined) => void): () => void;
}

/** So many points within so many seconds, for each key; `name` keeps the counters of one rule apart from another's. */
export interface LimitRule {
  readonly name: string;
  readonly points: number;
  readonly seconds: number;
  /** Whether points may be given back: then no node may remember by itself that a key has none left. */
  readonly givenBack?: boolean;
}

/** A counter for each key. `consume` takes a point, or rejects with the `RateLimiterRes` of rate-limiter-flexible when none is left. */
export interface Limiter {
  consume(key: string): Promise<unknown>;
  /** Takes a point, whether one is left or not. */
  penalty(key: string): Promise<unknown>;
  /** Gives a point back. */
  reward(key: string): Promise<unknown>;
  /** How much of a key's points is used; null when it is not known. */
  get(key: string): Promise<{ readonly consumedPoints: number; readonly msBeforeNext: number } | null>;
}

/** Makes the counters of a rule: in this process's memory, or in a store that all nodes share. */
export type MakeLimiter = (rule: LimitRule) => Limiter;
