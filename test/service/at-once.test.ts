import assert from 'node:assert/strict';
import { test } from 'node:test';
import { disconnect } from '../../src/service/connections/disconnect.ts';
import { takeAttempt } from '../../src/service/connecting/attempt.ts';
import { sweep } from '../../src/service/connecting/housekeeping.ts';
import { good, rig } from './connecting/rig.ts';
import { connected } from './connections/connected.ts';
import { findDue, takeDue } from '../../src/service/monitoring/due.ts';
import { settle } from '../../src/service/monitoring/settle.ts';
import { revokeAll } from '../../src/service/tokens/revoke.ts';
import { failureOf } from '../../src/service/upstream/failure.ts';
import { watching } from './monitoring/watching.ts';
import { makeStand } from './stand.ts';

const times = <T>(count: number, work: (at: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, at) => work(at)));

const tally = (values: readonly (string | number)[]): Record<string, number> =>
  values.reduce<Record<string, number>>((sum, value) => ({ ...sum, [value]: (sum[value] ?? 0) + 1 }), {});

test('200 exchanges of one code at once: one token, 199 refusals, and the token lives', async () => {
  const { authorized, exchange, bearer, ports } = await makeStand();
  const { code } = await authorized();
  const answers = await times(200, async () => {
    const answer = await exchange(code);
    return { status: answer.status, body: (await answer.json()) as Record<string, string> };
  });
  assert.deepEqual(tally(answers.map(({ status, body }) => body['error'] ?? status)), {
    200: 1,
    invalid_grant: 199,
  });
  const token = answers.find(({ status }) => status === 200)?.body['access_token'] ?? '';
  assert.equal((await bearer('/api/integrations/current', token)).status, 200);
  const tokens = await ports.store.selectFrom('token').select('revoked_at').execute();
  assert.deepEqual(tokens, [{ revoked_at: null }]);
});

test('200 exchanges at once under one key: 200 times the same token', async () => {
  const { authorized, exchange } = await makeStand();
  const { code } = await authorized();
  const tokens = await times(200, async () => {
    const answer = await exchange(code, {}, { 'idempotency-key': 'the-one-attempt' });
    return ((await answer.json()) as Record<string, string>)['access_token'] ?? 'none';
  });
  assert.equal(new Set(tokens).size, 1);
  assert.match(tokens[0] ?? '', /^mk_test_/);
});

test('50 openings of one request at once: one session, 49 told that it was used', async () => {
  const { push, openWith } = await rig();
  const uri = await push();
  const answers = await times(50, () => openWith(uri));
  assert.deepEqual(tally(answers.map(({ status, body }) => String(body['code'] ?? status))), {
    201: 1,
    request_uri_used: 49,
  });
});

test('50 openings at once under one key: 50 times the same answer', async () => {
  const { push, openWith } = await rig();
  const uri = await push();
  const answers = await times(50, () => openWith(uri, { key: 'the-one-attempt' }));
  assert.deepEqual(tally(answers.map(({ status }) => status)), { 201: 50 });
  assert.equal(new Set(answers.map(({ body }) => JSON.stringify(body))).size, 1);
});

test('20 submits of one form at once: one check, one attempt to sign in', async () => {
  const { atForm, runs, script, ports } = await rig();
  let attempts = 0;
  const { check } = script;
  script.check = (...all) => {
    attempts += 1;
    return check(...all);
  };
  const frame = await (await atForm()).frame();
  const answers = await times(20, () => frame.submit(good));
  await runs.settled();
  assert.deepEqual(tally(answers.map(({ status }) => status)), { 200: 1, 409: 19 });
  assert.equal(attempts, 1);
  assert.equal((await ports.store.selectFrom('connection').select('id').execute()).length, 1);
});

test('20 submits at once under one key: the same next step for all, one attempt to sign in', async () => {
  const { atForm, runs, script } = await rig();
  let attempts = 0;
  const { check } = script;
  script.check = (...all) => {
    attempts += 1;
    return check(...all);
  };
  const frame = await (await atForm()).frame();
  const answers = await times(20, () => frame.submit(good, { key: 'the-one-attempt' }));
  await runs.settled();
  assert.equal(new Set(answers.map(({ body }) => JSON.stringify(body))).size, 1);
  assert.equal(attempts, 1);
});

test('10 codes asked for at once: the last one made is the only one that is left', async () => {
  const { submitted, ports } = await rig();
  const { tab } = await submitted();
  const answers = await times(10, () => tab.call('POST', '/connect/session/code'));
  assert.deepEqual(tally(answers.map(({ status }) => status)), { 200: 10 });
  assert.equal((await ports.store.selectFrom('code').select('hash').execute()).length, 1);
});

test('10 returns with one state at once: it is taken once', async () => {
  const { ports, atForm } = await rig();
  const session = (await atForm()).opened.session.id;
  const owner = { session_id: session, client_id: 'cli_1', mode: 'test' } as const;
  const context = { client: 'cli_1', mode: 'test', subject: session, purpose: 'authorization' } as const;
  const sent = { state: 's', verifier: 'v', redirectUri: 'r', lang: 'en' };
  const attempt = {
    ...owner,
    state_hash: 'hash',
    system_id: 'plain',
    cookie_hash: '',
    sealed: ports.vault.seal(JSON.stringify(sent), context),
    expires_at: ports.clock() + 1,
  };
  await ports.store.insertInto('upstream_attempt').values(attempt).execute();
  const taken = await times(10, () =>
    ports.store.transaction().execute((trx) => takeAttempt(trx, ports, attempt)),
  );
  assert.equal(taken.filter((each) => each !== undefined).length, 1);
});

test('a token that is revoked while it is first used ends revoked, whichever came first', async () => {
  const { connected, bearer, post, ports } = await makeStand();
  for (let round = 0; round < 5; round += 1) {
    const { token, connection } = await connected();
    await Promise.all([
      bearer('/api/integrations/current', token),
      post('/oauth/revoke', { token }),
      bearer('/api/integrations/current', token),
      post('/oauth/revoke', { token }),
    ]);
    assert.equal((await bearer('/api/integrations/current', token)).status, 401);
    const told = await ports.store
      .selectFrom('outbox')
      .selectAll()
      .where('type', '=', 'token.revoked')
      .execute();
    assert.equal(told.filter(({ payload }) => payload.includes(connection)).length, 1);
  }
});

test('a connection that is ended ten times at once is ended, and told of, once', async () => {
  const { connected, client, ports } = await makeStand();
  const { connection: id } = await connected();
  const connection = await ports.store
    .selectFrom('connection')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const caller = { ...client, name: '', redirect_uris: [], origins: [] };
  await times(10, () => disconnect(ports, { connection, client: caller }));
  const told = await ports.store
    .selectFrom('outbox')
    .select('id')
    .where('type', '=', 'connection.disconnected')
    .execute();
  assert.equal(told.length, 1);
  assert.deepEqual(await ports.store.selectFrom('credential').selectAll().execute(), []);
});

test('five sweeps at once tell a partner once of what nobody claimed', async () => {
  const { submitted, ports, time } = await rig();
  await submitted();
  time.now += 8 * 24 * 60 * 60_000;
  await times(5, () => sweep(ports));
  const told = await ports.store
    .selectFrom('outbox')
    .select('type')
    .where('type', '=', 'connection.disconnected')
    .execute();
  assert.equal(told.length, 1);
});

test('twenty workers that take at once what is due share it, and nothing is taken twice', async (t) => {
  const { add, ports, time } = await watching(t);
  for (let at = 0; at < 30; at += 1) await add();
  time.now += 60 * 60_000;
  const due = await findDue(ports, 100, []);
  assert.equal(due.length, 30);
  const taken = (await times(20, () => takeDue(ports, due))).flat();
  assert.equal(new Set(taken.map(({ id }) => id)).size, taken.length);
  const rest = await takeDue(ports, due);
  assert.equal(taken.length + rest.length, 30);
});

test('a verdict and a disconnect at once: the connection is disconnected, told of each at most once', async (t) => {
  const { add, ports, row, time, client } = await watching(t);
  const caller = { id: client.id, mode: 'test', name: '', redirect_uris: [], origins: [] } as const;
  for (let round = 0; round < 5; round += 1) {
    const id = await add();
    const trouble = { trouble: 'auth.refused', trouble_at: 1, trouble_count: 1 };
    await ports.store.updateTable('connection').set(trouble).where('id', '=', id).execute();
    time.now += 60 * 60_000;
    const [watched] = await takeDue(ports, [{ id }]);
    assert(watched);
    await Promise.all([
      settle(ports, watched, failureOf('auth.refused'), 0.5),
      disconnect(ports, { connection: watched, client: caller }),
      settle(ports, watched, failureOf('auth.refused'), 0.5),
    ]);
    assert.deepEqual([(await row(id)).status, (await row(id)).next_check_at], ['disconnected', null]);
    const told = await ports.store.selectFrom('outbox').select(['type', 'payload']).execute();
    const types = told.filter(({ payload }) => payload.includes(id)).map(({ type }) => type);
    assert.equal(new Set(types).size, types.length, types.join());
  }
});

test('20 changes of one connection’s settings at once, all the same: told once', async () => {
  const { ask, script, ports } = await connected();
  const own = { name: 'custom_line', type: 'text', nullable: true, key: false, custom: false };
  script.describe = async () => [{ name: 'Equipment', custom: false, columns: [own] }];
  const include = [{ table: 'Equipment', column: own.name }];
  const answers = await times(20, () => ask('PUT', '/api/integrations/current/settings', { include }));
  assert.deepEqual(tally(answers.map(({ status }) => status)), { 200: 20 });
  const told = ports.store.selectFrom('outbox').select('id');
  assert.equal((await told.where('type', '=', 'connection.settings_changed').execute()).length, 1);
});

test('20 rotations at once under one key are one, and 20 without one leave the first token its overlap', async () => {
  const { connected, appToken, bearer, ports } = await makeStand();
  const { connection, token } = await connected();
  const app = await appToken();
  const rotate = async (headers: Record<string, string> = {}) => {
    const path = `/api/system/connections/${connection}/token?overlap=60`;
    const answer = await bearer(path, app, { method: 'POST', headers });
    return ((await answer.json()) as Record<string, string>)['access_token'] ?? 'none';
  };
  const same = await times(20, () => rotate({ 'idempotency-key': 'the-one-rotation' }));
  assert.deepEqual([new Set(same).size, same.includes('none')], [1, false]);
  assert.equal(new Set(await times(20, () => rotate())).size, 20);
  assert.equal((await bearer('/api/integrations/current', token)).status, 200);
  const endless = await ports.store
    .selectFrom('token')
    .select('hash')
    .where('kind', '=', 'connection')
    .where('expires_at', 'is', null)
    .execute();
  assert.equal(endless.length, 1);
});

test('200 refreshes at once by one refresh token: one pair, for all of them', async () => {
  const { authorized, exchange, post, bearer, ports } = await makeStand({
    tokenLife: { access: 3_600_000, refresh: 86_400_000 },
  });
  const first = (await (await exchange((await authorized()).code)).json()) as Record<string, string>;
  const form = { grant_type: 'refresh_token', refresh_token: first['refresh_token'] ?? '' };
  const answers = await times(200, async () => {
    const answer = await post('/link/token', form);
    return (await answer.json()) as Record<string, string>;
  });
  const pairs = answers.map((answer) => `${answer['access_token']} ${answer['refresh_token']}`);
  assert.equal(new Set(pairs).size, 1);
  assert.equal((await bearer('/api/integrations/current', answers[0]?.['access_token'] ?? '')).status, 200);
  assert.equal((await ports.store.selectFrom('token').select('hash').execute()).length, 2);
});

test('a client’s tokens are all ended while others are made: what was there before is dead', async () => {
  const { connected, appToken, bearer, client, ports } = await makeStand();
  const made = await times(5, () => connected());
  const app = await appToken();
  const owner = { client_id: client.id, mode: client.mode };
  await Promise.all([
    revokeAll(ports.store, ports.clock, owner),
    ...made.map(({ connection }) =>
      bearer(`/api/system/connections/${connection}/token`, app, { method: 'POST' }),
    ),
  ]);
  for (const { token } of made) assert.equal((await bearer('/api/integrations/current', token)).status, 401);
});

test('10 yeses at once to another account: one renewal, and the account of before works until its token is used', async () => {
  const { ports, open, submitted, runs, script } = await rig();
  const { check } = script;
  script.check = async (access, ...rest) => {
    const outcome = await check(access, ...rest);
    const { username: account = '' } = access.values;
    return outcome.status === 'passed' ? { ...outcome, account } : outcome;
  };
  await submitted();
  const { id } = await ports.store.selectFrom('connection').select('id').executeTakeFirstOrThrow();
  const tab = await open({ connection_id: id });
  await (await tab.frame()).submit({ ...good, username: 'stranger' });
  await runs.settled();
  const { id: step } = await tab.step();
  const answers = await times(10, () => tab.answer({ kind: 'replace', step }));
  assert.deepEqual(tally(answers.map(({ status }) => status)), { 200: 1, 409: 9 });
  const kept = await ports.store.selectFrom('credential').select('purpose').execute();
  assert.deepEqual(kept.map(({ purpose }) => purpose.split(':')[0]).toSorted(), ['credentials', 'renewal']);
  const said = await ports.store
    .selectFrom('audit')
    .select('id')
    .where('action', '=', 'connection.other_account_accepted')
    .execute();
  assert.equal(said.length, 1);
});
