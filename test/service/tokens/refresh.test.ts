import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TokenAnswer, TokenRevoked } from '../../../src/contract/index.ts';
import { forgetExpired } from '../../../src/service/oauth/forget.ts';
import { leeway } from '../../../src/service/oauth/refresh-grant.ts';
import { seeToRestored } from '../../../src/service/recovery/restored.ts';
import { revokeAll, revokeFound } from '../../../src/service/tokens/revoke.ts';
import { errorOf, makeStand, type Account } from '../stand.ts';

const hour = 3_600_000;
const day = 24 * hour;
const tokenLife = { access: hour, refresh: 31 * day };

type Pair = TokenAnswer & { readonly refresh_token: string };

const pairOf = async (answer: Response): Promise<Pair> => {
  assert.equal(answer.status, 200, await answer.clone().text());
  const pair = TokenAnswer.parse(await answer.json());
  assert.ok(pair.refresh_token);
  return { ...pair, refresh_token: pair.refresh_token };
};

/** A partner whose tokens live for an hour, with the first pair of a connection. */
const partner = async () => {
  const stand = await makeStand({ tokenLife });
  const { post, bearer, ports, authorized, exchange } = stand;
  const { connection, code, session } = await authorized();
  const first = await pairOf(await exchange(code));
  const ask = (text: string, form: Record<string, string> = {}, as?: Account) =>
    post('/link/token', { grant_type: 'refresh_token', refresh_token: text, ...form }, {}, as);
  const refresh = async ({ refresh_token }: Pair): Promise<Pair> => pairOf(await ask(refresh_token));
  const refused = async ({ refresh_token }: Pair): Promise<string> => {
    const [status, error, description] = await errorOf(await ask(refresh_token));
    assert.deepEqual([status, error], [400, 'invalid_grant']);
    return description.split(':')[0] ?? '';
  };
  const use = async ({ access_token }: Pick<Pair, 'access_token'>): Promise<number> =>
    (await bearer('/api/integrations/current', access_token)).status;
  const introspect = async (token: string) =>
    (await (await post('/oauth/introspect', { token })).json()) as Record<string, unknown>;
  const told = async () => {
    const rows = await ports.store
      .selectFrom('outbox')
      .selectAll()
      .where('type', '=', 'token.revoked')
      .execute();
    const timestamp = '2026-11-01T00:00:00Z';
    return rows.map(
      ({ type, payload }) =>
        TokenRevoked.parse({ type, timestamp, data: JSON.parse(payload) as unknown }).data.reason,
    );
  };
  return { ...stand, connection, session, first, ask, refresh, refused, use, introspect, told };
};

test('without a lifetime a token has no end and comes without a refresh token', async () => {
  const { authorized, exchange, ports } = await makeStand();
  const answer = (await (await exchange((await authorized()).code)).json()) as Record<string, unknown>;
  assert.deepEqual([answer['expires_in'], answer['refresh_token']], [undefined, undefined]);
  const row = await ports.store.selectFrom('token').selectAll().executeTakeFirstOrThrow();
  assert.deepEqual([row.expires_at, row.refresh_hash, row.family], [null, null, null]);
});

test('a pair is refreshed: the next one opens the same connection, and the token before goes on to its own end', async () => {
  const { first, refresh, use, connection, time, bearer } = await partner();
  assert.equal(first.expires_in, 3600);
  assert.match(first.refresh_token, /^mkr_test_[A-Za-z0-9_-]{49}$/);
  time.now += hour / 2;
  const next = await refresh(first);
  assert.deepEqual(
    [next.expires_in, next.connection?.id, next.customer_id, next.session],
    [3600, connection, 'cust-1', undefined],
  );
  assert.notEqual(next.refresh_token, first.refresh_token);
  assert.deepEqual([await use(first), await use(next)], [200, 200]);
  time.now += hour / 2;
  const over = await bearer('/api/integrations/current', first.access_token);
  assert.match(over.headers.get('www-authenticate') ?? '', /error="invalid_token"/);
  const [status, code, detail] = await errorOf(over);
  assert.deepEqual([status, code], [401, 'token_expired']);
  assert.match(detail, /api\/system\/connections/);
  assert.equal(await use(next), 200);
});

test('a token that has expired says that it can be refreshed, as long as it can', async () => {
  const { first, time, bearer, refresh, use } = await partner();
  time.now += hour;
  const [, , detail] = await errorOf(await bearer('/api/integrations/current', first.access_token));
  assert.match(detail, /grant_type=refresh_token/);
  assert.equal(await use(await refresh(first)), 200);
});

test('a refresh whose answer was lost is asked for again, and gives the same pair until that is used', async () => {
  const { first, refresh, time, ports } = await partner();
  const lost = await refresh(first);
  time.now += hour / 2;
  const again = await refresh(first);
  assert.deepEqual([again.access_token, again.refresh_token], [lost.access_token, lost.refresh_token]);
  assert.equal(again.expires_in, 1800);
  assert.equal((await ports.store.selectFrom('token').select('hash').execute()).length, 2);
});

test('a pair that nobody used in its time is replaced when it is asked for again, and is dead then', async () => {
  const { first, refresh, refused, use, time } = await partner();
  const lost = await refresh(first);
  time.now += 3 * day;
  const fresh = await refresh(first);
  assert.notEqual(fresh.refresh_token, lost.refresh_token);
  assert.equal(await refused(lost), 'refresh_ended');
  assert.deepEqual([await use(lost), await use(fresh)], [401, 200]);
});

test('two processes that refresh within a minute get the same pair, though one has begun to use it; later that is reuse', async () => {
  const { first, refresh, refused, use, time } = await partner();
  const one = await refresh(first);
  assert.equal(await use(one), 200);
  time.now += leeway - 1;
  assert.equal((await refresh(first)).access_token, one.access_token);
  time.now += 1;
  assert.equal(await refused(first), 'refresh_reused');
  assert.equal(await use(one), 401);
});

test('a refresh token that comes again after what it gave is in use ends all of its line, and the partner is told', async () => {
  const { first, refresh, refused, use, told, time, lines, ports } = await partner();
  const second = await refresh(first);
  assert.equal(await use(second), 200);
  const third = await refresh(second);
  time.now += leeway;
  assert.equal(await refused(first), 'refresh_reused');
  assert.deepEqual([await use(first), await use(second), await use(third)], [401, 401, 401]);
  assert.equal(await refused(third), 'refresh_ended');
  assert.deepEqual(await told(), ['refresh_reused', 'refresh_reused', 'refresh_reused']);
  assert.ok(lines.some(({ level, event }) => level === 'warn' && event === 'token.reused'));
  const audited = ports.store.selectFrom('audit').selectAll().where('action', '=', 'refresh.refused');
  assert.ok((await audited.execute()).some(({ detail }) => detail.includes('refresh_reused')));
  const { status } = await ports.store.selectFrom('connection').select('status').executeTakeFirstOrThrow();
  assert.equal(status, 'active');
});

test('refreshing the next pair is using it: the one before is reused after that', async () => {
  const { first, refresh, refused } = await partner();
  await refresh(await refresh(first));
  assert.equal(await refused(first), 'refresh_reused');
});

test('another client, an unknown text and an API token refresh nothing; scope is refused, and nothing is used up', async () => {
  const { first, ask, refused, refresh, account } = await partner();
  for (const other of [await account(), await account('live')])
    assert.match((await errorOf(await ask(first.refresh_token, {}, other)))[2], /^refresh_unknown/);
  assert.equal(await refused({ ...first, refresh_token: first.access_token }), 'refresh_unknown');
  assert.equal(
    await refused({ ...first, refresh_token: `${first.refresh_token.slice(0, -1)}-` }),
    'refresh_unknown',
  );
  assert.equal((await errorOf(await ask(first.refresh_token, { scope: 'admin' })))[1], 'invalid_scope');
  const unproven = await ask(first.refresh_token, {}, { id: 'cli_none', secret: 'x', mode: 'test' });
  assert.equal((await errorOf(unproven))[1], 'invalid_client');
  await refresh(first);
});

test('a refresh token does not open a connection', async () => {
  const { first, use } = await partner();
  assert.equal(await use({ access_token: first.refresh_token }), 401);
});

test('a refresh token has an end of its own', async () => {
  const { first, refused, time } = await partner();
  time.now += 31 * day;
  assert.equal(await refused(first), 'refresh_expired');
});

test('introspection tells the end of either, and of one that was exchanged nothing', async () => {
  const { first, introspect, refresh, time } = await partner();
  const seconds = (ms: number) => (time.now + ms) / 1000;
  const [access, other] = [await introspect(first.access_token), await introspect(first.refresh_token)];
  assert.deepEqual([access['active'], access['exp'], access['token_type']], [true, seconds(hour), 'bearer']);
  assert.deepEqual(
    [other['active'], other['exp'], other['token_type']],
    [true, seconds(31 * day), undefined],
  );
  await refresh(first);
  assert.deepEqual(await introspect(first.refresh_token), { active: false });
});

test('revoking a token ends its refresh token; revoking a refresh token ends what came before it, too', async () => {
  for (const by of ['access_token', 'refresh_token'] as const) {
    const { first, refresh, post, refused, use, told } = await partner();
    const next = await refresh(first);
    assert.equal((await post('/oauth/revoke', { token: next[by] })).status, 200);
    assert.deepEqual([await use(next), await refused(next)], [401, 'refresh_ended']);
    assert.equal(await use(first), by === 'access_token' ? 200 : 401);
    assert.equal(
      (await told()).every((reason) => reason === 'revoked_by_partner'),
      true,
    );
  }
});

test('a token whose time is over is revoked by its text as well: its refresh token ends', async () => {
  const { first, post, refused, time } = await partner();
  time.now += hour;
  await post('/oauth/revoke', { token: first.access_token });
  assert.equal(await refused(first), 'refresh_ended');
});

test('rotating gives a pair; refresh tokens from before end at once, tokens after the overlap', async () => {
  const { first, refresh, refused, use, bearer, appToken, connection, time } = await partner();
  const path = `/api/system/connections/${connection}/token?overlap=60`;
  const key = { 'idempotency-key': 'the-one-rotation' };
  const rotate = async () => bearer(path, await appToken(), { method: 'POST', headers: key });
  assert.equal(await use(first), 200);
  time.now += 1;
  const made = await pairOf(await rotate());
  assert.deepEqual([made.expires_in, await use(first), await refused(first)], [3600, 200, 'refresh_expired']);
  time.now += 60_000;
  assert.equal((await pairOf(await rotate())).expires_in, 3540);
  assert.deepEqual([await use(first), await use(await refresh(made))], [401, 200]);
  assert.deepEqual((await errorOf(await rotate())).slice(0, 2), [422, 'idempotency_conflict']);
});

test('a disconnect, a restore and the operator end what could be refreshed, expired or not', async () => {
  const ends: ((made: Awaited<ReturnType<typeof partner>>) => Promise<unknown>)[] = [
    ({ bearer, appToken, connection }) =>
      appToken().then((app) => bearer(`/api/system/connections/${connection}`, app, { method: 'DELETE' })),
    ({ ports }) => seeToRestored(ports),
    ({ ports, client }) => revokeAll(ports.store, ports.clock, { client_id: client.id, mode: 'test' }),
    ({ ports, first }) => revokeFound(ports.store, ports.clock, `a log, ${first.refresh_token}, more`),
  ];
  for (const end of ends) {
    const made = await partner();
    made.time.now += 2 * hour;
    await end(made);
    assert.equal(await made.refused(made.first), 'refresh_ended');
  }
});

test('the list has what can be refreshed, also after its token expired, and no text', async () => {
  const { first, refresh, bearer, appToken, connection, time } = await partner();
  const list = async () => {
    const answer = await bearer(`/api/system/connections/${connection}/tokens`, await appToken());
    return ((await answer.json()) as { data: Record<string, string | null>[] }).data;
  };
  time.now += 2 * hour;
  const [one] = await list();
  assert.equal(one?.['refresh_expires_at'], '2026-12-02T00:00:00.000Z');
  const next = await refresh(first);
  const now = await list();
  assert.equal(now.length, 1);
  assert.ok(!JSON.stringify(now).includes(next.refresh_token));
});

test('whoever refreshes a token has it: the connection is claimed', async () => {
  const { first, refresh, ports } = await partner();
  const claimed = () => ports.store.selectFrom('connection').select('claimed_at').executeTakeFirstOrThrow();
  assert.equal((await claimed()).claimed_at, null);
  await refresh(first);
  assert.notEqual((await claimed()).claimed_at, null);
});

test('the first use of a reconnect’s token ends the old line, also what was refreshed in it since', async () => {
  const {
    first,
    refresh,
    refused,
    use,
    post,
    pushed,
    sessionOf,
    mintCode,
    exchange,
    connection,
    ports,
    time,
  } = await partner();
  assert.equal(await use(first), 200);
  const answer = await post('/oauth/par', pushed({ connection_id: connection }));
  const { id } = await sessionOf(((await answer.json()) as { request_uri: string }).request_uri);
  const done = { status: 'done', connection_id: connection, opened_at: 1, expires_at: time.now + hour };
  await ports.store.updateTable('session').set(done).where('id', '=', id).execute();
  const renewed = await pairOf(await exchange(await mintCode(id, connection)));
  time.now += 1000;
  const late = await refresh(first);
  assert.equal(await use(late), 200);
  assert.equal(await use(renewed), 200);
  assert.deepEqual([await use(first), await use(late), await refused(late)], [401, 401, 'refresh_ended']);
});

test('what time has ended is forgotten a week later; what can be refreshed is not', async () => {
  const { first, refresh, use, ports, time } = await partner();
  const count = async () => (await ports.store.selectFrom('token').select('hash').execute()).length;
  const second = await refresh(first);
  await use(second);
  const third = await refresh(second);
  time.now += 8 * day;
  await forgetExpired(ports);
  // The session’s first, and the one that can be refreshed.
  assert.equal(await count(), 2);
  assert.equal(await use(await refresh(third)), 200);
});
