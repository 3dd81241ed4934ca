import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { RowQuery } from '../../src/service/ports.ts';
import { UpstreamError } from '../../src/service/upstream/upstream-error.ts';
import { checkingOf, forever, type Checking } from './checking.ts';
import { openFront, type Front } from './front.ts';
import { noTryton, startTryton, type Tryton } from './tryton.ts';

const options = { skip: noTryton };
let folder = '';
let tryton: Tryton;
let front: Front;
let checking: Checking;

before(async () => {
  if (noTryton !== false) return;
  folder = await mkdtemp(join(tmpdir(), 'makini-tryton-'));
  tryton = await startTryton(folder);
  front = await openFront(join(folder, 'tls'), tryton.port);
  checking = await checkingOf('tryton', front);
});
after(async () => {
  if (noTryton !== false) return;
  await front?.stop();
  await tryton?.stop();
  await rm(folder, { recursive: true, force: true });
});

const reader = { database: 'plant', username: 'reader', password: 'reader-2026!' };
const all: RowQuery = { page: 1, perPage: 50, filter: [], match: 'all', sort: [] };

test('Tryton: a reader connects, and every stage says what it saw', options, async () => {
  const { outcome, stages } = await checking.check(checking.access(reader));
  assert.equal(outcome.status, 'passed', JSON.stringify(outcome));
  if (outcome.status !== 'passed') return;
  assert.deepEqual(outcome.warnings, []);
  const of = (code: string) => outcome.evidence.find((each) => each.code === code)?.values;
  assert.match(String(of('service.answered')?.['product']), /^Tryton 6\./);
  assert.deepEqual(of('auth.control_refused'), {});
  assert.equal(Number(of('access.tables')?.['count']) >= 5, true);
  assert.deepEqual(of('data.records'), { table: 'product.category', count: 4 });
  assert.match(String(of('data.newest')?.['date']), /^20\d\d-\d\d-\d\dT.+Z$/);
  const told = JSON.stringify([stages, { ...outcome, account: '' }]);
  assert.equal(told.includes('reader'), false);
});

test('Tryton: after a check no session is left', options, async () => {
  await tryton.call('model.res.user.search', [[], {}]);
  await checking.check(checking.access(reader));
  const users = (await tryton.call('model.res.user.search_read', [
    [['login', '=', 'reader']],
    0,
    1,
    null,
    ['sessions'],
    {},
  ])) as { sessions: number }[];
  assert.equal(users[0]?.sessions, 0);
});

test('Tryton: a wrong password and an unknown user are refused alike', options, async () => {
  const wrong = await checking.failure({ ...reader, password: 'canary-77' });
  assert.equal(wrong.code, 'auth.refused');
  assert.equal(wrong.field, 'password');
  assert.equal(JSON.stringify(wrong).includes('canary-77'), false);
  assert.equal((await checking.failure({ ...reader, username: 'nobody' })).code, 'auth.refused');
});

test('Tryton: a database that is missing is told before any password is sent', options, async () => {
  const failure = await checking.failure({ ...reader, database: 'plnat' });
  assert.equal(failure.code, 'service.database_missing');
  assert.equal(failure.values['database'], 'plnat');
  assert.equal(failure.field, 'database');
});

test('Tryton: a clerk signs in but may read nothing', options, async () => {
  const failure = await checking.failure({ ...reader, username: 'clerk', password: 'clerk-2026!' });
  assert.equal(failure.code, 'access.forbidden');
  assert.equal(failure.owner, 'admin');
});

test('Tryton: without a database the person chooses, and the choice is connected', options, async () => {
  const { database: _none, ...typed } = reader;
  const { outcome } = await checking.check(checking.access(typed));
  assert.equal(outcome.status, 'choose');
  const names = outcome.status === 'choose' ? outcome.options.map(({ id }) => id).toSorted() : [];
  assert.deepEqual(names, ['archive', 'plant']);
  const chosen = await checking.check(checking.access(typed, 'plant'));
  assert.equal(chosen.outcome.status, 'passed');
  const gone = await checking.check(checking.access(typed, 'sold'));
  assert.equal(gone.outcome.status === 'failed' && gone.outcome.failure.code, 'access.choice_gone');
});

test('Tryton: models are described and read, filtered and sorted', options, async () => {
  const access = checking.access(reader);
  const tables = await checking.method.describe(access, forever);
  const categories = tables.find(({ name }) => name === 'product.category') ?? assert.fail();
  const name = categories.columns.find((column) => column.name === 'name');
  assert.equal(name?.type, 'char');
  assert.equal(categories.columns.find((column) => column.name === 'id')?.key, true);
  const first = await checking.method.read(access, categories, { ...all, perPage: 3 }, forever);
  assert.equal(first.total, 4);
  assert.equal(first.rows.length, 3);
  assert.match(String(first.rows[0]?.['create_date']), /^20\d\d-\d\d-\d\dT[\d:.]+Z$/);
  const filter = [{ column: 'name', op: 'contains', value: '50%' }] as const;
  const found = await checking.method.read(access, categories, { ...all, filter }, forever);
  assert.deepEqual(
    found.rows.map((row) => row['name']),
    ['V-belt 50% longer'],
  );
  const either = [
    { column: 'id', op: 'le', value: '1' },
    { column: 'name', op: 'eq', value: 'Filter' },
  ] as const;
  const sort = [{ column: 'name', direction: 1 }] as const;
  const two = await checking.method.read(
    access,
    categories,
    { ...all, filter: either, match: 'any', sort },
    forever,
  );
  assert.deepEqual(
    two.rows.map((row) => row['name']),
    ['Filter', 'Seal kit'],
  );
});

test(
  'Tryton: what a module of the customer’s own adds is marked, and is read once it is chosen',
  options,
  async () => {
    const access = checking.access(reader);
    const tables = await checking.method.describe(access, forever);
    assert.deepEqual(
      tables.filter(({ custom }) => custom).map(({ name }) => name),
      ['plant.machine'],
    );
    const marked = tables.flatMap(({ name, columns }) =>
      columns.filter(({ custom }) => custom).map((column) => `${name} ${column.name}`),
    );
    assert.deepEqual(marked, ['party.party plant_code']);
    const parties = tables.find(({ name }) => name === 'party.party') ?? assert.fail();
    const { rows } = await checking.method.read(access, parties, { ...all, perPage: 50 }, forever);
    assert.deepEqual(
      rows.map((row) => row['plant_code']).filter((code) => code !== null),
      ['P-0', 'P-1', 'P-2', 'P-3'],
    );
  },
);

test(
  'Tryton: a call of the partner’s own is answered as Tryton answers it, with the rights of the user',
  options,
  async () => {
    const call = async (method: string, params: unknown[], who = reader) => {
      const request = {
        method: 'POST',
        path: '/',
        query: [],
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ method, params }),
      } as const;
      const answer = await checking.method.pass?.(checking.access(who), request, forever);
      return { status: answer?.status, body: answer?.body ?? '' };
    };
    const found = await call('model.party.party.search_count', [[['name', 'like', '%Ltd']], {}]);
    assert.deepEqual([found.status, JSON.parse(found.body)], [200, { id: 1, result: 4 }]);
    const written = await call('model.party.party.create', [[{ name: 'Nobody Ltd' }], {}]);
    assert.match(written.body, /UserError/);
    const clerk = { ...reader, username: 'clerk', password: 'clerk-2026!' };
    const unchecked = await call(
      'model.party.party.search_read',
      [[], 0, 9, null, ['name'], { _check_access: false }],
      clerk,
    );
    assert.equal(unchecked.body.includes('Ltd'), false);
    await assert.rejects(call('model.ir.session.search_read', [[], 0, 9, null, ['key'], {}]), UpstreamError);
    await assert.rejects(call('common.db.logout', []), UpstreamError);
  },
);

test('Tryton: a value that does not fit names its column, and a closed model says so', options, async () => {
  const access = checking.access(reader);
  const tables = await checking.method.describe(access, forever);
  const categories = tables.find(({ name }) => name === 'product.category') ?? assert.fail();
  const filter = [{ column: 'id', op: 'eq', value: 'seven' }] as const;
  const misfit: unknown = await checking.method
    .read(access, categories, { ...all, filter }, forever)
    .catch((error: unknown) => error);
  assert.deepEqual(misfit instanceof UpstreamError && [misfit.code, misfit.failure.values['column']], [
    'input.malformed',
    'id',
  ]);
  const clerk = checking.access({ ...reader, username: 'clerk', password: 'clerk-2026!' });
  const closed: unknown = await checking.method
    .read(clerk, categories, all, forever)
    .catch((error: unknown) => error);
  assert.equal(closed instanceof UpstreamError && closed.code, 'access.forbidden');
});

test('Tryton: the probe knows it and its version', options, async () => {
  const { values: _none, ...access } = checking.access({});
  const probe = await checking.method.probe({ ...access, values: { address: front.url } }, forever);
  assert.equal(probe.status, 'reached');
  assert.match(probe.product ?? '', /^Tryton 6\./);
});
