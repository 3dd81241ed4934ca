// What partners that fail cost the others: a hundred events a second for ten partners, all well, and then with three that fail.
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openSqliteStore } from '../../src/service/adapters/sqlite-store.ts';
import { registerClient } from '../../src/service/clients/register.ts';
import { announce } from '../../src/service/outbox.ts';
import { parseAllowList } from '../../src/service/upstream/egress/allow-list.ts';
import { createEgress } from '../../src/service/upstream/egress/connector.ts';
import { addEndpoint } from '../../src/service/webhooks/by-operator.ts';
import { DeliveryWorker } from '../../src/service/webhooks/worker.ts';
import { makePorts } from '../../test/service/stand-ports.ts';
import { chanceOf } from '../../test/torture/chance.ts';
import type { FailingWay, HookOrder, HookTold } from './hook-orders.ts';
import { arrivals as schedule, openLoop } from './open-loop.ts';
import { median, quantile, withSpread } from './quantiles.ts';

const partners = 10;
const rate = 100;
const failing: readonly (readonly [number, FailingWay])[] = [
  [0, 'refuses'],
  [1, 'hangs up'],
  [2, 'is silent'],
];

interface Round {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly count: number;
  readonly failed: number;
}

const receivers = () => {
  const child = fork(fileURLToPath(new URL('./receivers.ts', import.meta.url)));
  const ask = (order: HookOrder): Promise<HookTold> =>
    new Promise((told) => {
      child.once('message', (answer: HookTold) => told(answer));
      child.send(order);
    });
  return { ask, end: () => child.disconnect() };
};
type Ask = ReturnType<typeof receivers>['ask'];

const clientsOf = async (
  { ports }: Pick<Awaited<ReturnType<typeof makePorts>>, 'ports'>,
  addresses: readonly number[],
): Promise<string[]> => {
  const ids: string[] = [];
  for (const port of addresses) {
    const { id } = await registerClient(ports.store, Date.now, {
      name: 'Bench',
      mode: 'test',
      redirectUris: ['https://app.test/callback'],
      origins: ['https://app.test'],
    });
    const url = `http://127.0.0.1:${port}/hook`;
    await addEndpoint(ports.store, ports.vault, Date.now, { client: id, url });
    ids.push(id);
  }
  return ids;
};

/** A fresh store and a fresh worker: nothing is known of who failed before. */
const oneRound = async (
  ask: Ask,
  addresses: readonly number[],
  { seconds, seed, ways }: { readonly seconds: number; readonly seed: number; readonly ways: typeof failing },
): Promise<Round> => {
  const folder = mkdtempSync(join(tmpdir(), 'makini-bench-hooks-'));
  const { store, close } = await openSqliteStore(folder, 'serve');
  const allow = parseAllowList(addresses.map((port) => `http://127.0.0.1:${port}`).join(','));
  const egress = createEgress({ allow: allow.entries, ca: undefined });
  const made = await makePorts({ store, clock: Date.now, egress });
  const clients = await clientsOf(made, addresses);
  await ask({ kind: 'fail', ways });
  const worker = new DeliveryWorker(made.ports);
  const times = schedule(rate, seconds, seed);
  const chance = chanceOf(seed);
  const to = times.map(() => Math.floor(chance.next() * partners));
  const begin = performance.timeOrigin + performance.now();
  await openLoop(times, async (index) => {
    const client = { id: clients[to[index] ?? 0] ?? '', mode: 'test' } as const;
    const asked = { request: `req_${index}`, session: 'ses', customer_id: 'c' };
    await store.transaction().execute((db) => announce(db, client, 'system.requested', asked, Date.now()));
    void worker.wake();
  });
  const failingNumbers = new Set(ways.map(([number]) => number));
  const healthy = to.filter((number) => !failingNumbers.has(number)).length;
  const told = async () => {
    const answer = await ask({ kind: 'tell' });
    if (answer.kind !== 'arrivals') throw new Error('The receivers do not tell.');
    return answer;
  };
  let answer = await told();
  while (answer.arrivals.length < healthy) {
    await pause(50);
    answer = await told();
  }
  const scheduled = new Map(
    (await store.selectFrom('outbox').select(['id', 'payload']).execute()).map(({ id, payload }) => {
      const { request } = JSON.parse(payload) as { request: string };
      return [id, begin + (times[Number(request.slice('req_'.length))] ?? NaN)] as const;
    }),
  );
  await worker.stop(0);
  await made.close();
  await close();
  rmSync(folder, { recursive: true, force: true });
  const sorted = answer.arrivals.map(([id, at]) => at - (scheduled.get(id) ?? NaN)).toSorted((a, b) => a - b);
  return {
    p50: quantile(sorted, 0.5),
    p95: quantile(sorted, 0.95),
    p99: quantile(sorted, 0.99),
    count: sorted.length,
    failed: answer.failed,
  };
};

const row = (what: string, rounds: readonly Round[]): void =>
  console.log(
    `| ${[
      what,
      ...(['p50', 'p95', 'p99'] as const).map((name) => withSpread(rounds.map((round) => round[name]))),
      rounds.reduce((sum, { count }) => sum + count, 0),
      rounds.reduce((sum, { failed }) => sum + failed, 0),
    ].join(' | ')} |`,
  );

/** Prints what receivers that are well wait for, with and without three of ten that fail; in turn, so that both meet the same machine. */
export const benchHooks = async ({ rounds, seconds }: { rounds: number; seconds: number }): Promise<void> => {
  const { ask, end } = receivers();
  const opened = await ask({ kind: 'open', count: partners });
  if (opened.kind !== 'ports') throw new Error('The receivers did not open.');
  const [calm, troubled]: [Round[], Round[]] = [[], []];
  for (let seed = 1; seed <= rounds; seed += 1) {
    calm.push(await oneRound(ask, opened.ports, { seconds, seed, ways: [] }));
    troubled.push(await oneRound(ask, opened.ports, { seconds, seed, ways: failing }));
  }
  end();
  console.log(
    `\n${rate} events a second for ${partners} partners, ms from the event to its arrival where all is well:\n`,
  );
  console.log(
    '| webhooks | p50 | p95 | p99 | told | attempts that failed |\n| --- | --- | --- | --- | --- | --- |',
  );
  row('all are well', calm);
  row('three of ten fail', troubled);
  const ratio = median(troubled.map(({ p99 }, round) => p99 / (calm[round]?.p99 ?? NaN)));
  console.log(`\np99 with failing partners ÷ without: ${ratio.toFixed(2)}.`);
};
