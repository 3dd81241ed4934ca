/** Master keys: 32 random bytes as base64, kept outside the database. */
import { hkdfSync, randomBytes } from 'node:crypto';
import { Secret } from '../secret.ts';

/** A master key and the id that sealed values name it by (derived, so it tells nothing about the key). */
export interface MasterKey {
  readonly id: string;
  readonly bytes: Secret<Buffer>;
}

/** A key of 32 bytes derived from a master key for one purpose (HKDF-SHA-256, RFC 5869). */
export const deriveKey = (master: Buffer, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', master, Buffer.alloc(0), `makini-connect ${purpose}`, 32));

/** Reads a key as `makini-connect keys new` prints it; undefined when it is not base64 of exactly 32 bytes. */
export const readMasterKey = (text: string): MasterKey | undefined => {
  const trimmed = text.trim();
  if (!/^[A-Za-z0-9+/_-]{43}=?$/.test(trimmed)) return undefined;
  const bytes = Buffer.from(trimmed, 'base64');
  if (bytes.length !== 32) return undefined;
  return { id: deriveKey(bytes, 'key id').subarray(0, 6).toString('base64url'), bytes: new Secret(bytes) };
};

/** A new master key, as text. */
export const newMasterKey = (): string => randomBytes(32).toString('base64');
