/** The operator's password as it is kept: scrypt (RFC 7914) with the parameters beside it, so that they can grow. */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { operatorPassword } from '../../contract/index.ts';

/** What a guess costs: memory is 128 · 2^`log2` · `blocks` bytes, time grows with `rounds`, too. */
export interface PasswordCost {
  readonly log2: number;
  readonly blocks: number;
  readonly rounds: number;
}

/** 64 MiB a guess, one at a time. */
export const usualCost: PasswordCost = { log2: 16, blocks: 8, rounds: 2 };

const length = 32;

const derive = (
  password: string,
  salt: Buffer,
  { log2, blocks: r, rounds: p }: PasswordCost,
): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const N = 2 ** log2;
    // Node counts a little more than RFC 7914 does.
    const maxmem = 256 * N * r;
    // What looks the same is the same, whichever keyboard it came from.
    scrypt(password.normalize('NFKC'), salt, length, { N, r, p, maxmem }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });

/** Whether a password is long enough, counted in characters as people see them typed. */
export const isLongEnough = (password: string): boolean =>
  [...password.normalize('NFKC')].length >= operatorPassword.least;

/** What is kept of a password: `scrypt$16$8$2$<salt>$<key>`. */
export const keptPassword = async (password: string, cost = usualCost): Promise<string> => {
  const salt = randomBytes(16);
  const key = await derive(password, salt, cost);
  const { log2, blocks, rounds } = cost;
  return ['scrypt', log2, blocks, rounds, salt.toString('base64url'), key.toString('base64url')].join('$');
};

/** Whether this is the password that was kept; compared in constant time. */
export const isPassword = async (password: string, kept: string): Promise<boolean> => {
  const [kind, log2, blocks, rounds, salt = '', key = ''] = kept.split('$');
  if (kind !== 'scrypt') throw new Error('The kept password is in a form that this version does not know.');
  const cost = { log2: Number(log2), blocks: Number(blocks), rounds: Number(rounds) };
  const known = Buffer.from(key, 'base64url');
  const derived = await derive(password, Buffer.from(salt, 'base64url'), cost);
  return known.length === derived.length && timingSafeEqual(known, derived);
};
