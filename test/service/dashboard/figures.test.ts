import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { DashboardFigures, type LastCheck } from '../../../src/contract/index.ts';
import { sweep } from '../../../src/service/connecting/housekeeping.ts';
import { countedDays, medianOf } from '../../../src/service/dashboard/figures.ts';
import { lastCheckOf } from '../../../src/service/dashboard/last-check.ts';
import { good, rig } from '../connecting/rig.ts';
import { minute, refusing, watching } from '../monitoring/watching.ts';
import { openDesk } from './desk.ts';

const day = 24 * 3_600_000;

test('The median is the middle of what was counted, and nothing where nothing was.', () => {
  assert.equal(medianOf([]), null);
  assert.equal(medianOf([{ name: '60', count: 1 }]), 53);
  assert.equal(
    medianOf([
      { name: '20', count: 10 },
      { name: '300', count: 11 },
    ]),
    243,
  );
});

test('Figures are of the days that are asked for, of one mode, every day named; what is older goes.', async () => {
  const desk = await openDesk();
  const { ports, time } = desk;
  const cookie = await desk.signedIn();
  const dayAt = (ago: number): string => new Date(time.now - ago * day).toISOString().slice(0, 10);
  const row = (
    ago: number,
    kind: 'started' | 'connected' | 'left' | 'failure' | 'active',
    name = '',
    count = 1,
  ) => ({
    ...{ day: dayAt(ago), mode: 'live' as const, system_id: 'sys-1', kind, name, count },
  });
  const rows = [
    ...[
      row(0, 'started', '', 3),
      row(0, 'connected', '', 2),
      row(0, 'left', 'form'),
      row(0, 'active', '60', 2),
    ],
    ...[row(8, 'started', '', 4), row(8, 'failure', 'auth.refused', 5), row(8, 'failure', 'dns.unknown', 2)],
    ...[row(89, 'started'), row(countedDays + 1, 'started', '', 100)],
    { ...row(0, 'started', '', 50), mode: 'test' as const },
    { ...row(0, 'started', '', 7), system_id: '' },
  ];
  await ports.store.insertInto('session_count').values(rows).execute();
  const read = async (query: Record<string, string> = {}) =>
    DashboardFigures.parse((await desk.ask('operatorFigures', { cookie, query })).data);
  const week = await read({ days: '7' });
  assert.deepEqual(
    [week.by_day.length, week.by_day.at(-1)],
    [7, { day: dayAt(0), started: 10, connected: 2 }],
  );
  assert.deepEqual(
    week.systems.map(({ system, started }) => [system, started]),
    [
      [null, 7],
      ['sys-1', 3],
    ],
  );
  const month = await read();
  assert.deepEqual([month.days, month.total.started], [30, 14]);
  assert.deepEqual(month.systems.find(({ system }) => system === 'sys-1')?.failures, [
    { code: 'auth.refused', count: 5 },
    { code: 'dns.unknown', count: 2 },
  ]);
  assert.equal((await read({ days: '90' })).total.started, 15);
  assert.equal((await read({ days: '7', mode: 'test' })).total.started, 50);
  await sweep(ports);
  const kept = await ports.store.selectFrom('session_count').select('day').execute();
  assert.ok(kept.every((each) => each.day >= dayAt(countedDays)));
});

test('Whose figures are shown to whoever does not say: live ones, unless those of test clients are all there are.', async () => {
  const desk = await openDesk();
  const cookie = await desk.signedIn();
  const shown = async (query: Record<string, string> = {}) => {
    const { mode, total } = DashboardFigures.parse(
      (await desk.ask('operatorFigures', { cookie, query })).data,
    );
    return [mode, total.started];
  };
  const count = (mode: 'live' | 'test', ago: number) =>
    desk.ports.store
      .insertInto('session_count')
      .values({
        ...{ day: new Date(desk.time.now - ago * day).toISOString().slice(0, 10), mode },
        ...{ system_id: 'sys-1', kind: 'started', name: '', count: 3 },
      })
      .execute();
  assert.deepEqual(await shown(), ['live', 0]);
  await count('test', 0);
  assert.deepEqual(
    [await shown(), await shown({ mode: 'live' })],
    [
      ['test', 3],
      ['live', 0],
    ],
  );
  await count('live', 40);
  // The same whatever the range, so that another range is not somebody else's.
  assert.deepEqual(
    [await shown(), await shown({ days: '90' })],
    [
      ['live', 0],
      ['live', 3],
    ],
  );
  assert.deepEqual(await shown({ mode: 'test' }), ['test', 3]);
});

const countsOf = async ({ ports }: Awaited<ReturnType<typeof rig>>): Promise<string[]> => {
  const rows = await ports.store
    .selectFrom('session_count')
    .selectAll()
    .where('kind', '!=', 'active')
    .orderBy('system_id')
    .orderBy('kind')
    .orderBy('name')
    .execute();
  return rows.map(({ system_id, kind, name, count }) => `${system_id} ${kind} ${name} ${count}`);
};

test('A session that ends is counted once: that it connected, or where it was left, and what went wrong on the way.', async (t) => {
  const made = await rig();
  t.after(() => made.close());
  const { ports, script, time, open, atForm, submitted } = made;
  const { tab: done } = await submitted();
  await done.call('POST', '/connect/session/cancel');
  assert.deepEqual(await countsOf(made), ['plain connected  1', 'plain started  1']);
  const active = await ports.store
    .selectFrom('session_count')
    .selectAll()
    .where('kind', '=', 'active')
    .execute();
  assert.deepEqual(
    active.map(({ name, count }) => [name, Number(count)]),
    [['5', 1]],
  );
  script.check = refusing;
  const { tab: refused } = await submitted(good);
  for (let twice = 0; twice < 2; twice += 1) await refused.call('POST', '/connect/session/cancel');
  await (await open()).call('POST', '/connect/session/cancel');
  await atForm();
  time.now += 3 * 3_600_000;
  await sweep(ports);
  assert.deepEqual(await countsOf(made), [
    ' left select 1',
    ' started  1',
    'plain connected  1',
    'plain failure auth.refused 1',
    'plain left form 2',
    'plain started  3',
  ]);
  const kept = JSON.stringify(await ports.store.selectFrom('session_count').selectAll().execute());
  assert.ok(!kept.includes('customer') && !kept.includes('cli_1') && !kept.includes('ses_'));
});

test('The active time of a session leaves out what was somebody’s lunch.', async (t) => {
  const made = await rig();
  t.after(() => made.close());
  const { ports, time, atForm, runs } = made;
  const tab = await atForm();
  const frame = await tab.frame();
  for (const minutes of [1, 25, 1]) {
    time.now += minutes * 60_000;
    await tab.step();
  }
  await frame.submit(good);
  await runs.settled();
  const active = await ports.store
    .selectFrom('session_count')
    .select('name')
    .where('kind', '=', 'active')
    .execute();
  assert.deepEqual(active, [{ name: '240' }]);
});

const stagesOf = (check: LastCheck | null) =>
  (check?.stages ?? [])
    .filter(({ status }) => status !== 'skipped')
    .map(({ stage, status, code }) => [stage, status, code]);

test('A connection keeps how the stages of its last check ended, and nothing that was seen.', async (t) => {
  const { ports, add, pass, row, script } = await watching(t);
  const id = await add();
  assert.equal(await lastCheckOf(ports, await row(id)), null);
  await pass(15 * minute);
  const passed = await lastCheckOf(ports, await row(id));
  assert.equal(passed?.by, 'monitor');
  // Some looks go on to what may be read: which ones is drawn by lot.
  assert.ok(stagesOf(passed).some((each) => isDeepStrictEqual(each, ['auth', 'passed', null])));
  script.check = refusing;
  await pass(15 * minute);
  const refused = await lastCheckOf(ports, await row(id));
  assert.deepEqual(stagesOf(refused).at(-1), ['auth', 'failed', 'auth.refused']);
  assert.ok(!((await row(id)).last_check ?? '').includes('acme.example'));
});

test('Until the monitor has looked, the last check is that of the person who connected.', async (t) => {
  const made = await rig();
  t.after(() => made.close());
  const { ports, submitted } = made;
  await submitted();
  const row = await ports.store.selectFrom('connection').selectAll().executeTakeFirstOrThrow();
  const check = await lastCheckOf(ports, row);
  assert.equal(check?.by, 'person');
  assert.deepEqual(stagesOf(check).at(-1), ['ready', 'passed', null]);
  assert.ok(!JSON.stringify(check).includes('evidence'));
});
