import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { checkingOf, forever, type Checking } from './checking.ts';
import { openFront, type Front } from './front.ts';
import { openJourney, type Journey } from './journey.ts';
import { noRedmine, startRedmine, type Redmine } from './redmine/redmine.ts';

const options = { skip: noRedmine };
let folder = '';
let redmine: Redmine;
let front: Front;
let checking: Checking;
let journey: Journey;

before(async () => {
  if (noRedmine !== false) return;
  folder = await mkdtemp(join(tmpdir(), 'makini-redmine-'));
  redmine = await startRedmine(folder);
  front = await openFront(join(folder, 'tls'), redmine.port);
  checking = await checkingOf('redmine', front);
  journey = await openJourney(redmine.port, 'Redmine');
});
after(async () => {
  if (noRedmine !== false) return;
  await journey?.stop();
  await front?.stop();
  await redmine?.stop();
  await rm(folder, { recursive: true, force: true });
});

test('Redmine: a key signs in, and the newest issue is told', options, async () => {
  const { outcome, stages } = await checking.check(checking.access({ key: redmine.keys.planner }));
  assert.equal(outcome.status, 'passed', JSON.stringify(outcome));
  if (outcome.status !== 'passed') return;
  assert.match(outcome.account, /^planner \(\d+\)$/);
  assert.deepEqual(outcome.warnings, []);
  const records = outcome.evidence.find(({ code }) => code === 'data.records');
  assert.deepEqual(records?.values, { table: 'issues', count: 111 });
  const newest = outcome.evidence.find(({ code }) => code === 'data.newest');
  assert.match(String(newest?.values['name']), /Press \d+: inspect the hydraulics/);
  assert.ok(outcome.evidence.some(({ values }) => values['product'] === 'Redmine'));
  assert.equal(JSON.stringify([outcome, stages]).includes(redmine.keys.planner), false);
});

test('Redmine: a wrong key and the key of a locked user are refused alike', options, async () => {
  for (const key of ['0'.repeat(40), redmine.keys.locked]) {
    const failure = await checking.failure({ key });
    assert.equal(failure.code, 'auth.key_refused');
    assert.equal(failure.field, 'key');
    assert.equal(JSON.stringify(failure).includes(key), false);
  }
});

test('Redmine: a login and a password sign in as well, and wrong ones are refused', options, async () => {
  const byPassword = await checkingOf('redmine', front, 'basic');
  const typed = { username: 'planner', password: 'planner-2026-larkfield' };
  const { outcome } = await byPassword.check(byPassword.access(typed));
  assert.ok(
    outcome.status === 'passed' && /^planner \(\d+\)$/.test(outcome.account),
    JSON.stringify(outcome),
  );
  assert.ok(outcome.evidence.some(({ code }) => code === 'data.newest'));
  const failure = await byPassword.failure({ ...typed, password: 'another' });
  assert.equal(failure.code, 'auth.refused');
});

test('Redmine: a person picks the login and is connected by it, in a browser', options, async () => {
  const typed = { username: 'planner', password: 'planner-2026-larkfield' };
  const person = await journey.tries(typed, /^User name and password/);
  await person.yes();
  await person.heading('Redmine is connected').waitFor();
  await person.page.context().close();
});

test(
  'Redmine: a user who may see nothing connects with the warning that nothing is there',
  options,
  async () => {
    const { outcome } = await checking.check(checking.access({ key: redmine.keys.guest }));
    assert.equal(outcome.status, 'passed');
    const warnings = outcome.status === 'passed' ? outcome.warnings.map(({ code }) => code) : [];
    assert.deepEqual(warnings, ['data.empty']);
  },
);

test(
  'Redmine: a REST service that is switched off is told as that, before the key is sent',
  options,
  async () => {
    redmine.rest(false);
    const failure = await checking.failure({ key: redmine.keys.planner });
    redmine.rest(true);
    assert.equal(failure.code, 'access.api_switched_off');
    assert.equal(failure.owner, 'admin');
  },
);

test('Redmine: every record is read page by page, filtered and sorted as it can', options, async () => {
  const access = checking.access({ key: redmine.keys.planner });
  const tables = await checking.method.describe(access, forever);
  assert.deepEqual(
    tables.map(({ name }) => name),
    ['issues', 'projects', 'time_entries'],
  );
  const issues = tables[0] ?? assert.fail();
  assert.equal(issues.columns.find(({ name }) => name === 'updated_on')?.type, 'datetime');
  const plain = {
    page: 1,
    perPage: 105,
    filter: [],
    match: 'all',
    sort: [{ column: 'id', direction: 1 }],
  } as const;
  const first = await checking.method.read(access, issues, plain, forever);
  const second = await checking.method.read(access, issues, { ...plain, page: 2 }, forever);
  const ids = [...first.rows, ...second.rows].map((row) => row['id']);
  assert.equal(first.total, 111);
  assert.equal(new Set(ids).size, 111);
  const filter = [{ column: 'subject', op: 'contains', value: 'Press 77:' }] as const;
  const found = await checking.method.read(access, issues, { ...plain, filter }, forever);
  assert.deepEqual(
    found.rows.map((row) => row['subject']),
    ['Press 77: inspect the hydraulics'],
  );
});

test('Redmine: the probe knows it by its answer', options, async () => {
  const { values: _none, ...access } = checking.access({});
  const probe = await checking.method.probe({ ...access, values: { address: front.url } }, forever);
  assert.equal(probe.status, 'reached');
  assert.equal(probe.product, 'Redmine');
});

test(
  'Redmine in the browser: with its key it is connected, and the newest record is told',
  options,
  async () => {
    const person = await journey.tries({ key: redmine.keys.planner });
    await person.heading(/answers/).waitFor({ timeout: 40_000 });
    assert.match(await person.reads(), /Press \d+: inspect/);
    await person.yes();
    await person.heading(/is connected/).waitFor({ timeout: 40_000 });
    assert.match(await person.reads(), /Redmine/);
    await person.page.context().close();
  },
);

test(
  'Redmine in the browser: a wrong key, a locked user and a closed interface each say what to do',
  options,
  async () => {
    for (const key of ['0'.repeat(40), redmine.keys.locked])
      assert.match(await journey.fails({ key }, 'auth.key_refused'), /key was refused/);
    redmine.rest(false);
    const off = await journey.fails({ key: redmine.keys.planner }, 'access.api_switched_off');
    redmine.rest(true);
    assert.match(off, /switched off/);
    assert.match(off, /administrator/i);
  },
);
