import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { recover, sweep } from '../../../src/service/connecting/housekeeping.ts';
import { issueAppToken } from '../../../src/service/oauth/app-token.ts';
import { forgetExpired } from '../../../src/service/oauth/forget.ts';
import { failureOf } from '../../../src/service/upstream/failure.ts';
import { good, rig } from './rig.ts';

const day = 24 * 60 * 60_000;

test('a check found running at the start was interrupted, and is tried again without typing', async () => {
  const { atForm, runs, ports, script } = await rig();
  const tab = await atForm();
  script.check = () => new Promise(() => undefined);
  await (await tab.frame()).submit(good);
  // The process that ran it is gone: only its rows are left.
  await recover(ports);
  const step = await tab.step();
  assert(step.kind === 'check');
  assert.equal(step.check.status, 'failed');
  assert.equal(step.check.stages.find(({ failure }) => failure)?.failure?.code, 'service.interrupted');
  script.check = async () => ({ status: 'passed', evidence: [], warnings: [], account: 'planner' });
  const { status } = await tab.answer({ kind: 'retry', step: step.id });
  assert.equal(status, 200);
  runs.stop('none');
});

test('a sweep leaves fresh sessions and running checks alone', async () => {
  const { atForm, ports, script, runs } = await rig();
  const tab = await atForm();
  script.check = (_access, _report, signal) =>
    new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('stopped'))));
  await (await tab.frame()).submit(good);
  await sweep(ports);
  const step = await tab.step();
  assert(step.kind === 'check');
  assert.equal(step.check.status, 'running');
  runs.stop(tab.opened.session.id);
  await runs.settled();
});

test('a sweep ends sessions whose time is over and destroys what was typed', async () => {
  const { atForm, push, ports, time } = await rig();
  await (await (await atForm()).frame()).probe({ address: 'acme.example' });
  await push();
  time.now += 31 * 60_000;
  await sweep(ports);
  const rows = await ports.store.selectFrom('session').select(['status', 'draft']).execute();
  assert.deepEqual(rows, [
    { status: 'expired', draft: null },
    { status: 'expired', draft: null },
  ]);
});

test('a connection nobody claimed for seven days loses its credentials, and the partner is told', async () => {
  const { submitted, ports, time } = await rig();
  await submitted();
  time.now += 7 * day - 1;
  await sweep(ports);
  assert.equal((await ports.store.selectFrom('credential').selectAll().execute()).length, 1);
  time.now += 1;
  await sweep(ports);
  assert.deepEqual(await ports.store.selectFrom('credential').selectAll().execute(), []);
  const [connection] = await ports.store.selectFrom('connection').selectAll().execute();
  assert.deepEqual([connection?.status, connection?.reason], ['disconnected', 'claim_expired']);
  const events = await ports.store.selectFrom('outbox').select('type').orderBy('created_at').execute();
  assert.deepEqual(
    events.map(({ type }) => type),
    ['connection.authorized', 'connection.disconnected'],
  );
});

test('a row that cannot be dealt with keeps nothing else from its end', async () => {
  const { submitted, atForm, push, ports, time, logged } = await rig();
  await submitted();
  const broken = await atForm();
  const { id } = broken.opened.session;
  await ports.store.updateTable('session').set({ flow: 'of another version' }).where('id', '=', id).execute();
  await atForm();
  await push();
  time.now += 7 * day;
  await sweep(ports);
  const rows = await ports.store.selectFrom('session').select(['id', 'status']).execute();
  const open = rows.filter(({ status }) => status === 'open').map((row) => row.id);
  assert.deepEqual(open, [id]);
  assert.deepEqual(await ports.store.selectFrom('credential').selectAll().execute(), []);
  assert.deepEqual(await ports.store.selectFrom('idempotency').selectAll().execute(), []);
  assert.deepEqual(
    logged.filter((line) => line.includes('sweep.failed')),
    ['["sweep.failed",{"error":"SyntaxError"}]'],
  );
});

test('a claimed connection stays', async () => {
  const { submitted, ports, time } = await rig();
  await submitted();
  await ports.store.updateTable('connection').set({ claimed_at: time.now }).execute();
  time.now += 30 * day;
  await sweep(ports);
  const [connection] = await ports.store.selectFrom('connection').selectAll().execute();
  assert.equal(connection?.status, 'active');
});

test('answers kept for retries go with their sessions', async () => {
  const { atForm, ports, time } = await rig();
  await atForm();
  assert.equal((await ports.store.selectFrom('idempotency').selectAll().execute()).length, 1);
  time.now += 2 * 60 * 60_000;
  await sweep(ports);
  assert.deepEqual(await ports.store.selectFrom('idempotency').selectAll().execute(), []);
});

const rowsOf = async ({ store }: Awaited<ReturnType<typeof rig>>['ports']) => {
  const tables = ['session', 'check_run', 'check_event', 'refused', 'idempotency', 'code', 'token'] as const;
  const counts = tables.map(async (table) => {
    const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(store);
    return [table, rows[0]?.n ?? 0] as const;
  });
  return Object.fromEntries(await Promise.all(counts));
};

test('a day after its end, nothing is left of a session that led nowhere', async () => {
  const { submitted, push, script, ports, time } = await rig();
  script.check = async () => ({ status: 'failed', failure: failureOf('auth.refused') });
  const { tab } = await submitted();
  await push();
  const before = await rowsOf(ports);
  assert.deepEqual([before['session'], before['check_run'], before['refused']], [2, 1, 1]);
  await tab.call('POST', '/connect/session/cancel');
  time.now += 2 * 60 * 60_000;
  await sweep(ports);
  assert.equal((await rowsOf(ports))['session'], 2);
  time.now += day;
  await sweep(ports);
  const none = { session: 0, check_run: 0, check_event: 0, refused: 0, idempotency: 0, code: 0, token: 0 };
  assert.deepEqual(await rowsOf(ports), none);
});

test('a day after its end, a session that connected keeps its row and its audit, and not its check', async () => {
  const { submitted, ports, time } = await rig();
  const { tab } = await submitted();
  await tab.call('POST', '/connect/session/code');
  time.now += day;
  await sweep(ports);
  await forgetExpired(ports);
  assert.equal((await rowsOf(ports))['code'], 1);
  time.now += 60_000;
  await sweep(ports);
  await forgetExpired(ports);
  const left = await rowsOf(ports);
  assert.deepEqual([left['session'], left['check_run'], left['check_event'], left['code']], [1, 0, 0, 0]);
  assert.equal((await ports.store.selectFrom('connection').selectAll().execute()).length, 1);
  const audited = await ports.store.selectFrom('audit').select('action').execute();
  assert(audited.some(({ action }) => action === 'connection.authorized'));
});

test('more ended sessions than one statement takes are all forgotten', async () => {
  const { push, ports, time } = await rig();
  for (let made = 0; made < 501; made += 1) await push();
  time.now += 31 * 60_000 + day;
  await sweep(ports);
  assert.equal((await rowsOf(ports))['session'], 0);
});

test('an app token is forgotten a day after its end', async () => {
  const { ports, time } = await rig();
  await issueAppToken(ports, { id: 'cli_1', mode: 'test', name: '', redirect_uris: [], origins: [] });
  time.now += 60 * 60_000 + day - 1;
  await forgetExpired(ports);
  assert.equal((await rowsOf(ports))['token'], 1);
  time.now += 1;
  await forgetExpired(ports);
  assert.equal((await rowsOf(ports))['token'], 0);
});
