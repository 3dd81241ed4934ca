import assert from 'node:assert/strict';
import { test } from 'node:test';
import { proofOf } from '../../../src/service/connecting/proof.ts';
import { sweep } from '../../../src/service/connecting/housekeeping.ts';
import { codeOf, good, passing, rig, stepOf, type Script } from './rig.ts';

const newest = {
  code: 'data.newest',
  values: { table: 'WorkOrders', name: 'WO-7 Pump', date: '2026-05-01' },
};

/** A check that says when the newest record is from. */
const proving: Script['check'] = async (access, report, signal) => {
  const outcome = await passing(access, report, signal);
  return outcome.status === 'passed' ? { ...outcome, evidence: [...outcome.evidence, newest] } : outcome;
};

const choosing: Script['check'] = async (access, report, signal) =>
  access.choice === undefined
    ? { status: 'choose', what: 'company', options: ['c1', 'c2'].map((id) => ({ id, name: id })) }
    : proving(access, report, signal);

/** A service whose person stands at the question. */
const atQuestion = async (check = proving) => {
  const all = await rig();
  all.script.check = check;
  const { tab, step } = await all.submitted();
  const rows = async () => {
    const { store } = all.ports;
    const counted = await Promise.all(
      (['connection', 'credential', 'code', 'outbox'] as const).map((table) =>
        store.selectFrom(table).selectAll().execute(),
      ),
    );
    return counted.map(({ length }) => length);
  };
  const audited = async (action: string) =>
    (await all.ports.store.selectFrom('audit').selectAll().where('action', '=', action).execute()).length;
  const session = () => all.ports.store.selectFrom('session').selectAll().executeTakeFirstOrThrow();
  return { ...all, tab, step, rows, audited, session };
};

test('a proof is made of the newest record, where something says from when it is', () => {
  assert.deepEqual(proofOf([newest]), newest.values);
  const { name: _, ...rest } = newest.values;
  assert.deepEqual(proofOf([{ code: 'data.newest', values: rest }]), rest);
  assert.equal(proofOf([{ code: 'data.records', values: { table: 'WorkOrders', count: 3 } }]), undefined);
});

test('the person is asked whether the record is theirs before anything is stored', async () => {
  const { step, rows, session } = await atQuestion();
  assert.equal(step.kind, 'done');
  assert.deepEqual(step.kind === 'done' && [step.proof, step.back], [newest.values, true]);
  assert.deepEqual(await rows(), [0, 0, 0, 0]);
  assert.equal((await session()).status, 'open');
});

test('without a date there is no question: the connection is there at once', async () => {
  const { step, rows } = await atQuestion(passing);
  assert.deepEqual(step.kind === 'done' && [step.proof, step.back], [undefined, false]);
  assert.deepEqual(await rows(), [1, 1, 0, 1]);
});

test('yes is the code: with it connection, credentials and announcement are stored, under the id that was told', async () => {
  const { tab, step, rows, session, ports } = await atQuestion();
  assert.equal((await tab.call('POST', '/connect/session/code')).status, 200);
  assert.deepEqual(await rows(), [1, 1, 1, 1]);
  const { id, name } = await ports.store.selectFrom('connection').selectAll().executeTakeFirstOrThrow();
  assert.deepEqual(step.kind === 'done' && [step.connection.id, step.connection.name], [id, name]);
  const after = await session();
  assert.deepEqual(
    [after.status, after.pending_secret, after.draft, after.connection_id],
    ['done', null, null, id],
  );
  const done = await tab.step();
  assert.deepEqual(done.kind === 'done' && [done.proof, done.back], [undefined, false]);
  assert.equal((await tab.call('POST', '/connect/session/code')).status, 200, 'again while unused');
  assert.deepEqual(await rows(), [1, 1, 1, 1]);
});

test('no leads to the form, its values kept and no secret, with nothing left behind', async () => {
  const { tab, step, rows, audited, session } = await atQuestion();
  const form = stepOf(await tab.back(step.id), 'form');
  assert.deepEqual([form.declined, form.problem], [true, undefined]);
  assert.equal((await session()).pending_secret, null);
  assert.deepEqual(await rows(), [0, 0, 0, 0]);
  assert.equal(await audited('connection.rejected'), 1);
  const { opened } = await tab.frame();
  assert.deepEqual(opened.values, {
    address: 'https://acme.example/odata',
    username: 'planner',
    kind: 'plain',
  });
  assert.equal((await tab.call('POST', '/connect/session/code')).status, 409);
});

test('no leads to the choice where there was one, and another company needs no typing', async () => {
  const { tab, step, runs } = await atQuestion(choosing);
  assert.equal(step.kind, 'choose');
  await tab.answer({ kind: 'choose', step: step.id, option: 'c1' });
  await runs.settled();
  const choose = stepOf(await tab.back((await tab.step()).id), 'choose');
  assert.equal(choose.declined, true);
  await tab.answer({ kind: 'choose', step: choose.id, option: 'c2' });
  await runs.settled();
  const done = await tab.step();
  assert.equal(done.kind === 'done' && done.connection.name, 'Plain, c2');
  assert.equal((await tab.call('POST', '/connect/session/code')).status, 200);
});

test('a second submit after no asks the system again and leads to the question again', async () => {
  const { tab, step, runs } = await atQuestion();
  await tab.back(step.id);
  await (await tab.frame()).submit(good);
  await runs.settled();
  assert.equal((await tab.step()).kind, 'done');
});

test('a reload comes back to the question', async () => {
  const { ports, tab, step } = await atQuestion();
  assert.deepEqual(await tab.step(), step);
  assert.ok(ports);
});

test('back is refused once the person has said yes, and says so once the partner has the connection', async () => {
  const { tab, step, ports } = await atQuestion();
  await tab.call('POST', '/connect/session/code');
  const refused = await tab.back(step.id);
  assert.deepEqual([refused.status, codeOf(refused)], [409, 'step_changed']);
  await ports.store.updateTable('code').set({ used_at: 1 }).execute();
  assert.equal(codeOf(await tab.back((await tab.step()).id)), 'handed_over');
});

test('cancelling at the question destroys what was typed', async () => {
  const { tab, rows, session } = await atQuestion();
  stepOf(await tab.call('POST', '/connect/session/cancel'), 'abort');
  const { status, pending_secret, draft } = await session();
  assert.deepEqual([status, pending_secret, draft], ['cancelled', null, null]);
  assert.deepEqual(await rows(), [0, 0, 0, 0]);
});

test('a question that nobody answers ends with the session, and everything typed with it', async () => {
  const { ports, time, rows, session } = await atQuestion();
  time.now += 31 * 60_000;
  await sweep(ports);
  const { status, pending_secret, draft } = await session();
  assert.deepEqual([status, pending_secret, draft], ['expired', null, null]);
  assert.deepEqual(await rows(), [0, 0, 0, 0]);
});

test('two who say yes at once store one connection', async () => {
  const { tab, rows } = await atQuestion();
  const answers = await Promise.all([1, 2].map(() => tab.call('POST', '/connect/session/code')));
  assert.ok(answers.some(({ status }) => status === 200));
  const [connections, credentials] = await rows();
  assert.deepEqual([connections, credentials], [1, 1]);
});
