import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { RowQuery } from '../../src/service/ports.ts';
import { UpstreamError } from '../../src/service/upstream/upstream-error.ts';
import { checkingOf, forever, type Checking } from './checking.ts';
import { openFront, type Front } from './front.ts';
import { noIcinga, startIcinga } from './icinga.ts';

const options = { skip: noIcinga };
let folder = '';
let icinga: Front;
let checking: Checking;

before(async () => {
  if (noIcinga !== false) return;
  folder = await mkdtemp(join(tmpdir(), 'makini-icinga-'));
  icinga = await startIcinga(folder);
  checking = await checkingOf('icinga', icinga);
});
after(async () => {
  if (noIcinga !== false) return;
  await icinga?.stop();
  await rm(folder, { recursive: true, force: true });
});

const as = (username: string) => ({ username, password: `${username}-2026` });
const plain: RowQuery = { page: 1, perPage: 10, filter: [], match: 'all', sort: [] };

test('Icinga: an API user signs in, and services are counted', options, async () => {
  const { outcome } = await checking.check(checking.access(as('reader')));
  assert.equal(outcome.status, 'passed', JSON.stringify(outcome));
  if (outcome.status !== 'passed') return;
  assert.equal(outcome.account, 'reader');
  assert.deepEqual(outcome.warnings, []);
  assert.ok(outcome.evidence.some(({ code }) => code === 'auth.control_refused'));
  assert.deepEqual(outcome.evidence.find(({ code }) => code === 'data.records')?.values, {
    table: 'services',
    count: 1,
  });
});

test('Icinga: a wrong password and an unknown user are refused alike', options, async () => {
  for (const values of [{ username: 'reader', password: 'wrong' }, as('stranger')]) {
    const failure = await checking.failure(values);
    assert.deepEqual([failure.code, failure.field], ['auth.refused', 'password']);
  }
});

test(
  'Icinga: who may see nothing reads so, who may see hosts alone is warned: for Icinga both are "not found"',
  options,
  async () => {
    const failure = await checking.failure(as('nobody'));
    assert.deepEqual([failure.code, failure.owner], ['access.forbidden', 'admin']);
    const { outcome } = await checking.check(checking.access(as('hosts')));
    assert.deepEqual(outcome.status === 'passed' && outcome.warnings.map(({ code }) => code), [
      'access.partial',
    ]);
  },
);

test('Icinga: hosts are described and read; a closed kind of object is not offered', options, async () => {
  const access = checking.access(as('hosts'));
  const tables = await checking.method.describe(access, forever);
  assert.deepEqual(
    tables.map(({ name }) => name),
    ['hosts'],
  );
  const hosts = tables[0] ?? assert.fail();
  const { rows, total } = await checking.method.read(access, hosts, plain, forever);
  assert.deepEqual([total, rows.map(({ name }) => name).toSorted()], [2, ['press-1', 'press-2']]);
  const services = { ...hosts, name: 'services' };
  await assert.rejects(
    checking.method.read(access, services, plain, forever),
    (error) => error instanceof UpstreamError && error.code === 'access.forbidden',
  );
});

test('Icinga: the probe knows it, and where nobody listens it is unreachable', options, async () => {
  const access = { ...checking.access({}), values: { address: icinga.url } };
  const probe = await checking.method.probe(access, forever);
  assert.deepEqual([probe.status, probe.product], ['reached', 'Icinga']);
  const gone = await openFront(join(folder, 'gone'), 1);
  const to = await checkingOf('icinga', gone);
  await gone.stop();
  assert.equal((await to.failure(as('reader'))).code, 'network.refused');
});
