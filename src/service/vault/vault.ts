/**
 * The vault: what is secret is kept only as envelopes under a key that is not in the database. No I/O lives here.
 * This file: AES-256-GCM envelopes (`envelope.ts`); both layers are bound to the whole context (AAD).
 */
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  randomBytes,
  type CipherKey,
  type KeyObject,
} from 'node:crypto';
import type { SealContext, Vault } from '../ports.ts';
import type { Envelope } from '../tables.ts';
import { headOf, keyIdOf, version } from './envelope.ts';
import { deriveKey, type MasterKey } from './master-key.ts';
import { VaultError } from './vault-error.ts';

const ivLength = 12;
// Without it Node would also take a tag of four bytes.
const authTagLength = 16;

/** JSON keeps the parts apart: no two contexts share their bytes. */
const boundTo = (layer: 'key' | 'value', keyId: string, context: SealContext): Buffer =>
  Buffer.from(
    JSON.stringify([version, layer, keyId, context.client, context.mode, context.subject, context.purpose]),
  );

const encrypt = (key: CipherKey, plain: Buffer, aad: Buffer): string => {
  const iv = randomBytes(ivLength);
  const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength }).setAAD(aad);
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([iv, body, cipher.getAuthTag()]).toString('base64url');
};

const decrypt = (key: CipherKey, sealed: Buffer, aad: Buffer): Buffer => {
  const end = sealed.length - authTagLength;
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, ivLength), { authTagLength });
  decipher.setAAD(aad).setAuthTag(sealed.subarray(end));
  return Buffer.concat([decipher.update(sealed.subarray(ivLength, end)), decipher.final()]);
};

interface Parts {
  readonly keyId: string;
  readonly wrapped: Buffer;
  readonly value: Buffer;
}

const readEnvelope = (sealed: string, context: SealContext): Parts => {
  const keyId = keyIdOf(sealed);
  const match = /^([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)$/.exec(sealed.slice(headOf(keyId ?? '').length));
  const [, wrappedText = '', valueText = ''] = match ?? [];
  const [wrapped, value] = [Buffer.from(wrappedText, 'base64url'), Buffer.from(valueText, 'base64url')];
  const least = ivLength + authTagLength;
  // Some last characters carry unused bits: only the one spelling that was written is taken.
  const exact = wrapped.toString('base64url') === wrappedText && value.toString('base64url') === valueText;
  if (keyId === undefined || !exact || wrapped.length !== least + 32 || value.length < least)
    throw new VaultError('malformed', context);
  return { keyId, wrapped, value };
};

/** Kept as key objects: those print nothing of the key. */
const keyFor = (key: MasterKey, purpose: string): KeyObject =>
  createSecretKey(deriveKey(key.bytes.reveal(), purpose));

const hashed = (key: KeyObject, parts: readonly string[]): string =>
  createHmac('sha256', key).update(JSON.stringify(parts)).digest('base64url');

/** A vault that seals with the first key and opens with any of them. */
export const createVault = (keys: readonly [MasterKey, ...MasterKey[]]): Vault => {
  const [current, ...before] = keys;
  const currentKey = keyFor(current, 'envelope');
  const masterKeys = new Map(keys.map((key) => [key.id, keyFor(key, 'envelope')]));
  const [fingerprintKey, ...olderFingerprintKeys] = [current, ...before].map((key) =>
    keyFor(key, 'fingerprint'),
  ) as [KeyObject, ...KeyObject[]];
  const fingerprint: Vault['fingerprint'] = (parts) => hashed(fingerprintKey, parts);

  return {
    keyIds: [current.id, ...before.map(({ id }) => id)],
    seal: (plain, context) => {
      const dataKey = randomBytes(32);
      const wrapped = encrypt(currentKey, dataKey, boundTo('key', current.id, context));
      const value = encrypt(dataKey, Buffer.from(plain, 'utf8'), boundTo('value', current.id, context));
      // The one place where envelopes come from.
      return `${headOf(current.id)}${wrapped}.${value}` as Envelope;
    },
    open: (sealed, context) => {
      const { keyId, wrapped, value } = readEnvelope(sealed, context);
      const master = masterKeys.get(keyId);
      if (!master) throw new VaultError('unknown_key', context, keyId);
      try {
        const dataKey = decrypt(master, wrapped, boundTo('key', keyId, context));
        return decrypt(dataKey, value, boundTo('value', keyId, context)).toString('utf8');
      } catch {
        throw new VaultError('tampered', context, keyId);
      }
    },
    fingerprint,
    fingerprints: (parts) => [fingerprint(parts), ...olderFingerprintKeys.map((key) => hashed(key, parts))],
  };
};
