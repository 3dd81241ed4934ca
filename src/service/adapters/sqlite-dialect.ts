/** Kysely over `node:sqlite`: its statements take their parameters spread, know no booleans, and migrations run in a transaction. */
import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import {
  SqliteAdapter,
  SqliteDialect,
  type DialectAdapter,
  type Driver,
  type SqliteDatabase,
  type SqliteStatement,
} from 'kysely';
import { GroupDriver } from './group-driver.ts';

const bound = (parameters: readonly unknown[]): SQLInputValue[] =>
  parameters.map((value) => (typeof value === 'boolean' ? Number(value) : value) as SQLInputValue);

/** Statements kept ready; the service has about 150 texts, and lists of many lengths must not pile up. */
const keptStatements = 400;

const prepared = (database: DatabaseSync, sql: string): SqliteStatement => {
  const statement = database.prepare(sql);
  return {
    reader: statement.columns().length > 0,
    // Rows come without a prototype; everything else in the service expects plain objects.
    all: (parameters) => statement.all(...bound(parameters)).map((row) => ({ ...row })),
    run: (parameters) => statement.run(...bound(parameters)),
    iterate: (parameters) => statement.iterate(...bound(parameters)),
  };
};

const adapted = (database: DatabaseSync): SqliteDatabase => {
  const kept = new Map<string, SqliteStatement>();
  return {
    close: () => {
      kept.clear();
      database.close();
    },
    prepare: (sql) => {
      const known = kept.get(sql);
      if (known) return known;
      if (kept.size >= keptStatements) kept.clear();
      const made = prepared(database, sql);
      kept.set(sql, made);
      return made;
    },
  };
};

/** SQLite can undo a schema change, so a migration that dies half-way leaves nothing behind; our driver gives the turns. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }

  override get supportsMultipleConnections(): boolean {
    return true;
  }
}

/** The dialect for one open database; `reader`, a second connection to it, reads beside transactions what they have committed. */
export class NodeSqliteDialect extends SqliteDialect {
  readonly #writer: DatabaseSync;
  readonly #reader: DatabaseSync | undefined;

  constructor(writer: DatabaseSync, reader?: DatabaseSync) {
    super({ database: adapted(writer) });
    this.#writer = writer;
    this.#reader = reader;
  }

  override createDriver(): Driver {
    const writer = adapted(this.#writer);
    return new GroupDriver(writer, () => this.#writer.isTransaction, this.#reader && adapted(this.#reader));
  }

  override createAdapter(): DialectAdapter {
    return new TransactionalAdapter();
  }
}
