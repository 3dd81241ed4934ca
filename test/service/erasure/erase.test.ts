import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eraseCustomer } from '../../../src/service/erasure/erase.ts';
import type { Method, Ports } from '../../../src/service/ports.ts';
import { addEndpoint } from '../../../src/service/webhooks/by-operator.ts';
import { DeliveryWorker } from '../../../src/service/webhooks/worker.ts';
import { good, rig } from '../connecting/rig.ts';
import { makeStand } from '../stand.ts';

const all = async ({ store }: Ports): Promise<string> => {
  const tables = await store.introspection.getTables();
  const rows = await Promise.all(
    tables.map(async ({ name }) => [
      name,
      await store
        .selectFrom(name as 'session')
        .selectAll()
        .execute(),
    ]),
  );
  return JSON.stringify(rows);
};

/** Customers of one partner, in every state there is; the names are what must not be found afterwards. */
const partner = async (changes: Partial<Ports> = {}) => {
  const made = await makeStand(changes);
  const { authorized, connected, client, pushed, post, ports } = made;
  const of = { customer_id: 'cust-secret-7', customer_name: 'Flurbo Works' };
  const { code } = await authorized(client, of);
  const first = (await (await made.exchange(code)).json()) as { access_token: string };
  await authorized(client, of);
  await post('/oauth/par', pushed(of));
  const kept = await connected();
  const whose = { client: { id: client.id, mode: client.mode }, customer: of.customer_id };
  return { ...made, token: first.access_token, kept, whose, erase: () => eraseCustomer(ports, whose) };
};

test('Nothing that names an erased customer stays, and nothing of any other customer goes.', async () => {
  const { erase, ports, token, kept, bearer } = await partner();
  const before = await all(ports);
  assert.ok(before.includes('cust-secret-7') && before.includes('Flurbo Works'));
  const { connections, sessions } = await erase();
  assert.deepEqual([connections, sessions], [2, 3]);
  const after = await all(ports);
  assert.ok(!after.includes('cust-secret-7') && !after.includes('Flurbo Works'), after);
  assert.equal((await bearer('/api/integrations/current', token)).status, 401);
  assert.equal((await bearer('/api/integrations/current', kept.token)).status, 200);
  for (const table of ['connection', 'credential', 'session'] as const)
    assert.equal((await ports.store.selectFrom(table).selectAll().execute()).length, 1, table);
});

test('The audit stays, with ids alone, and says that somebody was erased.', async () => {
  const { erase, ports } = await partner();
  const rows = () => ports.store.selectFrom('audit').selectAll().execute();
  const before = await rows();
  await erase();
  const after = await rows();
  for (const { id } of before) assert.ok(after.some((row) => row.id === id));
  const erased = after.filter(({ action }) => action === 'customer.erased');
  assert.equal(erased.length, 1);
  const counts = JSON.parse(erased[0]?.detail ?? '') as { connections: number };
  assert.deepEqual([erased[0]?.subject, counts.connections], [null, 2]);
  assert.equal(after.filter(({ action }) => action === 'connection.erased').length, 2);
});

test('What a system had granted is given back, and what waits for that has no name.', async () => {
  const made = await partner();
  const [plain] = made.ports.methods.values();
  assert(plain);
  (made.ports.methods as Map<string, Method>).set(plain.id, { ...plain, revoke: async () => undefined });
  await made.erase();
  const waiting = await made.ports.store.selectFrom('grant_return').select('customer_id').execute();
  assert.deepEqual(waiting, [{ customer_id: '' }, { customer_id: '' }]);
});

test('What was still to be told of is not, but that connections have ended; told once, that is forgotten too.', async () => {
  const { erase, ports, client } = await partner();
  await ports.store
    .insertInto('webhook_endpoint')
    .values({
      id: 'whk_1',
      client_id: client.id,
      mode: client.mode,
      url: 'https://app.test/hook',
      created_at: 0,
      disabled_at: null,
    })
    .execute();
  const ended = ports.store.selectFrom('outbox').select('id').where('type', '=', 'connection.disconnected');
  const { announce } = await import('../../../src/service/outbox.ts');
  const about = { connection: 'x', customer: 'cust-secret-7' };
  await announce(ports.store, client, 'connection.authorized', about, 0);
  await announce(ports.store, client, 'connection.authorized', { customer: 'another' }, 0);
  await erase();
  const left = await ports.store.selectFrom('outbox').select('payload').execute();
  assert.ok(left.some(({ payload }) => payload.includes('another')));
  assert.ok(!left.some(({ payload }) => payload.includes('"connection":"x"')));
  await ports.store.updateTable('webhook_delivery').set({ status: 'delivered' }).execute();
  await erase();
  assert.deepEqual(await ended.execute(), []);
  assert.ok(!(await all(ports)).includes('cust-secret-7'));
});

test('That the connections of an erased customer have ended is kept until every endpoint has taken it, and no longer.', async () => {
  let second = 500;
  const { erase, ports, client, time } = await partner({
    egress: {
      request: async ({ url }) => ({
        status: url.endsWith('/two') ? second : 204,
        headers: {},
        body: '',
        ms: 1,
      }),
      connect: () => Promise.reject(new Error('nobody dials')),
    },
  });
  for (const name of ['one', 'two'])
    await addEndpoint(ports.store, ports.vault, ports.clock, {
      client: client.id,
      url: `https://app.test/${name}`,
      events: ['connection.disconnected', 'token.rotated'],
    });
  await erase();
  const worker = new DeliveryWorker(ports, { chance: () => 0.5, every: 0 });
  await worker.settled();
  assert.ok((await all(ports)).includes('cust-secret-7'), 'the second has not been told');
  second = 204;
  time.now += 60_000;
  await worker.settled();
  assert.ok(!(await all(ports)).includes('cust-secret-7'));
});

test('A sign-in that goes on is ended with what was typed, and its check stores nothing.', async () => {
  const { atForm, runs, script, ports } = await rig();
  const asked = Promise.withResolvers<void>();
  const may = Promise.withResolvers<void>();
  const { check } = script;
  script.check = async (...given) => {
    asked.resolve();
    await may.promise;
    return check(...given);
  };
  const person = await atForm();
  const frame = await person.frame();
  await frame.submit(good);
  await asked.promise;
  const row = await ports.store.selectFrom('session').selectAll().executeTakeFirstOrThrow();
  const whose = { client: { id: row.client_id, mode: row.mode }, customer: row.customer_id };
  assert.deepEqual(await eraseCustomer(ports, whose), {
    connections: 0,
    sessions: 1,
    requests: 0,
    events: 0,
  });
  may.resolve();
  await runs.settled();
  for (const table of ['session', 'connection', 'credential', 'check_run'] as const)
    assert.deepEqual(await ports.store.selectFrom(table).selectAll().execute(), [], table);
  assert.ok(!(await all(ports)).includes(row.customer_id));
});

test('Erasing twice, or somebody who is not known, is no failure.', async () => {
  const { erase, ports, whose } = await partner();
  await erase();
  assert.deepEqual(await erase(), { connections: 0, sessions: 0, requests: 0, events: 0 });
  const nobody = { ...whose, customer: 'nobody' };
  assert.equal((await eraseCustomer(ports, nobody)).connections, 0);
});
