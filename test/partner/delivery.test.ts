import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDeliverer } from '../../src/partner/delivery.ts';
import type { Delivery } from '../../src/partner/index.ts';

const delivery = (token: string, id = 'con_1'): Delivery => ({
  token,
  connection: { id, system: 's', system_name: 'S', name: 'N', mode: 'test' },
  customer: { id: 'cust-1' },
});

/** A store whose calls end when the test says so. */
const heldStore = () => {
  const began: string[] = [];
  const ends: { done: () => void; fail: (error: Error) => void }[] = [];
  const store = ({ token }: Delivery): Promise<void> => {
    began.push(token);
    return new Promise((done, fail) => ends.push({ done, fail }));
  };
  return { began, ends, store };
};
const settle = (): Promise<void> => new Promise((done) => setImmediate(done));

test('the same token arriving twice at once is stored once, and both learn of it', async () => {
  const { began, ends, store } = heldStore();
  const deliverer = createDeliverer(store);
  const both = Promise.all([deliverer.deliver(delivery('a')), deliverer.deliver(delivery('a'))]);
  await settle();
  assert.deepEqual(began, ['a']);
  ends[0]?.done();
  await both;
  assert.deepEqual(began, ['a']);
});

test('another token of the same connection waits for the first, also when that one failed', async () => {
  const { began, ends, store } = heldStore();
  const deliverer = createDeliverer(store);
  const first = deliverer.deliver(delivery('a'));
  const second = deliverer.deliver(delivery('b'));
  await settle();
  assert.deepEqual(began, ['a']);
  ends[0]?.fail(new Error('no'));
  await assert.rejects(first, /no/);
  await settle();
  assert.deepEqual(began, ['a', 'b']);
  ends[1]?.done();
  await second;
});

test('connections do not wait for each other, and a token delivered again later is stored again', async () => {
  const { began, ends, store } = heldStore();
  const deliverer = createDeliverer(store);
  const all = [deliverer.deliver(delivery('a')), deliverer.deliver(delivery('z', 'con_2'))];
  await settle();
  assert.deepEqual(began, ['a', 'z']);
  ends.forEach(({ done }) => done());
  await Promise.all(all);
  const again = deliverer.deliver(delivery('a'));
  await settle();
  ends[2]?.done();
  await again;
  assert.deepEqual(began, ['a', 'z', 'a']);
});

test('one way to a session’s token at a time: who comes meanwhile shares it, and tries again when it failed or gave nothing', async () => {
  const { once } = createDeliverer(() => undefined);
  const ran: string[] = [];
  const held = Promise.withResolvers<{ by: string } | undefined>();
  const way = (by: string, result: Promise<{ by: string } | undefined>) => () => (ran.push(by), result);
  const first = once('state-1', way('page', held.promise));
  const second = once('state-1', way('webhook', Promise.resolve({ by: 'webhook' })));
  assert.deepEqual(await once('state-2', way('other', Promise.resolve({ by: 'other' }))), { by: 'other' });
  assert.deepEqual(ran, ['page', 'other']);
  held.resolve({ by: 'page' });
  assert.deepEqual(await Promise.all([first, second]), [{ by: 'page' }, { by: 'page' }]);
  assert.deepEqual(ran, ['page', 'other']);

  const failing = once('state-1', way('failing', Promise.reject(new Error('no'))));
  const empty = once('state-1', way('empty', Promise.resolve(undefined)));
  const last = once('state-1', way('last', Promise.resolve({ by: 'last' })));
  await assert.rejects(failing, /no/);
  assert.deepEqual([await empty, await last].at(-1), { by: 'last' });
  assert.equal(ran.includes('last'), true);
});
