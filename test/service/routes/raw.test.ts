import assert from 'node:assert/strict';
import { test } from 'node:test';
import { routes } from '../../../src/contract/index.ts';
import { credentialContext, openSealed } from '../../../src/service/connecting/credentials.ts';
import type { RowQuery } from '../../../src/service/ports.ts';
import { UpstreamError } from '../../../src/service/upstream/upstream-error.ts';
import { good } from '../connecting/rig.ts';
import { connected } from '../connections/connected.ts';

test('the tables are listed in the published envelope', async () => {
  const { get, script } = await connected();
  script.describe = async ({ values }) => {
    assert.equal(values['password'], good['password']);
    return ['Orders', 'Plants', 'Parts'].map((name) => ({ name, custom: false, columns: [] }));
  };
  const { status, body } = await get('/api/raw/tables?per_page=2&page=2');
  assert.equal(status, 200);
  const { data, meta, links } = routes.tables.answer.body.parse(body);
  assert.deepEqual(
    data.map(({ name }) => name),
    ['Parts'],
  );
  assert.deepEqual([meta.total, meta.last_page, meta.current_page], [3, 2, 2]);
  assert.equal(links.prev, 'https://connect.example/api/raw/tables?per_page=2&page=1');
});

test('records are read with what was asked', async () => {
  const { get, script } = await connected();
  let asked: RowQuery | undefined;
  script.read = async (_access, table, query) => {
    assert.equal(table.name, 'WorkOrders');
    asked = query;
    return { rows: [{ ID: '1' }], total: 41 };
  };
  const query = 'filter[title:contains]=pump&sort[ID]=-1&page=3&per_page=20';
  const { status, body } = await get(`/api/raw/tables/WorkOrders/data?${query}`);
  assert.equal(status, 200, JSON.stringify(body));
  assert.deepEqual(asked, {
    page: 3,
    perPage: 20,
    filter: [{ column: 'title', op: 'contains', value: 'pump' }],
    match: 'all',
    sort: [{ column: 'ID', direction: -1 }],
  });
  const { data, meta } = routes.tableData.answer.body.parse(body);
  assert.deepEqual([data, meta.total, meta.from, meta.to, meta.last_page], [[{ ID: '1' }], 41, 41, 41, 3]);
});

test('a system that does not count is read page by page', async () => {
  const { get, script } = await connected();
  const rowsOf = (count: number) => Array.from({ length: count }, (_each, at) => ({ ID: String(at) }));
  script.read = async (_access, _table, { page }) => ({ rows: rowsOf(page === 1 ? 2 : 1), total: null });
  const lastOf = async (page: number) => {
    const { body } = await get(`/api/raw/tables/WorkOrders/data?per_page=2&page=${page}`);
    return routes.tableData.answer.body.parse(body).links.next;
  };
  assert.match((await lastOf(1)) ?? '', /page=2/);
  assert.equal(await lastOf(2), null);
});

test('a record that repeats a stored secret is served without it; a short one may be anybody’s number', async () => {
  const { get, script } = await connected();
  const secret = good['password'] ?? assert.fail();
  const basic = Buffer.from(`planner:${secret}`).toString('base64');
  const when = new Date(0);
  script.read = async ({ values }) => {
    const rows = [{ ID: '1', title: `planner:${secret}`, note: { said: [basic, 7, null] }, when }];
    assert.equal(values['password'], secret);
    return { rows, total: 1 };
  };
  const { body } = await get('/api/raw/tables/WorkOrders/data');
  const { data } = routes.tableData.answer.body.parse(body);
  assert.deepEqual(data, [
    { ID: '1', title: 'planner:•••', note: { said: ['•••', 7, null] }, when: when.toJSON() },
  ]);
});

test('an unknown table and an unknown column are refused by name', async () => {
  const { get } = await connected();
  const table = await get('/api/raw/tables/Nothing/data');
  assert.deepEqual([table.status, table.body['code']], [404, 'not_found']);
  const column = await get('/api/raw/tables/WorkOrders/data?filter[nothing:eq]=1');
  assert.deepEqual([column.status, column.body['code']], [400, 'malformed_request']);
});

test('a value that does not fit its column is the caller’s, and its column is named', async () => {
  const { get, script } = await connected();
  script.read = async () => {
    throw new UpstreamError('input.malformed', { column: 'ID', op: 'gt' });
  };
  const { status, body } = await get('/api/raw/tables/WorkOrders/data?filter[ID:gt]=x');
  assert.deepEqual([status, body['code']], [400, 'malformed_request']);
  assert.deepEqual(body['errors'], [
    { pointer: '/query/filter[ID:gt]', detail: 'does not fit the type of the column ID' },
  ]);
});

test('reading records describes the system once, and again for a table that is new', async () => {
  const { get, script } = await connected();
  const { describe } = script;
  let asked = 0;
  script.describe = async (access, signal) => {
    asked += 1;
    return describe(access, signal);
  };
  await get('/api/raw/tables/WorkOrders/data');
  assert.equal((await get('/api/raw/tables/WorkOrders/data?page=2')).status, 200);
  assert.equal(asked, 1);
  assert.equal((await get('/api/raw/tables/Nothing/data')).status, 404);
  assert.equal(asked, 2);
  await get('/api/raw/tables');
  assert.equal(asked, 3);
});

test('a reconnect by the same values is another sign-in whose tables are asked for, and a token that was renewed is none', async () => {
  const { get, script, ports } = await connected();
  const tables = (...names: string[]) => names.map((name) => ({ name, custom: false, columns: [] }));
  script.describe = async () => tables('Orders', 'Salaries');
  assert.equal((await get('/api/raw/tables/Salaries/data')).status, 200);
  script.describe = async () => tables('Orders');
  const row = await ports.store.selectFrom('credential').selectAll().executeTakeFirstOrThrow();
  const owner = { id: row.connection_id, client_id: row.client_id, mode: row.mode };
  const grant = async (account: string, access: string) => {
    const opened = openSealed(ports, owner, row.sealed);
    const granted = { ...opened, account, accountId: account, tokens: { access } };
    const sealed = ports.vault.seal(JSON.stringify(granted), credentialContext(owner));
    await ports.store.updateTable('credential').set({ sealed }).execute();
  };
  await grant('boss', 'at-1');
  script.describe = async () => tables('Orders', 'Salaries');
  assert.equal((await get('/api/raw/tables/Salaries/data')).status, 200);
  script.describe = async () => tables('Orders');
  await grant('boss', 'at-2');
  assert.equal((await get('/api/raw/tables/Salaries/data')).status, 200);
  await grant('clerk', 'at-3');
  assert.equal((await get('/api/raw/tables/Salaries/data')).status, 404);
});

test('what the system did wrong is said by its code alone', async () => {
  const { get, script } = await connected();
  script.describe = async () => {
    throw new UpstreamError('auth.refused', { host: 'acme.example' });
  };
  const { status, body } = await get('/api/raw/tables');
  assert.deepEqual([status, body['code'], body['detail']], [502, 'upstream_failed', 'auth.refused']);
  assert.equal(JSON.stringify(body).includes('acme.example'), false);
});

test('stored credentials that a system refuses are sent five times at most, however often they are read with', async () => {
  const { get, script } = await connected();
  let asked = 0;
  script.describe = async () => {
    asked += 1;
    throw new UpstreamError('auth.refused');
  };
  const details: unknown[] = [];
  for (let at = 0; at < 7; at += 1) details.push((await get('/api/raw/tables')).body['detail']);
  assert.deepEqual([asked, ...details.slice(4)], [5, 'auth.refused', 'auth.tries_spent', 'auth.tries_spent']);
});

const standings = {
  paused: 'connection_paused',
  reauthorization_required: 'reauthorization_required',
  disconnected: 'connection_disconnected',
} as const;

for (const [standing, code] of Object.entries(standings)) {
  test(`a connection that is ${standing} is not read`, async () => {
    const { get, ports, script } = await connected();
    script.describe = async () => assert.fail('the system was asked');
    await ports.store.updateTable('connection').set({ status: standing, reason: 'told_so' }).execute();
    const { status, body } = await get('/api/raw/tables');
    assert.deepEqual([status, body['code'], body['detail']], [403, code, 'Reason: told_so']);
  });
}

test('a connection whose credentials were destroyed is disconnected, whatever its row says', async () => {
  const { get, ports } = await connected();
  await ports.store.deleteFrom('credential').execute();
  assert.equal((await get('/api/raw/tables')).body['code'], 'connection_disconnected');
});

test('a browser is refused', async () => {
  const { get } = await connected();
  const { status, body } = await get('/api/raw/tables', { origin: 'https://app.example' });
  assert.deepEqual([status, body['code']], [403, 'browser_refused']);
});
