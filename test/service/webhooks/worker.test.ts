import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { Webhook } from 'standardwebhooks';
import { WebhookEvent } from '../../../src/contract/index.ts';
import { sweep } from '../../../src/service/connecting/housekeeping.ts';
import { announce } from '../../../src/service/outbox.ts';
import type { EgressAnswer, EgressRequest } from '../../../src/service/ports.ts';
import { UpstreamError } from '../../../src/service/upstream/upstream-error.ts';
import { addEndpoint, removeEndpoint } from '../../../src/service/webhooks/by-operator.ts';
import { gaps } from '../../../src/service/webhooks/schedule.ts';
import { listEndpoints } from '../../../src/service/webhooks/view.ts';
import { DeliveryWorker } from '../../../src/service/webhooks/worker.ts';
import { makeStand } from '../stand.ts';

const url = 'https://app.test/makini/webhook';
const data = {
  session: 'ses_1',
  customer_id: 'cust-1',
  connection_id: 'con_1',
  state: 'state-12345',
  reconnected: false,
};

type Answers = (asked: EgressRequest) => Partial<EgressAnswer> | Promise<Partial<EgressAnswer>>;

const stage = async (t: TestContext, answers: Answers = () => ({ status: 204 })) => {
  const asked: EgressRequest[] = [];
  const time = { now: Date.now() };
  const stand = await makeStand({
    clock: () => time.now,
    egress: {
      request: async (request) => {
        asked.push(request);
        return { status: 204, headers: {}, body: '', ms: 1, ...(await answers(request)) };
      },
      connect: () => Promise.reject(new Error('no dialling here')),
    },
  });
  t.after(stand.close);
  const { ports, client } = stand;
  const endpoint = await addEndpoint(ports.store, ports.vault, ports.clock, { client: client.id, url });
  const worker = () => new DeliveryWorker(ports, { chance: () => 0.5, every: 0 });
  const tell = (type = 'connection.authorized') => announce(ports.store, client, type, data, time.now);
  const rows = () => ports.store.selectFrom('webhook_delivery').selectAll().execute();
  return { ...stand, time, asked, endpoint, worker, tell, rows };
};

test('an event is told to its client, signed, through the way out, in the words of the contract', async (t) => {
  const { worker, tell, asked, endpoint, rows, client, time, ports } = await stage(t);
  await tell();
  time.now += 90_000;
  await worker().settled();
  const [request] = asked;
  assert.equal(asked.length, 1);
  assert.deepEqual(
    [request?.url, request?.method, request?.client],
    [url, 'POST', { id: client.id, mode: 'test' }],
  );
  const headers = { ...request?.headers };
  const event = WebhookEvent.parse(new Webhook(endpoint.secret).verify(request?.body ?? '', headers));
  assert.deepEqual(event, {
    type: 'connection.authorized',
    timestamp: new Date(time.now - 90_000).toISOString(),
    data,
  });
  assert.equal(headers['webhook-timestamp'], String(Math.floor(time.now / 1000)));
  assert.deepEqual(
    (await rows()).map(({ status, attempts, last_status }) => [status, attempts, last_status]),
    [['delivered', 1, 204]],
  );
  const [kept] = await ports.store.selectFrom('outbox').selectAll().execute();
  assert.equal(kept?.delivered_at, time.now);
  await worker().settled();
  assert.equal(asked.length, 1, 'what was delivered is not told again');
});

test('what fails is tried ten times, signed anew each time, and then given up', async (t) => {
  const { worker, tell, asked, rows, time } = await stage(t, () => ({ status: 500 }));
  await tell();
  const delivering = worker();
  await delivering.settled();
  for (const [at, gap] of gaps.entries()) {
    time.now += gap - 1;
    await delivering.settled();
    assert.equal(asked.length, at + 1, 'not before its time');
    time.now += 1;
    await delivering.settled();
    assert.equal(asked.length, at + 2);
  }
  assert.deepEqual(
    (await rows()).map(({ status, attempts, last_status }) => [status, attempts, last_status]),
    [['failed', 10, 500]],
  );
  time.now += 100 * 3600_000;
  await delivering.settled();
  assert.equal(asked.length, 10);
  assert.equal(new Set(asked.map(({ headers }) => headers?.['webhook-timestamp'])).size, 10);
  assert.equal(new Set(asked.map(({ headers }) => headers?.['webhook-id'])).size, 1);
  assert.equal(new Set(asked.map(({ body }) => body)).size, 1);
});

test('a redirect, and a connection that fails, are failures like others', async (t) => {
  const fails: Answers[] = [
    () => ({ status: 302, headers: { location: 'https://elsewhere.test/' } }),
    () => Promise.reject(new UpstreamError('network.address_not_allowed')),
  ];
  const { worker, tell, asked, rows, time } = await stage(t, (request) =>
    (fails.shift() ?? (() => ({})))(request),
  );
  await tell();
  await worker().settled();
  assert.deepEqual([(await rows())[0]?.status, (await rows())[0]?.last_status], ['pending', 302]);
  time.now += 24 * 3600_000;
  await worker().settled();
  assert.deepEqual((await rows())[0]?.last_error, 'network.address_not_allowed');
  time.now += 24 * 3600_000;
  await worker().settled();
  assert.equal((await rows())[0]?.status, 'delivered');
  assert.ok(asked.every((request) => request.url === url));
});

test('Retry-After is honoured', async (t) => {
  const { worker, tell, rows, time } = await stage(t, () => ({
    status: 503,
    headers: { 'retry-after': '600' },
  }));
  await tell();
  await worker().settled();
  assert.equal((await rows())[0]?.next_at, time.now + 600_000);
});

test('410 ends the endpoint and all that waits for it; another endpoint goes on', async (t) => {
  const gone = await stage(t, ({ url: to }) => ({ status: to === url ? 410 : 204 }));
  const { ports, client, worker, tell, asked, time, rows } = gone;
  await tell();
  await worker().settled();
  time.now += 1000;
  const second = 'https://app.test/other';
  await addEndpoint(ports.store, ports.vault, ports.clock, { client: client.id, url: second });
  await tell();
  await worker().settled();
  assert.deepEqual(
    asked.map((request) => request.url),
    [url, second],
  );
  assert.deepEqual((await rows()).map(({ status }) => status).toSorted(), ['delivered', 'failed']);
  const listed = await listEndpoints(ports.store);
  assert.deepEqual(
    listed.map(({ enabled, waiting }) => [enabled, waiting]),
    [
      [false, 0],
      [true, 0],
    ],
  );
});

test('of several workers one makes each attempt', async (t) => {
  const { worker, tell, asked } = await stage(t);
  for (let at = 0; at < 12; at += 1) await tell();
  const workers = [worker(), worker(), worker()];
  for (let round = 0; round < 6; round += 1) await Promise.all(workers.map((each) => each.settled()));
  assert.equal(asked.length, 12);
  assert.equal(new Set(asked.map(({ headers }) => headers?.['webhook-id'])).size, 12);
});

test('an attempt whose process died is made again when its lease is over', async (t) => {
  const { worker, tell, asked, rows, time, ports } = await stage(t);
  await tell();
  await ports.store
    .updateTable('webhook_delivery')
    .set({ attempts: 1, next_at: time.now + 60_000 })
    .execute();
  await worker().settled();
  assert.equal(asked.length, 0);
  time.now += 60_000;
  await worker().settled();
  assert.deepEqual([asked.length, (await rows())[0]?.attempts], [1, 2]);
  await ports.store.updateTable('webhook_delivery').set({ status: 'pending', attempts: 10 }).execute();
  time.now += 60_000;
  await worker().settled();
  assert.deepEqual([asked.length, (await rows())[0]?.status], [1, 'failed']);
});

test('both secrets sign while they rotate, and one that expired does not', async (t) => {
  const { worker, tell, asked, endpoint, time, ports } = await stage(t);
  const [first] = await ports.store.selectFrom('webhook_secret').selectAll().execute();
  assert.ok(first && !first.sealed.includes(endpoint.secret));
  const other = await addEndpoint(ports.store, ports.vault, ports.clock, {
    client: first.client_id,
    url: 'https://x.test/',
  });
  await ports.store.updateTable('webhook_secret').set({ endpoint_id: endpoint.id }).execute();
  await removeEndpoint(ports.store, ports.clock, other.id);
  await tell();
  await worker().settled();
  for (const { secret } of [endpoint, other])
    new Webhook(secret).verify(asked[0]?.body ?? '', { ...asked[0]?.headers });
  await ports.store
    .updateTable('webhook_secret')
    .set({ expires_at: time.now })
    .where('id', '=', first.id)
    .execute();
  await tell();
  await worker().settled();
  assert.throws(() => new Webhook(endpoint.secret).verify(asked[1]?.body ?? '', { ...asked[1]?.headers }));
  new Webhook(other.secret).verify(asked[1]?.body ?? '', { ...asked[1]?.headers });
});

test('another client hears nothing, live and test are apart, and what is for nobody is not told', async (t) => {
  const { worker, tell, asked, account, ports, time } = await stage(t);
  await announce(ports.store, await account('test'), 'connection.authorized', data, time.now);
  await announce(ports.store, await account('live'), 'connection.authorized', data, time.now);
  await tell('nobody.asked');
  await worker().settled();
  assert.equal(asked.length, 0);
});

test('a slow endpoint keeps no other waiting, and stopping cuts it off', async (t) => {
  const held = Promise.withResolvers<never>();
  const slow: Answers = ({ url: to, signal }) => {
    if (to !== url) return {};
    signal?.addEventListener('abort', () => held.reject(new UpstreamError('service.timeout')));
    return held.promise;
  };
  const { worker, tell, asked, ports, client, rows } = await stage(t, slow);
  for (let at = 0; at < 100; at += 1) await tell();
  await addEndpoint(ports.store, ports.vault, ports.clock, {
    client: client.id,
    url: 'https://app.test/quick',
  });
  await tell();
  const working = worker();
  const slowAsked = (): number => asked.filter((request) => request.url === url).length;
  await working.wake();
  // What the worker took is asked as soon as its secrets are read, which nobody waits for here.
  for (let turns = 0; slowAsked() < 4 && turns < 100_000; turns += 1) await setImmediate();
  await working.wake();
  await working.stop(0);
  assert.equal(slowAsked(), 4, 'four at once for one endpoint');
  const states = (await rows()).map(({ status }) => status);
  assert.equal(states.filter((status) => status === 'delivered').length, 1);
  assert.equal(states.filter((status) => status === 'pending').length, 101);
  await working.wake();
  assert.equal(slowAsked(), 4, 'a stopped worker begins nothing');
});

test('an address that is none is refused in a sentence', async (t) => {
  const { ports, client } = await stage(t);
  const add = (to: string, id = client.id) =>
    addEndpoint(ports.store, ports.vault, ports.clock, { client: id, url: to });
  await assert.rejects(add('app.test/webhook'), /not an absolute URL/);
  await assert.rejects(add('ftp://app.test/'), /neither https nor http/);
  await assert.rejects(add('https://a:b@app.test/'), /user name or password/);
  await assert.rejects(add('https://app.test/#x'), /fragment/);
  await assert.rejects(add(url, 'mkc_test_nobody'), /There is no client/);
  await assert.rejects(removeEndpoint(ports.store, ports.clock, 'whe_nobody'), /There is no webhook/);
});

test('woken while it looks, the worker looks once more: what was written meanwhile may have come too late', async (t) => {
  const { ports, time } = await stage(t);
  let looks = 0;
  const clock = () => {
    looks += 1;
    return time.now;
  };
  const working = new DeliveryWorker({ ...ports, clock }, { every: 0 });
  await working.wake();
  assert.equal(looks, 1);
  await Promise.all([working.wake(), working.wake(), working.wake()]);
  assert.equal(looks, 3);
});

test('what was told is forgotten after thirty days, in batches; what waits for an attempt is not', async (t) => {
  const { worker, tell, time, ports, rows } = await stage(t);
  await tell('nobody.asked');
  for (let at = 0; at < 3; at += 1) await tell();
  await worker().settled();
  const from = time.now;
  await tell();
  const kept = () => ports.store.selectFrom('outbox').select('id').execute();
  time.now = from + 30 * 24 * 3600_000 - 1;
  await sweep(ports);
  assert.deepEqual([(await kept()).length, (await rows()).length], [5, 4]);
  time.now += 1;
  await sweep(ports);
  assert.deepEqual([(await kept()).length, (await rows()).length], [1, 1]);
  await worker().settled();
  await sweep(ports);
  assert.deepEqual([(await kept()).length, (await rows()).length], [0, 0]);
});
