import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sweep } from '../../../src/service/connecting/housekeeping.ts';
import { limitBy, Limits } from '../../../src/service/http/limits.ts';
import { finishRequest, listRequests, requestLife } from '../../../src/service/requests/kept.ts';
import { codeOf, rig, type Tab } from '../connecting/rig.ts';

const path = '/connect/session/requests';
const wish = { name: 'Flurbo EAM', maker: 'Flurbo Works', note: 'Plant 7 uses it', lang: 'de' };
const ask = (tab: Tab, body: object, key = 'key-of-the-wish') =>
  tab.call('POST', path, body, { 'idempotency-key': key });
const day = 24 * 60 * 60_000;

test('what a person asks for is kept for the operator, once however often it is sent', async () => {
  const { open, ports, logged } = await rig();
  const tab = await open();
  const first = await ask(tab, wish);
  const again = await ask(tab, wish);
  assert.equal(first.status, 201);
  assert.deepEqual(again.body, first.body);
  const [only, ...others] = await listRequests(ports.store, false);
  assert.deepEqual(others, []);
  assert.deepEqual(
    [only?.id, only?.client, only?.customer, only?.name, only?.maker, only?.note, only?.lang],
    [first.body['id'], 'cli_1', 'customer-1', 'Flurbo EAM', 'Flurbo Works', 'Plant 7 uses it', 'de'],
  );
  const audit = await ports.store
    .selectFrom('audit')
    .selectAll()
    .where('action', '=', 'system.requested')
    .execute();
  const outbox = await ports.store.selectFrom('outbox').selectAll().execute();
  assert.deepEqual([audit.length, outbox.map(({ type }) => type)], [1, ['system.requested']]);
  assert.doesNotMatch(JSON.stringify([audit, outbox, logged]), /Flurbo|Plant 7/);
});

test('two wishes are two, and a key that was used for another one is refused', async () => {
  const { open, ports } = await rig();
  const tab = await open();
  await ask(tab, wish);
  assert.equal((await ask(tab, { name: 'Other' }, 'another-key')).status, 201);
  assert.equal(codeOf(await ask(tab, { name: 'Third' })), 'idempotency_conflict');
  assert.equal((await listRequests(ports.store, false)).length, 2);
});

test('a wish that looks as if it held a secret is refused, field by field, and nothing of it is repeated or kept', async () => {
  const { open, ports, logged } = await rig();
  const tab = await open();
  const told = { maker: 'https://joe:canary-1@erp.acme.example', note: 'The password: canary-22' };
  const { status, body } = await ask(tab, { name: 'Flurbo EAM', ...told });
  const detail = 'looks as if it held a password, a key or a token';
  assert.equal(status, 400);
  assert.deepEqual(body['errors'], [
    { pointer: '/maker', detail },
    { pointer: '/note', detail },
  ]);
  assert.equal((await ask(tab, { name: 'Server=db;Pwd=canary-3;' })).status, 400);
  assert.deepEqual(await listRequests(ports.store, true), []);
  assert.doesNotMatch(JSON.stringify([body, logged]), /canary/);
});

test('a wish without a name, or with too much of it, is refused', async () => {
  const { open, ports } = await rig();
  const tab = await open();
  for (const body of [
    {},
    { name: '   ' },
    { name: 'x'.repeat(121) },
    { name: 'A', maker: 'x'.repeat(201) },
    { name: 'A', note: 'x'.repeat(1001) },
  ])
    assert.equal(codeOf(await ask(tab, body)), 'malformed_request', JSON.stringify(body).slice(0, 40));
  assert.deepEqual(await listRequests(ports.store, true), []);
  await ask(tab, { name: 'Two\nlines', maker: ' ' });
  const [kept] = await listRequests(ports.store, true);
  assert.deepEqual([kept?.name, kept?.maker], ['Two lines', null]);
});

test('only the element of an open session can ask', async () => {
  const { open, send } = await rig();
  const tab = await open();
  const none = await send('POST', path, wish, { origin: 'https://app.example' });
  assert.equal(none.status, 401);
  const elsewhere = await tab.call('POST', path, wish, { origin: 'https://other.example' });
  assert.equal(codeOf(elsewhere), 'forbidden_origin');
});

test('a session and a client that ask too often are told when to come back', async () => {
  const { open, ports } = await rig();
  limitBy(ports, new Limits({ asked: 2, askedOfClient: 3 }));
  const tab = await open();
  const statuses = [];
  for (const at of [1, 2, 3]) statuses.push((await ask(tab, wish, `key-number-${at}`)).status);
  assert.deepEqual(statuses, [201, 201, 429]);
  const other = await open();
  assert.equal((await ask(other, wish)).status, 201);
  const late = await ask(other, wish, 'another-key');
  assert.deepEqual([late.status, Number(late.headers.get('retry-after')) > 0], [429, true]);
});

test('the operator marks a wish as done; it is forgotten a month later, and one that nobody saw to after a year', async () => {
  const { open, ports, time } = await rig();
  const tab = await open();
  const done = String((await ask(tab, wish)).body['id']);
  await ask(tab, { name: 'Other' }, 'another-key');
  await finishRequest(ports.store, ports.clock, done);
  await assert.rejects(finishRequest(ports.store, ports.clock, done), /request list/);
  const names = async (all: boolean) => (await listRequests(ports.store, all)).map(({ name }) => name);
  assert.deepEqual(await names(false), ['Other']);
  assert.deepEqual((await names(true)).toSorted(), ['Flurbo EAM', 'Other']);
  time.now += requestLife.done - day;
  await sweep(ports);
  assert.equal((await names(true)).length, 2);
  time.now += 2 * day;
  await sweep(ports);
  assert.deepEqual(await names(true), ['Other']);
  time.now += requestLife.open;
  await sweep(ports);
  assert.deepEqual(await names(true), []);
});
