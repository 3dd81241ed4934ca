import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  DashboardFilters,
  OperatorClients,
  OperatorConnections,
  OperatorDeliveries,
  OperatorEndpoints,
} from '../../../src/contract/index.ts';
import { hasRowLocks } from '../../../src/service/locking.ts';
import { clientRow, connectionRow } from '../rows.ts';
import { openDesk } from './desk.ts';
import { clients, connections, deliveries, endpoints } from './many.ts';

/** A desk whose lists are asked with filters. */
const openLists = async () => {
  const desk = await openDesk();
  const cookie = await desk.signedIn();
  const read = async (
    name:
      | 'operatorClients'
      | 'operatorDeliveries'
      | 'operatorEndpoints'
      | 'operatorConnections'
      | 'dashboardFilters',
    query: Record<string, string>,
  ) => {
    const { status, data } = await desk.ask(name, { cookie, query });
    assert.equal(status, 200, JSON.stringify(data));
    return data;
  };
  return {
    desk,
    cookie,
    clients: async (search: string) =>
      OperatorClients.parse(await read('operatorClients', { search, limit: '100' })).data.map(
        ({ name }) => name,
      ),
    deliveries: async (query: Record<string, string>) =>
      OperatorDeliveries.parse(await read('operatorDeliveries', { ...query, limit: '100' })),
    endpoints: async (query: Record<string, string>) =>
      OperatorEndpoints.parse(await read('operatorEndpoints', { ...query, limit: '100' })).data.map(
        ({ id }) => id,
      ),
    connections: async (search: string) =>
      OperatorConnections.parse(await read('operatorConnections', { search })).data.length,
    filters: async (query: Record<string, string> = {}) =>
      DashboardFilters.parse(await read('dashboardFilters', query)),
  };
};

const added = (desk: Awaited<ReturnType<typeof openDesk>>, id: string, name: string) =>
  desk.ports.store
    .insertInto('client')
    .values(clientRow(id, 'live', { name, created_at: 1 }))
    .execute();

test('A client is found by a piece of its name or id, in whatever case, and no sign stands for another.', async () => {
  const lists = await openLists();
  await clients(lists.desk, 30);
  await added(lists.desk, 'mkc_live_odd', String.raw`100%_\ MÜHLE`);
  assert.deepEqual(await lists.clients('pARTNER 17'), ['Partner 17']);
  assert.deepEqual(await lists.clients('LIVE_23'), ['Partner 23']);
  // PostgreSQL in the locale C knows the small letters of ASCII alone.
  const small = hasRowLocks(lists.desk.ports.store) ? [] : ['mühle'];
  for (const sign of ['MÜHLE', ...small, '%', '0%_', '_\\', '\\'])
    assert.deepEqual(await lists.clients(sign), [String.raw`100%_\ MÜHLE`], sign);
  assert.deepEqual(await lists.clients("' or 1=1 --"), []);
  assert.equal((await lists.clients('live_')).length, 31);
});

test('Of the clients that are found, pages lead to each once.', async () => {
  const { desk, cookie } = await openLists();
  await clients(desk, 130);
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const query = { search: 'partner 1', limit: '10', ...(cursor !== null && { cursor }) };
    const page = OperatorClients.parse((await desk.ask('operatorClients', { cookie, query })).data);
    seen.push(...page.data.map(({ name }) => name));
    cursor = page.next;
  } while (cursor !== null);
  assert.deepEqual([seen.length, new Set(seen).size], [41, 41]);
});

test('A search of nothing finds all; one that is too long is refused, and one of what no text can have is no trouble of the service.', async () => {
  const { desk, cookie } = await openLists();
  const status = async (search: string) =>
    (await desk.ask('operatorClients', { cookie, query: { search } })).status;
  assert.deepEqual(
    [await status(''), await status('x'.repeat(201)), await status('x'.repeat(200))],
    [200, 400, 200],
  );
  assert.ok((await status('\0')) < 500);
});

test('Deliveries are found by endpoint, client, customer, connection and event, and narrowed to a kind of event.', async () => {
  const { desk, ...lists } = await openLists();
  const { store } = desk.ports;
  await deliveries(desk, 40);
  const { id, mode } = desk.client;
  const far = connectionRow('con_far', id, mode, { customer_id: 'cust-7', customer_name: 'Customer 7' });
  await store.insertInto('connection').values(far).execute();
  await store
    .updateTable('outbox')
    .set({ connection_id: 'con_far' })
    .where('id', 'in', ['evt_3', 'evt_5'])
    .execute();
  await store
    .updateTable('outbox')
    .set({ type: 'token.rotated' })
    .where('id', 'in', ['evt_5', 'evt_6'])
    .execute();
  const found = async (search: string) =>
    (await lists.deliveries({ search })).data.map(({ event }) => event).toSorted();
  assert.equal((await found('HOOK.test/whe')).length, 40);
  assert.equal((await found(desk.client.id)).length, 40);
  assert.equal((await found('whe_1')).length, 40);
  for (const each of ['customer 7', 'CUST-7', 'con_far'])
    assert.deepEqual(await found(each), ['evt_3', 'evt_5'], each);
  assert.deepEqual(await found('evt_7'), ['evt_7']);
  for (const each of ['%', '_', 'evt', 'nobody'])
    assert.deepEqual(
      (await found(each)).filter((one) => each !== '_' || !one),
      [],
      each,
    );
  const rotated = await lists.deliveries({ type: 'token.rotated' });
  assert.deepEqual(rotated.data.map(({ event }) => event).toSorted(), ['evt_5', 'evt_6']);
  assert.deepEqual(rotated.counts, { failed: 1, pending: 0, delivered: 1 });
  const both = await lists.deliveries({ type: 'token.rotated', search: 'customer 7', status: 'delivered' });
  assert.deepEqual(
    both.data.map(({ event }) => event),
    ['evt_5'],
  );
});

test('An endpoint is found by its address or whose it is, and by its id alone.', async () => {
  const { desk, ...lists } = await openLists();
  await endpoints(desk, 9);
  await added(desk, 'mkc_live_other', 'Stockwise');
  await desk.ports.store
    .updateTable('webhook_endpoint')
    .set({ client_id: 'mkc_live_other', mode: 'live' })
    .where('id', '=', 'whe_7919')
    .execute();
  for (const query of [
    { search: 'STOCK' },
    { search: '/whe_7919' },
    { endpoint: 'whe_7919' },
    { client: 'mkc_live_other' },
  ] as readonly Record<string, string>[])
    assert.deepEqual(await lists.endpoints(query), ['whe_7919'], JSON.stringify(query));
  assert.deepEqual(await lists.endpoints({ search: '%' }), []);
});

test('Connections are found by the id of their client.', async () => {
  const { desk, ...lists } = await openLists();
  await connections(desk, 3);
  assert.deepEqual(
    [await lists.connections(desk.client.id), await lists.connections('mkc_live_other')],
    [3, 0],
  );
});

test('A choice offers five hundred, says whether there are more, and has what is chosen among them.', async () => {
  const { desk, ...lists } = await openLists();
  await clients(desk, 499);
  await endpoints(desk, 500);
  const all = await lists.filters();
  assert.deepEqual([all.clients.length, all.endpoints.length], [500, 500]);
  assert.deepEqual(all.more, { clients: false, endpoints: false });
  await added(desk, 'mkc_live_last', 'Zebra');
  await endpoints(desk, 0);
  const more = await lists.filters();
  assert.deepEqual([more.clients.length, more.more], [500, { clients: true, endpoints: false }]);
  assert.ok(!more.clients.some(({ id }) => id === 'mkc_live_last'));
  const chosen = await lists.filters({ client: 'mkc_live_last' });
  assert.deepEqual([chosen.clients.length, chosen.clients[0]?.name], [501, 'Zebra']);
  assert.equal((await lists.filters({ client: 'mkc_live_none' })).clients.length, 500);
});

test('Every system that is connected to is offered, however many, by its name.', async () => {
  const { desk, ...lists } = await openLists();
  await connections(desk, 1_200);
  await desk.ports.store
    .updateTable('connection')
    .set(({ ref }) => ({ system_id: ref('customer_id') }))
    .execute();
  const { systems } = await lists.filters();
  assert.equal(systems.length, 1_200);
  const names = systems.map(({ name }) => name);
  assert.deepEqual(
    names,
    names.toSorted((one, other) => one.localeCompare(other, 'en')),
  );
});
