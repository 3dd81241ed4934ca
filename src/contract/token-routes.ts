/** The endpoints of the routes table that a client has for the API tokens of its connections. */
import * as z from 'zod/mini';
import { dataOf } from './list.ts';
import { ok, type Route } from './route.ts';
import { RotatedToken, RotateQuery, TokenRow } from './token.ts';

/** Endpoints for tokens: partner to service with an app token. */
export const tokenRoutes = {
  rotateToken: {
    method: 'POST',
    path: '/api/system/connections/{id}/token',
    auth: 'app',
    summary: 'A new API token for a connection; the ones before end after an overlap',
    errors: 'problem',
    cors: false,
    query: RotateQuery,
    headers: ['Idempotency-Key'],
    answer: ok(RotatedToken),
  },
  tokens: {
    method: 'GET',
    path: '/api/system/connections/{id}/tokens',
    auth: 'app',
    summary: 'The API tokens of a connection that live, newest first, without their texts',
    errors: 'problem',
    cors: false,
    answer: ok(dataOf(z.array(TokenRow))),
  },
  endToken: {
    method: 'DELETE',
    path: '/api/system/connections/{id}/tokens/{token}',
    auth: 'app',
    summary: 'End one API token of a connection, at once; the connection stays',
    errors: 'problem',
    cors: false,
    answer: { status: 204, type: 'none' },
  },
} as const satisfies Record<string, Route>;
