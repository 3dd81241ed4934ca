/** What a connected system says that it has: asked when somebody looks, kept for a while for those who read. */
import type { Table } from '../../contract/index.ts';
import type { Live } from '../connections/live.ts';
import { TableCache } from '../connections/table-cache.ts';
import type { Ports } from '../ports.ts';
import { marked, ownNames } from '../upstream/own-names.ts';

const caches = new WeakMap<object, TableCache>();

const cacheOf = (ports: Ports): TableCache => {
  const cache = caches.get(ports) ?? new TableCache(ports.clock);
  caches.set(ports, cache);
  return cache;
};

/** Asks the system, marks what is the customer's own, and keeps the answer for the reads that follow. */
export const describe = async (
  ports: Ports,
  { key, method, access, signal, ask }: Live,
): Promise<readonly Table[]> => {
  const tables = marked(await ask(() => method.describe(access, signal)), ownNames(access.system));
  cacheOf(ports).put(key, tables);
  return tables;
};

/** What the system said within the last minutes, or says now. */
export const describedLately = async (ports: Ports, live: Live): Promise<readonly Table[]> =>
  cacheOf(ports).get(live.key, 0) ?? (await describe(ports, live));

/** A table by its name, from what is kept since `since` or later; the system is asked for one that is not known yet, since it may be new. */
export const tableNamed = async (
  ports: Ports,
  live: Live,
  name: string,
  since: number,
): Promise<Table | undefined> => {
  const named = (tables: readonly Table[] | undefined) => tables?.find((known) => known.name === name);
  return named(cacheOf(ports).get(live.key, since)) ?? named(await describe(ports, live));
};
