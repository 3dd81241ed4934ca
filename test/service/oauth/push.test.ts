import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PushedAnswer } from '../../../src/contract/index.ts';
import { sha256 } from '../../../src/service/digest.ts';
import { errorOf, issuer, makeStand, origin, redirectUri } from '../stand.ts';

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
  [
    'a line break in its state',
    { state: 'abcdefgh\r\nSet-Cookie: a=b' },
    'invalid_request',
    /expected\. state: not in/,
  ],
  ['no challenge', { code_challenge: '' }, 'invalid_request', /code_challenge/],
  ['no challenge method', { code_challenge_method: '' }, 'invalid_request', /S256/],
  ['a plain challenge', { code_challenge_method: 'plain' }, 'invalid_request', /code_challenge_method/],
  ['no customer', { customer_id: '' }, 'invalid_request', /customer_id: missing/],
  ['another response mode', { response_mode: 'fragment' }, 'invalid_request', /response_mode/],
  ['a request_uri', { request_uri: 'urn:x' }, 'invalid_request', /request_uri: not part/],
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

test('without an origin the session is hosted: its request opens at the authorization endpoint alone', async () => {
  const { post, pushed, ports } = await makeStand();
  const answer = await post('/oauth/par', pushed({ origin: '', response_mode: 'query' }));
  const { request_uri } = PushedAnswer.parse(await answer.json());
  const session = await ports.store.selectFrom('session').selectAll().executeTakeFirstOrThrow();
  assert.deepEqual(
    [session.origin, session.request_hash, session.hosted_hash],
    [issuer, null, sha256(request_uri)],
  );
  const again = await post('/oauth/par', { session: session.id, customer_id: 'cust-1' });
  assert.match((await errorOf(again))[2], /^session: it runs on a page of the service/);
});

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

test('a session that has ended is not continued', async () => {
  const { post, ports, authorized } = await makeStand();
  const { session } = await authorized();
  await ports.store.updateTable('session').set({ status: 'cancelled' }).execute();
  assert.match((await errorOf(await post('/oauth/par', { session, customer_id: 'cust-1' })))[2], /has ended/);
});

test('a session that is done is continued, also after half an hour and after its code was exchanged', async () => {
  const { post, authorized, exchange, time } = await makeStand();
  const { session, code } = await authorized();
  const ask = { session, customer_id: 'cust-1' };
  assert.equal((await post('/oauth/par', ask)).status, 201);
  assert.equal((await exchange(code)).status, 200);
  assert.equal((await post('/oauth/par', ask)).status, 201);
  time.now += 31 * 60_000;
  assert.equal((await post('/oauth/par', ask)).status, 201);
  time.now += 120 * 60_000;
  assert.match((await errorOf(await post('/oauth/par', ask)))[2], /has ended/);
});

test('a session whose connection was disconnected is not continued', async () => {
  const { post, ports, authorized } = await makeStand();
  const { session } = await authorized();
  await ports.store.updateTable('connection').set({ status: 'disconnected' }).execute();
  assert.match((await errorOf(await post('/oauth/par', { session, customer_id: 'cust-1' })))[2], /has ended/);
});

test('a connection is reconnected only for its own customer', async () => {
  const { post, pushed, authorized } = await makeStand();
  const { connection } = await authorized();
  assert.equal((await post('/oauth/par', pushed({ connection_id: connection }))).status, 201);
  const foreign = await post('/oauth/par', pushed({ connection_id: connection, customer_id: 'cust-2' }));
  assert.equal(foreign.status, 400);
});
