import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test, type TestContext } from 'node:test';
import { Webhook } from 'standardwebhooks';
import type * as z from 'zod/mini';
import {
  dataOf,
  listOf,
  Problem,
  Replayed,
  ToldEvent,
  WebhookDelivery,
  WebhookEndpoint,
  WebhookEndpointWithSecrets,
  WebhookEvent,
  WebhookSecret,
} from '../../../src/contract/index.ts';
import { announce } from '../../../src/service/outbox.ts';
import type { EgressRequest } from '../../../src/service/ports.ts';
import { mostEndpoints } from '../../../src/service/webhooks/endpoints.ts';
import { DeliveryWorker } from '../../../src/service/webhooks/worker.ts';
import { errorOf, makeStand } from '../stand.ts';

const path = '/api/system/webhooks';
const url = 'https://app.test/makini/webhook';
const asked = { request: 'req_1', session: 'ses_1', customer_id: 'cust-1' };

const stage = async (t: TestContext) => {
  const told: EgressRequest[] = [];
  const answers: number[] = [];
  // The verifier has the machine's clock.
  const time = { now: Date.now() };
  const stand = await makeStand({
    clock: () => time.now,
    egress: {
      request: async (request) => {
        told.push(request);
        return { status: answers.shift() ?? 204, headers: {}, body: '', ms: 1 };
      },
      connect: () => Promise.reject(new Error('no dialling here')),
    },
  });
  t.after(stand.close);
  const { appToken, bearer, client, ports } = stand;
  const send = async (method: string, way = '', body?: object, as?: string) =>
    bearer(`${path}${way}`, as ?? (await appToken()), {
      method,
      ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
  const read = async <S extends z.ZodMiniType>(
    schema: S,
    answer: Promise<Response>,
    status = 200,
  ): Promise<z.output<S>> => {
    const came = await answer;
    assert.equal(came.status, status);
    return (dataOf(schema).parse(await came.json()) as { data: z.output<S> }).data;
  };
  const add = (wish: object = {}) =>
    read(WebhookEndpointWithSecrets, send('POST', '', { url, ...wish }), 201);
  const worker = new DeliveryWorker(ports, { chance: () => 0.5, every: 0 });
  const tell = (type: string, data = asked) => announce(ports.store, client, type, data, time.now);
  return { ...stand, time, told, answers, send, read, add, worker, tell };
};

const bodyOf = (request: EgressRequest | undefined): [string, Record<string, string>] => [
  request?.body ?? '',
  { ...request?.headers },
];

test('an endpoint is made with its secret, told of the events it wants, changed, and forgotten', async (t) => {
  const { add, send, read, tell, worker, told } = await stage(t);
  const made = await add({ events: ['system.requested'] });
  assert.ok(made.secret !== null && made.makini_secret === null && made.enabled);
  await tell('connection.paused');
  await tell('system.requested');
  await worker.settled();
  assert.deepEqual(told.length, 1);
  const event = new Webhook(made.secret).verify(...bodyOf(told[0])) as { type: string };
  assert.equal(event.type, 'system.requested');
  assert.equal('x-webhook-signature' in bodyOf(told[0])[1], false);
  const shown = await read(WebhookEndpoint, send('GET', `/${made.id}`));
  assert.ok(!JSON.stringify(shown).includes(made.secret));
  const changed = await read(
    WebhookEndpointWithSecrets,
    send('PATCH', `/${made.id}`, { events: null, url: `${url}/2` }),
  );
  assert.deepEqual([changed.events, changed.url, changed.secret], [null, `${url}/2`, null]);
  await tell('connection.paused');
  await worker.settled();
  assert.equal(told[1]?.url, `${url}/2`);
  const list = listOf(WebhookEndpoint).parse(await (await send('GET')).json());
  assert.deepEqual([list.data.map(({ id }) => id), list.meta.total], [[made.id], 1]);
  assert.equal((await send('DELETE', `/${made.id}`)).status, 204);
  assert.equal((await send('GET', `/${made.id}`)).status, 404);
});

test('a secret is renewed: two sign for a while, a third ends the first, and without overlap there is one', async (t) => {
  const { add, send, read, tell, worker, told, time } = await stage(t);
  const { id, secret: first } = await add();
  const renew = (body?: object) => read(WebhookSecret, send('POST', `/${id}/secret`, body), 201);
  const signers = async (...secrets: (string | null)[]): Promise<boolean[]> => {
    await tell('system.requested');
    await worker.settled();
    return secrets.map((secret) => {
      try {
        new Webhook(secret ?? '').verify(...bodyOf(told.at(-1)));
        return true;
      } catch {
        return false;
      }
    });
  };
  const second = await renew();
  assert.equal(second.previous_until, new Date(time.now + 24 * 3_600_000).toISOString());
  assert.deepEqual(await signers(first, second.secret), [true, true]);
  time.now += 1;
  const third = await renew({ overlap_hours: 1 });
  assert.deepEqual(await signers(first, second.secret, third.secret), [false, true, true]);
  time.now += 1;
  const fourth = await renew({ overlap_hours: 0 });
  assert.deepEqual(
    [fourth.previous_until, await signers(second.secret, third.secret, fourth.secret)],
    [null, [false, false, true]],
  );
});

test('Makini’s signature is switched on by itself: over the body as it is sent, by a secret of its own', async (t) => {
  const { add, send, read, tell, worker, told } = await stage(t);
  const { id, secret } = await add();
  const change = (on: boolean) =>
    read(WebhookEndpointWithSecrets, send('PATCH', `/${id}`, { makini_signature: on }));
  const on = await change(true);
  assert.ok(on.makini_secret !== null && on.makini_secret !== secret && on.makini_signature);
  assert.equal((await change(true)).makini_secret, null, 'it is shown once');
  await tell('system.requested');
  await worker.settled();
  const [body, headers] = bodyOf(told[0]);
  const by = (key: string): string => createHmac('sha256', key).update(body).digest('base64');
  assert.equal(headers['x-webhook-signature'], by(on.makini_secret));
  new Webhook(secret ?? '').verify(body, headers);
  const renewed = await read(WebhookSecret, send('POST', `/${id}/secret`, { signature: 'makini' }), 201);
  await tell('system.requested');
  await worker.settled();
  const [again, signed] = bodyOf(told[1]);
  assert.equal(
    signed['x-webhook-signature'],
    createHmac('sha256', renewed.secret).update(again).digest('base64'),
  );
  assert.equal((await change(false)).makini_signature, false);
  await tell('system.requested');
  await worker.settled();
  assert.equal('x-webhook-signature' in bodyOf(told[2])[1], false);
});

test('what is disabled is told nothing, until it is enabled; the log says what became of each attempt', async (t) => {
  const { add, send, read, tell, worker, told, answers, time, lines } = await stage(t);
  const { id } = await add();
  answers.push(503, 410);
  await tell('system.requested');
  await worker.settled();
  const failing = await read(WebhookEndpoint, send('GET', `/${id}`));
  assert.deepEqual([failing.waiting, failing.failing_since], [1, new Date(time.now).toISOString()]);
  time.now += 6_000;
  await worker.settled();
  const gone = await read(WebhookEndpoint, send('GET', `/${id}`));
  assert.deepEqual([gone.enabled, gone.disabled_reason, gone.waiting], [false, 'gone', 0]);
  assert.ok(lines.some(({ level, event }) => level === 'warn' && event === 'webhook.disabled'));
  await tell('connection.paused');
  await worker.settled();
  assert.equal(told.length, 2);
  const log = async (query = '') =>
    listOf(WebhookDelivery).parse(await (await send('GET', `/${id}/deliveries${query}`)).json()).data;
  const [delivery] = await log();
  assert.deepEqual(
    [delivery?.type, delivery?.status, delivery?.next_at],
    ['system.requested', 'failed', null],
  );
  assert.deepEqual(
    delivery?.attempts.map(({ at, status, error }) => [at, status, error]),
    [
      [new Date(time.now).toISOString(), 410, null],
      [new Date(time.now - 6_000).toISOString(), 503, null],
    ],
  );
  assert.deepEqual(await log('?filter[status]=delivered'), []);
  const enabled = await read(WebhookEndpointWithSecrets, send('PATCH', `/${id}`, { enabled: true }));
  assert.deepEqual([enabled.enabled, enabled.disabled_reason, enabled.failing_since], [true, null, null]);
  await tell('connection.paused');
  await worker.settled();
  assert.equal((await log('?filter[status]=delivered')).length, 1);
  const off = await read(WebhookEndpointWithSecrets, send('PATCH', `/${id}`, { enabled: false }));
  assert.deepEqual([off.enabled, off.disabled_reason], [false, 'client']);
});

test('a test event reaches the endpoint whatever it wants; events are told again, one or since a time, by the same id', async (t) => {
  const stood = await stage(t);
  const { add, send, read, tell, worker, told, answers, time, ports, client, account } = stood;
  await tell('connection.resumed');
  const { id } = await add({ events: ['system.requested', 'connection.resumed'] });
  const { event } = await read(ToldEvent, send('POST', `/${id}/test`), 202);
  await worker.settled();
  const ids = () => told.map(({ headers }) => headers?.['webhook-id']);
  assert.deepEqual(
    [ids(), WebhookEvent.parse(JSON.parse(told[0]?.body ?? '')).type],
    [[event], 'webhook.test'],
  );
  time.now += 1000;
  const begin = new Date(time.now).toISOString();
  answers.push(200, ...Array.from({ length: 10 }, () => 500));
  await tell('system.requested');
  await worker.settled();
  await tell('system.requested');
  for (let at = 0; at < 10; at += 1, time.now += 30 * 3_600_000) await worker.settled();
  assert.equal(told.length, 12, 'one was taken, and one given up after ten attempts');
  const again = (body: object) => read(Replayed, send('POST', `/${id}/replay`, body), 202);
  const log = async () =>
    listOf(WebhookDelivery).parse(await (await send('GET', `/${id}/deliveries?filter[status]=failed`)).json())
      .data;
  const [failed] = await log();
  assert.equal(failed?.attempts.length, 10);
  assert.deepEqual(await again({ since: begin, failed_only: true }), { count: 1 });
  await worker.settled();
  assert.deepEqual([ids().at(-1), await log()], [failed.event, []]);
  assert.equal(told.at(-1)?.body, told.at(-2)?.body);
  assert.deepEqual(await again({ since: begin }), { count: 2 });
  assert.deepEqual(await again({ since: '2020-01-01T00:00:00Z' }), { count: 3 });
  await worker.settled();
  assert.equal(told.length, 16, 'also what happened before there was the endpoint');
  await read(ToldEvent, send('POST', `/${id}/deliveries/${event}/replay`), 202);
  await worker.settled();
  assert.deepEqual([ids().at(-1), told.length], [event, 17]);
  assert.equal((await send('POST', `/${id}/deliveries/evt_nobody/replay`)).status, 404);
  await announce(ports.store, await account(), 'system.requested', asked, time.now);
  const foreign = ports.store.selectFrom('outbox').select('id').where('client_id', '!=', client.id);
  const { id: theirs } = await foreign.executeTakeFirstOrThrow();
  assert.equal((await send('POST', `/${id}/deliveries/${theirs}/replay`)).status, 404);
  assert.equal((await send('POST', `/${id}/replay`, { since: 'yesterday' })).status, 400);
});

test('what will not do is refused by its field; another client’s endpoint is not there; pages are refused', async (t) => {
  const { add, send, account, appToken, bearer } = await stage(t);
  const { id } = await add();
  for (const [wish, pointer] of [
    [{ url: 'app.test' }, '/url'],
    [{ url: 'https://a:b@app.test/' }, '/url'],
    [{ url, events: [] }, '/events'],
    [{ url, events: ['webhook.test'] }, '/events/0'],
  ] as const) {
    const answer = await send('POST', '', wish);
    const { errors } = Problem.parse(await answer.json());
    assert.deepEqual([answer.status, errors?.map((error) => error.pointer)], [400, [pointer]]);
  }
  for (const other of [await appToken(await account()), await appToken(await account('live'))])
    for (const [method, way, body] of [
      ['GET', '', undefined],
      ['PATCH', '', { enabled: false }],
      ['DELETE', '', undefined],
      ['POST', '/secret', {}],
      ['GET', '/deliveries', undefined],
      ['POST', '/test', undefined],
      ['POST', '/deliveries/evt_1/replay', undefined],
      ['POST', '/replay', { since: '2026-01-01T00:00:00Z' }],
    ] as const)
      assert.equal((await send(method, `/${id}${way}`, body, other)).status, 404, `${method} ${way}`);
  const page = await bearer(path, await appToken(), { headers: { origin: 'https://app.test' } });
  assert.deepEqual((await errorOf(page)).slice(0, 2), [403, 'browser_refused']);
  for (let at = 1; at < mostEndpoints; at += 1) await add();
  assert.equal((await send('POST', '', { url })).status, 400, 'one more than there may be');
});
