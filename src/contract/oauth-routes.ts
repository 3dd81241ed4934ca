/** The OAuth endpoints of the routes table. */
import {
  AuthorizeQuery,
  Introspection,
  PushedAnswer,
  PushedRequest,
  ServerMetadata,
  TokenAnswer,
  TokenQuestion,
  TokenRequest,
} from './oauth.ts';
import { ok, type Route } from './route.ts';

const formBody = ['application/x-www-form-urlencoded'] as const;

/** OAuth endpoints: partner to service. */
export const oauthRoutes = {
  metadata: {
    method: 'GET',
    path: '/.well-known/oauth-authorization-server',
    auth: 'none',
    summary: 'Authorization server metadata (RFC 8414)',
    errors: 'problem',
    cors: false,
    answer: ok(ServerMetadata),
  },
  par: {
    method: 'POST',
    path: '/oauth/par',
    auth: 'client',
    summary: 'Open or continue a session by a pushed authorization request (RFC 9126)',
    errors: 'oauth',
    cors: false,
    accepts: formBody,
    body: PushedRequest,
    answer: { status: 201, type: 'application/json', body: PushedAnswer },
  },
  authorize: {
    method: 'GET',
    path: '/oauth/authorize',
    auth: 'none',
    summary: 'Open a hosted session in this browser (RFC 6749 section 4.1.1, RFC 9126 section 4)',
    errors: 'oauth',
    cors: false,
    query: AuthorizeQuery,
    answer: { status: 303, type: 'text/html' },
  },
  token: {
    method: 'POST',
    path: '/link/token',
    auth: 'client',
    summary:
      'Exchange a code or an unclaimed session with its verifier, refresh a token, or get an app token (RFC 6749, RFC 7636)',
    errors: 'oauth',
    cors: false,
    accepts: ['application/x-www-form-urlencoded', 'application/json'],
    body: TokenRequest,
    headers: ['Idempotency-Key'],
    answer: ok(TokenAnswer),
  },
  revoke: {
    method: 'POST',
    path: '/oauth/revoke',
    auth: 'client',
    summary: 'Revoke a token (RFC 7009)',
    errors: 'oauth',
    cors: false,
    accepts: formBody,
    body: TokenQuestion,
    answer: { status: 200, type: 'none' },
  },
  introspect: {
    method: 'POST',
    path: '/oauth/introspect',
    auth: 'client',
    summary: 'Ask about a token (RFC 7662)',
    errors: 'oauth',
    cors: false,
    accepts: formBody,
    body: TokenQuestion,
    answer: ok(Introspection),
  },
} as const satisfies Record<string, Route>;
