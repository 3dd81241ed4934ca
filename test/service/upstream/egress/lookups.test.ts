import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { lookupsAtOnce } from '../../../../src/service/upstream/egress/lookups.ts';
import { UpstreamError } from '../../../../src/service/upstream/upstream-error.ts';
import { egressWith } from './servers.ts';

/** A connector whose resolver answers when it is told to, and people who ask it for names. */
const stand = () => {
  const open = new Map<string, (addresses: readonly string[]) => void>();
  const asked: string[] = [];
  const egress = egressWith('', {
    lookup: (host) => {
      asked.push(host);
      return new Promise((resolve) => void open.set(host, resolve));
    },
  });
  // Where the name leads nobody may go: what is asked for ends there, and no connection is made.
  const ask = (id: string, host: string, signal = AbortSignal.timeout(30_000)): Promise<string> =>
    egress.request({ url: `https://${host}/`, client: { id, mode: 'live' }, signal, timeoutMs: 30_000 }).then(
      () => 'reached',
      (error: unknown) => (error instanceof UpstreamError ? error.code : String(error)),
    );
  const answer = async (host: string): Promise<void> => {
    open.get(host)?.(['10.0.0.1']);
    await turn();
  };
  return { ask, answer, asked };
};

const names = (of: string, count: number): string[] =>
  Array.from({ length: count }, (_each, at) => `${of}-${at}.example`);

test('Names whose server is silent keep no other client waiting, and their own client as little as can be.', async () => {
  const { ask, answer, asked } = stand();
  const slow = names('slow', 40);
  const ends = slow.map((host) => ask('hostile', host));
  await turn();
  assert.deepEqual(asked, slow.slice(0, lookupsAtOnce.client));
  const honest = ask('honest', 'erp.example');
  await turn();
  assert.equal(asked.at(-1), 'erp.example');
  await answer('erp.example');
  assert.equal(await honest, 'network.address_not_allowed');
  for (const host of slow) await answer(host);
  assert.deepEqual(new Set(await Promise.all(ends)), new Set(['network.address_not_allowed']));
  assert.deepEqual(asked.slice(-2), slow.slice(-2));
});

test('Many clients together leave threads for whatever else is looked up.', async () => {
  const { ask, answer, asked } = stand();
  const clients = names('client', 10);
  const ends = clients.flatMap((client) => names(client, 5).map((host) => ask(client, host)));
  await turn();
  assert.equal(asked.length, lookupsAtOnce.all);
  for (let at = 0; at < 50; at += 1) await answer(asked[at] ?? '');
  await Promise.all(ends);
  assert.equal(new Set(asked).size, 50);
});

test('Who goes while they wait is not asked for any more; who goes later keeps the thread until there is an answer.', async () => {
  const { ask, answer, asked } = stand();
  const left = new AbortController();
  const held = names('held', lookupsAtOnce.client);
  const ends = held.map((host) => ask('one', host, left.signal));
  const waited = ask('one', 'waited.example', left.signal);
  await turn();
  left.abort();
  assert.deepEqual(new Set(await Promise.all([...ends, waited])), new Set(['service.interrupted']));
  const next = ask('one', 'next.example');
  await turn();
  assert.deepEqual(asked, held);
  await answer(held[0] ?? '');
  assert.deepEqual(asked, [...held, 'next.example']);
  await answer('next.example');
  assert.equal(await next, 'network.address_not_allowed');
});
