// Here: backups of the store, and what a restore must not bring back. Not here: opening a store (adapters/).
/** A backup of the embedded store, made while it is served. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { NodeSqliteDialect } from '../adapters/sqlite-dialect.ts';
import { fileName } from '../adapters/sqlite-store.ts';
import { StoreError } from '../adapters/store-error.ts';
import type { Tables } from '../tables.ts';
import { markBackup } from './marked.ts';

/** Copies the store of a folder into a new file, as it is at one moment, and marks the copy. Throws a `StoreError` when it cannot. */
export const backUp = async (folder: string, file: string, at: number): Promise<void> => {
  const from = join(folder, fileName);
  if (!existsSync(from)) throw new StoreError(`There is no data in ${folder}: set MAKINI_DATA.`);
  if (existsSync(file)) throw new StoreError(`${file} is there already: name a new file.`);
  const source = new DatabaseSync(from, { readOnly: true });
  try {
    source.exec('PRAGMA busy_timeout = 5000');
    source.prepare('VACUUM INTO ?').run(file);
  } catch (cause) {
    throw new StoreError(`The backup cannot be written to ${file}.`, { cause });
  } finally {
    source.close();
  }
  const copy = new Kysely<Tables>({ dialect: new NodeSqliteDialect(new DatabaseSync(file)) });
  await markBackup(copy, at).finally(() => copy.destroy());
};
