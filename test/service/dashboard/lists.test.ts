import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CompiledQuery, type Compilable } from 'kysely';
import {
  dashboardRoutes,
  OperatorClients,
  OperatorConnections,
  OperatorDeliveries,
  OperatorEndpoints,
  OperatorRequests,
  type DashboardRouteName,
} from '../../../src/contract/index.ts';
import { clientsPage } from '../../../src/service/dashboard/clients.ts';
import { connectionsPage } from '../../../src/service/dashboard/connections.ts';
import { deliveriesPage } from '../../../src/service/dashboard/deliveries.ts';
import { endpointsPage } from '../../../src/service/dashboard/delivery-routes.ts';
import { requestsPage } from '../../../src/service/dashboard/requests.ts';
import { hasRowLocks } from '../../../src/service/locking.ts';
import { openDesk, type Desk } from './desk.ts';
import { clients, connections, deliveries, endpoints, requests } from './many.ts';

const many = 5_000;
interface List {
  readonly name: DashboardRouteName;
  readonly index: string;
  readonly fill: (desk: Desk, count: number) => Promise<void>;
  readonly page: (desk: Desk, query: { cursor?: string }) => Compilable;
  readonly parse: (data: unknown) => { readonly data: readonly object[]; readonly next: string | null };
  readonly key: (row: object) => string;
  /** Rows that are there before any were made. */
  readonly before: number;
}

const idOf = (row: object): string => String(Reflect.get(row, 'id') ?? Reflect.get(row, 'event'));

const lists: readonly List[] = [
  {
    ...{
      name: 'operatorConnections',
      index: 'ix_connection_urgency',
      fill: connections,
      key: idOf,
      before: 0,
    },
    page: ({ ports }, query) => connectionsPage(ports, query),
    parse: (data) => OperatorConnections.parse(data),
  },
  {
    ...{
      name: 'operatorDeliveries',
      index: 'ix_webhook_delivery_rank',
      fill: deliveries,
      key: idOf,
      before: 0,
    },
    page: ({ ports }, query) => deliveriesPage(ports, query),
    parse: (data) => OperatorDeliveries.parse(data),
  },
  {
    ...{
      name: 'operatorEndpoints',
      index: 'ix_webhook_endpoint_trouble',
      fill: endpoints,
      key: idOf,
      before: 0,
    },
    page: ({ ports }, query) => endpointsPage(ports, query),
    parse: (data) => OperatorEndpoints.parse(data),
  },
  {
    ...{ name: 'operatorClients', index: 'ix_client_created_at_id', fill: clients, key: idOf, before: 1 },
    page: ({ ports }, query) => clientsPage(ports, query),
    parse: (data) => OperatorClients.parse(data),
  },
  {
    ...{ name: 'operatorRequests', index: 'ix_system_request_open', fill: requests, key: idOf, before: 0 },
    page: ({ ports }, query) => requestsPage(ports, query),
    parse: (data) => OperatorRequests.parse(data),
  },
];

/** How the store would go about a statement. */
const planOf = async ({ ports: { store } }: Desk, statement: Compilable): Promise<string> => {
  const { sql, parameters } = statement.compile();
  const explain = hasRowLocks(store) ? 'explain' : 'explain query plan';
  if (hasRowLocks(store)) await store.executeQuery(CompiledQuery.raw('analyze'));
  const { rows } = await store.executeQuery(CompiledQuery.raw(`${explain} ${sql}`, [...parameters]));
  return rows.map((row) => JSON.stringify(row)).join('\n');
};

for (const { name, index, fill, page, parse, key, before } of lists) {
  test(`The list of ${dashboardRoutes[name].path} has 0, 1 and ${many} rows, each once, by an index.`, async (t) => {
    const desk = await openDesk();
    t.after(() => desk.close());
    const cookie = await desk.signedIn();
    const read = async (query: Record<string, string> = {}) => {
      const { status, data } = await desk.ask(name, { cookie, query });
      assert.equal(status, 200, JSON.stringify(data));
      return parse(data);
    };
    assert.deepEqual([(await read()).data.length, (await read()).next], [before, null]);
    const single = await openDesk();
    await fill(single, 1);
    const one = parse((await single.ask(name, { cookie: await single.signedIn() })).data);
    await single.close();
    assert.deepEqual([one.data.length, one.next], [before + 1, null]);
    await fill(desk, many);
    const seen: string[] = [];
    let cursor: string | null = null;
    let deep: string | undefined;
    do {
      const answer = await read({ limit: '100', ...(cursor !== null && { cursor }) });
      seen.push(...answer.data.map(key));
      cursor = answer.next;
      if (cursor !== null) deep = cursor;
    } while (cursor !== null);
    assert.deepEqual([seen.length, new Set(seen).size], [many + before, many + before]);
    const plan = await planOf(desk, page(desk, { cursor: deep ?? '' }));
    assert.match(plan, new RegExp(index), plan);
    assert.doesNotMatch(plan, /TEMP B-TREE FOR ORDER|"Sort/, plan);
    if (!hasRowLocks(desk.ports.store))
      assert.match(plan, new RegExp(`SEARCH \\w+ USING (?:COVERING )?INDEX ${index}`), plan);
  });
}

test('Those that need somebody come first, the latest of them before the others; counts are of all.', async () => {
  const desk = await openDesk();
  const cookie = await desk.signedIn();
  await connections(desk, 70);
  const read = async (query: Record<string, string>) =>
    OperatorConnections.parse((await desk.ask('operatorConnections', { cookie, query })).data);
  const all = await read({ limit: '100' });
  const urgency = ['reauthorization_required', 'degraded', 'paused', 'active', 'disconnected'];
  const places = all.data.map(({ status, since }) => [urgency.indexOf(status), -Date.parse(since)] as const);
  assert.deepEqual(
    places,
    places.toSorted((one, other) => one[0] - other[0] || one[1] - other[1]),
  );
  assert.deepEqual(all.counts, {
    active: 30,
    degraded: 10,
    reauthorization_required: 10,
    paused: 10,
    disconnected: 10,
  });
  const needing = await read({ needs_someone: '1', limit: '5' });
  assert.ok(needing.data.every((each) => each.needs_someone));
  assert.deepEqual([needing.needs_someone, needing.data.length], [20, 5]);
  assert.deepEqual((await read({ status: 'paused,degraded', limit: '100' })).data.length, 20);
  assert.deepEqual(
    (await read({ search: 'plant 7' })).data.map(({ name }) => name),
    ['Plant 7'],
  );
  assert.deepEqual(
    (await read({ search: 'CUST-12' })).data.map(({ customer_id }) => customer_id),
    ['cust-12'],
  );
  assert.equal((await read({ search: '%' })).data.length, 0);
  assert.equal((await read({ search: 'System sys-30' })).data.length, 2);
  assert.equal((await read({ system: 'sys-1', client: desk.client.id, mode: 'test' })).data.length, 3);
  assert.equal((await read({ client: 'mkc_live_other' })).data.length, 0);
});

test('A cursor of another list, or of somebody’s own making, is refused.', async () => {
  const desk = await openDesk();
  const cookie = await desk.signedIn();
  const made = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  for (const cursor of [
    'x',
    made([1, 2]),
    made(['1', 2, 'id']),
    made([1, 2, 3]),
    made({ a: 1 }),
    made([1, 2, '\0']),
  ]) {
    const { status, data } = await desk.ask('operatorConnections', { cookie, query: { cursor } });
    assert.deepEqual([status, data['code']], [400, 'malformed_request'], cursor);
  }
});

test('What was given up comes first, and a connection has its own deliveries.', async () => {
  const desk = await openDesk();
  const cookie = await desk.signedIn();
  await deliveries(desk, 40);
  const read = async (query: Record<string, string>) =>
    OperatorDeliveries.parse((await desk.ask('operatorDeliveries', { cookie, query })).data);
  const all = await read({});
  assert.deepEqual([...new Set(all.data.map(({ status }) => status))], ['failed', 'pending', 'delivered']);
  assert.deepEqual(all.counts, { failed: 10, pending: 10, delivered: 20 });
  const failed = await read({ status: 'failed', limit: '4' });
  assert.deepEqual([failed.data.length, failed.counts], [4, all.counts]);
  const own = await read({ connection: 'con_3' });
  assert.deepEqual(
    [own.data.length, new Set(own.data.map(({ connection_id }) => connection_id))],
    [4, new Set(['con_3'])],
  );
  assert.equal((await read({ endpoint: 'whe_other' })).data.length, 0);
});
