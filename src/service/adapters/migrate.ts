/** Bringing a store to this version, whichever it is: forward only, one process at a time. */
import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { migrations } from './migrations/index.ts';
import { StoreError } from './store-error.ts';

/** The step that this version needs last. */
export const latestStep = Object.keys(migrations).sort().at(-1) ?? '';

const isNewer = (error: unknown): boolean =>
  error instanceof Error && /previously executed migration \S+ is missing/.test(error.message);

/** Makes every step that the store lacks, in one transaction. Throws a `StoreError` when it cannot. */
export const migrate = async <T>(db: Kysely<T>): Promise<void> => {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error: cause } = await migrator.migrateToLatest();
  if (cause === undefined) return;
  if (isNewer(cause))
    throw new StoreError(
      'A newer version of makini-connect wrote this data: run that version, or restore a backup.',
      { cause },
    );
  throw new StoreError(
    'The data could not be brought to this version. If a newer version wrote it, run that version; else restore a backup.',
    { cause },
  );
};
