/**
 * What ties a session to the customer for whom it was opened, without a table: the verifier (RFC 7636) is computed from who is
 * logged in, the nonce for it travels in a signed `state`.
 */

/** One binding key, ready to sign: separate keys for the verifier and for the state, from one secret (HKDF-SHA-256). */
interface BindingKey {
  readonly verifier: CryptoKey;
  readonly state: CryptoKey;
}

/** What a state turned out to be for the customer who is logged in now; `returnTo` where it was opened for a redirect. */
export type StateReading =
  | { readonly ok: true; readonly verifier: string; readonly returnTo?: string }
  | { readonly ok: false; readonly reason: 'malformed' }
  | { readonly ok: false; readonly reason: 'other_customer'; readonly returnTo?: string };

/** A new session's binding: what the pushed request carries. */
export interface NewBinding {
  readonly state: string;
  readonly challenge: string;
}

/** Signs states and computes verifiers for one client. */
export interface Binding {
  /** `returnTo`: the path of the page that a redirect ends on. */
  open(customerId: string, returnTo?: string): Promise<NewBinding>;
  /** Without a customer every good state is another's: what it says of the way back is all that is wanted. */
  read(state: string, customerId: string | undefined): Promise<StateReading>;
}

const utf8 = new TextEncoder();

/** Bytes as base64url without padding (RFC 4648 section 5). */
export const base64url = (bytes: ArrayBuffer | Uint8Array): string =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

const textOf = (encoded: string): string => {
  const bytes = atob(encoded.replaceAll('-', '+').replaceAll('_', '/'));
  return new TextDecoder().decode(Uint8Array.from(bytes, (sign) => sign.charCodeAt(0)));
};

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

/**
 * A state is `1.nonce.owner.signature`, or `2.nonce.owner.path.signature` where a redirect ends on a page of the partner's. `owner`
 * is a keyed hash of the customer, so that it says nothing to the pages it passes through; `path` is base64url.
 */
const statePattern =
  /^(?:1\.([\w-]{22})\.([\w-]{43})|2\.([\w-]{22})\.([\w-]{43})\.([\w-]{2,800}))\.([\w-]{43})$/;

interface State {
  readonly nonce: string;
  readonly owner: string;
  /** Base64url. */
  readonly path?: string;
}

const readState = (text: string): (State & { readonly signature: string }) | undefined => {
  const [, nonce1, owner1, nonce2, owner2, path, signature] = statePattern.exec(text) ?? [];
  const [nonce, owner] = [nonce1 ?? nonce2, owner1 ?? owner2];
  if (nonce === undefined || owner === undefined || signature === undefined) return undefined;
  return { nonce, owner, signature, ...(path !== undefined && { path }) };
};

/** A binding over a list of keys: the first signs, all of them are tried when a state comes back. */
export const createBinding = (clientId: string, secrets: readonly string[]): Binding => {
  let loading: Promise<BindingKey[]> | undefined;
  const keys = (): Promise<BindingKey[]> => (loading ??= Promise.all(secrets.map(bindingKey)));
  const verifierOf = (key: BindingKey, customerId: string, nonce: string): Promise<string> =>
    sign(key.verifier, [1, clientId, customerId, nonce]);
  const ownerOf = (key: BindingKey, customerId: string, nonce: string): Promise<string> =>
    sign(key.state, ['owner', clientId, customerId, nonce]);
  const signatureOf = (key: BindingKey, { nonce, owner, path }: State): Promise<string> =>
    sign(key.state, ['state', clientId, nonce, owner, ...(path === undefined ? [] : [path])]);

  return {
    async open(customerId, returnTo) {
      const [key] = await keys();
      if (key === undefined) throw new TypeError('There is no binding key.');
      const nonce = base64url(crypto.getRandomValues(new Uint8Array(16)));
      const owner = await ownerOf(key, customerId, nonce);
      const path = returnTo === undefined ? undefined : base64url(utf8.encode(returnTo));
      const signature = await signatureOf(key, { nonce, owner, ...(path !== undefined && { path }) });
      return {
        state: (path === undefined ? [1, nonce, owner, signature] : [2, nonce, owner, path, signature]).join(
          '.',
        ),
        challenge: await sha256(await verifierOf(key, customerId, nonce)),
      };
    },
    async read(text, customerId) {
      const state = readState(text);
      for (const key of state ? await keys() : []) {
        if (!state || !same(await signatureOf(key, state), state.signature)) continue;
        const { nonce, owner, path } = state;
        const way = path === undefined ? {} : { returnTo: textOf(path) };
        if (customerId === undefined || !same(await ownerOf(key, customerId, nonce), owner)) {
          return { ok: false, reason: 'other_customer', ...way };
        }
        return { ok: true, verifier: await verifierOf(key, customerId, nonce), ...way };
      }
      return { ok: false, reason: 'malformed' };
    },
  };
};
