/** A small file that is encrypted at rest (AES-256-GCM): where the demo's backend keeps API tokens. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** The key in this file, 32 bytes; made on first use, readable by its owner alone. */
export const keyFrom = (file: string): Buffer => {
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(file, randomBytes(32).toString('base64'), { mode: 0o600, flag: 'wx' });
  }
  return Buffer.from(readFileSync(file, 'utf8'), 'base64');
};

/** JSON of one type in one encrypted file; reads give a copy, writes replace the whole file at once. */
export class SealedFile<T> {
  readonly #file: string;
  readonly #key: Buffer;
  readonly #empty: T;

  constructor(file: string, key: Buffer, empty: T) {
    this.#file = file;
    this.#key = key;
    this.#empty = empty;
  }

  /** What is in the file, or what it starts with; throws when the key is not the one it was written with. */
  read(): T {
    if (!existsSync(this.#file)) return structuredClone(this.#empty);
    const sealed = readFileSync(this.#file);
    const opener = createDecipheriv('aes-256-gcm', this.#key, sealed.subarray(0, 12), { authTagLength: 16 });
    opener.setAuthTag(sealed.subarray(12, 28));
    const plain = Buffer.concat([opener.update(sealed.subarray(28)), opener.final()]);
    return JSON.parse(plain.toString('utf8')) as T;
  }

  /** Writes all of it: to a neighbour first, then renamed, so that a crash leaves the old or the new. */
  write(value: T): void {
    const iv = randomBytes(12);
    const sealer = createCipheriv('aes-256-gcm', this.#key, iv, { authTagLength: 16 });
    const body = Buffer.concat([sealer.update(JSON.stringify(value), 'utf8'), sealer.final()]);
    mkdirSync(dirname(this.#file), { recursive: true, mode: 0o700 });
    writeFileSync(`${this.#file}.new`, Buffer.concat([iv, sealer.getAuthTag(), body]), { mode: 0o600 });
    renameSync(`${this.#file}.new`, this.#file);
  }
}
