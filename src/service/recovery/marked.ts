/** A backup that our command made says that it is one, so that it is not served before what it brings back was seen to. */
import { StoreError } from '../adapters/store-error.ts';
import type { Store } from '../ports.ts';

const key = 'backup_of';

/** Marks a copy of the store. */
export const markBackup = async (copy: Store, at: number): Promise<void> => {
  const value = new Date(at).toISOString();
  await copy
    .insertInto('meta')
    .values({ key, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
};

/** When the backup was made that this store comes from; undefined for one that never was one, or was seen to. */
export const backupOf = async (store: Store): Promise<string | undefined> => {
  const row = await store.selectFrom('meta').select('value').where('key', '=', key).executeTakeFirst();
  return row?.value;
};

/** What was seen to may be served. */
export const unmark = async (store: Store): Promise<void> => {
  await store.deleteFrom('meta').where('key', '=', key).execute();
};

/** Throws a `StoreError` for a backup that nobody has seen to. */
export const requireSeenTo = async (store: Store): Promise<void> => {
  const made = await backupOf(store);
  if (made === undefined) return;
  throw new StoreError(
    `This data is a backup of ${made}: run makini-connect restored first, so that no token that was revoked since comes back.`,
  );
};
