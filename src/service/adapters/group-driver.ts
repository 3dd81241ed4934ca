/** Kysely's driver for one SQLite database: everything that writes takes its turn in a `GroupCommit`, and what only reads need not wait. */
import type { CompiledQuery } from 'kysely';
import {
  SelectQueryNode,
  type DatabaseConnection,
  type Driver,
  type QueryResult,
  type SqliteDatabase,
} from 'kysely';
import { GroupCommit } from './group-commit.ts';

const run = <R>(database: SqliteDatabase, { sql, parameters }: CompiledQuery): QueryResult<R> => {
  const statement = database.prepare(sql);
  if (statement.reader) return { rows: statement.all(parameters) as R[] };
  const { changes, lastInsertRowid } = statement.run(parameters);
  return { insertId: BigInt(lastInsertRowid), numAffectedRows: BigInt(changes), rows: [] };
};

/** One borrower's connection: in a transaction, or each query by itself. */
class GroupConnection implements DatabaseConnection {
  readonly #writer: SqliteDatabase;
  readonly #reader: SqliteDatabase | undefined;
  readonly #group: GroupCommit;
  #inside = false;

  constructor(writer: SqliteDatabase, reader: SqliteDatabase | undefined, group: GroupCommit) {
    this.#writer = writer;
    this.#reader = reader;
    this.#group = group;
  }

  async begin(): Promise<void> {
    await this.#group.begin();
    this.#inside = true;
  }

  async commit(): Promise<void> {
    this.#inside = false;
    await this.#group.end();
  }

  /** Kysely also asks for it after a failed commit, when there is nothing left to undo. */
  rollback(): void {
    if (!this.#inside) return;
    this.#inside = false;
    this.#group.undo();
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (this.#inside) {
      this.#group.requireOpen();
      return run(this.#writer, query);
    }
    if (SelectQueryNode.is(query.query))
      return this.#reader ? run(this.#reader, query) : this.#group.between(() => run<R>(this.#writer, query));
    await this.begin();
    try {
      const result = run<R>(this.#writer, query);
      await this.commit();
      return result;
    } catch (error) {
      this.rollback();
      throw error;
    }
  }

  async *streamQuery(): AsyncIterableIterator<never> {
    throw new Error('Rows are read in pages here, not as a stream.');
  }
}

/** The driver; it closes both connections when it is destroyed. */
export class GroupDriver implements Driver {
  readonly #writer: SqliteDatabase;
  readonly #reader: SqliteDatabase | undefined;
  readonly #group: GroupCommit;

  constructor(writer: SqliteDatabase, isOpen: () => boolean, reader?: SqliteDatabase) {
    this.#writer = writer;
    this.#reader = reader;
    this.#group = new GroupCommit({ run: (sql) => void writer.prepare(sql).run([]), isOpen });
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<GroupConnection> {
    return new GroupConnection(this.#writer, this.#reader, this.#group);
  }

  beginTransaction(connection: GroupConnection): Promise<void> {
    return connection.begin();
  }

  commitTransaction(connection: GroupConnection): Promise<void> {
    return connection.commit();
  }

  async rollbackTransaction(connection: GroupConnection): Promise<void> {
    connection.rollback();
  }

  async releaseConnection(): Promise<void> {}

  async destroy(): Promise<void> {
    this.#group.close();
    this.#reader?.close();
    this.#writer.close();
  }
}
