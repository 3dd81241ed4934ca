/** The vault, as a command opens it next to a running service. */
import { readFileSync } from 'node:fs';
import { readMasterKeys } from '../config.ts';
import type { Store, Vault } from '../ports.ts';

/** Opens the vault by the environment; throws a `MasterKeyError` when the service was started with another key. */
export const openStartedVault = async (store: Store): Promise<Vault> => {
  const [{ createVault }, { requireStarted }] = await Promise.all([
    import('../vault/vault.ts'),
    import('../vault/check-value.ts'),
  ]);
  const vault = createVault(readMasterKeys(process.env, (path) => readFileSync(path, 'utf8')));
  await requireStarted(store, vault);
  return vault;
};
