/** What a connected system said about its tables, kept in memory for a few minutes, so that reading records does not ask for it each time. */
import type { Table } from '../../contract/index.ts';
import type { Clock } from '../ports.ts';

/** How long a description is believed, in milliseconds. */
export const tableLifetime = 300_000;

/** Columns kept in all: an S/4HANA service has some thousands. */
const mostColumns = 200_000;

interface Kept {
  readonly tables: readonly Table[];
  readonly columns: number;
  readonly at: number;
  readonly until: number;
}

/** Descriptions by key, the longest kept forgotten first. A key must change with the credentials that may see the tables. */
export class TableCache {
  readonly #clock: Clock;
  readonly #most: number;
  readonly #kept = new Map<string, Kept>();
  #columns = 0;

  constructor(clock: Clock, most = mostColumns) {
    this.#clock = clock;
    this.#most = most;
  }

  /** The tables kept under a key; undefined when there are none, or they are too old or from before `since`. */
  get(key: string, since = 0): readonly Table[] | undefined {
    const kept = this.#kept.get(key);
    if (kept && kept.until > this.#clock() && kept.at >= since) return kept.tables;
    this.#forget(key);
    return undefined;
  }

  /** Keeps tables; more columns than the whole bound are not kept at all. */
  put(key: string, tables: readonly Table[]): void {
    this.#forget(key);
    const columns = tables.reduce((sum, table) => sum + 1 + table.columns.length, 0);
    if (columns > this.#most) return;
    for (const oldest of this.#kept.keys()) {
      if (this.#columns + columns <= this.#most) break;
      this.#forget(oldest);
    }
    const at = this.#clock();
    this.#kept.set(key, { tables, columns, at, until: at + tableLifetime });
    this.#columns += columns;
  }

  #forget(key: string): void {
    this.#columns -= this.#kept.get(key)?.columns ?? 0;
    this.#kept.delete(key);
  }
}
