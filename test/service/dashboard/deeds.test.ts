import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  ClientWithSecret,
  DashboardProblem,
  OperatorClientAnswer,
  OperatorConnectionDetails,
  OperatorDeliveries,
  OperatorDeliveryDetails,
  type DashboardRouteName,
} from '../../../src/contract/index.ts';
import { addEndpoint } from '../../../src/service/webhooks/by-operator.ts';
import { tellStatus } from '../../../src/service/monitoring/telling.ts';
import { openDesk, type Asked, type Desk } from './desk.ts';

const uri = 'https://app.example/makini/callback';

const signed = async (desk: Desk) => {
  const cookie = await desk.signedIn();
  return (name: DashboardRouteName, asked: Asked = {}) => desk.ask(name, { cookie, ...asked });
};

const deedsOf = async ({ ports }: Desk): Promise<string[]> => {
  const rows = await ports.store
    .selectFrom('audit')
    .select('action')
    .where('actor', '=', 'operator')
    .execute();
  return rows.map(({ action }) => action);
};

test('The operator pauses a connection, goes on with it and has it checked; the timeline says who did it.', async () => {
  const desk = await openDesk();
  const ask = await signed(desk);
  const { connection: id } = await desk.connected();
  const params = { id };
  const paused = await ask('operatorPause', { params });
  const { connection } = paused.data as { connection: Record<string, unknown> };
  assert.deepEqual(
    [connection['status'], connection['reason'], connection['owner']],
    ['paused', 'paused_by_operator', 'makini'],
  );
  assert.deepEqual([(await ask('operatorCheck', { params })).data['code']], ['connection_paused']);
  desk.time.now += 1000;
  await ask('operatorResume', { params });
  desk.time.now += 120_000;
  await desk.ports.store
    .updateTable('connection')
    .set({ next_check_at: null })
    .where('id', '=', id)
    .execute();
  assert.deepEqual((await ask('operatorCheck', { params })).data['begun'], true);
  assert.deepEqual((await ask('operatorCheck', { params })).data['begun'], false);
  const details = OperatorConnectionDetails.parse((await ask('operatorConnection', { params })).data);
  assert.deepEqual(
    details.timeline.slice(0, 2).map(({ event, by }) => [event, by]),
    [
      ['resumed', 'operator'],
      ['paused', 'operator'],
    ],
  );
  assert.equal(details.tokens.length, 1);
  assert.equal((await ask('operatorConnection', { params: { id: 'con_none' } })).status, 404);
  assert.ok((await deedsOf(desk)).includes('connection.check_asked'));
});

test('A client is made with a secret that is shown once, changed, and its secrets are rotated and ended.', async () => {
  const desk = await openDesk();
  const ask = await signed(desk);
  const body = { name: 'Larkfield', mode: 'live', redirect_uris: [uri], origins: ['https://app.example'] };
  const made = await ask('operatorMakeClient', { body });
  assert.equal(made.status, 201);
  const { client, secret } = ClientWithSecret.parse(made.data);
  const params = { id: client.id };
  const token = (text: string) =>
    desk.post(
      '/link/token',
      { grant_type: 'client_credentials' },
      {},
      { id: client.id, secret: text, mode: 'live' },
    );
  assert.equal((await token(secret)).status, 200);
  const change = {
    origins: ['https://app.example', 'https://other.example'],
    reconnect_url: 'https://app.example/c/{connection_id}',
  };
  const changed = OperatorClientAnswer.parse(
    (await ask('operatorChangeClient', { params, body: change })).data,
  ).client;
  assert.deepEqual(
    [changed.origins, changed.reconnect_url, changed.redirect_uris],
    [change.origins, change.reconnect_url, [uri]],
  );
  const rotated = ClientWithSecret.parse(
    (await ask('operatorRotateSecret', { params, body: { overlap_hours: 1 } })).data,
  );
  assert.deepEqual([(await token(secret)).status, (await token(rotated.secret)).status], [200, 200]);
  const old = rotated.client.secrets.find(({ expires_at }) => expires_at !== null)?.hint ?? '';
  const ended = await ask('operatorEndSecret', { params: { ...params, hint: old } });
  assert.equal(OperatorClientAnswer.parse(ended.data).client.secrets.length, 1);
  assert.deepEqual([(await token(secret)).status, (await token(rotated.secret)).status], [401, 200]);
  assert.equal((await ask('operatorEndSecret', { params: { ...params, hint: old } })).status, 404);
  for (const name of ['operatorClients', 'operatorClient', 'dashboardFilters'] as const) {
    const { text } = await ask(name, { params });
    assert.ok(!text.includes(secret) && !text.includes(rotated.secret), name);
  }
  assert.deepEqual((await deedsOf(desk)).filter((deed) => deed.startsWith('client.')).slice(-4), [
    'client.added',
    'client.changed',
    'client.secret_rotated',
    'client.secret_revoked',
  ]);
});

test('A registration that cannot be is refused value by value, and nothing of it is kept.', async () => {
  const desk = await openDesk();
  const ask = await signed(desk);
  const body = {
    ...{ name: ' ', mode: 'live', redirect_uris: [uri, uri, 'http://app.example/cb'] },
    origins: ['https://app.example/path', 'https://*.example', 'ftp://x.example', 'http://localhost:3000'],
  };
  const { status, data } = await ask('operatorMakeClient', { body });
  const problem = DashboardProblem.parse(data);
  assert.deepEqual([status, problem.reason], [400, 'client']);
  assert.deepEqual(
    problem.problems?.map(({ field, index, fault }) => [field, index, fault]),
    [
      ['name', undefined, 'empty'],
      ['redirect_uris', 1, 'twice'],
      ['redirect_uris', 2, 'http_not_local'],
      ['origins', 0, 'not_origin'],
      ['origins', 1, 'odd_host'],
      ['origins', 2, 'not_http'],
      ['origins', 3, 'http_live'],
    ],
  );
  const params = { id: desk.client.id };
  for (const change of [
    { origins: [] },
    { redirect_uris: ['x'] },
    { reconnect_url: 'https://{system}.example/' },
  ]) {
    const answer = await ask('operatorChangeClient', { params, body: change });
    assert.equal(answer.status, 400, JSON.stringify(change));
  }
  const { client } = OperatorClientAnswer.parse((await ask('operatorClient', { params })).data);
  assert.deepEqual(client.origins, ['https://app.test']);
  assert.equal(
    (await ask('operatorChangeClient', { params: { id: 'mkc_none' }, body: { name: 'x' } })).status,
    404,
  );
});

test('A delivery that was given up is told again, one or all since a time, and what it tells is not shown.', async () => {
  const desk = await openDesk();
  const { ports, client } = desk;
  let woken = 0;
  Object.assign(ports, { announced: () => (woken += 1) });
  const ask = await signed(desk);
  const { id: endpoint } = await addEndpoint(ports.store, ports.vault, ports.clock, {
    client: client.id,
    url: 'https://hook.test/x',
  });
  const { connection } = await desk.connected();
  const row = await ports.store
    .selectFrom('connection')
    .selectAll()
    .where('id', '=', connection)
    .executeTakeFirstOrThrow();
  const held = { status: 'paused', reason: 'a-reason-that-is-told', owner: 'partner', since: 1 } as const;
  await tellStatus(ports.store, row, 'connection.paused', held, ports.clock());
  await ports.store
    .updateTable('webhook_delivery')
    .set({ status: 'failed', attempts: 10, last_status: 500, ended_at: 1 })
    .execute();
  const list = await ask('operatorDeliveries', { query: { connection, status: 'failed' } });
  assert.ok(!list.text.includes('a-reason-that-is-told'));
  const event =
    OperatorDeliveries.parse(list.data).data.find(({ type }) => type === 'connection.paused')?.event ?? '';
  const params = { id: endpoint, event };
  assert.equal((await ask('operatorReplayDelivery', { params })).status, 202);
  const { delivery } = OperatorDeliveryDetails.parse((await ask('operatorDelivery', { params })).data);
  assert.deepEqual([delivery.status, delivery.attempts, delivery.connection_id], ['pending', 0, connection]);
  const since = new Date(0).toISOString();
  const all = await ask('operatorReplay', { params, body: { since } });
  assert.ok(Number(all.data['count']) >= 1);
  assert.equal((await ask('operatorTestEndpoint', { params })).status, 202);
  assert.equal(
    (await ask('operatorChangeEndpoint', { params, body: { enabled: false } })).data['enabled'],
    false,
  );
  assert.equal(
    (await ask('operatorReplayDelivery', { params: { id: endpoint, event: 'evt_none' } })).status,
    404,
  );
  assert.equal((await ask('operatorReplay', { params: { id: 'whe_none' }, body: { since } })).status, 404);
  assert.ok(woken >= 3);
  const deeds = await deedsOf(desk);
  for (const deed of ['webhook.replayed', 'webhook.tested', 'webhook.disabled'])
    assert.ok(deeds.includes(deed), deed);
});

test('A request is seen to, and open again; what is so already stays.', async () => {
  const desk = await openDesk();
  const ask = await signed(desk);
  const { store, clock } = desk.ports;
  const row = {
    id: 'req_1',
    client_id: desk.client.id,
    mode: desk.client.mode,
    customer_id: 'c',
    session_id: 's',
  };
  const said = {
    name: 'Forge',
    maker: null,
    note: 'soon',
    lang: 'en',
    created_at: clock(),
    done_at: null,
    expires_at: 9e15,
  };
  await store
    .insertInto('system_request')
    .values({ ...row, ...said })
    .execute();
  const params = { id: 'req_1' };
  for (const state of ['done', 'done', 'open'] as const) {
    const { data } = await ask('operatorChangeRequest', { params, body: { state } });
    assert.equal((data['request'] as Record<string, unknown>)['state'], state);
  }
  assert.equal((await ask('operatorRequests')).data['open'], 1);
  assert.equal(
    (await ask('operatorChangeRequest', { params: { id: 'req_2' }, body: { state: 'done' } })).status,
    404,
  );
  assert.deepEqual((await deedsOf(desk)).slice(-2), ['system.request_done', 'system.request_reopened']);
});
