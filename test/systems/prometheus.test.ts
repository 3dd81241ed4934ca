import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { RowQuery } from '../../src/service/ports.ts';
import { checkingOf, forever, type Checking } from './checking.ts';
import { openFront, type Front } from './front.ts';
import { noPrometheus, startPrometheus, type Metrics } from './prometheus.ts';

const options = { skip: noPrometheus };
let folder = '';
let server: Metrics;
let front: Front;
let checking: Checking;

before(async () => {
  if (noPrometheus !== false) return;
  folder = await mkdtemp(join(tmpdir(), 'makini-prometheus-'));
  server = await startPrometheus(folder);
  front = await openFront(join(folder, 'tls'), server.port);
  checking = await checkingOf('prometheus', front);
});
after(async () => {
  if (noPrometheus !== false) return;
  await front?.stop();
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

const reader = { username: 'reader', password: 'reader-2026' };
const plain: RowQuery = { page: 1, perPage: 10, filter: [], match: 'all', sort: [] };

test('Prometheus: a reader signs in, and its targets are counted', options, async () => {
  const { outcome, stages } = await checking.check(checking.access(reader));
  assert.equal(outcome.status, 'passed', JSON.stringify(outcome));
  if (outcome.status !== 'passed') return;
  assert.deepEqual(outcome.warnings, []);
  const codes = outcome.evidence.map(({ code }) => code);
  assert.ok(codes.includes('auth.control_refused'));
  assert.deepEqual(outcome.evidence.find(({ code }) => code === 'data.records')?.values, {
    table: 'targets',
    count: 1,
  });
  assert.equal(JSON.stringify([outcome, stages]).includes(reader.password), false);
});

test('Prometheus: a wrong password and an unknown user are refused alike', options, async () => {
  for (const values of [
    { ...reader, password: 'wrong' },
    { ...reader, username: 'stranger' },
  ]) {
    const failure = await checking.failure(values);
    assert.deepEqual([failure.code, failure.field], ['auth.refused', 'password']);
  }
});

test('Prometheus: targets and metrics are read', options, async () => {
  const access = checking.access(reader);
  const read = async (name: string) => {
    const tables = await checking.method.describe(access, forever);
    const table = tables.find((each) => each.name === name) ?? assert.fail(name);
    return checking.method.read(access, table, plain, forever);
  };
  const { rows, total } = await read('targets');
  assert.deepEqual([total, rows[0]?.['scrapePool']], [1, 'plant']);
  const metrics = await read('metrics');
  assert.equal(metrics.rows.length, 10);
  assert.equal(typeof metrics.rows[0]?.['name'], 'string');
});

test('Prometheus: one that answers everybody is connected with a warning', options, async () => {
  const inner = join(folder, 'open');
  await mkdir(inner);
  const open = await startPrometheus(inner, { open: true });
  const before = await openFront(join(inner, 'tls'), open.port);
  const to = await checkingOf('prometheus', before);
  const { outcome } = await to.check(to.access(reader));
  await before.stop();
  await open.stop();
  assert.deepEqual(outcome.status === 'passed' && outcome.warnings.map(({ code }) => code), [
    'auth.not_proven',
  ]);
});

test('Prometheus: where nobody listens it is unreachable', options, async () => {
  const gone = await openFront(join(folder, 'gone'), 1);
  const to = await checkingOf('prometheus', gone);
  await gone.stop();
  assert.equal((await to.failure(reader)).code, 'network.refused');
});
