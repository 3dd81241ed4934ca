import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LineFull, Turns } from '../../../src/service/connecting/turns.ts';

const never = new AbortController().signal;
const host = 'erp.example:443';

/** Takes turns and notes in which order they came. */
const crowd = (turns: Turns) => {
  const served: string[] = [];
  const ends: (() => void)[] = [];
  const join = (client: string, name: string, signal = never, at = host) =>
    turns.take(at, client, signal).then((end) => {
      served.push(name);
      ends.push(end);
    });
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  const endNext = async () => {
    ends.shift()?.();
    await settle();
  };
  return { served, join, settle, endNext };
};

test('So many are with a host at once and no more; each that ends lets one go on; another host is free.', async () => {
  const { served, join, settle, endNext } = crowd(new Turns({ atOnce: 2 }));
  const joining = ['a', 'b', 'c', 'd'].map((name) => join('one', name));
  await settle();
  assert.deepEqual(served, ['a', 'b']);
  await join('one', 'elsewhere', never, 'other.example:443');
  await endNext();
  assert.deepEqual(served, ['a', 'b', 'elsewhere', 'c']);
  await endNext();
  await Promise.all(joining);
  assert.equal(served.at(-1), 'd');
});

test('A crowd of one client does not come before the next client: they take turns.', async () => {
  const { served, join, settle, endNext } = crowd(new Turns({ atOnce: 1 }));
  await join('crowd', 'first');
  const joining = Array.from({ length: 50 }, (_, at) => join('crowd', `crowd ${at}`));
  joining.push(join('honest', 'honest 0'), join('honest', 'honest 1'));
  await settle();
  for (let at = 0; at < 4; at += 1) await endNext();
  assert.deepEqual(served, ['first', 'crowd 0', 'honest 0', 'crowd 1', 'honest 1']);
  while (served.length < 53) await endNext();
  await Promise.all(joining);
});

test('Who stops waiting loses the place, and the turn goes to the next.', async () => {
  const { served, join, settle, endNext } = crowd(new Turns({ atOnce: 1 }));
  const left = new AbortController();
  await join('one', 'a');
  const leaving = join('one', 'b', left.signal);
  const staying = join('one', 'c');
  await settle();
  left.abort(new Error('gone'));
  await assert.rejects(leaving, /gone/);
  await endNext();
  await staying;
  assert.deepEqual(served, ['a', 'c']);
  await assert.rejects(join('one', 'd', left.signal), /gone/);
});

test('A line has an end, for each client of its own, and whoever waits is told so.', async () => {
  const turns = new Turns({ atOnce: 1, waiting: 1 });
  let told = 0;
  const end = await turns.take(host, 'one', never, () => (told += 1));
  assert.equal(told, 0);
  const second = turns.take(host, 'one', never, () => (told += 1));
  await assert.rejects(turns.take(host, 'one', never), LineFull);
  const other = turns.take(host, 'two', never);
  end();
  end();
  (await second)();
  (await other)();
  assert.equal(told, 1);
});
