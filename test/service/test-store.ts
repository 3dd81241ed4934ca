// The store that tests of the service stand on: in memory, unless a file of tests has put another one in its place.
import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { migrate } from '../../src/service/adapters/migrate.ts';
import type { OpenStore } from '../../src/service/adapters/open-store.ts';
import { NodeSqliteDialect } from '../../src/service/adapters/sqlite-dialect.ts';
import { foldAllLetters } from '../../src/service/adapters/sqlite-store.ts';
import type { Tables } from '../../src/service/tables.ts';

const over = (database: DatabaseSync): Kysely<Tables> => {
  database.exec('PRAGMA foreign_keys = ON');
  foldAllLetters(database);
  return new Kysely<Tables>({ dialect: new NodeSqliteDialect(database) });
};

/** A migrated database with nothing in it: migrating one for every test takes longer than most tests. */
const migrated = async (): Promise<Uint8Array> => {
  const database = new DatabaseSync(':memory:');
  const store = over(database);
  await migrate(store);
  const image = database.serialize();
  await store.destroy();
  return image;
};

let image: Promise<Uint8Array> | undefined;

const openCopy = async (): Promise<OpenStore> => {
  const database = new DatabaseSync(':memory:');
  database.deserialize(await (image ??= migrated()));
  const store = over(database);
  return { store, close: () => store.destroy() };
};

let open: () => Promise<OpenStore> = openCopy;

/** Opens the store of one test. */
export const openTestStore = (): Promise<OpenStore> => open();

/** Puts another kind of store in its place, for the tests of this process. */
export const testOn = (other: () => Promise<OpenStore>): void => {
  open = other;
};
