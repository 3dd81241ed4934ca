/** Tokens in files of this machine, each sealed with AES-256-GCM under a key that lies elsewhere: for development and one machine. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { readKept } from './kept.ts';
import type { StoredToken } from './kept.ts';
import { storeError, storeOver } from './token-store.ts';
import type { TokenStore, Vault } from './token-store.ts';

export type { StoredToken, TokenStore };

/** Where the files lie, and what seals them. */
export interface SealedFileOptions {
  /** The folder, for these files alone; made when it is not there. Processes of one machine may share it. */
  readonly folder: string;
  /** 32 random bytes in base64, such as `openssl rand -base64 32` prints, from the environment; while it changes over, `[new, old]`. */
  readonly key: string | readonly string[];
}

/** A store in files, which also lists what it has. */
export interface SealedFileStore extends TokenStore {
  /** Everything that is kept, oldest first. */
  readonly list: () => Promise<StoredToken[]>;
}

const ending = '.sealed';
const ivLength = 12;
const tagLength = 16;
const gcm = { authTagLength: tagLength } as const;

const readKeys = (key: SealedFileOptions['key']): readonly [Buffer, ...Buffer[]] => {
  const [first, ...more] = (typeof key === 'string' ? [key] : key).map((text) => Buffer.from(text, 'base64'));
  if (first?.length === 32 && more.every(({ length }) => length === 32)) return [first, ...more];
  throw storeError('options_malformed', 'key must be 32 random bytes in base64, or a list of such keys.');
};

// The name is sealed with it: one connection's file does not open in another's place.
const seal = (key: Buffer, name: string, text: string): Buffer => {
  const iv = randomBytes(ivLength);
  const cipher = createCipheriv('aes-256-gcm', key, iv, gcm).setAAD(Buffer.from(name));
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]);
};

const unseal = (keys: readonly Buffer[], name: string, sealed: Buffer): string => {
  for (const key of keys) {
    try {
      const cipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, ivLength), gcm);
      cipher.setAAD(Buffer.from(name)).setAuthTag(sealed.subarray(ivLength, ivLength + tagLength));
      const body = [cipher.update(sealed.subarray(ivLength + tagLength)), cipher.final()];
      return Buffer.concat(body).toString('utf8');
    } catch {
      continue; // another key may open it
    }
  }
  throw storeError('store_unreadable', `${name}${ending} was sealed with another key, or was changed.`);
};

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown';

const told = (error: unknown): Error =>
  storeError('store_unreachable', `The folder of sealed tokens cannot be used: ${codeOf(error)}.`);

const flushed = async (handle: FileHandle, work?: () => Promise<void>): Promise<void> => {
  try {
    await work?.();
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** Makes a rename or a removal outlast a loss of power. */
const flushFolder = async (folder: string): Promise<void> => flushed(await open(folder, 'r'));

/** To a neighbour first, then renamed: whoever looks, and whatever crashes, sees the old or the new. */
const replace = async (folder: string, name: string, bytes: Buffer): Promise<void> => {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const neighbour = join(folder, `${name}.${randomBytes(8).toString('hex')}.new`);
  try {
    const handle = await open(neighbour, 'wx', 0o600);
    await flushed(handle, () => handle.writeFile(bytes));
    await rename(neighbour, join(folder, `${name}${ending}`));
  } catch (error) {
    await rm(neighbour, { force: true });
    throw error;
  }
  await flushFolder(folder);
};

const readIfThere = async (file: string): Promise<Buffer | undefined> => {
  try {
    return await readFile(file);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw told(error);
  }
};

const namesIn = async (folder: string): Promise<string[]> => {
  try {
    const files = await readdir(folder);
    return files.filter((file) => file.endsWith(ending)).map((file) => file.slice(0, -ending.length));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw told(error);
  }
};

/** The store; a folder of files, one for each connection. */
export const sealedFileStore = ({ folder, key }: SealedFileOptions): SealedFileStore => {
  const keys = readKeys(key);
  const vault: Vault = {
    read: async (name) => {
      const sealed = await readIfThere(join(folder, `${name}${ending}`));
      return sealed && unseal(keys, name, sealed);
    },
    write: (name, text) =>
      replace(folder, name, seal(keys[0], name, text)).catch((error: unknown) => {
        throw told(error);
      }),
    remove: async (name) => {
      try {
        await rm(join(folder, `${name}${ending}`));
        await flushFolder(folder);
      } catch (error) {
        if (codeOf(error) !== 'ENOENT') throw told(error);
      }
    },
  };
  const one = async (name: string): Promise<StoredToken[]> => {
    const text = await vault.read(name);
    const stored = text === undefined ? undefined : readKept(text);
    return stored ? [stored] : [];
  };
  return {
    // Some file systems take capitals for small letters.
    ...storeOver(vault, /^[0-9a-z_-]{1,64}$/),
    list: async () => {
      const all = await Promise.all((await namesIn(folder)).map(one));
      return all.flat().toSorted((left, right) => left.storedAt.getTime() - right.storedAt.getTime());
    },
  };
};
