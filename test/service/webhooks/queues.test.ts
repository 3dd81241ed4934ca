// Queues of endpoints, one beside the other: what fails or hangs takes nothing from what works.
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { announce } from '../../../src/service/outbox.ts';
import type { EgressRequest, Store } from '../../../src/service/ports.ts';
import { UpstreamError } from '../../../src/service/upstream/upstream-error.ts';
import { addEndpoint } from '../../../src/service/webhooks/by-operator.ts';
import { DeliveryWorker, most } from '../../../src/service/webhooks/worker.ts';
import { makeStand } from '../stand.ts';

/** A store that begins no transaction: what became of an attempt is written in one. */
const withoutTransactions: ProxyHandler<Store> = {
  get: (store, name) => {
    if (name === 'transaction')
      return () => {
        throw new Error('the process is gone');
      };
    const value: unknown = Reflect.get(store, name);
    return typeof value === 'function' ? (value.bind(store) as unknown) : value;
  },
};

/** Endpoints of which some hang until they are let go, and then fail. */
const stage = async (
  t: TestContext,
  count: number,
  hangs: (at: number) => boolean,
  down = { now: false },
) => {
  const asked: EgressRequest[] = [];
  const holding = new Map<string, PromiseWithResolvers<never>[]>();
  const number = (url: string): number => Number(new URL(url).pathname.slice(1));
  const stand = await makeStand({
    egress: {
      request: (request) => {
        if (down.now) return Promise.reject(new UpstreamError('network.refused'));
        asked.push(request);
        if (!hangs(number(request.url)))
          return Promise.resolve({ status: 204, headers: {}, body: '', ms: 1 });
        const held = Promise.withResolvers<never>();
        holding.set(request.url, [...(holding.get(request.url) ?? []), held]);
        return held.promise;
      },
      connect: () => Promise.reject(new Error('no dialling here')),
    },
  });
  t.after(stand.close);
  const { ports, client, time } = stand;
  for (let at = 0; at < count; at += 1)
    await addEndpoint(ports.store, ports.vault, ports.clock, {
      client: client.id,
      url: `https://app.test/${at}`,
    });
  const worker = new DeliveryWorker(ports, { chance: () => 0.5, every: 0 });
  const tell = () =>
    announce(
      ports.store,
      client,
      'system.requested',
      { request: 'req_1', session: 's', customer_id: 'c' },
      time.now,
    );
  const fail = (): void => {
    for (const { reject } of [...holding.values()].flat()) reject(new UpstreamError('service.timeout'));
    holding.clear();
  };
  const open = () => [...holding.values()].map((held) => held.length);
  /** Whatever does not hang is told of everything. */
  const healthyTold = async (events: number): Promise<void> => {
    const healthy = Array.from({ length: count }, (_, at) => at).filter((at) => !hangs(at)).length;
    const told = () => asked.filter(({ url }) => !hangs(number(url))).length;
    while (told() < healthy * events) await worker.wake();
    assert.equal(told(), healthy * events);
  };
  const told = () => asked.map(({ headers }) => headers?.['webhook-id'] ?? '');
  return { ...stand, worker, tell, fail, open, healthyTold, told };
};

test('three of ten endpoints hang: the others are told of every event meanwhile, and each that hangs has four attempts', async (t) => {
  const { worker, tell, healthyTold, open, fail, ports, time } = await stage(t, 10, (at) => at < 3);
  for (let at = 0; at < 20; at += 1) await tell();
  await healthyTold(20);
  assert.deepEqual(open(), [4, 4, 4]);
  // They are known to fail now: one attempt each, however much waits.
  fail();
  await worker.wake();
  time.now += 1;
  for (let at = 0; at < 20; at += 1) await tell();
  await healthyTold(40);
  while (open().length < 3) await worker.wake();
  assert.deepEqual(open(), [1, 1, 1]);
  const failing = ports.store
    .selectFrom('webhook_endpoint')
    .select('id')
    .where('failing_since', 'is not', null);
  assert.equal((await failing.execute()).length, 3);
  fail();
  await worker.stop(0);
});

test('endpoints that fail have a part of the room together, so that there is always room for others', async (t) => {
  const { worker, tell, healthyTold, open, fail, ports } = await stage(t, most.failing + 6, (at) => at > 2);
  await ports.store
    .updateTable('webhook_endpoint')
    .set({ failing_since: 1 })
    .where(
      'url',
      'not in',
      [0, 1, 2].map((at) => `https://app.test/${at}`),
    )
    .execute();
  for (let at = 0; at < 3; at += 1) await tell();
  await healthyTold(3);
  await worker.wake();
  assert.deepEqual(
    open(),
    Array.from({ length: most.failing }, () => 1),
  );
  fail();
  await worker.stop(0);
});

test('a receiver that is away for 48 hours misses nothing: each event comes within the ten attempts, once, by its id', async (t) => {
  const hour = 3_600_000;
  const down = { now: true };
  const { worker, tell, ports, time, told } = await stage(t, 1, () => false, down);
  const from = time.now;
  for (let at = 0; at < 48; at += 1) {
    await tell();
    await worker.settled();
    time.now = from + (at + 1) * hour;
  }
  down.now = false;
  while (time.now < from + 130 * hour) {
    await worker.settled();
    time.now += hour;
  }
  const rows = await ports.store
    .selectFrom('webhook_delivery')
    .select(['event_id', 'status', 'attempts'])
    .execute();
  assert.equal(rows.length, 48);
  assert.deepEqual(
    rows.filter(({ status, attempts }) => status !== 'delivered' || attempts > 10),
    [],
  );
  assert.deepEqual(told().toSorted(), rows.map(({ event_id }) => event_id).toSorted());
});

test('a process that is killed between an attempt and its record: it is told again, by the same id, and written down once', async (t) => {
  const { worker, tell, ports, time, told } = await stage(t, 1, () => false);
  await tell();
  // The attempt was begun and taken; nothing of it was written down.
  const [delivery] = await ports.store.selectFrom('webhook_delivery').selectAll().execute();
  assert.ok(delivery);
  const dead = new DeliveryWorker(
    { ...ports, store: new Proxy(ports.store, withoutTransactions) },
    { every: 0 },
  );
  await dead.settled();
  assert.deepEqual(told(), [delivery.event_id]);
  await worker.settled();
  assert.equal(told().length, 1, 'the lease keeps others away');
  time.now += 60_000;
  await worker.settled();
  assert.deepEqual(told(), [delivery.event_id, delivery.event_id]);
  const [row] = await ports.store.selectFrom('webhook_delivery').select(['status', 'attempts']).execute();
  assert.deepEqual(row, { status: 'delivered', attempts: 2 });
  assert.equal((await ports.store.selectFrom('webhook_attempt').select('id').execute()).length, 1);
});
