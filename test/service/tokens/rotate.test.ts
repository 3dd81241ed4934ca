import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RotatedToken, TokenRevoked, TokenRotated, TokenRow, dataOf } from '../../../src/contract/index.ts';
import * as z from 'zod/mini';
import { errorOf, makeStand } from '../stand.ts';

const minute = 60_000;
const day = 1440 * minute;

const partner = async () => {
  const stand = await makeStand();
  const { connection, token, session } = await stand.connected();
  const path = `/api/system/connections/${connection}`;
  const ask = async (way: string, init: RequestInit = {}) =>
    stand.bearer(`${path}${way}`, await stand.appToken(), init);
  const rotate = async (query = '', headers: Record<string, string> = {}): Promise<RotatedToken> => {
    const answer = await ask(`/token${query}`, { method: 'POST', headers });
    assert.equal(answer.status, 200, await answer.clone().text());
    return RotatedToken.parse(await answer.json());
  };
  const works = async (text: string): Promise<boolean> =>
    (await stand.bearer('/api/integrations/current', text)).status === 200;
  const list = async (): Promise<TokenRow[]> =>
    dataOf(z.array(TokenRow)).parse(await (await ask('/tokens')).json()).data;
  const told = async (type: string) => {
    const rows = await stand.ports.store.selectFrom('outbox').selectAll().where('type', '=', type).execute();
    const timestamp = '2026-11-01T00:00:00Z';
    return rows.map(({ payload }) => ({ type, timestamp, data: JSON.parse(payload) as unknown }));
  };
  return { ...stand, connection, session, token, ask, rotate, works, list, told };
};

test('a rotated token works beside the ones before, until the overlap is over', async () => {
  const { rotate, works, token, time, connection, told } = await partner();
  assert.ok(await works(token));
  const { access_token, previous_expires_in, customer_id, ...rest } = await rotate();
  assert.deepEqual([previous_expires_in, customer_id, rest.connection?.id], [86_400, 'cust-1', connection]);
  assert.ok((await works(access_token)) && (await works(token)));
  const [event] = await told('token.rotated');
  const { data } = TokenRotated.parse(event);
  assert.deepEqual([data.connection_id, data.previous_until], [connection, '2026-11-02T00:00:00.000Z']);
  assert.ok(!JSON.stringify(event).includes(access_token));
  time.now += day - 1;
  assert.ok(await works(token));
  time.now += 1;
  assert.deepEqual([await works(token), await works(access_token)], [false, true]);
});

test('without an overlap the ones before end at once', async () => {
  const { rotate, works, token } = await partner();
  const { access_token } = await rotate('?overlap=0');
  assert.deepEqual([await works(token), await works(access_token)], [false, true]);
});

test('rotating again shortens the overlap and never makes it longer', async () => {
  const { rotate, works, token, time } = await partner();
  await works(token);
  await rotate('?overlap=60');
  await rotate('?overlap=604800');
  time.now += minute;
  assert.equal(await works(token), false);
});

test('a retry under the same key is the same rotation, and another request under it is refused', async () => {
  const { rotate, ask, list } = await partner();
  const key = { 'idempotency-key': 'the-one-rotation' };
  const [first, second] = [await rotate('', key), await rotate('', key)];
  assert.equal(first.access_token, second.access_token);
  assert.equal((await list()).length, 2);
  const other = await ask('/token?overlap=0', { method: 'POST', headers: key });
  assert.deepEqual((await errorOf(other)).slice(0, 2), [422, 'idempotency_conflict']);
});

test('a retry whose token was revoked meanwhile gives no dead one', async () => {
  const { rotate, ask, post } = await partner();
  const key = { 'idempotency-key': 'the-one-rotation' };
  const { access_token } = await rotate('', key);
  await post('/oauth/revoke', { token: access_token });
  const again = await ask('/token', { method: 'POST', headers: key });
  assert.deepEqual((await errorOf(again)).slice(0, 2), [422, 'idempotency_conflict']);
});

test('a longer overlap than a week, and one that is no number, are refused by name', async () => {
  const { ask } = await partner();
  for (const query of ['?overlap=604801', '?overlap=soon', '?overlap=-1']) {
    const answer = await ask(`/token${query}`, { method: 'POST' });
    assert.equal(answer.status, 400, query);
    assert.match(await answer.text(), /\/query\/overlap/);
  }
});

test('the list has what lives, with when it was used, and no text', async () => {
  const { rotate, works, list, token, time } = await partner();
  assert.deepEqual(
    (await list()).map(({ last_used_at, expires_at }) => [last_used_at, expires_at]),
    [[null, null]],
  );
  await works(token);
  time.now += 9 * minute;
  await works(token);
  assert.equal((await list())[0]?.last_used_at, '2026-11-01T00:00:00.000Z');
  time.now += minute;
  await works(token);
  const { access_token } = await rotate();
  const [newest, older] = await list();
  assert.deepEqual([newest?.first_used_at, newest?.last_used_at, newest?.expires_at], [null, null, null]);
  assert.deepEqual(
    [older?.first_used_at, older?.last_used_at, older?.expires_at],
    ['2026-11-01T00:00:00.000Z', '2026-11-01T00:10:00.000Z', '2026-11-02T00:10:00.000Z'],
  );
  const shown = JSON.stringify(await list());
  assert.ok(!shown.includes(access_token) && !shown.includes(token));
  assert.ok(newest?.hint.endsWith(access_token.slice(-4)));
});

test('one token is ended by its id, at once, and the partner is told without its text', async () => {
  const { ask, list, works, told, token, ports } = await partner();
  const [row] = await list();
  const end = () => ask(`/tokens/${row?.id}`, { method: 'DELETE' });
  assert.equal((await end()).status, 204);
  assert.equal(await works(token), false);
  assert.deepEqual((await errorOf(await end())).slice(0, 2), [404, 'not_found']);
  const [event, ...more] = await told('token.revoked');
  assert.deepEqual(more, []);
  const { data } = TokenRevoked.parse(event);
  assert.deepEqual([data.token, data.reason], [row?.id, 'revoked_by_partner']);
  const { status } = await ports.store.selectFrom('connection').select('status').executeTakeFirstOrThrow();
  assert.equal(status, 'active');
});

test('another client neither lists, rotates nor ends them', async () => {
  const { bearer, appToken, account, connection, list, works, token } = await partner();
  const [row] = await list();
  for (const other of [await appToken(await account()), await appToken(await account('live'))])
    for (const [method, way] of [
      ['GET', 'tokens'],
      ['POST', 'token'],
      ['DELETE', `tokens/${row?.id}`],
    ] as const) {
      const answer = await bearer(`/api/system/connections/${connection}/${way}`, other, { method });
      assert.deepEqual((await errorOf(answer)).slice(0, 2), [404, 'not_found'], way);
    }
  assert.ok(await works(token));
  assert.equal((await list()).length, 1);
});

test('a connection that has ended gets no token', async () => {
  const { ask, bearer, token } = await partner();
  assert.equal((await bearer('/api/integrations/current', token, { method: 'DELETE' })).ok, true);
  const answer = await ask('/token', { method: 'POST' });
  assert.deepEqual((await errorOf(answer)).slice(0, 2), [403, 'connection_disconnected']);
});

test('who asks for a token with the client’s own has claimed the connection; its code still answers the page', async () => {
  const { authorized, exchange, bearer, appToken, ports } = await makeStand();
  const { connection, code } = await authorized();
  const path = `/api/system/connections/${connection}/token`;
  assert.equal((await bearer(path, await appToken(), { method: 'POST' })).status, 200);
  const row = await ports.store.selectFrom('connection').select('claimed_at').executeTakeFirstOrThrow();
  assert.notEqual(row.claimed_at, null);
  assert.equal((await exchange(code)).status, 200);
});

test('the first use of a rotated token ends none of the others; that of a session’s does', async () => {
  const { rotate, works, token } = await partner();
  assert.ok(await works(token));
  const { access_token } = await rotate();
  assert.ok(await works(access_token));
  assert.ok(await works(token));
});
