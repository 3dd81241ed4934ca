import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { RowQuery } from '../../src/service/ports.ts';
import { checkingOf, forever, type Checking } from './checking.ts';
import { openFront, type Front } from './front.ts';
import { openJourney, type Journey } from './journey.ts';
import { startNodeRed } from './node-red.ts';

let folder = '';
let red: Awaited<ReturnType<typeof startNodeRed>>;
let front: Front;
let checking: Checking;
let journey: Journey;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'makini-node-red-'));
  red = await startNodeRed(folder);
  front = await openFront(join(folder, 'tls'), red.port);
  checking = await checkingOf('node-red', front);
  journey = await openJourney(red.port, 'Node-RED');
});
after(async () => {
  await journey?.stop();
  await front?.stop();
  await red?.stop();
  await rm(folder, { recursive: true, force: true });
});

const reader = { username: 'reader', password: 'reader-2026' };
const plain: RowQuery = { page: 1, perPage: 10, filter: [], match: 'all', sort: [] };

test('Node-RED: a reader gets a session, says who it is, and sees the flows', async () => {
  const { outcome, stages } = await checking.check(checking.access(reader));
  assert.equal(outcome.status, 'passed', JSON.stringify(outcome));
  if (outcome.status !== 'passed') return;
  assert.equal(outcome.account, 'reader');
  assert.deepEqual(outcome.warnings, []);
  assert.ok(outcome.evidence.some(({ code }) => code === 'auth.control_refused'));
  assert.deepEqual(outcome.evidence.find(({ code }) => code === 'data.records')?.values, {
    table: 'flows',
    count: 2,
  });
  assert.equal(JSON.stringify([outcome, stages]).includes(reader.password), false);
});

test('Node-RED: flows and nodes are described and read', async () => {
  const access = checking.access(reader);
  const tables = await checking.method.describe(access, forever);
  assert.deepEqual(
    tables.map(({ name }) => name),
    ['flows', 'nodes'],
  );
  const flows = tables[0] ?? assert.fail();
  const { rows, total } = await checking.method.read(access, flows, plain, forever);
  assert.deepEqual([total, rows.map(({ id }) => id).toSorted()], [2, ['f1', 'n1']]);
});

test('Node-RED: the probe knows it, and where nobody listens it is unreachable', async () => {
  const access = { ...checking.access({}), values: { address: front.url } };
  const probe = await checking.method.probe(access, forever);
  assert.equal(probe.status, 'reached');
  const gone = await openFront(join(folder, 'gone'), 1);
  const to = await checkingOf('node-red', gone);
  await gone.stop();
  assert.equal((await to.failure(reader)).code, 'network.refused');
});

test('Node-RED in the browser: a reader is connected', async () => {
  const person = await journey.tries(reader);
  await person.heading(/is connected/).waitFor({ timeout: 40_000 });
  await person.page.context().close();
});

test('Node-RED: a wrong password, an unknown user and one without rights are refused alike, and then everybody waits', async () => {
  const told: unknown[] = [];
  for (const values of [
    { ...reader, password: 'wrong' },
    { ...reader, username: 'stranger' },
    { ...reader, username: 'nobody' },
  ]) {
    const failure = await checking.failure(values);
    told.push([failure.code, failure.field]);
  }
  assert.deepEqual(told, Array(3).fill(['auth.refused', 'password']));
  // It counts what was refused, and from then on says so to the right password too.
  const codes: string[] = [];
  for (let tries = 0; tries < 10 && !codes.includes('auth.too_many_attempts'); tries += 1)
    codes.push((await checking.failure({ ...reader, password: 'wrong' })).code);
  assert.equal(codes.at(-1), 'auth.too_many_attempts');
  assert.equal((await checking.failure(reader)).code, 'auth.too_many_attempts');
});
