import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TokenAnswer } from '../../../src/contract/index.ts';
import { errorOf, makeStand, redirectUri } from '../stand.ts';

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

test('of 200 exchanges at once without a key one gets the token, which stays alive', async () => {
  const { authorized, exchange, bearer, ports } = await makeStand();
  const { code } = await authorized();
  const answers = await Promise.all(Array.from({ length: 200 }, () => exchange(code)));
  const won = answers.filter(({ status }) => status === 200);
  assert.equal(won.length, 1);
  const lost = await Promise.all(answers.filter((answer) => !won.includes(answer)).map(errorOf));
  assert.equal(lost.length, 199);
  assert.ok(
    lost.every(
      ([status, error, description]) =>
        status === 400 && error === 'invalid_grant' && /^code_used:/.test(description),
    ),
  );
  const { access_token } = TokenAnswer.parse(await won[0]?.json());
  assert.equal((await bearer('/api/integrations/current', access_token)).status, 200);
  assert.equal((await ports.store.selectFrom('token').selectAll().execute()).length, 1);
});

test('of 200 exchanges at once under one key all get the same answer, by one token', async () => {
  const { authorized, exchange, ports } = await makeStand();
  const { code } = await authorized();
  const answers = await Promise.all(
    Array.from({ length: 200 }, () => exchange(code, {}, { 'idempotency-key': 'abc' })),
  );
  assert.deepEqual([...new Set(answers.map(({ status }) => status))], [200]);
  assert.equal(new Set(await Promise.all(answers.map((answer) => answer.text()))).size, 1);
  assert.equal((await ports.store.selectFrom('token').selectAll().execute()).length, 1);
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

test('the kept answer is not given again once its token was revoked', async () => {
  const { authorized, exchange, post, client } = await makeStand();
  const { code } = await authorized();
  const key = { 'idempotency-key': 'abc' };
  const { access_token } = TokenAnswer.parse(await (await exchange(code, {}, key)).json());
  assert.equal((await post('/oauth/revoke', { token: access_token }, {}, client)).status, 200);
  const [status, error, description] = await errorOf(await exchange(code, {}, key));
  assert.deepEqual([status, error], [400, 'invalid_grant']);
  assert.match(description, /^code_used:/);
});

test('the kept answer is not given again once its connection has a newer token, used or not', async () => {
  const { authorized, exchange, mintCode, ports, time } = await makeStand();
  const { code, session, connection } = await authorized();
  const key = { 'idempotency-key': 'abc' };
  const old = TokenAnswer.parse(await (await exchange(code, {}, key)).json());
  time.now += 1000;
  await ports.store.updateTable('token').set({ sealed: null }).execute();
  const newer = await mintCode(session, connection);
  const other = { 'idempotency-key': 'def' };
  const fresh = TokenAnswer.parse(await (await exchange(newer, {}, other)).json());
  assert.notEqual(fresh.access_token, old.access_token);
  assert.match((await errorOf(await exchange(code, {}, key)))[2], /^code_used:/);
  assert.deepEqual(TokenAnswer.parse(await (await exchange(newer, {}, other)).json()), fresh);
});

test("another connection's newer token does not take the kept answer away", async () => {
  const { authorized, exchange, connected, time } = await makeStand();
  const { code } = await authorized();
  const key = { 'idempotency-key': 'abc' };
  const first = await (await exchange(code, {}, key)).json();
  time.now += 1000;
  await connected();
  assert.deepEqual(await (await exchange(code, {}, key)).json(), first);
});
