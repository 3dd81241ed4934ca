/** The OAuth endpoints. */
import { Hono } from 'hono';
import { routes, sessionGrant, type TokenAnswer, type TokenRequest } from '../../contract/index.ts';
import { mount } from '../http/mount.ts';
import { OAuthError } from '../http/problem-error.ts';
import { issueAppToken } from '../oauth/app-token.ts';
import type { ClientCaller } from '../oauth/caller.ts';
import { exchangeCode } from '../oauth/exchange.ts';
import { introspectToken } from '../oauth/introspect.ts';
import { serverMetadata } from '../oauth/metadata.ts';
import { pushRequest } from '../oauth/push.ts';
import { refreshToken } from '../oauth/refresh-grant.ts';
import { revokeToken } from '../oauth/revoke.ts';
import { exchangeSession } from '../oauth/session-grant.ts';
import type { Ports } from '../ports.ts';

/** RFC 6749 5.1 wants both. */
const uncached = { 'cache-control': 'no-store', pragma: 'no-cache' };

const readKey = (header: string | undefined): string | undefined => {
  if (header === undefined) return undefined;
  if (/^[\x21-\x7e]{1,255}$/.test(header)) return header;
  throw new OAuthError('invalid_request', 'Idempotency-Key: 1 to 255 visible ASCII characters');
};

const grant = (
  ports: Ports,
  caller: ClientCaller,
  body: TokenRequest,
  key: string | undefined,
): Promise<TokenAnswer> => {
  if (body.grant_type === 'authorization_code') return exchangeCode(ports, caller, body, key);
  if (body.grant_type === sessionGrant) return exchangeSession(ports, caller, body);
  return body.grant_type === 'refresh_token'
    ? refreshToken(ports, caller, body)
    : issueAppToken(ports, caller);
};

/** Metadata, PAR, token, revocation, introspection. */
export const oauthRoutes = (ports: Ports): Hono => {
  const app = new Hono();
  mount(app, ports, routes.metadata, () => ({ body: serverMetadata(ports.issuer) }));
  mount(app, ports, routes.par, async ({ body, caller }) => ({
    body: await pushRequest(ports, caller, body),
    headers: uncached,
  }));
  mount(app, ports, routes.token, async ({ body, caller, header }) => {
    const key = readKey(header('idempotency-key'));
    return { body: await grant(ports, caller, body, key), headers: uncached };
  });
  mount(app, ports, routes.revoke, async ({ body, caller }) => {
    await revokeToken(ports, caller, body.token);
    return { headers: uncached };
  });
  mount(app, ports, routes.introspect, async ({ body, caller }) => ({
    body: await introspectToken(ports, caller, body.token),
    headers: uncached,
  }));
  return app;
};
