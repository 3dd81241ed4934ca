import assert from 'node:assert/strict';
import { test } from 'node:test';
import { routes, WebhookEvent, type Settings, type Table } from '../../../src/contract/index.ts';
import { disconnect } from '../../../src/service/connections/disconnect.ts';
import { connected } from '../connections/connected.ts';

const column = (name: string, custom = false) => ({
  name,
  type: 'Edm.String',
  nullable: name !== 'ID',
  key: name === 'ID',
  custom,
});

const equipment = (...own: string[]): Table => ({
  name: 'Equipment',
  custom: false,
  columns: [column('ID'), column('Name'), ...own.map((name) => column(name, true))],
});
const permits: Table = { name: 'Permits', custom: true, columns: [column('ID'), column('YY1_Zone', true)] };

const begin = async () => {
  const made = await connected();
  let tables: readonly Table[] = [equipment('Line', 'Cell'), permits];
  let described = 0;
  made.script.describe = async () => {
    described += 1;
    return tables;
  };
  made.script.read = async () => ({
    rows: [{ ID: '1', Name: 'Pump', Line: 'L1', Cell: 'C1', custom_late: 'x', '@odata.etag': 'e' }],
    total: 1,
  });
  const settings = async (): Promise<Settings> =>
    routes.settings.answer.body.parse((await made.get('/api/integrations/current/settings')).body).data;
  const put = (body: object) => made.ask('PUT', '/api/integrations/current/settings', body);
  const row = async (): Promise<unknown> => {
    const { body } = await made.get('/api/raw/tables/Equipment/data');
    return routes.tableData.answer.body.parse(body).data[0];
  };
  const names = async () => {
    const { data } = routes.tables.answer.body.parse((await made.get('/api/raw/tables')).body);
    return data.map(({ name, columns }) => [name, ...columns.map((each) => each.name)]);
  };
  return {
    ...made,
    settings,
    put,
    row,
    names,
    described: () => described,
    has: (...now: Table[]) => (tables = now),
  };
};

const line = { table: 'Equipment', column: 'Line' };
const cell = { table: 'Equipment', column: 'Cell' };

test('without a choice the standard is served alone, and what is custom is offered', async () => {
  const { settings, names, row, get } = await begin();
  assert.deepEqual(await names(), [['Equipment', 'ID', 'Name']]);
  assert.deepEqual(await row(), { ID: '1', Name: 'Pump', '@odata.etag': 'e' });
  const { options, include_new, changed_at } = await settings();
  assert.deepEqual([include_new, changed_at], [false, null]);
  assert.deepEqual(options, [
    { ...line, type: 'Edm.String', included: false, present: true },
    { ...cell, type: 'Edm.String', included: false, present: true },
    { table: 'Permits', column: null, type: null, included: false, present: true },
  ]);
  assert.equal((await get('/api/raw/tables/Permits/data')).status, 404);
  assert.equal((await get('/api/raw/tables/Equipment/data?filter[Line]=L1')).status, 400);
});

test('a field that is new in the system is offered, chosen, and in the next record', async () => {
  const { has, put, row, settings, get } = await begin();
  await row();
  has(equipment('Line', 'Cell', 'Weight'));
  assert.equal((await settings()).options.at(-1)?.column, 'Weight');
  const { status } = await put({ include: [line, { table: 'Equipment', column: 'Weight' }] });
  assert.equal(status, 200);
  assert.deepEqual(await row(), { ID: '1', Name: 'Pump', Line: 'L1', '@odata.etag': 'e' });
  assert.equal((await get('/api/raw/tables/Equipment/data?filter[Weight]=1&sort[Line]=1')).status, 200);
});

test('what was kept before another node changed the choice is asked for again, once', async () => {
  const { has, put, row, described, time, get, ports } = await begin();
  await put({ include: [line] });
  await row();
  has(equipment('Line', 'Cell', 'Weight'));
  time.now += 1_000;
  const chosen = JSON.stringify([JSON.stringify(['Equipment', 'Weight'])]);
  await ports.store.updateTable('connection_settings').set({ chosen, changed_at: time.now }).execute();
  const before = described();
  for (const wanted of ['Weight', 'Weight'])
    assert.equal((await get(`/api/raw/tables/Equipment/data?filter[${wanted}]=1`)).status, 200);
  assert.equal(described(), before + 1);
});

test('a custom table is chosen whole', async () => {
  const { put, names, get } = await begin();
  await put({ include: [{ table: 'Permits', column: null }] });
  assert.deepEqual(await names(), [
    ['Equipment', 'ID', 'Name'],
    ['Permits', 'ID', 'YY1_Zone'],
  ]);
  assert.equal((await get('/api/raw/tables/Permits/data?filter[YY1_Zone]=1')).status, 200);
});

test('what comes later is included only where that was wanted, and what was left out stays out', async () => {
  const { put, has, names, settings } = await begin();
  await put({ include: [line], include_new: true });
  has(equipment('Line', 'Cell', 'Weight'), permits, { ...permits, name: 'Routes' });
  assert.deepEqual(await names(), [
    ['Equipment', 'ID', 'Name', 'Line', 'Weight'],
    ['Routes', 'ID', 'YY1_Zone'],
  ]);
  await put({ include: [line] });
  assert.equal((await settings()).include_new, true);
  await put({ include: [line], include_new: false });
  assert.deepEqual(await names(), [['Equipment', 'ID', 'Name', 'Line']]);
});

test('what the system does not have, and what is standard, cannot be chosen', async () => {
  const { put, settings } = await begin();
  const include = [line, { table: 'Equipment', column: 'Name' }, { table: 'Nothing', column: null }];
  const { status, body } = await put({ include });
  assert.equal(status, 400);
  assert.deepEqual(
    (body['errors'] as { pointer: string }[]).map(({ pointer }) => pointer),
    ['/include/1', '/include/2'],
  );
  assert.equal((await settings()).changed_at, null);
});

test('what was chosen and has gone is shown as gone, and may stay', async () => {
  const { put, has, settings } = await begin();
  await put({ include: [line, cell] });
  has(equipment('Cell'));
  const gone = { ...line, type: null, included: true, present: false };
  assert.deepEqual((await settings()).options.at(-1), gone);
  assert.equal((await put({ include: [line] })).status, 200);
  assert.equal((await put({ include: [] })).status, 200);
  assert.equal((await put({ include: [line] })).status, 400);
});

test('the partner is told of a change once, and not of none', async () => {
  const { put, ports, connection, time } = await begin();
  await put({ include: [line], include_new: true });
  time.now += 1_000;
  await put({ include: [line], include_new: true });
  const told = await ports.store
    .selectFrom('outbox')
    .select(['type', 'payload'])
    .where('type', '=', 'connection.settings_changed')
    .execute();
  assert.equal(told.length, 1);
  const data: unknown = JSON.parse(told[0]?.payload ?? '');
  const event = WebhookEvent.parse({ type: told[0]?.type, timestamp: '2026-01-01T00:00:00Z', data });
  assert.deepEqual(event.data, {
    connection_id: connection,
    customer_id: 'customer-1',
    system: 'plain',
    included: 1,
    include_new: true,
  });
  const audits = await ports.store
    .selectFrom('audit')
    .select('actor')
    .where('action', '=', 'connection.settings_changed')
    .execute();
  assert.deepEqual(audits, [{ actor: 'client' }]);
});

test('a paused connection changes nothing, and one that ends keeps no choice', async () => {
  const { put, ports, ...made } = await begin();
  await put({ include: [line] });
  await ports.store.updateTable('connection').set({ status: 'paused' }).execute();
  assert.equal((await put({ include: [] })).body['code'], 'connection_paused');
  const connection = await ports.store.selectFrom('connection').selectAll().executeTakeFirstOrThrow();
  const client = { id: 'cli_1', mode: 'test', name: 'Uptime', redirect_uris: [], origins: [] } as const;
  await disconnect(ports, { connection, client });
  assert.deepEqual(await ports.store.selectFrom('connection_settings').selectAll().execute(), []);
  assert.equal(made.connection, connection.id);
});

test('a connection that ends while its system is asked keeps no choice', async () => {
  const { put, ports, script } = await begin();
  script.describe = async () => {
    await ports.store.updateTable('connection').set({ status: 'disconnected' }).execute();
    return [equipment('Line')];
  };
  assert.equal((await put({ include: [line] })).body['code'], 'connection_disconnected');
  assert.deepEqual(await ports.store.selectFrom('connection_settings').selectAll().execute(), []);
});

test('thousands of fields are chosen in one request', async () => {
  const { has, put, settings } = await begin();
  const own = Array.from({ length: 5_000 }, (_, at) => `YY1_Additional_field_number_${at}`);
  has(equipment(...own));
  const include = own.map((name) => ({ table: 'Equipment', column: name }));
  assert.equal((await put({ include })).status, 200);
  assert.equal((await settings()).options.filter(({ included }) => included).length, 5_000);
});
