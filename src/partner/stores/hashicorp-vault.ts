/** Tokens in HashiCorp Vault or OpenBao, by the HTTP API of their key/value engine, version 2. */
import type { Fetch } from '../options.ts';
import { storeError, storeOver } from './token-store.ts';
import type { TokenStore, Vault } from './token-store.ts';

export type { StoredToken } from './kept.ts';
export type { TokenStore };

/** Where Vault is, and as whom it is asked. Its policy needs create, read, update on `data/` and delete on `metadata/` of the prefix. */
export interface HashicorpVaultOptions {
  /** Such as `https://vault.example:8200`; http on loopback alone, where an agent listens. */
  readonly address: string;
  /** A token of Vault, or what gives the one that is valid now; asked before every request. */
  readonly token: string | (() => string | Promise<string>);
  /** Where the engine is mounted; default `secret`. */
  readonly mount?: string;
  /** Path of the secrets below the mount; default `makini-connect`. */
  readonly prefix?: string;
  /** Vault's namespace, where there is one. */
  readonly namespace?: string;
  /** Instead of the global `fetch`. */
  readonly fetch?: Fetch;
}

type Fields = Readonly<Record<string, unknown>>;
interface Answer {
  readonly status: number;
  readonly body: Fields;
}

/** How often a write is tried again because somebody else wrote meanwhile. */
const tries = 5;
const patience = 10_000;

const path = /^[\w-]+(\/[\w-]+)*$/;
const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const fieldsOf = (value: unknown, name: string): Fields => {
  const inner = isFields(value) ? value[name] : undefined;
  return isFields(inner) ? inner : {};
};

const originOf = (address: string): string => {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && loopback.test(url.hostname));
  if (url && isSafe && address.replace(/\/$/, '') === url.origin) return url.origin;
  throw storeError('options_malformed', 'address must be the origin of Vault: https, or http on loopback.');
};

const check = ({ mount = 'secret', prefix = 'makini-connect' }: HashicorpVaultOptions): string[] => {
  if (path.test(mount) && path.test(prefix)) return [mount, prefix];
  throw storeError('options_malformed', 'mount and prefix are names with slashes between them.');
};

const read = async (response: Response): Promise<Answer> => {
  const text = await response.text();
  try {
    const body: unknown = text === '' ? {} : JSON.parse(text);
    return { status: response.status, body: isFields(body) ? body : {} };
  } catch {
    throw storeError(
      'store_unreachable',
      `Vault answered ${response.status} with something that is not JSON.`,
    );
  }
};

const errorsOf = ({ body }: Answer): readonly unknown[] =>
  Array.isArray(body['errors']) ? body['errors'] : [];

/** A 404 without errors is a secret that is not there; with errors it is an engine that is not there. */
const isMissing = (answer: Answer): boolean => answer.status === 404 && errorsOf(answer).length === 0;

// Vault's own words stay out: they may quote what was sent.
const failure = ({ status }: Answer): Error =>
  status === 429 || status >= 500
    ? storeError('store_unreachable', `Vault answered ${status}: it is busy, sealed or not well.`)
    : storeError(
        'store_refused',
        `Vault answered ${status}: look at mount, policy and token, and that no proxy redirects.`,
      );

type Ask = (method: string, kind: 'data' | 'metadata', name: string, body?: unknown) => Promise<Answer>;

const asker = (options: HashicorpVaultOptions): Ask => {
  const origin = originOf(options.address);
  const [mount, prefix] = check(options);
  const { token, namespace, fetch: send = (url, init) => fetch(url, init) } = options;
  return async (method, kind, name, body) => {
    const headers = {
      'x-vault-token': typeof token === 'string' ? token : await token(),
      'x-vault-request': 'true',
      ...(namespace !== undefined && { 'x-vault-namespace': namespace }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    };
    const init: RequestInit = {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
      // A redirect would take Vault's token along.
      redirect: 'manual',
      signal: AbortSignal.timeout(patience),
    };
    let response: Response;
    try {
      response = await send(`${origin}/v1/${mount}/${kind}/${prefix}/${name}`, init);
    } catch (error) {
      const reason = error instanceof Error ? error.name : 'unknown';
      throw storeError('store_unreachable', `Vault could not be reached (${reason}).`);
    }
    return read(response);
  };
};

/** The secret's version, also of one that is deleted softly; 0 where there has never been one. */
const versionOf = ({ body }: Answer): number => {
  const { version } = fieldsOf(fieldsOf(body, 'data'), 'metadata');
  return typeof version === 'number' ? version : 0;
};

const isOutrun = (answer: Answer): boolean =>
  answer.status === 400 && errorsOf(answer).some((error) => String(error).includes('check-and-set'));

const vaultOver = (ask: Ask): Vault => {
  const look = async (name: string): Promise<Answer> => {
    const answer = await ask('GET', 'data', name);
    if (answer.status === 200 || isMissing(answer)) return answer;
    throw failure(answer);
  };
  return {
    read: async (name) => {
      const { status, body } = await look(name);
      return status === 200 ? JSON.stringify(fieldsOf(fieldsOf(body, 'data'), 'data')) : undefined;
    },
    write: async (name, text) => {
      const data: unknown = JSON.parse(text);
      for (let left = tries; left > 0; left -= 1) {
        const cas = versionOf(await look(name));
        const answer = await ask('POST', 'data', name, { options: { cas }, data });
        if (answer.status === 200) return;
        if (answer.status === 204)
          throw storeError('store_refused', 'The mount of Vault is no key/value engine of version 2.');
        if (!isOutrun(answer)) throw failure(answer);
      }
      throw storeError('store_unreachable', 'Others kept writing to the same secret of Vault.');
    },
    remove: async (name) => {
      const answer = await ask('DELETE', 'metadata', name);
      if (answer.status !== 204 && answer.status !== 200 && !isMissing(answer)) throw failure(answer);
    },
  };
};

/** The store; a secret for each connection, whose fields are `token`, `connection`, `customer`, `stored_at`. */
export const hashicorpVaultStore = (options: HashicorpVaultOptions): TokenStore =>
  storeOver(vaultOver(asker(options)), /^[0-9A-Za-z_-]{1,64}$/);
