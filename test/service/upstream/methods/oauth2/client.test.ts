import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OAuth2Code, System } from '../../../../../src/contract/index.ts';
import { createDiskCatalogue } from '../../../../../src/service/adapters/disk-catalogue.ts';
import type { Access, EgressRequest } from '../../../../../src/service/ports.ts';
import type { RegisteredClient } from '../../../../../src/service/upstream-clients/registered-client.ts';
import { Secret } from '../../../../../src/service/secret.ts';
import { createMethods } from '../../../../../src/service/upstream/methods/index.ts';
import { clientFor } from '../../../../../src/service/upstream/methods/oauth2/client.ts';
import type { Server } from '../../../../../src/service/upstream/methods/oauth2/server.ts';
import { shelf } from './erp.ts';

const catalogue = createDiskCatalogue();
const system = catalogue.find('larkfield-test-erp-sign-in-page') as System;
const found = system.methods[0] as OAuth2Code;
const named: OAuth2Code = {
  ...found,
  server: {
    by: 'endpoints',
    authorization: '{origin}/auth',
    token: '{origin}/token',
    revocation: '{origin}/revoke',
  },
};
const issuer = 'https://login.example';
const registered: RegisteredClient = { issuer, id: 'partner', secret: new Secret('hush') };
const server: Server = {
  issuer,
  authorization_endpoint: `${issuer}/auth`,
  token_endpoint: `${issuer}/token`,
  revocation_endpoint: `${issuer}/revoke`,
};
const access: Access = {
  system,
  values: { address: issuer },
  client: { id: 'cli_1', mode: 'live' },
  registered,
};

const idFor = (changes: Partial<Server> = {}, method = found, of: Partial<Access> = {}): string => {
  try {
    return clientFor({ ...server, ...changes }, method, { ...access, ...of }).client.client_id;
  } catch (error) {
    return (error as { code: string }).code;
  }
};

const refused = 'auth.server_not_registered';

test('The partner’s client is given out for its issuer alone, letter by letter.', () => {
  assert.equal(idFor(), 'partner');
  assert.equal(idFor({ issuer: `${issuer}/` }), 'partner');
  for (const other of [
    'https://login.example.evil.example',
    'https://evil.example/login.example',
    'http://login.example',
    'https://login.example:8443',
    'https://login.example/tenant',
    'https://login.example@evil.example',
    'https://logín.example',
    'login.example',
    '',
  ])
    assert.equal(idFor({ issuer: other }), refused, other);
});

test('Endpoints that a server’s own metadata names may lie elsewhere on https; those of the catalogue may not.', () => {
  const elsewhere = 'https://tokens.example/token';
  assert.equal(idFor({ token_endpoint: elsewhere }), 'partner');
  assert.equal(idFor({ token_endpoint: 'http://tokens.example/token' }), refused);
  assert.equal(idFor({ revocation_endpoint: 'http://tokens.example/revoke' }), refused);
  assert.equal(idFor({}, named), 'partner');
  assert.equal(idFor({ token_endpoint: elsewhere }, named), refused);
  assert.equal(idFor({ revocation_endpoint: 'https://tokens.example/revoke' }, named), refused);
});

test('A client that was typed is the connection’s own, and goes where its person sent it.', () => {
  const values = { address: issuer, client_id: 'typed', client_secret: 'mine' };
  assert.equal(idFor({ issuer: 'https://elsewhere.example' }, found, { values }), 'typed');
});

test('Nothing leaves for a stored server that is not the registered one: no code, no refresh, no revocation, no person.', async () => {
  const sent: EgressRequest[] = [];
  const egress = {
    request: (request: EgressRequest) => {
      sent.push(request);
      return Promise.reject(new Error('nothing should leave'));
    },
    connect: () => Promise.reject(new Error('nothing should leave')),
  };
  const method = createMethods({ egress, catalogue }).get('oauth2_code');
  assert(method?.authorization && method.revoke);
  const other = 'https://evil.example';
  const stored = JSON.stringify({
    issuer: other,
    authorization_endpoint: `${other}/auth`,
    token_endpoint: `${other}/token`,
    revocation_endpoint: `${other}/revoke`,
  });
  const ended = shelf({ access: 'a', refresh: 'r', expiresAt: 1 }).keeper;
  const of: Access = { ...access, server: stored, tokens: ended };
  const signal = AbortSignal.timeout(5_000);
  const code = { code: refused };
  await assert.rejects(method.describe(of, signal), code);
  await assert.rejects(method.revoke(of, signal), code);
  const start = { redirectUri: 'https://c.example', state: 's', challenge: 'c' };
  assert.throws(() => method.authorization?.address(of, start), code);
  assert.deepEqual(sent, []);
});
