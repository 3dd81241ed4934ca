/**
 * One serving process per data folder. The lock is an exclusive transaction on a database of its own: the operating system lets go
 * of it when the process ends, however it ends, and the command line, which never takes it, can write next to a running service.
 */
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StoreError } from './store-error.ts';

/** Takes the lock or throws a `StoreError`; the answer releases it. */
export const holdWriterLock = (folder: string): (() => void) => {
  const file = join(folder, 'makini.lock');
  closeSync(openSync(file, 'a', 0o600));
  const database = new DatabaseSync(file);
  try {
    database.exec('PRAGMA busy_timeout = 250; BEGIN EXCLUSIVE');
  } catch (cause) {
    database.close();
    throw new StoreError(
      `Another makini-connect serves from ${folder}: stop it first, or give this one a folder of its own (MAKINI_DATA).`,
      { cause },
    );
  }
  return () => database.close();
};
