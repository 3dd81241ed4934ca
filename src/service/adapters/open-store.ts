/** An open store, whichever it is. */
import type { Bell, MakeLimiter, Store } from '../ports.ts';

/** What several processes on one store have in common. */
export interface Shared {
  readonly bell: Bell;
  readonly limiters: MakeLimiter;
}

/** Connections to a database, by what they do; `waiting` are questions that have none. */
export interface PoolUse {
  readonly used: number;
  readonly idle: number;
  readonly waiting: number;
}

/** An open store and how to end it. `shared` is there where other processes may serve from it too. */
export interface OpenStore {
  readonly store: Store;
  readonly shared?: Shared;
  /** How its connections are used, where it has several. */
  readonly pool?: () => PoolUse;
  close(): Promise<void>;
}

/** `serve` holds the one-writer lock of a folder; `beside` (the command line) works next to a running service, in short transactions. */
export type StoreUse = 'serve' | 'beside';
