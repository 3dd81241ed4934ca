// Here: sealing with a key that is not in the database. Not here: what is sealed, and where it lies.
/** The master key's check value: a wrong key is noticed at start, not at the first customer. */
import type { SealContext, Store, Vault } from '../ports.ts';
import { VaultError } from './vault-error.ts';

const name = 'master_key_check';
const context: SealContext = { client: '', mode: 'live', subject: name, purpose: 'check' };

const write = async (store: Store, vault: Vault): Promise<void> => {
  const value = vault.seal(name, context);
  await store
    .insertInto('meta')
    .values({ key: name, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
};

/**
 * Compares the vault's key with the one the store was first used with, and keeps the check value under the newest key.
 * Throws a `VaultError` with one sentence when the key is another.
 */
export const verifyMasterKey = async (store: Store, vault: Vault): Promise<void> => {
  const kept = await store.selectFrom('meta').select('value').where('key', '=', name).executeTakeFirst();
  try {
    if (kept) vault.open(kept.value, context);
  } catch {
    throw new VaultError(
      'unknown_key',
      'The master key is not the one this data was sealed with: give the right one (MAKINI_MASTER_KEY), and the one before it as MAKINI_MASTER_KEY_PREVIOUS while you rotate.',
    );
  }
  await write(store, vault);
};
