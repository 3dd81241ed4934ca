/** An open store, whichever it is. */
import type { Bell, MakeLimiter, Store } from '../ports.ts';

/** What several processes on one store have in common. */
export interface Shared {
  readonly bell: Bell;
  readonly limiters: MakeLimiter;
}

/** An open store and how to end it. `shared` is there where other processes may serve from it too. */
export interface OpenStore {
  readonly store: Store;
  readonly shared?: Shared;
  close(): Promise<void>;
}

/** `serve` holds the one-writer lock of a folder; `beside` (the command line) works next to a running service, in short transactions. */
export type StoreUse = 'serve' | 'beside';
