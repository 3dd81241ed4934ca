import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import OAuth2Server from '@node-oauth/oauth2-server';
import express from 'express';
import type { AddressInfo } from 'node:net';
import type { SystemMethod, Values } from '../../../../../src/contract/index.ts';
import { createMethods } from '../../../../../src/service/upstream/methods/index.ts';
import { egressWith } from '../../egress/servers.ts';
import { accessTo, checked, codeOf, field, forever, systemWith } from '../http-api/bench.ts';
import { shelf } from './erp.ts';

const app = { id: 'plant', secret: 'client-s3cret' };
const person = { name: 'acme#planner', password: 'pass-w0rd ü' };

/** An authorization server with the password grant, and an interface that takes its tokens. */
const openServer = async (t: TestContext, seconds = 3600) => {
  const tokens = new Map<string, OAuth2Server.Token>();
  const grants: string[] = [];
  const seen: { query: object; header: string | undefined }[] = [];
  const model: OAuth2Server.PasswordModel & OAuth2Server.RefreshTokenModel = {
    getClient: async (id, secret) =>
      id === app.id && secret === app.secret ? { id, grants: ['password', 'refresh_token'] } : false,
    getUser: async (name, password) => name === person.name && password === person.password && { name },
    saveToken: async (token, client, user) => {
      const saved = { ...token, client, user };
      tokens.set(token.accessToken, saved);
      if (token.refreshToken !== undefined) tokens.set(token.refreshToken, saved);
      return saved;
    },
    getAccessToken: async (token) => tokens.get(token) ?? false,
    getRefreshToken: async (token) => (tokens.get(token) as OAuth2Server.RefreshToken | undefined) ?? false,
    revokeToken: async ({ refreshToken }) => tokens.delete(refreshToken),
  };
  const server = new OAuth2Server({ model, accessTokenLifetime: seconds });
  const { Request, Response } = OAuth2Server;
  const http = express();
  http.use(express.urlencoded());
  http.post('/token', async (request, response) => {
    const asked = request.body as Record<string, string>;
    grants.push(asked['grant_type'] ?? '');
    seen.push({ query: asked, header: request.header('x-subscription') });
    const answer = new Response(response);
    await server.token(new Request(request), answer).catch(() => undefined);
    response.status(answer.status ?? 500).json(answer.body);
  });
  http.get('/api/me', async (request, response) => {
    try {
      await server.authenticate(new Request(request), new Response(response));
      response.json({ ok: true });
    } catch (error) {
      if (!(error instanceof OAuth2Server.OAuthError)) throw error;
      response.status(401).end();
    }
  });
  const listening = http.listen(0, '127.0.0.1');
  await new Promise((resolve) => listening.once('listening', resolve));
  t.after(() => listening.close());
  return { origin: `http://127.0.0.1:${(listening.address() as AddressInfo).port}`, grants, seen, tokens };
};

const method: SystemMethod = {
  method: 'oauth2_password',
  fields: [
    field('address', 'url'),
    field('client_id', 'text'),
    field('client_secret', 'secret'),
    field('company', 'text'),
    field('username', 'text'),
    field('password', 'secret'),
  ],
  server: { by: 'endpoints', token: '{origin}/token' },
  scopes: [],
  clientAuth: 'basic',
  user: '{company}#{username}',
  tokenParameters: { database: '{company}', empty: '{nothing}' },
  tokenHeaders: { 'x-subscription': '{company}' },
  api: { root: '{origin}/api', whoami: { path: '/me' }, data: { is: 'none' } },
};
const typed: Values = {
  client_id: app.id,
  client_secret: app.secret,
  company: 'acme',
  username: 'planner',
  password: person.password,
};

const run = async (t: TestContext, values: Values = {}, seconds?: number) => {
  const server = await openServer(t, seconds);
  const methods = createMethods({
    egress: egressWith(server.origin),
    catalogue: { systems: [], fingerprints: [] },
  });
  const password = methods.get('oauth2_password') ?? assert.fail();
  const { keeper, written } = shelf();
  const all = { address: server.origin, ...typed, ...values };
  const access = accessTo(systemWith(method), all, { tokens: keeper });
  return { server, password, access, written, ...(await checked(password, access)) };
};

test('a name and a password are given for a token once, and the token is what signs in', async (t) => {
  const { server, outcome, stages, written } = await run(t);
  assert.equal(outcome.status, 'passed', JSON.stringify(outcome));
  assert.equal(outcome.status === 'passed' && outcome.account, 'acme#planner');
  assert.ok(
    outcome.status === 'passed' && outcome.evidence.some(({ code }) => code === 'auth.control_refused'),
  );
  assert.deepEqual(server.grants, ['password']);
  assert.equal(written.length, 1);
  const said = JSON.stringify([outcome, stages]);
  for (const secret of [person.password, app.secret, written[0]?.access ?? '', written[0]?.refresh ?? '']) {
    assert.ok(secret.length > 8);
    assert.equal(said.includes(secret), false);
  }
});

test('what the token request needs beside them goes along, and what was left empty does not', async (t) => {
  const { server } = await run(t);
  const [first] = server.seen;
  assert.equal(first?.header, 'acme');
  assert.deepEqual(Object.keys(first?.query ?? {}).sort(), [
    'database',
    'grant_type',
    'password',
    'username',
  ]);
});

test('a wrong password is the person’s, a wrong client secret the client’s, and each is sent once', async (t) => {
  const wrong = await run(t, { password: 'not-it' });
  assert.equal(codeOf(wrong), 'auth.refused');
  assert.deepEqual(wrong.server.grants, ['password']);
  assert.equal(codeOf(await run(t, { client_secret: 'not-it' })), 'auth.client_refused');
});

test('a token that has ended is renewed by its refresh token, and by the password where there is none', async (t) => {
  // A token that ends within half a minute is renewed before it is sent.
  const { server, access, password, written } = await run(t, {}, 20);
  await password.check(access, () => undefined, forever);
  assert.ok(server.grants.includes('refresh_token'));
  assert.equal(server.grants.filter((grant) => grant === 'password').length, 1);
  const { keeper } = shelf({ access: 'over', expiresAt: 1 });
  const outcome = await password.check({ ...access, tokens: keeper }, () => undefined, forever);
  assert.equal(outcome.status, 'passed', JSON.stringify(outcome));
  assert.equal(server.grants.at(-1), 'password');
  assert.ok(written.length > 1);
});

test('the token itself is the proof where the catalogue says so, and no more is asked with it', async (t) => {
  const server = await openServer(t);
  const system = systemWith({
    ...method,
    api: { ...method.api, whoami: { path: '', proof: 'token' } },
  });
  const password =
    createMethods({ egress: egressWith(server.origin), catalogue: { systems: [], fingerprints: [] } }).get(
      'oauth2_password',
    ) ?? assert.fail();
  const go = (values: Values) =>
    checked(
      password,
      accessTo(system, { address: server.origin, ...typed, ...values }, { tokens: shelf().keeper }),
    );
  const { outcome } = await go({});
  assert.ok(outcome.status === 'passed' && outcome.evidence.some(({ code }) => code === 'auth.signed_in'));
  assert.ok(
    outcome.status === 'passed' && !outcome.evidence.some(({ code }) => code === 'auth.control_refused'),
  );
  assert.equal(codeOf(await go({ password: 'not-it' })), 'auth.refused');
});
