// What is lost between page, partner and service, and how the token still arrives: the SDK against the real service, its
// worker and its signatures; only the customer's system is a script.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { HandOver, OpenAnswer } from '../../src/contract/index.ts';
import { createPartner } from '../../src/partner/index.ts';
import type { Delivery, PartnerOptions, WebhookEvent } from '../../src/partner/index.ts';
import { addSecret } from '../../src/service/clients/register.ts';
import { sweep } from '../../src/service/connecting/housekeeping.ts';
import { createService } from '../../src/service/service.ts';
import { addEndpoint } from '../../src/service/webhooks/by-operator.ts';
import { signedHeaders } from '../../src/service/webhooks/signature.ts';
import { DeliveryWorker } from '../../src/service/webhooks/worker.ts';
import { good, issuer, page, rig } from '../service/connecting/rig.ts';
import type { Tab } from '../service/connecting/rig.ts';
import { ask, handOver, read } from './fake-service.ts';

const hook = `${page}/makini/webhook`;

/** `storing` is the partner's `onToken`; it may wait and throw. */
const stage = async (storing: (delivery: Delivery) => void | Promise<void> = () => undefined) => {
  const flow = await rig();
  flow.time.now = Date.now();
  const { ports } = flow;
  const { secret } = await addSecret(ports.store, ports.clock, 'cli_1');
  const endpoint = await addEndpoint(ports.store, ports.vault, ports.clock, { client: 'cli_1', url: hook });
  const stored: Delivery[] = [];
  const events: WebhookEvent[] = [];
  const errors: string[] = [];
  const busy = { now: 0, most: 0 };
  const options: PartnerOptions = {
    service: issuer,
    clientId: 'cli_1',
    clientSecret: secret,
    webhookSecret: endpoint.secret,
    origins: [page],
    customer: () => ({ id: 'birch-mill', name: 'Birch Mill' }),
    onToken: async (delivery) => {
      busy.now += 1;
      busy.most = Math.max(busy.most, busy.now);
      stored.push(delivery);
      await Promise.resolve(storing(delivery)).finally(() => (busy.now -= 1));
    },
    onEvent: (event) => void events.push(event),
    onError: ({ code }) => void errors.push(code),
    fetch: async (url, init) => service.request(url, init),
  };
  const partner = createPartner(options);
  const told: Request[] = [];
  const worker = new DeliveryWorker(
    {
      ...ports,
      egress: {
        ...ports.egress,
        request: async ({ url, method = 'GET', headers = {}, body = '' }) => {
          const request = new Request(url, { method, headers, body });
          told.push(request.clone());
          const answer = await partner.handle(request);
          return { status: answer.status, headers: {}, body: await answer.text(), ms: 1 };
        },
      },
    },
    { chance: () => 0.5, every: 0 },
  );
  const service = createService(ports);
  const connect = async (): Promise<{ tab: Tab; session: string; mint: () => Promise<HandOver> }> => {
    const { status, body } = await read(partner.handle(ask({ reason: 'open' })));
    assert.equal(status, 200, JSON.stringify(body));
    const opened = await flow.openWith(String(body['request_uri']), { system: 'plain' });
    const tab = flow.tabOf(opened.body as unknown as OpenAnswer);
    await (await tab.frame()).submit(good);
    await flow.runs.settled();
    const mint = async () => (await tab.call('POST', '/connect/session/code')).body as HandOver;
    return { tab, session: tab.opened.session.id, mint };
  };
  const deliver = (answer: HandOver) => read(partner.handle(handOver({ ...answer })));
  const tokens = () => [...new Set(stored.map(({ token }) => token))];
  const works = async () => {
    assert.equal(tokens().length, 1);
    return (await partner.client(tokens()[0] ?? '').current()).status;
  };
  const claimed = async () => {
    const rows = await ports.store.selectFrom('connection').select('claimed_at').execute();
    return rows.map(({ claimed_at }) => claimed_at !== null);
  };
  return {
    flow,
    ports,
    options,
    partner,
    endpoint,
    worker,
    stored,
    events,
    errors,
    busy,
    told,
    connect,
    deliver,
    tokens,
    works,
    claimed,
  };
};

test('when the browser died before the callback, the webhook brings the token', async () => {
  const { connect, worker, stored, events, works, claimed } = await stage();
  const { session } = await connect();
  await worker.settled();
  assert.deepEqual(
    stored.map(({ customer, connection }) => [customer, connection.system]),
    [[{ id: 'birch-mill' }, 'plain']],
  );
  assert.deepEqual(
    events.map(({ type, data }) => [type, 'session' in data && data.session]),
    [
      ['connection.authorized', session],
      ['connection.created', false],
    ],
  );
  assert.deepEqual(await claimed(), [true]);
  assert.equal(await works(), 'active');
});

test('callback, webhook and reconcile at once: one token, never stored twice at the same time', async () => {
  const made = await stage(() => new Promise((done) => setTimeout(done, 20)));
  const { mint } = await made.connect();
  const answer = await mint();
  const [, page1, page2, , first, second] = await Promise.all([
    made.worker.settled(),
    made.deliver(answer),
    made.deliver(answer),
    made.worker.settled(),
    made.partner.reconcile(),
    made.partner.reconcile(),
  ]);
  assert.deepEqual([page1.status, page2.status], [200, 200], JSON.stringify(page1.body));
  assert.deepEqual([first.failed, second.failed], [[], []]);
  assert.equal(made.busy.most, 1);
  assert.equal(await made.works(), 'active');
  assert.deepEqual(await made.claimed(), [true]);
  const rows = await made.ports.store.selectFrom('token').select('kind').execute();
  assert.equal(rows.filter(({ kind }) => kind === 'connection').length, 1);
});

test('when the partner’s process died between exchange and storing, reconcile gives the same token', async () => {
  const died = new Promise<never>(() => undefined);
  const made = await stage(() => died);
  const { mint } = await made.connect();
  void made.deliver(await mint());
  while (made.stored.length === 0) await new Promise((done) => setTimeout(done, 5));
  const later: Delivery[] = [];
  const next = createPartner({ ...made.options, onToken: (delivery) => void later.push(delivery) });
  const { stored, failed } = await next.reconcile();
  assert.deepEqual([stored.length, failed.length], [1, 0]);
  assert.deepEqual(
    later.map(({ token }) => token),
    made.tokens(),
  );
  assert.deepEqual(await made.claimed(), [true]);
  assert.deepEqual(await next.reconcile(), { stored: [], failed: [] });
});

test('when onToken throws, the page is told, and the webhook that comes again brings the same token', async () => {
  let broken = true;
  const made = await stage(() => {
    if (broken) throw new Error('disk full');
  });
  const { mint } = await made.connect();
  assert.equal((await made.deliver(await mint())).body['code'], 'store_failed');
  await made.worker.settled();
  assert.deepEqual(await made.claimed(), [false]);
  const { failed } = await made.partner.reconcile();
  assert.deepEqual(
    failed.map(({ customerId, error }) => [customerId, error.code]),
    [['birch-mill', 'store_failed']],
  );
  assert.equal(made.stored.length, 3);
  broken = false;
  made.flow.time.now += 6000;
  await made.worker.settled();
  assert.equal(made.stored.length, 4);
  assert.deepEqual(await made.claimed(), [true]);
  assert.equal(await made.works(), 'active');
});

test('the page that comes after the webhook is answered like any other, with the same token', async () => {
  const made = await stage();
  const { mint } = await made.connect();
  await made.worker.settled();
  assert.deepEqual(await made.claimed(), [true]);
  assert.equal((await made.deliver(await mint())).status, 200);
  assert.equal(made.stored.length, 2);
  assert.equal(await made.works(), 'active');
});

test('a webhook that comes after the page stores nothing again; the same message twice is one', async () => {
  const made = await stage();
  const { mint } = await made.connect();
  assert.equal((await made.deliver(await mint())).status, 200);
  await made.worker.settled();
  const told = () => made.events.map(({ type }) => type).toSorted();
  assert.deepEqual([made.stored.length, told()], [1, ['connection.authorized', 'connection.created']]);
  const again = made.told[0]?.clone();
  assert.ok(again);
  assert.equal((await made.partner.handle(again)).status, 200);
  assert.deepEqual([made.stored.length, told().length], [1, 2]);
});

test('when nobody came for seven days, there is nothing left, and the developer is told why', async () => {
  const made = await stage();
  await made.connect();
  made.flow.time.now += 7 * 24 * 3600_000;
  await sweep(made.ports);
  assert.deepEqual(await made.partner.reconcile(), { stored: [], failed: [] });
  // The clock of the partner is the machine's: the worker signs at that time.
  made.flow.time.now = Date.now();
  await made.worker.settled();
  assert.deepEqual([made.stored.length, made.errors], [0, ['claim_expired']]);
  const told = await made.ports.store
    .selectFrom('webhook_delivery')
    .innerJoin('outbox', 'outbox.id', 'webhook_delivery.event_id')
    .select('webhook_delivery.status')
    .where('outbox.type', '=', 'connection.authorized')
    .execute();
  assert.deepEqual(told, [{ status: 'delivered' }], 'telling again would change nothing');
});

test('a webhook that is not signed, or whose state was signed elsewhere or for another customer, fetches nothing', async () => {
  const made = await stage();
  const { mint } = await made.connect();
  const { state } = await mint();
  const [event] = await made.ports.store.selectFrom('outbox').select('payload').execute();
  const data = JSON.parse(event?.payload ?? '') as Record<string, unknown>;
  const send = async (changes: object, secret = made.endpoint.secret) => {
    const body = JSON.stringify({
      type: 'connection.authorized',
      timestamp: new Date().toISOString(),
      data: { ...data, ...changes },
    });
    const headers = {
      'content-type': 'application/json',
      ...signedHeaders(`evt_${Math.random()}`, Date.now(), body, [secret]),
    };
    const answer = await read(made.partner.handle(new Request(hook, { method: 'POST', headers, body })));
    return [answer.status, answer.body['code']];
  };
  assert.deepEqual(await send({}, `whsec_${Buffer.alloc(32, 1).toString('base64')}`), [
    401,
    'webhook_refused',
  ]);
  assert.deepEqual(await send({ state: `${state}x` }), [400, 'state_malformed']);
  assert.deepEqual(await send({ customer_id: 'harbour-foods' }), [400, 'state_malformed']);
  assert.equal(made.stored.length, 0);
  const unsigned = new Request(hook, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  assert.equal((await made.partner.handle(unsigned)).status, 401);
  assert.deepEqual(await send({}), [200, undefined]);
  assert.equal(made.stored.length, 1);
});

test('what a newer service tells of is taken without a word, and without a secret there is no such route', async () => {
  const made = await stage();
  const body = JSON.stringify({ type: 'something.new', timestamp: 'now', data: {} });
  const request = () =>
    new Request(hook, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...signedHeaders('evt_1', Date.now(), body, [made.endpoint.secret]),
      },
      body,
    });
  assert.equal((await made.partner.handle(request())).status, 200);
  assert.equal(made.events.length, 0);
  const { webhookSecret: _none, ...without } = made.options;
  assert.equal((await createPartner(without).handle(request())).status, 404);
  assert.throws(() => createPartner({ ...made.options, webhookSecret: 'secret' }), /webhookSecret must be/);
});
