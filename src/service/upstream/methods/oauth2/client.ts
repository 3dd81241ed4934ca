// Here: signing in by OAuth 2, with a person or as a program. Not here: the tab a person signs in in (connecting/), the system’s own interface (http-api/).
/** The OAuth client of one access: the one that was typed for it, else the partner's own. Nobody else gives either out. */
import * as oauth from 'oauth4webapi';
import type { Access } from '../../../ports.ts';
import { basicPair } from '../../http/basic.ts';
import { UpstreamError } from '../../upstream-error.ts';
import type { OAuth2Method, Server } from './server.ts';

/** A client and how it proves itself. `shared` where it is the partner's. */
export interface Client {
  readonly client: oauth.Client;
  readonly proof: oauth.ClientAuth;
  readonly shared: boolean;
}

const sameAddress = (one: string, other: string): boolean =>
  URL.canParse(one) && URL.canParse(other) && new URL(one).href === new URL(other).href;

/** A server's own metadata says where its endpoints are, on https; those that the catalogue names lie at the issuer itself. */
const isOf = (endpoint: string, issuer: string, { server }: OAuth2Method): boolean => {
  if (!URL.canParse(endpoint)) return false;
  const { origin, protocol } = new URL(endpoint);
  return origin === new URL(issuer).origin || (server.by === 'discovery' && protocol === 'https:');
};

/** A person types the address, and may type anybody's: what is the partner's goes to the issuer it is registered at, and nowhere else. */
const requireRegisteredAt = (issuer: string, server: Server, method: OAuth2Method): void => {
  const { token_endpoint: token, revocation_endpoint: revocation } = server;
  const endpoints = [token, revocation].filter((endpoint) => endpoint !== undefined);
  if (sameAddress(server.issuer, issuer) && endpoints.every((endpoint) => isOf(endpoint, issuer, method)))
    return;
  const host = URL.canParse(server.issuer) ? new URL(server.issuer).hostname : '';
  throw new UpstreamError('auth.server_not_registered', { host });
};

/**
 * Basic as RFC 6749 section 2.3.1 wants it, form-encoded, but only what decoding would change: not every server decodes, and to those
 * that do not the usual signs of a secret (`-`, `_`, `~`, `/`, `=`) come as they are.
 */
const formEncoded = (text: string): string =>
  text.replace(/[^\x21-\x7e]|[%+:]/gu, (sign) => encodeURIComponent(sign));

const basicProof =
  (secret: string): oauth.ClientAuth =>
  (_server, { client_id: id }, _body, headers) =>
    headers.set('authorization', `Basic ${basicPair(formEncoded(id), formEncoded(secret))}`);

/** One without a secret is public. */
const proofOf = ({ clientAuth }: OAuth2Method, secret: string): oauth.ClientAuth => {
  if (secret === '') return oauth.None();
  return clientAuth === 'post' ? oauth.ClientSecretPost(secret) : basicProof(secret);
};

/** The client for this server; throws `auth.server_not_registered` when it would be the partner's, and the server is not where it is registered. */
export const clientFor = (server: Server, method: OAuth2Method, { values, registered }: Access): Client => {
  const { client_id: typed = '', client_secret: secret = '' } = values;
  if (typed !== '' || !registered)
    return { client: { client_id: typed }, proof: proofOf(method, secret), shared: false };
  requireRegisteredAt(registered.issuer, server, method);
  const { id, secret: own } = registered;
  return { client: { client_id: id }, proof: proofOf(method, own.reveal()), shared: true };
};
