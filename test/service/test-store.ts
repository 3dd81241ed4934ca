// The store that tests of the service stand on: in memory, unless a file of tests has put another one in its place.
import type { OpenStore } from '../../src/service/adapters/open-store.ts';
import { openMemoryStore } from '../../src/service/adapters/sqlite-store.ts';

let open: () => Promise<OpenStore> = openMemoryStore;

/** Opens the store of one test. */
export const openTestStore = (): Promise<OpenStore> => open();

/** Puts another kind of store in its place, for the tests of this process. */
export const testOn = (other: () => Promise<OpenStore>): void => {
  open = other;
};
