/**
 * Transactions on one SQLite connection, one after the other, that share their waits for the disk: all that end in the same turn
 * of the event loop are one commit. Each is a savepoint of its own, so that one can be undone alone, and none has ended before the
 * disk has it.
 */

/** What a group needs of its database, which waits for the disk at `commit`. */
export interface Committing {
  /** Runs one statement; throws what SQLite says. */
  run(sql: string): void;
  /** Whether a transaction is open: SQLite ends one by itself when the disk is full or broken. */
  isOpen(): boolean;
}

const gone = (): Error => new Error('The database gave up the transaction that this one shared.');

interface Waiting {
  resolve(): void;
  reject(error: unknown): void;
}

/** Gives turns to write, and commits what was written. */
export class GroupCommit {
  readonly #database: Committing;
  readonly #queue: (() => void)[] = [];
  #waiting: Waiting[] = [];
  #taken = false;
  #planned: NodeJS.Immediate | undefined;
  #due = false;

  constructor(database: Committing) {
    this.#database = database;
  }

  /** Waits for a turn and begins. Whoever began must `end` or `undo`; when this throws, neither. */
  async begin(): Promise<void> {
    await this.#turn();
    try {
      if (!this.#database.isOpen()) this.#database.run('begin immediate');
      this.#database.run('savepoint one');
    } catch (error) {
      this.#next();
      throw error;
    }
  }

  /** Ends what `begin` began: resolved when the disk has it. Rejects, with nothing of it kept, when the commit failed. */
  async end(): Promise<void> {
    try {
      this.#database.run('release one');
    } catch (error) {
      this.undo();
      throw error;
    }
    const durable = new Promise<void>((resolve, reject) => void this.#waiting.push({ resolve, reject }));
    this.#plan();
    this.#next();
    await durable;
  }

  /** Throws when the transaction of whoever has the turn is gone: what it wrote now would stay, alone. */
  requireOpen(): void {
    if (!this.#database.isOpen()) throw gone();
  }

  /** Undoes what `begin` began, and nothing else. */
  undo(): void {
    if (this.#database.isOpen()) {
      this.#database.run('rollback to one');
      this.#database.run('release one');
      this.#plan();
    } else {
      this.#failed(gone());
    }
    this.#next();
  }

  /** Does something at once when nobody has the turn, which sees what is not committed yet. */
  async between<T>(work: () => T): Promise<T> {
    await this.#turn();
    try {
      return work();
    } finally {
      this.#next();
    }
  }

  /** Commits what waits, at once. */
  flush(): void {
    clearImmediate(this.#planned);
    this.#planned = undefined;
    this.#due = false;
    if (!this.#database.isOpen()) return;
    try {
      this.#database.run('commit');
    } catch (error) {
      if (this.#database.isOpen()) this.#database.run('rollback');
      this.#failed(error);
      return;
    }
    for (const { resolve } of this.#waiting.splice(0)) resolve();
  }

  /** Commits what has ended, and undoes what has not: half a transaction is none. */
  close(): void {
    if (this.#taken && this.#database.isOpen()) this.#database.run('rollback to one');
    this.flush();
  }

  #failed(error: unknown): void {
    for (const { reject } of this.#waiting.splice(0)) reject(error);
  }

  /** After the requests that have already come were read: what they write meanwhile comes along. */
  #plan(): void {
    this.#planned ??= setImmediate(() => {
      this.#planned = undefined;
      // A commit would end the savepoint of whoever has the turn.
      if (this.#taken) this.#due = true;
      else this.flush();
    });
  }

  async #turn(): Promise<void> {
    if (!this.#taken) {
      this.#taken = true;
      return;
    }
    await new Promise<void>((resolve) => void this.#queue.push(resolve));
  }

  #next(): void {
    if (this.#due) this.flush();
    const next = this.#queue.shift();
    if (next) next();
    else this.#taken = false;
  }
}
