/** Tokens in Azure Key Vault, through its official client, which the caller makes. */
import type { SecretClient } from '@azure/keyvault-secrets';
import { storeError, storeOver } from './token-store.ts';
import type { TokenStore, Vault } from './token-store.ts';

export type { StoredToken } from './kept.ts';
export type { TokenStore };

/** What of the client is used: its identity needs get, set, delete and recover of secrets, and purge where `purge` is set. */
export type AzureClient = Pick<
  SecretClient,
  'getSecret' | 'setSecret' | 'beginDeleteSecret' | 'beginRecoverDeletedSecret' | 'purgeDeletedSecret'
>;

/** The client, and how secrets are named and end. */
export interface AzureKeyVaultOptions {
  /** `new SecretClient(vaultUrl, credential)` of `@azure/keyvault-secrets`: credentials and retries are its own. */
  readonly client: AzureClient;
  /** What names begin with, before a hyphen; default `makini-connect`. */
  readonly prefix?: string;
  /** Whether a deleted secret is purged too, at once; without it the vault keeps it for its own number of days. */
  readonly purge?: boolean;
  /** Milliseconds between two looks while the vault deletes or recovers; default 2,000. */
  readonly pollEvery?: number;
}

type Fields = Readonly<Record<string, unknown>>;
const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {};

const statusOf = (error: unknown): unknown => fieldsOf(error)['statusCode'];

/** Why a name is taken: `ObjectIsDeletedButRecoverable`, `ObjectIsBeingRecovered`, … */
const conflictOf = (error: unknown): unknown => {
  if (statusOf(error) !== 409) return undefined;
  const body = fieldsOf(fieldsOf(fieldsOf(error)['details'])['error']);
  return fieldsOf(body['innerError'] ?? body['innererror'])['code'];
};

// Its own words stay out: they may quote what was sent.
const told = (error: unknown): Error => {
  const status = statusOf(error);
  const name = error instanceof Error ? error.name : 'unknown';
  const what = typeof status === 'number' ? status : name;
  const isRefusal =
    /Credential|Authentication/.test(name) ||
    (typeof status === 'number' && status >= 400 && status < 500 && ![408, 409, 429].includes(status));
  return isRefusal
    ? storeError('store_refused', `Azure Key Vault refused: ${what}.`)
    : storeError('store_unreachable', `Azure Key Vault cannot do it now: ${what}.`);
};

const attempt = async <T>(
  work: () => Promise<T>,
  otherwise: (error: unknown) => Promise<T> | undefined = () => undefined,
): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    const way = otherwise(error);
    if (way === undefined) throw told(error);
    return way;
  }
};

const check = ({ client, prefix = 'makini-connect' }: AzureKeyVaultOptions): string => {
  if (typeof client?.setSecret !== 'function')
    throw storeError('options_malformed', 'client must be a SecretClient of @azure/keyvault-secrets.');
  if (!/^[0-9A-Za-z-]{1,40}$/.test(prefix))
    throw storeError('options_malformed', 'prefix has 1 to 40 letters, digits and hyphens.');
  return prefix;
};

/** How often a vault that is still recovering is asked again. */
const tries = 10;

const vaultOver = (options: AzureKeyVaultOptions): Vault => {
  const prefix = check(options);
  const { client, purge = false, pollEvery: intervalInMs = 2_000 } = options;
  const idOf = (name: string): string => `${prefix}-${name}`;

  const set = (name: string, text: string, left = tries): Promise<unknown> =>
    attempt<unknown>(
      () => client.setSecret(name, text, { contentType: 'application/json' }),
      (error) => {
        const conflict = conflictOf(error);
        if (left === 0) return undefined;
        if (conflict === 'ObjectIsDeletedButRecoverable') return recoverAndSet(name, text, left - 1);
        // It goes on for a moment after the vault has said that it is done.
        if (conflict === 'ObjectIsBeingRecovered') return waitAndSet(name, text, left - 1);
        return undefined;
      },
    );
  const waitAndSet = async (name: string, text: string, left: number): Promise<unknown> => {
    await new Promise((resolve) => setTimeout(resolve, intervalInMs));
    return set(name, text, left);
  };
  const recoverAndSet = async (name: string, text: string, left: number): Promise<unknown> => {
    const poller = await attempt(() => client.beginRecoverDeletedSecret(name, { intervalInMs }));
    await attempt<unknown>(() => poller.pollUntilDone());
    return set(name, text, left);
  };

  return {
    read: async (name) => {
      const found = await attempt<{ value?: string } | undefined>(
        () => client.getSecret(idOf(name)),
        (error) => (statusOf(error) === 404 ? Promise.resolve(undefined) : undefined),
      );
      return found && (found.value ?? '');
    },
    write: async (name, text) => {
      await set(idOf(name), text);
    },
    remove: async (name) => {
      const id = idOf(name);
      const poller = await attempt(
        () => client.beginDeleteSecret(id, { intervalInMs }),
        (error) => (statusOf(error) === 404 ? Promise.resolve(undefined) : undefined),
      );
      if (poller === undefined || !purge) return;
      await attempt<unknown>(() => poller.pollUntilDone());
      await attempt(() => client.purgeDeletedSecret(id));
    },
  };
};

/** The store; a secret for each connection, whose text is JSON with `token`, `connection`, `customer`, `stored_at`. */
export const azureKeyVaultStore = (options: AzureKeyVaultOptions): TokenStore =>
  // A vault takes capitals for small letters, and knows no underscore.
  storeOver(vaultOver(options), /^[0-9a-z-]{1,64}$/);
