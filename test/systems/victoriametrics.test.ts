import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { checkingOf, forever, type Checking } from './checking.ts';
import { openFront, type Front } from './front.ts';
import { noVictoriaMetrics, startVictoriaMetrics } from './victoriametrics.ts';

const options = { skip: noVictoriaMetrics };
let folder = '';
let server: Awaited<ReturnType<typeof startVictoriaMetrics>>;
let front: Front;
let checking: Checking;

before(async () => {
  if (noVictoriaMetrics !== false) return;
  folder = await mkdtemp(join(tmpdir(), 'makini-victoriametrics-'));
  server = await startVictoriaMetrics(folder);
  front = await openFront(join(folder, 'tls'), server.port);
  checking = await checkingOf('victoriametrics', front);
});
after(async () => {
  if (noVictoriaMetrics !== false) return;
  await front?.stop();
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

const reader = { username: 'reader', password: 'reader-2026' };

test('VictoriaMetrics: a reader signs in, and its metrics are counted', options, async () => {
  const { outcome } = await checking.check(checking.access(reader));
  assert.equal(outcome.status, 'passed', JSON.stringify(outcome));
  if (outcome.status !== 'passed') return;
  assert.deepEqual(outcome.warnings, []);
  assert.ok(outcome.evidence.some(({ code }) => code === 'auth.control_refused'));
  assert.deepEqual(outcome.evidence.find(({ code }) => code === 'data.records')?.values, {
    table: 'metrics',
    count: 2,
  });
});

test('VictoriaMetrics: a wrong password and an unknown user are refused alike', options, async () => {
  for (const values of [
    { ...reader, password: 'wrong' },
    { ...reader, username: 'stranger' },
  ]) {
    const failure = await checking.failure(values);
    assert.deepEqual([failure.code, failure.field], ['auth.refused', 'password']);
  }
});

test('VictoriaMetrics: the metrics are read with the number of their series', options, async () => {
  const access = checking.access(reader);
  const [table] = await checking.method.describe(access, forever);
  assert.ok(table);
  const query = { page: 1, perPage: 10, filter: [], match: 'all', sort: [] } as const;
  const { rows, total } = await checking.method.read(access, table, query, forever);
  assert.equal(total, 2);
  assert.deepEqual(
    rows.map(({ name, value }) => [name, value]),
    [
      ['press_celsius', 2],
      ['press_strokes_total', 1],
    ],
  );
});

test('VictoriaMetrics: the probe knows it, and where nobody listens it is unreachable', options, async () => {
  const access = { ...checking.access({}), values: { address: front.url } };
  const probe = await checking.method.probe(access, forever);
  assert.deepEqual([probe.status, probe.product], ['reached', 'VictoriaMetrics']);
  const gone = await openFront(join(folder, 'gone'), 1);
  const to = await checkingOf('victoriametrics', gone);
  await gone.stop();
  assert.equal((await to.failure(reader)).code, 'network.refused');
});
