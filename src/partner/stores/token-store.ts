/** What every store of tokens does, over the little that a vault has to do for it. */
import type { WebhookEvent } from '../../contract/index.ts';
import type { Delivery } from '../options.ts';
import { PartnerError } from '../partner-error.ts';
import { readKept, writeKept } from './kept.ts';
import type { StoredToken } from './kept.ts';

/**
 * A place for API tokens, one for each connection. The functions need no `this`: `onToken: store.put, onEvent: store.onEvent`. They
 * reject with a `PartnerError`: `store_unreachable` (try again later), `store_refused` (permissions, limits) or `store_unreadable`
 * (what lies there is not what was put).
 */
export interface TokenStore {
  /** Keeps what `onToken` was given, by `connection.id`: the same again changes nothing, another token takes the place of the one before. */
  readonly put: (delivery: Delivery) => Promise<void>;
  /** What is kept for a connection, or undefined. */
  readonly get: (connectionId: string) => Promise<StoredToken | undefined>;
  /** Forgets a connection; one that is not there is forgotten already. */
  readonly delete: (connectionId: string) => Promise<void>;
  /** For the option `onEvent`: forgets a connection when it ends. */
  readonly onEvent: (event: WebhookEvent) => Promise<void>;
}

/** A vault of texts: what differs from one store to the other. */
export interface Vault {
  read(name: string): Promise<string | undefined>;
  write(name: string, text: string): Promise<void>;
  remove(name: string): Promise<void>;
}

/** A store's own failure, in words that hold nothing of what was to be kept. */
export const storeError = (
  code: 'store_refused' | 'store_unreachable' | 'store_unreadable' | 'options_malformed',
  message: string,
): PartnerError => new PartnerError(code, message);

const hex = async (text: string): Promise<string> => {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
};

const marker = 'sha256-';

/**
 * The name of a connection's secret: the id where it is plain for this vault, its SHA-256 elsewhere. No two ids have one name, and
 * nothing in an id is a path, a wildcard or too long.
 */
const nameOf = async (id: string, plain: RegExp): Promise<string> => {
  if (typeof id !== 'string' || id === '' || id.length > 255 || !id.isWellFormed())
    throw storeError('store_refused', 'The id of a connection is a text of 1 to 255 characters.');
  return plain.test(id) && !id.startsWith(marker) ? id : marker + (await hex(id));
};

/** A token's end is counted from the answer's arrival: the same token twice ends at nearly the same time. */
const nearly = 5_000;

const endOf = ({ expiresAt }: Delivery): number => expiresAt?.getTime() ?? Infinity;

const isSame = (stored: StoredToken, delivery: Delivery): boolean => {
  const close = stored.expiresAt && Math.abs(endOf(stored) - endOf(delivery)) < nearly;
  const again = close ? { ...delivery, expiresAt: stored.expiresAt } : delivery;
  return writeKept(stored, stored.storedAt) === writeKept(again, stored.storedAt);
};

/** A store over a vault; `plain` are the ids that the vault can have in a name as they are. */
export const storeOver = (vault: Vault, plain: RegExp): TokenStore => {
  const read = async (id: string, name: string): Promise<StoredToken | undefined> => {
    const text = await vault.read(name);
    if (text === undefined) return undefined;
    const stored = readKept(text);
    if (stored?.connection.id === id) return stored;
    throw storeError(
      'store_unreadable',
      `What lies in the store as ${name} is not a token of this connection.`,
    );
  };
  const forget = async (id: string): Promise<void> => vault.remove(await nameOf(id, plain));
  return {
    put: async (delivery) => {
      const { id } = delivery.connection;
      const name = await nameOf(id, plain);
      const stored = await read(id, name);
      if (stored === undefined || !isSame(stored, delivery))
        await vault.write(name, writeKept(delivery, new Date()));
    },
    get: async (id) => read(id, await nameOf(id, plain)),
    delete: forget,
    onEvent: async ({ type, data }) => {
      if (type === 'connection.disconnected') await forget(data.connection_id);
    },
  };
};
