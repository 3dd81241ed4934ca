import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ConnectionRow, dataOf, listOf, TimelineList } from '../../../src/contract/index.ts';
import { audit } from '../../../src/service/audit.ts';
import { errorOf, makeStand } from '../stand.ts';

const path = '/api/system/connections';

/** A partner with a connection, and how to ask for it. */
const partner = async () => {
  let woken = 0;
  const stand = await makeStand({ wakeMonitor: () => (woken += 1) });
  const { connected, appToken, bearer, ports } = stand;
  const { connection, token } = await connected();
  const app = await appToken();
  const ask = (way: string, init: RequestInit = {}, as = app) => bearer(`${path}${way}`, as, init);
  const post = (what: string, as = app) => ask(`/${connection}/${what}`, { method: 'POST' }, as);
  const row = () =>
    ports.store.selectFrom('connection').selectAll().where('id', '=', connection).executeTakeFirstOrThrow();
  const set = (values: object) =>
    ports.store.updateTable('connection').set(values).where('id', '=', connection).execute();
  const data = async (answer: Promise<Response>) =>
    dataOf(ConnectionRow).parse(await (await answer).json()).data;
  return { ...stand, connection, token, ask, post, row, set, data, woken: () => woken };
};

test('one connection is read with how it is, in our words and in Makini’s', async () => {
  const { ask, connection, set, data } = await partner();
  await set({ status: 'degraded', reason: 'network.timeout', owner: 'it', since: 0, last_checked_at: 1000 });
  const row = await data(ask(`/${connection}`));
  assert.deepEqual(
    [row.key, row.status, row.sync_status, row.reason, row.owner, row.since, row.last_checked_at],
    [
      connection,
      'degraded',
      'error',
      'network.timeout',
      'it',
      '1970-01-01T00:00:00.000Z',
      '1970-01-01T00:00:01.000Z',
    ],
  );
});

test('another client’s connection, and one that is not bound yet, are not there, whatever is asked of them', async () => {
  const { ask, post, appToken, account, connection, set, row } = await partner();
  const before = await row();
  for (const other of [await appToken(await account()), await appToken(await account('live'))]) {
    assert.deepEqual((await errorOf(await ask(`/${connection}`, {}, other))).slice(0, 2), [404, 'not_found']);
    for (const what of ['check', 'pause', 'resume'])
      assert.deepEqual((await errorOf(await post(what, other))).slice(0, 2), [404, 'not_found']);
  }
  assert.deepEqual(await row(), before);
  await set({ pending: 1 });
  assert.equal((await ask(`/${connection}`)).status, 404);
  assert.equal((await post('pause')).status, 404);
});

test('the list is narrowed by status and by customer, and its links keep that', async () => {
  const { ask, connected, set, connection } = await partner();
  await connected();
  await connected();
  await set({ status: 'reauthorization_required', customer_id: 'cust 2' });
  const list = async (query: string) => {
    const answer = await ask(query);
    assert.equal(answer.status, 200, query);
    return listOf(ConnectionRow).parse(await answer.json());
  };
  assert.equal((await list('')).meta.total, 3);
  const broken = await list('?filter[status]=reauthorization_required');
  assert.deepEqual([broken.data.map(({ key }) => key), broken.meta.total], [[connection], 1]);
  assert.equal((await list('?filter[customer_id]=cust%202')).meta.total, 1);
  assert.equal((await list('?filter[customer_id]=cust%202&filter[status]=active')).meta.total, 0);
  const paged = await list('?filter[status]=active&per_page=1');
  assert.deepEqual([paged.data.length, paged.meta.total], [1, 2]);
  assert.match(paged.links.next ?? '', /filter%5Bstatus%5D=active/);
});

test('a status that there is not is refused by name', async () => {
  const { ask } = await partner();
  const body = (await (await ask('?filter[status]=broken')).json()) as { errors: { pointer: string }[] };
  assert.deepEqual(
    body.errors.map(({ pointer }) => pointer),
    ['/query/filter[status]'],
  );
});

test('a paused connection is not read and not checked; resumed, it is checked at once', async () => {
  const { post, row, bearer, token, data, time, woken, connection, ports } = await partner();
  const paused = await data(post('pause'));
  assert.deepEqual([paused.status, paused.reason, paused.owner], ['paused', 'paused_by_partner', 'partner']);
  assert.equal((await row()).next_check_at, null);
  const [status, code] = await errorOf(await bearer('/api/raw/tables', token));
  assert.deepEqual([status, code], [403, 'connection_paused']);
  assert.equal((await bearer('/api/integrations/current', token)).status, 200);
  assert.equal((await data(post('pause'))).status, 'paused');
  time.now += 5;
  const resumed = await data(post('resume'));
  assert.deepEqual([resumed.status, resumed.reason, resumed.owner], ['active', null, null]);
  assert.deepEqual([(await row()).next_check_at, woken()], [time.now, 1]);
  assert.equal((await data(post('resume'))).status, 'active');
  assert.equal((await bearer('/api/raw/tables', token)).status, 200);
  const audited = await ports.store
    .selectFrom('audit')
    .select('action')
    .where('subject', '=', connection)
    .execute();
  assert.deepEqual(
    audited.map(({ action }) => action).filter((action) => /paused|resumed/.test(action)),
    ['connection.paused', 'connection.resumed'],
  );
});

test('a pause, a resume and an end say whose wish they were, to the list, the webhook and the timeline', async () => {
  const { ask, post, data, connection, row, time, ports } = await partner();
  const paused = await data(post('pause?by=customer'));
  assert.deepEqual([paused.reason, paused.owner], ['paused_by_customer', 'you']);
  time.now += 5;
  await post('resume?by=customer');
  time.now += 5;
  assert.equal((await ask(`/${connection}?by=customer`, { method: 'DELETE' })).status, 204);
  assert.equal((await row()).reason, 'disconnected_by_customer');
  const { data: events } = TimelineList.parse(await (await ask(`/${connection}/timeline`)).json());
  assert.deepEqual(
    events.slice(0, 3).map(({ event, by }) => `${event} by ${by}`),
    ['disconnected by person', 'resumed by person', 'paused by person'],
  );
  const told = await ports.store.selectFrom('outbox').select('payload').execute();
  assert.ok(told.some(({ payload }) => payload.includes('paused_by_customer')));
  assert.equal((await post('pause?by=somebody')).status, 400);
});

test('what needs a sign-in is not hidden by a pause, and what has ended stays so', async () => {
  const { post, set, row } = await partner();
  await set({ status: 'reauthorization_required', reason: 'auth.refused' });
  assert.deepEqual((await errorOf(await post('pause'))).slice(0, 2), [403, 'reauthorization_required']);
  await set({ status: 'disconnected' });
  for (const what of ['pause', 'resume', 'check'])
    assert.deepEqual((await errorOf(await post(what))).slice(0, 2), [403, 'connection_disconnected'], what);
  assert.equal((await row()).status, 'disconnected');
});

test('a check is made when the partner asks, also of what was given up, and once a minute at most', async () => {
  const { post, set, row, time, woken } = await partner();
  await set({ status: 'reauthorization_required', reason: 'auth.account_locked', next_check_at: null });
  assert.equal((await post('check')).status, 202);
  assert.deepEqual([(await row()).next_check_at, woken()], [null, 0], 'it was checked just now');
  time.now += 60_000;
  assert.equal((await post('check')).status, 202);
  assert.deepEqual([(await row()).next_check_at, woken()], [time.now, 1]);
  await post('check');
  assert.equal(woken(), 1);
  await set({ status: 'paused' });
  assert.deepEqual((await errorOf(await post('check'))).slice(0, 2), [403, 'connection_paused']);
});

test('a client ends one of its connections by its id: credentials destroyed, its token dead, told once', async () => {
  const { ask, connection, ports, bearer, token, row, appToken, account } = await partner();
  const gone = { method: 'DELETE' };
  assert.equal((await ask(`/${connection}`, gone, await appToken(await account()))).status, 404);
  assert.equal((await row()).status, 'active');
  assert.equal((await ask(`/${connection}`, gone)).status, 204);
  assert.equal((await ask(`/${connection}`, gone)).status, 204);
  assert.deepEqual(await ports.store.selectFrom('credential').selectAll().execute(), []);
  assert.equal((await bearer('/api/integrations/current', token)).status, 401);
  assert.deepEqual([(await row()).status, (await row()).next_check_at], ['disconnected', null]);
  const told = await ports.store.selectFrom('outbox').select('type').execute();
  assert.deepEqual(told, [{ type: 'connection.disconnected' }]);
});

test('the list is searched by the names of connections and of systems, wildcards being letters like any other', async () => {
  const { ask, connected, set } = await partner();
  const { connection: other } = await connected();
  await set({ name: '50% of Plant_Äcker', system_id: 'sys-1' });
  const found = async (text: string) => {
    const answer = await ask(`?filter[search]=${encodeURIComponent(text)}`);
    return listOf(ConnectionRow)
      .parse(await answer.json())
      .data.map(({ name }) => name);
  };
  assert.deepEqual(await found('plant_'), ['50% of Plant_Äcker']);
  assert.deepEqual(await found('50%'), ['50% of Plant_Äcker']);
  assert.deepEqual(await found('plant%cker'), []);
  assert.deepEqual(await found('zzz'), []);
  const row = await (await ask(`/${other}`)).json();
  const { data } = dataOf(ConnectionRow).parse(row);
  assert.equal((await found(data.integration_name.toUpperCase())).length, 2, 'by the name of the system');
});

test('those that need somebody come first when that is asked for, and several statuses are one list', async () => {
  const { ask, connected, ports } = await partner();
  const statuses = ['disconnected', 'active', 'paused', 'degraded', 'reauthorization_required'];
  for (const status of statuses) {
    const { connection } = await connected();
    await ports.store.updateTable('connection').set({ status }).where('id', '=', connection).execute();
  }
  const list = async (query: string) =>
    listOf(ConnectionRow)
      .parse(await (await ask(query)).json())
      .data.map(({ status }) => status);
  assert.deepEqual(await list('?sort[attention]=1'), [
    'reauthorization_required',
    'degraded',
    'paused',
    'active',
    'active',
    'disconnected',
  ]);
  assert.deepEqual(await list('?sort[attention]=1&filter[status]=paused,reauthorization_required'), [
    'reauthorization_required',
    'paused',
  ]);
});

test('the timeline tells what happened, newest first, without ids, tokens or what else the audit holds', async () => {
  const { ask, post, time, connection, token, ports, appToken, account } = await partner();
  time.now += 1000;
  await post('pause');
  time.now += 1000;
  await post('resume');
  time.now += 1000;
  await ask(`/${connection}/token`, { method: 'POST' });
  time.now += 1000;
  const { client_id } = await ports.store
    .selectFrom('connection')
    .select('client_id')
    .executeTakeFirstOrThrow();
  await audit(ports.store, {
    at: ports.clock(),
    client: { id: client_id, mode: 'test' },
    actor: 'service',
    action: 'connection.degraded',
    subject: connection,
    detail: { reason: 'network.timeout', owner: 'it' },
  });
  const answer = await ask(`/${connection}/timeline`);
  assert.equal(answer.status, 200);
  const text = await answer.text();
  const { data } = TimelineList.parse(JSON.parse(text));
  assert.deepEqual(
    data.map(({ event, by }) => [event, by]),
    [
      ['degraded', 'service'],
      ['token_rotated', 'client'],
      ['resumed', 'client'],
      ['paused', 'client'],
      ['connected', 'person'],
    ],
  );
  assert.deepEqual([data[0]?.reason, data[0]?.owner], ['network.timeout', 'it']);
  assert.ok(!text.includes(token.slice(-4)) && !text.includes(connection));
  const other = await appToken(await account());
  assert.equal((await ask(`/${connection}/timeline`, {}, other)).status, 404);
});

test('a timeline has a hundred entries at most, the last of which is that it was connected', async () => {
  const { ask, connection, ports } = await partner();
  const { client_id } = await ports.store
    .selectFrom('connection')
    .select('client_id')
    .executeTakeFirstOrThrow();
  for (let at = 0; at < 120; at += 1) {
    const client = { id: client_id, mode: 'test' } as const;
    const action = 'connection.recovered';
    await audit(ports.store, { at, client, actor: 'service', action, subject: connection });
  }
  const { data } = TimelineList.parse(await (await ask(`/${connection}/timeline`)).json());
  assert.deepEqual([data.length, data[0]?.event, data.at(-1)?.event], [100, 'recovered', 'connected']);
});
