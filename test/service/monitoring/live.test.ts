import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { Unusable } from '../../../src/contract/index.ts';
import { mintToken } from '../../../src/service/oauth/token-text.ts';
import { createService } from '../../../src/service/service.ts';
import { failureOf } from '../../../src/service/upstream/failure.ts';
import { UpstreamError } from '../../../src/service/upstream/upstream-error.ts';
import { passing } from '../connecting/script.ts';
import { hour, minute, typesOf, watching } from './watching.ts';

/** A connection, its monitor, and a partner who reads with its token. */
const used = async (t: TestContext) => {
  let woken = 0;
  const made = await watching(t, { wakeMonitor: () => (woken += 1) });
  const { ports, client, script, add } = made;
  const asked: string[] = [];
  script.check = async (...all) => {
    asked.push('check');
    return passing(...all);
  };
  const id = await add();
  const token = mintToken('test');
  await ports.store
    .insertInto('token')
    .values({
      hash: token.hash,
      kind: 'connection',
      client_id: client.id,
      mode: 'test',
      connection_id: id,
      session_id: null,
      hint: token.hint,
      created_at: 0,
      expires_at: null,
      first_used_at: 1,
      revoked_at: null,
    })
    .execute();
  const app = createService(ports);
  const get = async (path = '/api/raw/tables') => {
    const headers = { authorization: `Bearer ${token.text}` };
    const response = await app.request(`https://connect.test${path}`, { headers });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  const refuse = (): void => {
    script.describe = async () => {
      throw new UpstreamError('auth.refused');
    };
  };
  return { ...made, id, get, asked, refuse, woken: () => woken };
};

test('a refusal met by a live request has the connection checked at once, and decides nothing itself', async (t) => {
  const { get, refuse, pass, asked, health, id, woken, told } = await used(t);
  await pass(2 * minute);
  refuse();
  assert.equal((await get()).body['failure'], 'auth.refused');
  assert.equal(woken(), 1);
  await pass(0);
  assert.deepEqual(asked, ['check']);
  assert.deepEqual(await health(id), ['active', null, null]);
  for (let at = 0; at < 3; at += 1) await get();
  await pass(0);
  assert.deepEqual(asked, ['check'], 'once a minute at most');
  assert.deepEqual(await told(id), []);
});

test('only the check’s own refusals count: the first at once, the second after the delay', async (t) => {
  const { get, refuse, pass, health, id, script, told } = await used(t);
  let checks = 0;
  script.check = async () => {
    checks += 1;
    return { status: 'failed', failure: failureOf('auth.refused') };
  };
  refuse();
  await pass(2 * minute);
  await get();
  await pass(0);
  assert.equal(checks, 1);
  await pass(2 * minute);
  await get();
  await pass(0);
  assert.equal(checks, 1, 'the second is waited for');
  await pass(3 * minute);
  assert.deepEqual([checks, await health(id)], [2, ['reauthorization_required', 'auth.refused', 'you']]);
  assert.deepEqual(typesOf(await told(id)), ['reauthorization_required']);
});

test('an outage met by a live request has nothing checked', async (t) => {
  const { get, pass, asked, script, woken } = await used(t);
  await pass(2 * minute);
  script.describe = async () => {
    throw new UpstreamError('service.unavailable');
  };
  await get();
  await pass(0);
  assert.deepEqual([asked, woken()], [[], 0]);
});

test('an answer to a live request has a degraded connection checked, and it recovers', async (t) => {
  const { get, pass, script, health, id } = await used(t);
  const check = script.check;
  script.check = async () => ({ status: 'failed', failure: failureOf('network.timeout') });
  await pass(15 * minute);
  await pass(minute);
  assert.equal((await health(id))[0], 'degraded');
  script.check = check;
  await pass(minute);
  assert.equal((await health(id))[0], 'degraded');
  assert.equal((await get()).status, 200, 'a degraded connection may be used');
  await pass(0);
  assert.deepEqual(await health(id), ['active', null, null]);
});

test('a connection that nobody reads from is checked every hour; the next reading brings it back', async (t) => {
  const { get, pass, asked, row, id, time } = await used(t);
  for (let at = 0; at < 4 * 24 + 8; at += 1) await pass(15 * minute);
  const before = asked.length;
  for (let at = 0; at < 4 * 6; at += 1) await pass(15 * minute);
  assert.equal(asked.length - before, 6);
  assert.equal((await get()).status, 200);
  assert.ok(((await row(id)).next_check_at ?? 0) <= time.now + 15 * minute);
  const again = asked.length;
  for (let at = 0; at < 4 * 6; at += 1) await pass(15 * minute);
  assert.equal(asked.length - again, 24);
});

test('that it is used is noted once an hour', async (t) => {
  const { get, time, row, id } = await used(t);
  const first = (await row(id)).used_at;
  time.now += hour - 1;
  await get();
  assert.equal((await row(id)).used_at, first);
  time.now += 1;
  await get();
  assert.equal((await row(id)).used_at, time.now);
});

test('a connection that somebody has to sign in to again says why, whose turn it is, and how', async (t) => {
  const { get, id, ports, script, time } = await used(t);
  script.describe = async () => assert.fail('the system was asked');
  const broken = { status: 'reauthorization_required', reason: 'auth.account_locked', owner: 'admin' };
  await ports.store
    .updateTable('connection')
    .set({ ...broken, since: time.now })
    .execute();
  const { status, body } = await get();
  assert.deepEqual([status, body['code']], [403, 'reauthorization_required']);
  assert.deepEqual(Unusable.parse(body), {
    reason: 'auth.account_locked',
    owner: 'admin',
    since: new Date(time.now).toISOString(),
    reconnect: { connection_id: id, customer_id: 'cust-1' },
  });
  const { data } = (await get('/api/integrations/current')).body as { data: Record<string, unknown> };
  assert.deepEqual(
    [data['status'], data['reason'], data['owner'], data['sync_status']],
    ['reauthorization_required', 'auth.account_locked', 'admin', 'fail'],
  );
});
