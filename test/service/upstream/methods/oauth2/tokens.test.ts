import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Tokens } from '../../../../../src/service/connecting/token-keeper.ts';
import type { OAuth2Code } from '../../../../../src/contract/index.ts';
import type { Egress } from '../../../../../src/service/ports.ts';
import { isFresh, refresh } from '../../../../../src/service/upstream/methods/oauth2/tokens.ts';
import { accessTo, field, forever, systemWith } from '../http-api/bench.ts';

const server = 'https://id.example/token';
const method: OAuth2Code = {
  method: 'oauth2_code',
  fields: [field('client_id', 'text'), field('client_secret', 'secret')],
  server: { by: 'endpoints', authorization: 'https://id.example/authorize', token: server },
  scopes: [],
  clientAuth: 'post',
  api: { root: 'https://erp.example', whoami: { path: '/me' }, data: { is: 'none' } },
};

/** Tokens as an authorization server gives them that says this about their end. */
const renewedWith = (expiresIn: unknown) => {
  const body = JSON.stringify({ access_token: 'a', token_type: 'bearer', expires_in: expiresIn });
  const headers = { 'content-type': 'application/json' };
  const egress = { request: async () => ({ status: 200, headers, body, ms: 1 }) } as unknown as Egress;
  const access = {
    ...accessTo(systemWith(method), { client_id: 'plant', client_secret: 'client-s3cret' }),
    server: JSON.stringify({ issuer: 'https://id.example', token_endpoint: server }),
  };
  const before = { access: 'old', refresh: 'r', expiresAt: 1, scope: undefined };
  return refresh({ egress, method, access, signal: forever }, before);
};

test('whatever a server says of when a token ends, its tokens can be kept and opened again', async () => {
  for (const said of [0, 3600, 9_007_199_254_740_991, 1e306]) {
    const tokens = await renewedWith(said);
    assert.equal(Tokens.parse(JSON.parse(JSON.stringify(tokens))).access, 'a', String(said));
    assert.equal(isFresh(tokens), said > 0);
  }
});
