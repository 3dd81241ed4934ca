// Here: sealing with a key that is not in the database. Not here: what is sealed, and where it lies.
/** The master key's check value: a wrong key is noticed at start, not at the first customer. */
import type { SealContext, Store, Vault } from '../ports.ts';
import { keyIdOf } from './envelope.ts';
import { MasterKeyError } from './vault-error.ts';

const name = 'master_key_check';
const context: SealContext = { client: '', mode: 'live', subject: name, purpose: 'check' };

const read = (store: Store): Promise<{ value: string } | undefined> =>
  store.selectFrom('meta').select('value').where('key', '=', name).executeTakeFirst();

/** Of nodes that start together, the first one's key is the key of the data. */
const writeFirst = async (store: Store, vault: Vault): Promise<void> => {
  await store
    .insertInto('meta')
    .values({ key: name, value: vault.seal(name, context) })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute();
};

const write = async (store: Store, vault: Vault): Promise<void> => {
  const value = vault.seal(name, context);
  await store
    .insertInto('meta')
    .values({ key: name, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
};

/** A lost key is no reason to keep what still opens from working, but no key at all that fits is one. */
const fits = async (store: Store, vault: Vault, sealedBy: readonly string[]): Promise<boolean> => {
  if (sealedBy.length === 0) await writeFirst(store, vault);
  const kept = await read(store);
  if (!kept) return sealedBy.some((key) => vault.keyIds.includes(key));
  try {
    vault.open(kept.value, context);
    return true;
  } catch {
    return false;
  }
};

/**
 * Compares the vault's keys with the one the store was last used with (`sealedBy` are those that seal its rows, for a store without
 * a check value), and keeps the check value under the newest. Throws a `MasterKeyError` when the keys are others.
 */
export const verifyMasterKey = async (
  store: Store,
  vault: Vault,
  sealedBy: readonly string[],
): Promise<void> => {
  if (!(await fits(store, vault, sealedBy)))
    throw new MasterKeyError(
      'The master key is not the one this data was sealed with: give the right one (MAKINI_MASTER_KEY), and the one before it as MAKINI_MASTER_KEY_PREVIOUS while you rotate.',
    );
  await write(store, vault);
};

/**
 * What is sealed under a new key can be opened only by services that know it: throws a `MasterKeyError` while the newest check value
 * is not under the current one, which a service that starts puts right.
 */
export const requireStarted = async (store: Store, vault: Vault): Promise<void> => {
  const kept = await read(store);
  if (!kept || keyIdOf(kept.value) === vault.keyIds[0]) return;
  throw new MasterKeyError(
    'The service was last started with another master key: restart it with the new one as MAKINI_MASTER_KEY and the old one as MAKINI_MASTER_KEY_PREVIOUS, then run this with the same two.',
  );
};
