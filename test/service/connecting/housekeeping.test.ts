import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recover, sweep } from '../../../src/service/connecting/housekeeping.ts';
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
