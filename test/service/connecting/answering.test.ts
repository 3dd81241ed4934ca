import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Step } from '../../../src/contract/index.ts';
import { codeOf, gate, good, passing, rig, stepOf, type Script } from './rig.ts';

const asking: Script['check'] = async (access, report, signal) =>
  access.choice === undefined
    ? {
        status: 'choose',
        what: 'company',
        options: [
          { id: 'c1', name: 'Cronus' },
          { id: 'c2', name: 'Contoso' },
        ],
      }
    : passing(access, report, signal);

test('picking a system leads over its guide to its form', async () => {
  const { open } = await rig();
  const tab = await open();
  const prepare = stepOf(
    await tab.answer({ kind: 'select', step: tab.opened.step.id, system: 'guided' }),
    'prepare',
  );
  assert.deepEqual([prepare.system.id, prepare.guide.prerequisites], ['guided', ['A technical user']]);
  const form = stepOf(await tab.answer({ kind: 'prepare', step: prepare.id }), 'form');
  assert.deepEqual(
    form.fields.map(({ name }) => name),
    ['address', 'username', 'password', 'kind', 'client'],
  );
  assert.equal(new Set([tab.opened.step.id, prepare.id, form.id]).size, 3);
});

test('another system can be picked from the form itself', async () => {
  const { atForm } = await rig();
  const tab = await atForm();
  const prepare = await tab.answer({ kind: 'select', step: tab.opened.step.id, system: 'guided' });
  assert.equal(stepOf(prepare, 'prepare').system.id, 'guided');
});

test('a system that is unknown or not offered is refused', async () => {
  const { open } = await rig();
  const tab = await open({ systems: 'plain' });
  const offered = await tab.answer({ kind: 'select', step: tab.opened.step.id, system: 'guided' });
  assert.deepEqual([offered.status, codeOf(offered)], [404, 'system_unknown']);
});

test('an answer to a step already left is refused and changes nothing', async () => {
  const { open } = await rig();
  const tab = await open();
  const old = tab.opened.step.id;
  await tab.answer({ kind: 'select', step: old, system: 'plain' });
  const now = await tab.step();
  for (const late of [
    { kind: 'select', step: old, system: 'guided' },
    { kind: 'prepare', step: old },
  ]) {
    const refused = await tab.answer(late);
    assert.deepEqual([refused.status, codeOf(refused)], [409, 'step_changed']);
  }
  assert.deepEqual(await tab.step(), now);
});

test('an answer of the wrong kind is refused', async () => {
  const { atForm } = await rig();
  const tab = await atForm();
  const step = tab.opened.step.id;
  for (const wrong of [
    { kind: 'prepare', step },
    { kind: 'retry', step },
    { kind: 'choose', step, option: 'x' },
  ]) {
    assert.equal(codeOf(await tab.answer(wrong)), 'step_changed');
  }
});

test('of two answers at once one counts', async () => {
  const { open } = await rig();
  const tab = await open();
  const step = tab.opened.step.id;
  const both = await Promise.all(
    ['plain', 'guided'].map((system) => tab.answer({ kind: 'select', step, system })),
  );
  assert.deepEqual(both.map(({ status }) => status).sort(), [200, 409]);
});

test('the same answer under the same key is one answer; another under it is a conflict', async () => {
  const { open } = await rig();
  const tab = await open();
  const answer = { kind: 'select', step: tab.opened.step.id, system: 'plain' };
  const first = await tab.answer(answer, 'key-of-answer');
  assert.deepEqual((await tab.answer(answer, 'key-of-answer')).body, first.body);
  const other = await tab.answer({ ...answer, system: 'guided' }, 'key-of-answer');
  assert.deepEqual([other.status, codeOf(other)], [422, 'idempotency_conflict']);
  assert.equal(codeOf(await tab.back(stepOf(first, 'form').id, 'key-of-answer')), 'idempotency_conflict');
});

test('a key that is no key is refused by name', async () => {
  const { open } = await rig();
  const tab = await open();
  const refused = await tab.answer({ kind: 'select', step: tab.opened.step.id, system: 'plain' }, 'short');
  assert.deepEqual(refused.body['errors'], [
    { pointer: '/header/idempotency-key', detail: 'not as expected' },
  ]);
});

test('back finds the steps before, and none before the list', async () => {
  const { open } = await rig();
  const tab = await open({}, { system: 'guided' });
  const form = stepOf(await tab.answer({ kind: 'prepare', step: tab.opened.step.id }), 'form');
  const prepare = stepOf(await tab.back(form.id), 'prepare');
  const select = stepOf(await tab.back(prepare.id, 'key-of-back'), 'select');
  assert.equal(select.back, false);
  assert.deepEqual(stepOf(await tab.back(prepare.id, 'key-of-back'), 'select'), select);
  assert.equal(codeOf(await tab.back(select.id)), 'step_changed');
});

test('back from a failed check keeps the values and not the secret', async () => {
  const { script, submitted, ports } = await rig();
  script.check = () => Promise.reject(new Error('broken'));
  const { tab, step } = await submitted();
  assert.equal(step.kind, 'check');
  stepOf(await tab.back(step.id), 'form');
  const frame = await tab.frame();
  assert.deepEqual(frame.opened.values, {
    address: 'https://acme.example/odata',
    username: 'planner',
    kind: 'plain',
  });
  const row = await ports.store.selectFrom('session').select('pending_secret').executeTakeFirstOrThrow();
  assert.equal(row.pending_secret, null);
});

test('back from a running check stops it; what it would have brought does not count', async () => {
  const { script, atForm, runs, ports } = await rig();
  const stopped = gate();
  script.check = async (_access, _report, signal) => {
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
    stopped.open();
    return { status: 'passed', evidence: [], warnings: [], account: 'planner' };
  };
  const tab = await atForm();
  const check = stepOf(await (await tab.frame()).submit(good), 'check');
  const form = stepOf(await tab.back(check.id), 'form');
  await stopped.opened;
  await runs.settled();
  assert.deepEqual(await tab.step(), form);
  assert.equal((await tab.call('GET', `/connect/session/checks/${check.check.id}`)).body['status'], 'failed');
  assert.deepEqual(await ports.store.selectFrom('connection').selectAll().execute(), []);
});

test('a sign-in that sees several companies asks, and the answer goes on from there', async () => {
  const { script, submitted, runs } = await rig();
  script.check = asking;
  const { tab, step } = await submitted();
  assert(step.kind === 'choose');
  assert.deepEqual([step.what, step.options.length, step.back], ['company', 2, true]);
  const wrong = await tab.answer({ kind: 'choose', step: step.id, option: 'c9' });
  assert.deepEqual([wrong.status, codeOf(wrong)], [400, 'malformed_request']);
  stepOf(await tab.answer({ kind: 'choose', step: step.id, option: 'c2' }), 'check');
  await runs.settled();
  const done = await tab.step();
  assert(done.kind === 'done');
  assert.equal(done.connection.name, 'Plain, Contoso');
});

test('after a choice that failed, back asks the question again and another choice needs no typing', async () => {
  const { script, submitted, runs } = await rig();
  script.check = async (access, report, signal) => {
    if (access.choice === 'c1') throw new Error('broken');
    return asking(access, report, signal);
  };
  const { tab, step } = await submitted();
  await tab.answer({ kind: 'choose', step: step.id, option: 'c1' });
  await runs.settled();
  const failed = await tab.step();
  assert.equal(failed.kind, 'check');
  const choose = stepOf(await tab.back(failed.id), 'choose');
  await tab.answer({ kind: 'choose', step: choose.id, option: 'c2' });
  await runs.settled();
  assert.equal((await tab.step()).kind, 'done');
});

test('a failed check is run again with the same details, without typing', async () => {
  const { script, submitted, runs } = await rig();
  const seen: unknown[] = [];
  script.check = async ({ values }) => {
    seen.push(values);
    throw new Error('broken');
  };
  const { tab, step } = await submitted();
  assert(step.kind === 'check');
  script.check = async (access, report, signal) => {
    seen.push(access.values);
    return passing(access, report, signal);
  };
  const retried = stepOf(await tab.answer({ kind: 'retry', step: step.id }), 'check');
  assert.notEqual(retried.check.id, step.check.id);
  await runs.settled();
  assert.equal((await tab.step()).kind, 'done');
  assert.deepEqual(seen[0], seen[1]);
});

test('a running check is not run again', async () => {
  const { script, atForm, runs } = await rig();
  const held = gate();
  script.check = async (access, report, signal) => {
    await held.opened;
    return passing(access, report, signal);
  };
  const tab = await atForm();
  const check = stepOf(await (await tab.frame()).submit(good), 'check');
  assert.equal(codeOf(await tab.answer({ kind: 'retry', step: check.id })), 'step_changed');
  held.open();
  await runs.settled();
});

test('cancelling destroys everything typed and stops the check', async () => {
  const { script, atForm, runs, ports } = await rig();
  script.check = (_access, _report, signal) =>
    new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('stopped'))));
  const tab = await atForm();
  await (await tab.frame()).submit(good);
  const abort = stepOf(await tab.call('POST', '/connect/session/cancel'), 'abort');
  await runs.settled();
  assert.equal(abort.reason, 'cancelled');
  const row = await ports.store.selectFrom('session').selectAll().executeTakeFirstOrThrow();
  assert.deepEqual(
    [row.status, row.draft, row.pending_secret, row.frame_hash],
    ['cancelled', null, null, null],
  );
  assert.deepEqual(await tab.step(), abort satisfies Step);
  stepOf(await tab.call('POST', '/connect/session/cancel'), 'abort');
});

test('a finished session cannot be cancelled or left', async () => {
  const { submitted } = await rig();
  const { tab, step } = await submitted();
  assert.equal(step.kind, 'done');
  assert.deepEqual(stepOf(await tab.call('POST', '/connect/session/cancel'), 'done'), step);
  assert.equal(codeOf(await tab.back(step.id)), 'step_changed');
});
