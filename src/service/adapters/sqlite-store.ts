/**
 * What the service needs from outside, made of real things: SQLite, the disk, pino. Nothing here decides anything.
 * This file: the embedded store; `postgres-store.ts` stands next to it, with the same migrations.
 */
import { chmodSync, closeSync, existsSync, mkdirSync, openSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import type { Store } from '../ports.ts';
import type { Tables } from '../tables.ts';
import { migrate } from './migrate.ts';
import type { OpenStore, StoreUse } from './open-store.ts';
import { NodeSqliteDialect } from './sqlite-dialect.ts';
import { StoreError } from './store-error.ts';
import { holdWriterLock } from './writer-lock.ts';

/** The store's file in its folder. */
export const fileName = 'makini.sqlite';
const pragmas = [
  'journal_mode = WAL',
  'synchronous = FULL',
  'foreign_keys = ON',
  'busy_timeout = 5000',
  'secure_delete = ON',
  'trusted_schema = OFF',
];

/** A folder that is ours alone is closed to everybody else; one that holds other things keeps its mode (our files are 0600 anyway). */
const prepareFolder = (folder: string): void => {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (readdirSync(folder).every((name) => name.startsWith('makini.'))) chmodSync(folder, 0o700);
};

const prepareFile = (file: string): void => {
  closeSync(openSync(file, 'a', 0o600));
  for (const name of [file, `${file}-wal`, `${file}-shm`]) if (existsSync(name)) chmodSync(name, 0o600);
};

/** SQLite's own `lower` knows the letters of ASCII alone: a search for “mühle” would not find “MÜHLE”. */
export const foldAllLetters = (database: DatabaseSync): void =>
  database.function('lower', { deterministic: true }, (text) =>
    typeof text === 'string' ? text.toLowerCase() : text,
  );

const migrated = async (database: DatabaseSync, reader?: DatabaseSync): Promise<Store> => {
  for (const each of [database, reader]) if (each) foldAllLetters(each);
  for (const pragma of pragmas) database.exec(`PRAGMA ${pragma}`);
  for (const pragma of ['query_only = ON', 'busy_timeout = 5000', 'trusted_schema = OFF'])
    reader?.exec(`PRAGMA ${pragma}`);
  const store = new Kysely<Tables>({ dialect: new NodeSqliteDialect(database, reader) });
  try {
    await migrate(store);
    return store;
  } catch (error) {
    await store.destroy();
    throw error;
  }
};

const prepared = (folder: string): string => {
  try {
    prepareFolder(folder);
    prepareFile(join(folder, fileName));
    return join(folder, fileName);
  } catch (cause) {
    throw new StoreError(
      `The data folder ${folder} cannot be written: give MAKINI_DATA a folder of the service's own.`,
      {
        cause,
      },
    );
  }
};

/** Opens (and makes, and migrates) the store in a folder. Throws a `StoreError` with one sentence when it cannot. */
export const openSqliteStore = async (folder: string, use: StoreUse): Promise<OpenStore> => {
  const file = prepared(folder);
  const release = use === 'serve' ? holdWriterLock(folder) : () => undefined;
  try {
    const store = await migrated(new DatabaseSync(file), new DatabaseSync(file));
    return { store, close: () => store.destroy().finally(release) };
  } catch (error) {
    release();
    throw error;
  }
};

/** A store in memory, for tests. */
export const openMemoryStore = async (): Promise<OpenStore> => {
  const store = await migrated(new DatabaseSync(':memory:'));
  return { store, close: () => store.destroy() };
};
