/**
 * What ties a session to the customer for whom it was opened, without a table: the verifier (RFC 7636) is computed from who is
 * logged in, the nonce for it travels in a signed `state`.
 */

/** One binding key, ready to sign: separate keys for the verifier and for the state, from one secret (HKDF-SHA-256). */
interface BindingKey {
  readonly verifier: CryptoKey;
  readonly state: CryptoKey;
}

/** What a state turned out to be for the customer who is logged in now. */
export type StateReading =
  | { readonly ok: true; readonly verifier: string }
  | { readonly ok: false; readonly reason: 'malformed' | 'other_customer' };

/** A new session's binding: what the pushed request carries. */
export interface NewBinding {
  readonly state: string;
  readonly challenge: string;
}

/** Signs states and computes verifiers for one client. */
export interface Binding {
  open(customerId: string): Promise<NewBinding>;
  read(state: string, customerId: string): Promise<StateReading>;
}

const utf8 = new TextEncoder();

/** Bytes as base64url without padding (RFC 4648 section 5). */
export const base64url = (bytes: ArrayBuffer | Uint8Array): string =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

/** SHA-256 of a text, base64url: the S256 challenge of a verifier, the idempotency key of a code. */
export const sha256 = async (text: string): Promise<string> =>
  base64url(await crypto.subtle.digest('SHA-256', utf8.encode(text)));

const sign = async (key: CryptoKey, parts: readonly unknown[]): Promise<string> =>
  base64url(await crypto.subtle.sign('HMAC', key, utf8.encode(JSON.stringify(parts))));

/** Compares in a time that does not depend on where two texts of equal length differ. */
const same = (a: string, b: string): boolean => {
  if (a.length !== b.length) return false;
  let difference = 0;
  for (let at = 0; at < a.length; at += 1) difference |= a.charCodeAt(at) ^ b.charCodeAt(at);
  return difference === 0;
};

const deriveKey = async (secret: string, use: string): Promise<CryptoKey> => {
  const material = await crypto.subtle.importKey('raw', utf8.encode(secret), 'HKDF', false, ['deriveKey']);
  const rule = {
    name: 'HKDF',
    hash: 'SHA-256',
    salt: utf8.encode('makini-connect'),
    info: utf8.encode(`partner ${use} 1`),
  };
  return crypto.subtle.deriveKey(rule, material, { name: 'HMAC', hash: 'SHA-256', length: 256 }, false, [
    'sign',
  ]);
};

const bindingKey = async (secret: string): Promise<BindingKey> => ({
  verifier: await deriveKey(secret, 'binding'),
  state: await deriveKey(secret, 'state'),
});

/** A state is `1.nonce.owner.signature`: `owner` is a keyed hash of the customer, so that it says nothing to the page it passes through. */
const statePattern = /^1\.([\w-]{22})\.([\w-]{43})\.([\w-]{43})$/;

/** A binding over a list of keys: the first signs, all of them are tried when a state comes back. */
export const createBinding = (clientId: string, secrets: readonly string[]): Binding => {
  let loading: Promise<BindingKey[]> | undefined;
  const keys = (): Promise<BindingKey[]> => (loading ??= Promise.all(secrets.map(bindingKey)));
  const verifierOf = (key: BindingKey, customerId: string, nonce: string): Promise<string> =>
    sign(key.verifier, [1, clientId, customerId, nonce]);
  const ownerOf = (key: BindingKey, customerId: string, nonce: string): Promise<string> =>
    sign(key.state, ['owner', clientId, customerId, nonce]);
  const signatureOf = (key: BindingKey, nonce: string, owner: string): Promise<string> =>
    sign(key.state, ['state', clientId, nonce, owner]);

  return {
    async open(customerId) {
      const [key] = await keys();
      if (key === undefined) throw new TypeError('There is no binding key.');
      const nonce = base64url(crypto.getRandomValues(new Uint8Array(16)));
      const owner = await ownerOf(key, customerId, nonce);
      return {
        state: `1.${nonce}.${owner}.${await signatureOf(key, nonce, owner)}`,
        challenge: await sha256(await verifierOf(key, customerId, nonce)),
      };
    },
    async read(state, customerId) {
      const [, nonce, owner, signature] = statePattern.exec(state) ?? [];
      if (nonce === undefined || owner === undefined || signature === undefined) {
        return { ok: false, reason: 'malformed' };
      }
      for (const key of await keys()) {
        if (!same(await signatureOf(key, nonce, owner), signature)) continue;
        return same(await ownerOf(key, customerId, nonce), owner)
          ? { ok: true, verifier: await verifierOf(key, customerId, nonce) }
          : { ok: false, reason: 'other_customer' };
      }
      return { ok: false, reason: 'malformed' };
    },
  };
};
