import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ServerMetadata, TokenAnswer } from '../../../src/contract/index.ts';
import { createService } from '../../../src/service/service.ts';
import { basic, errorOf, issuer, makeStand, origin } from '../stand.ts';

test('the metadata names every endpoint of this issuer', async () => {
  const { app } = await makeStand();
  const metadata = ServerMetadata.parse(
    await (await app.request('/.well-known/oauth-authorization-server')).json(),
  );
  assert.equal(metadata.issuer, issuer);
  assert.equal(metadata.pushed_authorization_request_endpoint, `${issuer}/oauth/par`);
});

test('an app token comes by form and by JSON, and lives an hour', async () => {
  const { app, client, appToken, bearer, time } = await makeStand();
  const token = await appToken();
  assert.equal((await bearer('/api/system/client', token)).status, 200);
  const byJson = await app.request('/link/token', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      grant_type: 'client_credentials',
      client_id: client.id,
      client_secret: client.secret,
    }),
  });
  assert.equal(TokenAnswer.parse(await byJson.json()).expires_in, 3600);
  time.now += 3600_000;
  assert.equal((await bearer('/api/system/client', token)).status, 401);
});

test('an unknown grant type has its own error; a missing one is a missing field', async () => {
  const { post } = await makeStand();
  const unknown = await errorOf(await post('/link/token', { grant_type: 'password' }));
  assert.deepEqual(unknown.slice(0, 2), [400, 'unsupported_grant_type']);
  const missing = await errorOf(await post('/link/token', {}));
  assert.deepEqual(missing.slice(0, 2), [400, 'invalid_request']);
  assert.match(missing[2], /grant_type: missing/);
});

test('a parameter sent twice is refused (RFC 6749 3.1)', async () => {
  const { app, client } = await makeStand();
  const answer = await app.request('/link/token', {
    method: 'POST',
    headers: { authorization: basic(client), 'content-type': 'application/x-www-form-urlencoded' },
    body: 'grant_type=client_credentials&grant_type=client_credentials',
  });
  const [status, error, description] = await errorOf(answer);
  assert.deepEqual([status, error], [400, 'invalid_request']);
  assert.match(description, /grant_type: sent more than once/);
});

test('a page is refused wherever secrets and tokens are taken, and gets no CORS headers', async () => {
  const { app } = await makeStand();
  for (const [method, path] of [
    ['POST', '/link/token'],
    ['POST', '/oauth/par'],
    ['POST', '/oauth/revoke'],
    ['POST', '/oauth/introspect'],
    ['GET', '/api/integrations/current'],
    ['GET', '/api/system/client'],
  ] as const) {
    const answer = await app.request(path, { method, headers: { origin } });
    assert.ok(answer.status === 403, `${path} ${answer.status}`);
    assert.equal(answer.headers.get('access-control-allow-origin'), null);
  }
});

test('a revoked token is dead at once and its connection is not', async () => {
  const { connected, post, bearer, ports, account } = await makeStand();
  const { token, connection } = await connected();
  await post('/oauth/revoke', { token }, {}, await account());
  assert.equal((await bearer('/api/integrations/current', token)).status, 200);
  const answer = await post('/oauth/revoke', { token });
  assert.deepEqual([answer.status, await answer.text()], [200, '']);
  const dead = await bearer('/api/integrations/current', token);
  assert.equal(dead.status, 401);
  assert.match(dead.headers.get('www-authenticate') ?? '', /invalid_token/);
  const row = await ports.store
    .selectFrom('connection')
    .select('status')
    .where('id', '=', connection)
    .executeTakeFirst();
  assert.equal(row?.status, 'active');
  assert.equal((await post('/oauth/revoke', { token: 'nonsense' })).status, 200);
});

test('introspection tells a client about its own tokens and nobody else', async () => {
  const { connected, post, account, appToken } = await makeStand();
  const { token, connection } = await connected();
  const ask = async (text: string, as?: Awaited<ReturnType<typeof account>>) =>
    (await (await post('/oauth/introspect', { token: text }, {}, as)).json()) as Record<string, unknown>;
  const own = await ask(token);
  assert.deepEqual(
    [own['active'], own['connection_id'], own['connection_status'], own['sub'], own['iss']],
    [true, connection, 'active', connection, issuer],
  );
  assert.deepEqual(await ask(token, await account()), { active: false });
  assert.deepEqual(await ask('nonsense'), { active: false });
  assert.ok(Number((await ask(await appToken()))['exp']) > 0);
});

test('the authorization endpoint answers what it does not know with a page, never a redirect, and escapes names', async () => {
  const { app, client, ports } = await makeStand();
  await ports.store.updateTable('client').set({ name: '<b>&"' }).where('id', '=', client.id).execute();
  const answer = await app.request(`/oauth/authorize?client_id=${client.id}&redirect_uri=https://evil.test`);
  assert.equal(answer.status, 400);
  const html = await answer.text();
  assert.ok(html.includes('&#60;b&#62;&#38;&#34;') && !html.includes('<b>'));
  assert.match(answer.headers.get('content-security-policy') ?? '', /default-src 'none'/);
});

test('a token with a wrong checksum is refused without asking the store', async () => {
  const { ports } = await makeStand();
  const asked: string[] = [];
  const store = new Proxy(ports.store, {
    get: (target, name) => {
      asked.push(String(name));
      return Reflect.get(target, name) as unknown;
    },
  });
  const watched = createService({ ...ports, store });
  const answer = await watched.request('/api/integrations/current', {
    headers: { authorization: `Bearer mk_test_${'a'.repeat(49)}` },
  });
  assert.equal(answer.status, 401);
  assert.deepEqual(asked, []);
});
