import assert from 'node:assert/strict';
import { test } from 'node:test';
import { OAuthError, PushedAnswer, ServerMetadata, TokenAnswer } from '../../../src/contract/index.ts';
import { addSecret } from '../../../src/service/clients/register.ts';
import { Limits, limitBy } from '../../../src/service/http/limits.ts';
import { createService } from '../../../src/service/service.ts';
import { basic, errorOf, issuer, makeStand, origin, redirectUri } from '../stand.ts';

test('the metadata names every endpoint of this issuer', async () => {
  const { app } = await makeStand();
  const metadata = ServerMetadata.parse(
    await (await app.request('/.well-known/oauth-authorization-server')).json(),
  );
  assert.equal(metadata.issuer, issuer);
  assert.equal(metadata.pushed_authorization_request_endpoint, `${issuer}/oauth/par`);
});

test('a pushed request opens a session that keeps what was pushed', async () => {
  const { post, pushed, sessionOf, client } = await makeStand();
  const answer = await post('/oauth/par', pushed({ systems: 'sys-1  sys-2 sys-1', customer_name: 'Acme' }));
  assert.equal(answer.status, 201);
  assert.equal(answer.headers.get('cache-control'), 'no-store');
  const { request_uri, expires_in } = PushedAnswer.parse(await answer.json());
  assert.equal(expires_in, 1800);
  const session = await sessionOf(request_uri);
  assert.deepEqual(
    [session.client_id, session.mode, session.customer_id, session.systems, session.origin, session.status],
    [client.id, 'test', 'cust-1', 'sys-1 sys-2', origin, 'open'],
  );
});

const refusedPushes: readonly (readonly [string, Record<string, string>, string, RegExp])[] = [
  ['no redirect_uri', { redirect_uri: '' }, 'invalid_request', /redirect_uri: required/],
  ['another redirect_uri', { redirect_uri: `${redirectUri}/` }, 'invalid_request', /letter by letter/],
  ['no state', { state: '' }, 'invalid_request', /state/],
  ['a short state', { state: 'short' }, 'invalid_request', /state/],
  ['no challenge', { code_challenge: '' }, 'invalid_request', /code_challenge/],
  ['no challenge method', { code_challenge_method: '' }, 'invalid_request', /S256/],
  ['a plain challenge', { code_challenge_method: 'plain' }, 'invalid_request', /code_challenge_method/],
  ['no customer', { customer_id: '' }, 'invalid_request', /customer_id: missing/],
  ['no origin', { origin: '' }, 'invalid_request', /origin: required/],
  ['a foreign origin', { origin: 'https://evil.test' }, 'invalid_request', /origin: not registered/],
  ['an unknown system', { systems: 'sys-1 nope' }, 'invalid_request', /no system nope/],
  ['a foreign connection', { connection_id: 'con_x' }, 'invalid_request', /connection_id/],
  ['no response type', { response_type: '' }, 'invalid_request', /response_type/],
  ['another response type', { response_type: 'token' }, 'unsupported_response_type', /response_type/],
  ['an unknown session', { session: 'ses_x' }, 'invalid_request', /^session:/],
];

for (const [what, change, code, words] of refusedPushes) {
  test(`a pushed request with ${what} is refused by name`, async () => {
    const { post, pushed } = await makeStand();
    const [status, error, description] = await errorOf(await post('/oauth/par', pushed(change)));
    assert.deepEqual([status, error], [400, code]);
    assert.match(description, words);
  });
}

test('a session is continued by its own client and customer alone', async () => {
  const { post, pushed, sessionOf, account } = await makeStand();
  const first = PushedAnswer.parse(await (await post('/oauth/par', pushed())).json());
  const { id, code_challenge } = await sessionOf(first.request_uri);
  const again = await post('/oauth/par', { session: id, customer_id: 'cust-1' });
  assert.equal(again.status, 201);
  const second = PushedAnswer.parse(await again.json());
  const session = await sessionOf(second.request_uri);
  assert.deepEqual([session.id, session.code_challenge], [id, code_challenge]);
  const otherCustomer = await post('/oauth/par', { session: id, customer_id: 'cust-2' });
  assert.equal(otherCustomer.status, 400);
  const otherClient = await post('/oauth/par', { session: id, customer_id: 'cust-1' }, {}, await account());
  assert.equal(otherClient.status, 400);
});

test('a session that has ended is not continued; one that is done is, until its code was exchanged', async () => {
  const { post, ports, authorized, exchange, time } = await makeStand();
  const { session, code } = await authorized();
  const ask = { session, customer_id: 'cust-1' };
  assert.equal((await post('/oauth/par', ask)).status, 201);
  assert.equal((await exchange(code)).status, 200);
  assert.match((await errorOf(await post('/oauth/par', ask)))[2], /has ended/);
  const other = await authorized();
  await ports.store
    .updateTable('session')
    .set({ status: 'cancelled' })
    .where('id', '=', other.session)
    .execute();
  assert.equal((await post('/oauth/par', { ...ask, session: other.session })).status, 400);
  const idle = await authorized();
  time.now += 31 * 60_000;
  assert.equal((await post('/oauth/par', { ...ask, session: idle.session })).status, 400);
});

test('a connection is reconnected only for its own customer', async () => {
  const { post, pushed, authorized } = await makeStand();
  const { connection } = await authorized();
  assert.equal((await post('/oauth/par', pushed({ connection_id: connection }))).status, 201);
  const foreign = await post('/oauth/par', pushed({ connection_id: connection, customer_id: 'cust-2' }));
  assert.equal(foreign.status, 400);
});

test('a code with its verifier becomes a token, once', async () => {
  const { authorized, exchange, ports } = await makeStand();
  const { code, connection, session } = await authorized();
  const answer = await exchange(code);
  assert.equal(answer.status, 200);
  const token = TokenAnswer.parse(await answer.json());
  assert.match(token.access_token, /^mk_test_/);
  assert.deepEqual([token.connection?.id, token.customer_id, token.session], [connection, 'cust-1', session]);
  assert.equal(token.expires_in, undefined);
  const [status, error, description] = await errorOf(await exchange(code));
  assert.deepEqual([status, error], [400, 'invalid_grant']);
  assert.match(description, /^code_used:/);
  const audited = await ports.store.selectFrom('audit').select(['action', 'detail']).execute();
  assert.ok(audited.some((row) => row.action === 'code.refused' && row.detail.includes('code_used')));
  const stored = await ports.store.selectFrom('token').select('hash').execute();
  assert.ok(stored.every((row) => row.hash !== token.access_token));
});

test('the same exchange under the same key gets the same token; under another key it is used', async () => {
  const { authorized, exchange, ports, time } = await makeStand();
  const { code } = await authorized();
  const key = { 'idempotency-key': 'abc' };
  const first = TokenAnswer.parse(await (await exchange(code, {}, key)).json());
  const again = TokenAnswer.parse(await (await exchange(code, {}, key)).json());
  assert.deepEqual(again, first);
  assert.match((await errorOf(await exchange(code, {}, { 'idempotency-key': 'abd' })))[2], /code_used/);
  assert.match(
    (await errorOf(await exchange(code, { code_verifier: 'w'.repeat(43) }, key)))[2],
    /verifier_mismatch/,
  );
  const tokens = await ports.store.selectFrom('token').selectAll().execute();
  assert.equal(tokens.length, 1);
  const kept = await ports.store.selectFrom('code').select('answer').executeTakeFirstOrThrow();
  assert.ok(kept.answer && !kept.answer.includes(first.access_token));
  time.now += 25 * 3600_000;
  assert.match((await errorOf(await exchange(code, {}, key)))[2], /code_used/);
});

test('of two exchanges at once one gets the token', async () => {
  const { authorized, exchange } = await makeStand();
  const { code } = await authorized();
  const both = await Promise.all([exchange(code), exchange(code)]);
  assert.deepEqual(both.map(({ status }) => status).sort(), [200, 400]);
});

test('a wrong verifier, a wrong redirect_uri and a late code are told apart and burn nothing', async () => {
  const { authorized, exchange, time } = await makeStand();
  const { code } = await authorized();
  const reasonOf = async (form: Record<string, string>) => (await errorOf(await exchange(code, form)))[2];
  assert.match(await reasonOf({ code_verifier: 'w'.repeat(43) }), /^verifier_mismatch:/);
  assert.match(await reasonOf({ redirect_uri: `${redirectUri}?x` }), /^redirect_uri_mismatch:/);
  assert.equal((await exchange(code)).status, 200);
  const late = await authorized();
  time.now += 60_000;
  assert.match((await errorOf(await exchange(late.code)))[2], /^code_expired:/);
});

test("another client's code is unknown, and so is a live client's to a test client", async () => {
  const { authorized, exchange, account } = await makeStand();
  const { code } = await authorized();
  for (const other of [await account('test'), await account('live')]) {
    assert.match((await errorOf(await exchange(code, {}, {}, other)))[2], /^code_unknown:/);
  }
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

test('who is not authenticated gets 401 with a challenge', async () => {
  const { post, app, client } = await makeStand();
  const form = { grant_type: 'client_credentials' };
  const wrong = await post('/link/token', form, { authorization: basic({ ...client, secret: 'x' }) });
  assert.equal(wrong.status, 401);
  assert.match(wrong.headers.get('www-authenticate') ?? '', /^Basic realm=/);
  assert.equal(OAuthError.parse(await wrong.json()).error, 'invalid_client');
  for (const header of [
    'Basic',
    'Basic !!',
    `Basic ${Buffer.from('x').toString('base64')}`,
    'Bearer x',
    `Basic ${Buffer.from('%:%').toString('base64')}`,
  ]) {
    assert.equal((await post('/link/token', form, { authorization: header })).status, 401, header);
  }
  const none = await app.request('/link/token', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'grant_type=client_credentials',
  });
  assert.equal(none.status, 401);
});

test('two ways of authenticating at once are refused, and so is a client_id of somebody else', async () => {
  const { post, client } = await makeStand();
  const form = { grant_type: 'client_credentials' };
  const both = await errorOf(await post('/link/token', { ...form, client_secret: client.secret }));
  assert.deepEqual(both.slice(0, 2), [400, 'invalid_request']);
  assert.equal((await post('/link/token', { ...form, client_id: 'other' })).status, 400);
  assert.equal((await post('/link/token', { ...form, client_id: client.id })).status, 200);
});

test('a second secret works beside the first', async () => {
  const { post, ports, client } = await makeStand();
  const second = await addSecret(ports.store, ports.clock, client.id);
  const form = { grant_type: 'client_credentials' };
  assert.equal((await post('/link/token', form)).status, 200);
  assert.equal((await post('/link/token', form, { authorization: basic(second) })).status, 200);
});

test('guessing secrets ends in 429 with Retry-After, also for the right secret from that address', async () => {
  const { post, ports, client } = await makeStand();
  limitBy(ports, new Limits({ requests: 1000, failures: 2 }));
  const form = { grant_type: 'client_credentials' };
  const guess = () => post('/link/token', form, { authorization: basic({ ...client, secret: 'x' }) });
  assert.deepEqual([(await guess()).status, (await guess()).status], [401, 401]);
  const refused = await guess();
  assert.equal(refused.status, 429);
  assert.match(refused.headers.get('retry-after') ?? '', /^\d+$/);
  assert.equal(OAuthError.parse(await refused.json()).error, 'temporarily_unavailable');
  assert.equal((await post('/link/token', form)).status, 429);
});

test('a client that asks too often is told when to come back', async () => {
  const { post, ports } = await makeStand();
  limitBy(ports, new Limits({ requests: 1, failures: 10 }));
  const form = { grant_type: 'client_credentials' };
  assert.equal((await post('/link/token', form)).status, 200);
  assert.equal((await post('/link/token', form)).status, 429);
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

test('the authorization endpoint answers a page, never a redirect, and escapes names', async () => {
  const { app, client, ports } = await makeStand();
  await ports.store.updateTable('client').set({ name: '<b>&"' }).where('id', '=', client.id).execute();
  const answer = await app.request(`/oauth/authorize?client_id=${client.id}&redirect_uri=https://evil.test`);
  assert.equal(answer.status, 200);
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
