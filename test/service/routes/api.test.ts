import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as z from 'zod/mini';
import {
  ClientInfo,
  ConnectionRow,
  dataOf,
  Integration,
  listOf,
  Platform,
} from '../../../src/contract/index.ts';
import { errorOf, issuer, makeStand, redirectUri } from '../stand.ts';

test('a connection sees itself by its token, and the first use claims it', async () => {
  const { connected, bearer, ports } = await makeStand();
  const { token, connection } = await connected();
  const answer = await bearer('/api/integrations/current', token);
  const { data } = dataOf(Integration).parse(await answer.json());
  assert.deepEqual(
    [data.id, data.provider, data.customer_id, data.status, data.sync_status],
    [connection, 'sys-1', 'cust-1', 'active', 'done'],
  );
  const row = await ports.store.selectFrom('connection').select('claimed_at').executeTakeFirstOrThrow();
  assert.equal(row.claimed_at, ports.clock());
  const claims = await ports.store
    .selectFrom('audit')
    .select('id')
    .where('action', '=', 'connection.claimed')
    .execute();
  assert.equal(claims.length, 1);
});

test('an acknowledgement claims the connection', async () => {
  const { connected, bearer, ports } = await makeStand();
  const { token, session } = await connected();
  const answer = await bearer('/connect/ack', token, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ session }),
  });
  assert.deepEqual([answer.status, await answer.text()], [204, '']);
  const row = await ports.store.selectFrom('connection').select('claimed_at').executeTakeFirstOrThrow();
  assert.notEqual(row.claimed_at, null);
});

test('disconnecting destroys credentials, ends tokens and codes, and tells the partner, all at once', async () => {
  const { connected, bearer, ports, mintCode, exchange } = await makeStand();
  const { token, connection, session } = await connected();
  const unused = await mintCode(session, connection);
  const answer = await bearer('/api/integrations/current', token, { method: 'DELETE' });
  assert.equal(answer.status, 204);
  assert.equal((await bearer('/api/integrations/current', token)).status, 401);
  assert.match((await errorOf(await exchange(unused)))[2], /code_unknown/);
  assert.deepEqual(await ports.store.selectFrom('credential').selectAll().execute(), []);
  const row = await ports.store
    .selectFrom('connection')
    .select(['status', 'reason'])
    .executeTakeFirstOrThrow();
  assert.deepEqual(row, { status: 'disconnected', reason: 'disconnected_by_partner' });
  const events = await ports.store.selectFrom('outbox').select(['type', 'payload']).orderBy('type').execute();
  const now = { connection_id: connection, customer_id: 'cust-1', system: 'sys-1', owner: null };
  const since = new Date(ports.clock()).toISOString();
  assert.deepEqual(
    events.map(({ type, payload }): unknown[] => [type, JSON.parse(payload)]),
    [
      ['connection.created', { ...now, status: 'active', reason: null, since }],
      [
        'connection.disconnected',
        { ...now, status: 'disconnected', reason: 'disconnected_by_partner', since },
      ],
    ],
  );
});

test('a disconnect that fails half-way leaves everything as it was', async () => {
  const { connected, bearer, ports } = await makeStand();
  const { token } = await connected();
  assert.equal((await bearer('/api/integrations/current', token)).status, 200);
  await ports.store.schema.alterTable('outbox').renameTo('outbox_away').execute();
  assert.equal((await bearer('/api/integrations/current', token, { method: 'DELETE' })).status, 500);
  assert.equal((await ports.store.selectFrom('credential').selectAll().execute()).length, 1);
  assert.equal((await bearer('/api/integrations/current', token)).status, 200);
});

test('a newer token ends the one before with its first use', async () => {
  const { connected, bearer, mintCode, exchange, time, ports } = await makeStand();
  const first = await connected();
  // Without the copy, the session cannot give the same token again.
  await ports.store.updateTable('token').set({ sealed: null }).execute();
  assert.equal((await bearer('/api/integrations/current', first.token)).status, 200);
  time.now += 1000;
  const answer = await exchange(await mintCode(first.session, first.connection));
  const { access_token: second } = (await answer.json()) as { access_token: string };
  assert.equal((await bearer('/api/integrations/current', first.token)).status, 200);
  assert.equal((await bearer('/api/integrations/current', second)).status, 200);
  assert.equal((await bearer('/api/integrations/current', first.token)).status, 401);
});

test('a client sees itself with an app token, and not with a connection token', async () => {
  const { appToken, bearer, connected, client } = await makeStand();
  const { data } = dataOf(ClientInfo).parse(
    await (await bearer('/api/system/client', await appToken())).json(),
  );
  assert.deepEqual([data.id, data.default_redirect, data.mode], [client.id, redirectUri, 'test']);
  const { token } = await connected();
  const [status, code, detail] = await errorOf(await bearer('/api/system/client', token));
  assert.deepEqual([status, code], [401, 'unauthorized']);
  assert.match(detail, /app token/);
  assert.equal((await bearer('/api/integrations/current', await appToken())).status, 401);
});

test('the platforms come in pages with absolute links', async () => {
  const { appToken, bearer } = await makeStand();
  const answer = await bearer('/api/system/platforms?per_page=10&page=2', await appToken());
  const page = listOf(Platform).parse(await answer.json());
  assert.deepEqual(
    [page.data.length, page.data[0]?.slug, page.meta.total, page.meta.last_page],
    [10, 'sys-11', 30, 3],
  );
  assert.deepEqual([page.meta.from, page.meta.to], [11, 20]);
  assert.equal(page.links.next, `${issuer}/api/system/platforms?per_page=10&page=3`);
  assert.equal(page.links.prev, `${issuer}/api/system/platforms?per_page=10&page=1`);
});

test('a page behind the last is empty and says so', async () => {
  const { appToken, bearer } = await makeStand();
  const page = listOf(Platform).parse(
    await (await bearer('/api/system/platforms?page=9', await appToken())).json(),
  );
  assert.deepEqual([page.data, page.meta.from, page.links.next], [[], null, null]);
});

test('a page that is no number is refused by name', async () => {
  const { appToken, bearer } = await makeStand();
  const answer = await bearer('/api/system/platforms?page=0&per_page=1000', await appToken());
  const body = z.object({ errors: z.array(z.object({ pointer: z.string() })) }).parse(await answer.json());
  assert.deepEqual(body.errors.map(({ pointer }) => pointer).sort(), ['/query/page', '/query/per_page']);
});

test("a client lists its own connections, never another's, never another mode's", async () => {
  const { appToken, bearer, connected, account } = await makeStand();
  const { connection } = await connected();
  const live = await account('live');
  await connected(live);
  const list = async (token: string) =>
    listOf(ConnectionRow).parse(await (await bearer('/api/system/connections', token)).json());
  const own = await list(await appToken());
  assert.deepEqual(
    own.data.map(({ key, claimed }) => [key, claimed]),
    [[connection, false]],
  );
  assert.equal((await list(await appToken(live))).meta.total, 1);
  assert.equal((await list(await appToken(await account()))).meta.total, 0);
});
