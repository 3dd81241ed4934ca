/** Client authentication by secret: `client_secret_basic` or `client_secret_post`, never both (RFC 6749 section 2.3.1). */
import { sameText, sha256 } from '../digest.ts';
import type { Limits } from '../http/limits.ts';
import { OAuthError } from '../http/problem-error.ts';
import type { Ports } from '../ports.ts';
import { clientCaller, type ClientCaller } from './caller.ts';

/** What a request shows: its `Authorization` header, the parameters of its body, and where it came from. */
export interface ShownCredentials {
  readonly authorization: string | undefined;
  readonly body: unknown;
  readonly address: string;
}

interface Credentials {
  readonly id: string;
  readonly secret: string;
}

const challenge = { 'www-authenticate': 'Basic realm="makini-connect", charset="UTF-8"' };
const refused = (description: string): OAuthError =>
  new OAuthError('invalid_client', description, 401, challenge);

const textIn = (body: unknown, name: string): string | undefined => {
  const value: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, name) : undefined;
  return typeof value === 'string' && value !== '' ? value : undefined;
};

const decoded = (part: string): string => decodeURIComponent(part.replaceAll('+', ' '));

const readBasic = (header: string): Credentials => {
  const match = /^basic +([A-Za-z0-9+/]+=*)$/i.exec(header);
  const pair = match?.[1] === undefined ? '' : Buffer.from(match[1], 'base64').toString('utf8');
  const colon = pair.indexOf(':');
  if (colon < 1) throw refused('The Authorization header is not HTTP Basic with a client id and a secret');
  try {
    return { id: decoded(pair.slice(0, colon)), secret: decoded(pair.slice(colon + 1)) };
  } catch {
    throw refused('The client id and secret in the Authorization header must be form-urlencoded first');
  }
};

const readShown = ({ authorization, body }: ShownCredentials): Credentials => {
  const id = textIn(body, 'client_id');
  const secret = textIn(body, 'client_secret');
  if (authorization === undefined) {
    if (id === undefined || secret === undefined) {
      throw refused('Send the client id and secret, by HTTP Basic or as client_id and client_secret');
    }
    return { id, secret };
  }
  if (secret !== undefined) {
    throw new OAuthError('invalid_request', 'Authenticate in one way: HTTP Basic or client_secret, not both');
  }
  const basic = readBasic(authorization);
  if (id !== undefined && id !== basic.id) {
    throw new OAuthError('invalid_request', 'client_id names another client than the Authorization header');
  }
  return basic;
};

/** Asked for ids nobody has, too: how long a refusal takes does not tell whether there is such a client. */
const hashesOf = async (ports: Ports, id: string): Promise<string[]> => {
  const rows = await ports.store
    .selectFrom('client_secret')
    .select(['hash', 'expires_at'])
    .where('client_id', '=', id)
    .execute();
  return rows
    .filter((row) => row.expires_at === null || row.expires_at > ports.clock())
    .map((row) => row.hash);
};

/** Every hash is compared, also after a match, so that the time tells nothing. */
const matches = (hashes: readonly string[], hash: string): boolean =>
  hashes.map((known) => sameText(known, hash)).some(Boolean);

/** Counts a failure, or refuses to hear of another one. */
const refuse = async (limits: Limits, key: string): Promise<never> => {
  await limits.failed(key);
  throw refused('The client id or the secret is not known');
};

/** The client these credentials prove; else `invalid_client` (401 with a challenge), or 429 after too many failures. */
export const authenticateClient = async (
  ports: Ports,
  limits: Limits,
  shown: ShownCredentials,
): Promise<ClientCaller> => {
  const { id, secret } = readShown(shown);
  const row = await ports.store.selectFrom('client').selectAll().where('id', '=', id).executeTakeFirst();
  // Client ids are public: failures of others must never keep out who has the secret. 256 bits need no wall against guessing.
  const proven = matches(await hashesOf(ports, id), sha256(secret));
  // Ids nobody has share one counter: made-up ids must not fill the memory.
  if (!row || !proven) return refuse(limits, `${row?.id ?? ''} ${shown.address}`);
  await limits.count('client', row.id);
  return clientCaller(row);
};
