/** Hashes and random texts: how the service names things and compares secrets it does not keep. */
import { createHash, randomFillSync, timingSafeEqual } from 'node:crypto';

/** SHA-256 of a text, base64url: for values with 128 bits of entropy or more (tokens, codes, client secrets, keys of retries). */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64url');

/** The beginning of a hash, as people read it and type it: in hex, since a command takes what begins with `-` for an option. */
export const hashHint = (hash: string, length: number): string =>
  Buffer.from(hash, 'base64url').toString('hex').slice(0, length);

// One question to the system's generator costs as much for 4 kB as for 32 bytes, and a request asks about ten times.
const pool = Buffer.alloc(4096);
let used = pool.length;

/** Random bytes as base64url; 32 bytes (256 bits, 43 characters) unless told. Up to 4,096 at once. */
export const randomText = (bytes = 32): string => {
  if (bytes > pool.length) throw new RangeError(`randomText gives at most ${pool.length} bytes.`);
  if (used + bytes > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const text = pool.toString('base64url', used, used + bytes);
  // What was handed out is not kept.
  pool.fill(0, used, used + bytes);
  used += bytes;
  return text;
};

/** A new id with a readable prefix, e.g. `con_…`: 120 random bits, no meaning, no order. */
export const newId = (prefix: string): string => `${prefix}_${randomText(15)}`;

/** Compares two texts in time that depends on their lengths only. */
export const sameText = (one: string, other: string): boolean => {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
};
