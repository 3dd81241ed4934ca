/** The bell between nodes: PostgreSQL's LISTEN and NOTIFY. Rings carry an id and nothing else; what is lost is looked up. */
import type { Client, Pool } from 'pg';
import type { Bell } from '../ports.ts';

const channel = 'makini_bell';
/** How often whoever waits looks for itself, and how long until a lost connection is made anew, in milliseconds. */
const pauses = { look: 5_000, again: 250, most: 5_000 } as const;

type Heard = (id: string | undefined) => void;

/** Listens with one connection of its own, once somebody wants to hear. */
export class PostgresBell implements Bell {
  readonly #pool: Pool;
  readonly #connect: () => Client;
  readonly #listeners = new Set<Heard>();
  readonly #waiting = new Set<string>();
  #ringing: Promise<void> | undefined;
  #client: Client | undefined;
  #look: NodeJS.Timeout | undefined;
  #again: NodeJS.Timeout | undefined;
  #failures = 0;
  #closed = false;

  constructor(pool: Pool, connect: () => Client) {
    this.#pool = pool;
    this.#connect = connect;
  }

  /** Tells the other nodes. Rings that come while one is on its way go together in the next. */
  ring(id: string): void {
    if (this.#closed) return;
    this.#waiting.add(id);
    this.#ringing ??= this.#ringAll().finally(() => {
      this.#ringing = undefined;
    });
  }

  /** Hears every ring of every node, and `undefined` whenever some may have been missed; the answer ends it. */
  listen(heard: Heard): () => void {
    this.#listeners.add(heard);
    if (!this.#look && !this.#closed) {
      this.#look = setInterval(() => this.#tell(undefined), pauses.look);
      this.#look.unref();
      this.#open();
    }
    return () => void this.#listeners.delete(heard);
  }

  /** Says what is still to be said, and hears no more. */
  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#look);
    clearTimeout(this.#again);
    await this.#ringing;
    const client = this.#client;
    this.#client = undefined;
    await client?.end().catch(() => undefined);
  }

  async #ringAll(): Promise<void> {
    while (this.#waiting.size > 0) {
      const ids = [...this.#waiting];
      this.#waiting.clear();
      // A ring that fails is made up for by looking: whoever waits does so every few seconds.
      await this.#pool
        .query('select pg_notify($1, id) from unnest($2::text[]) as id', [channel, ids])
        .catch(() => undefined);
    }
  }

  #tell(id: string | undefined): void {
    for (const heard of this.#listeners) heard(id);
  }

  #open(): void {
    const client = this.#connect();
    this.#client = client;
    client.on('notification', ({ payload }) => this.#tell(payload));
    client.on('error', () => this.#lost(client));
    client.on('end', () => this.#lost(client));
    const listening = client.connect().then(() => client.query(`listen ${channel}`));
    listening.then(
      () => {
        this.#failures = 0;
        this.#tell(undefined);
      },
      () => this.#lost(client),
    );
  }

  /** Once for each connection, however many of its events say so. */
  #lost(client: Client): void {
    if (this.#closed || this.#client !== client) return;
    this.#client = undefined;
    client.end().catch(() => undefined);
    const pause = Math.min(pauses.most, pauses.again * 2 ** this.#failures);
    this.#failures += 1;
    this.#again = setTimeout(() => this.#open(), pause);
    this.#again.unref();
  }
}
