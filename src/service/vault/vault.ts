/**
 * The vault: what is secret is kept only as envelopes under a key that is not in the database. No I/O lives here.
 * This file: AES-256-GCM envelopes, `mkv1.<key id>.<wrapped data key>.<value>`; both layers are bound to the whole context (AAD).
 */
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import type { SealContext, Vault } from '../ports.ts';
import { deriveKey, type MasterKey } from './master-key.ts';
import { VaultError } from './vault-error.ts';

const version = 'mkv1';
const ivLength = 12;
// Without it Node would also take a tag of four bytes.
const authTagLength = 16;

/** JSON keeps the parts apart: no two contexts share their bytes. */
const boundTo = (layer: 'key' | 'value', keyId: string, context: SealContext): Buffer =>
  Buffer.from(
    JSON.stringify([version, layer, keyId, context.client, context.mode, context.subject, context.purpose]),
  );

const encrypt = (key: Buffer, plain: Buffer, aad: Buffer): string => {
  const iv = randomBytes(ivLength);
  const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength }).setAAD(aad);
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([iv, body, cipher.getAuthTag()]).toString('base64url');
};

const decrypt = (key: Buffer, sealed: Buffer, aad: Buffer): Buffer => {
  const end = sealed.length - authTagLength;
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, ivLength), { authTagLength });
  decipher.setAAD(aad).setAuthTag(sealed.subarray(end));
  return Buffer.concat([decipher.update(sealed.subarray(ivLength, end)), decipher.final()]);
};

const named = (context: SealContext): string =>
  `${context.purpose} of ${context.subject} (client ${context.client}, ${context.mode})`;

interface Envelope {
  readonly keyId: string;
  readonly wrapped: Buffer;
  readonly value: Buffer;
}

const readEnvelope = (sealed: string, context: SealContext): Envelope => {
  const match = /^mkv1\.([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)$/.exec(sealed);
  const [, keyId = '', wrappedText = '', valueText = ''] = match ?? [];
  const [wrapped, value] = [Buffer.from(wrappedText, 'base64url'), Buffer.from(valueText, 'base64url')];
  const least = ivLength + authTagLength;
  // Some last characters carry unused bits: only the one spelling that was written is taken.
  const exact = wrapped.toString('base64url') === wrappedText && value.toString('base64url') === valueText;
  if (!match || !exact || wrapped.length !== least + 32 || value.length < least) {
    throw new VaultError('malformed', `The sealed ${named(context)} is not an envelope of this vault.`);
  }
  return { keyId, wrapped, value };
};

/** A vault that seals with the first key and opens with any of them. */
export const createVault = (keys: readonly [MasterKey, ...MasterKey[]]): Vault => {
  const [current] = keys;
  const currentKey = deriveKey(current.bytes, 'envelope');
  const masterKeys = new Map(keys.map((key) => [key.id, deriveKey(key.bytes, 'envelope')]));
  const fingerprintKey = deriveKey(current.bytes, 'fingerprint');

  return {
    seal: (plain, context) => {
      const dataKey = randomBytes(32);
      const wrapped = encrypt(currentKey, dataKey, boundTo('key', current.id, context));
      const value = encrypt(dataKey, Buffer.from(plain, 'utf8'), boundTo('value', current.id, context));
      return `${version}.${current.id}.${wrapped}.${value}`;
    },
    open: (sealed, context) => {
      const { keyId, wrapped, value } = readEnvelope(sealed, context);
      const master = masterKeys.get(keyId);
      if (!master) {
        throw new VaultError('unknown_key', `The sealed ${named(context)} needs the master key ${keyId}.`);
      }
      try {
        const dataKey = decrypt(master, wrapped, boundTo('key', keyId, context));
        return decrypt(dataKey, value, boundTo('value', keyId, context)).toString('utf8');
      } catch {
        throw new VaultError('tampered', `The sealed ${named(context)} was changed, or belongs elsewhere.`);
      }
    },
    fingerprint: (parts) =>
      createHmac('sha256', fingerprintKey).update(JSON.stringify(parts)).digest('base64url'),
  };
};
