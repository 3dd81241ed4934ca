import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeOf, gate, good, ownPage, page, passing, rig, stepOf, type Script } from './rig.ts';
import { failureOf } from '../../../src/service/upstream/failure.ts';

const refusing: Script['check'] = async (_access, report) => {
  const evidence = [{ code: 'dns.resolved', values: { host: 'acme.example' } }];
  report({ stage: 'dns', status: 'passed', ms: 1, evidence });
  const failure = failureOf('auth.refused');
  report({ stage: 'auth', status: 'failed', ms: 1, evidence: [], failure });
  return { status: 'failed', failure };
};

test('a ticket opens the frame once', async () => {
  const { atForm, send } = await rig();
  const tab = await atForm();
  const ticket = (await tab.call('POST', '/connect/session/ticket')).body;
  const first = await send('POST', '/connect/frame/open', ticket, ownPage);
  assert.equal(first.status, 200);
  assert.deepEqual(first.body['client'], { name: 'Uptime', mode: 'test' });
  const second = await send('POST', '/connect/frame/open', ticket, ownPage);
  assert.deepEqual([second.status, codeOf(second)], [401, 'ticket_unknown']);
});

test('a ticket is nothing in the frame of another client, and stays good in its own', async () => {
  const { atForm, send } = await rig();
  const ticket = (await (await atForm()).call('POST', '/connect/session/ticket')).body;
  const inFrameOf = (client: string) => send('POST', '/connect/frame/open', { ...ticket, client }, ownPage);
  assert.equal(codeOf(await inFrameOf('cli_another')), 'ticket_unknown');
  assert.equal((await send('POST', '/connect/frame/open', ticket, ownPage)).status, 200);
});

test('a ticket waits a minute and not longer', async () => {
  const { atForm, send, time } = await rig();
  const tab = await atForm();
  const ticket = (await tab.call('POST', '/connect/session/ticket')).body;
  time.now += 60_000;
  assert.equal(codeOf(await send('POST', '/connect/frame/open', ticket, ownPage)), 'ticket_unknown');
});

test('only the newest ticket and the newest frame count', async () => {
  const { atForm, send } = await rig();
  const tab = await atForm();
  const older = (await tab.call('POST', '/connect/session/ticket')).body;
  const frame = await tab.frame();
  assert.equal(codeOf(await send('POST', '/connect/frame/open', older, ownPage)), 'ticket_unknown');
  const newer = await tab.frame();
  assert.equal(codeOf(await frame.submit(good)), 'ticket_unknown');
  assert.equal((await newer.submit(good)).status, 200);
});

test('there are no tickets where there is no form', async () => {
  const { open } = await rig();
  assert.equal(codeOf(await (await open()).call('POST', '/connect/session/ticket')), 'step_changed');
});

const foreign: Record<string, Record<string, string>> = {
  'the partner page': { origin: page, 'sec-fetch-site': 'cross-site' },
  'no browser at all': {},
  'another site of the same origin header': { origin: ownPage.origin, 'sec-fetch-site': 'cross-site' },
};

for (const [name, headers] of Object.entries(foreign)) {
  test(`the frame's routes refuse ${name}`, async () => {
    const { atForm, send } = await rig();
    const tab = await atForm();
    const ticket = (await tab.call('POST', '/connect/session/ticket')).body;
    const opened = await send('POST', '/connect/frame/open', ticket, headers);
    assert.deepEqual([opened.status, codeOf(opened)], [403, 'forbidden_origin']);
    const { token } = (await tab.frame()).opened;
    const submit = { step: tab.opened.step.id, values: good };
    const sent = await send('POST', '/connect/frame/submit', submit, {
      ...headers,
      authorization: `Bearer ${token}`,
    });
    assert.equal(codeOf(sent), 'forbidden_origin');
  });
}

test("the element's token opens nothing of the frame, and the frame's nothing of the element", async () => {
  const { atForm, send } = await rig();
  const tab = await atForm();
  const values = { step: tab.opened.step.id, values: good };
  const element = { ...ownPage, authorization: `Bearer ${tab.opened.session.token}` };
  assert.equal(codeOf(await send('POST', '/connect/frame/submit', values, element)), 'ticket_unknown');
  const { token } = (await tab.frame()).opened;
  const frame = { authorization: `Bearer ${token}` };
  assert.equal(codeOf(await tab.call('GET', '/connect/session/step', undefined, frame)), 'session_unknown');
});

test('a form with a problem is asked again under the same step id, naming the field', async () => {
  const { atForm, ports } = await rig();
  const tab = await atForm();
  const frame = await tab.frame();
  const form = stepOf(await frame.submit({ ...good, address: 'not an address' }), 'form');
  assert.equal(form.id, tab.opened.step.id);
  assert.deepEqual([form.problem?.code, form.problem?.field], ['input.address_malformed', 'address']);
  assert.deepEqual(await ports.store.selectFrom('check_run').selectAll().execute(), []);
  stepOf(await frame.submit(good), 'check');
});

test('a good form answers at once with the running check', async () => {
  const { atForm, script, runs } = await rig();
  const held = gate();
  script.check = async (access, report, signal) => {
    await held.opened;
    return passing(access, report, signal);
  };
  const tab = await atForm();
  const { check } = stepOf(await (await tab.frame()).submit(good), 'check');
  assert.equal(check.status, 'running');
  assert.deepEqual(check.stages.map(({ stage, status }) => `${stage} ${status}`).slice(0, 3), [
    'input passed',
    'dns pending',
    'network pending',
  ]);
  held.open();
  await runs.settled();
  assert.equal((await tab.step()).kind, 'done');
});

test('a retried submit is one check', async () => {
  const { atForm, runs, ports } = await rig();
  const tab = await atForm();
  const frame = await tab.frame();
  const first = await frame.submit(good, { key: 'key-of-submit' });
  await runs.settled();
  assert.deepEqual((await frame.submit(good, { key: 'key-of-submit' })).body, first.body);
  const other = await frame.submit({ ...good, password: 'x' }, { key: 'key-of-submit' });
  assert.deepEqual([other.status, codeOf(other)], [422, 'idempotency_conflict']);
  assert.equal((await ports.store.selectFrom('check_run').selectAll().execute()).length, 1);
});

test('a submit for a step already left is refused', async () => {
  const { atForm } = await rig();
  const tab = await atForm();
  const frame = await tab.frame();
  const refused = await frame.submit(good, { step: 'stp_other' });
  assert.deepEqual([refused.status, codeOf(refused)], [409, 'step_changed']);
});

test('a refused sign-in is the same form with the reason, the values and what worked', async () => {
  const { submitted, script } = await rig();
  script.check = refusing;
  const { tab, step } = await submitted();
  assert(step.kind === 'form');
  assert.deepEqual([step.problem?.code, step.problem?.field], ['auth.refused', 'password']);
  assert.match(step.problem?.reference ?? '', /^chk_/);
  assert.deepEqual(step.passed, [{ code: 'dns.resolved', values: { host: 'acme.example' } }]);
  const { values } = (await tab.frame()).opened;
  assert.deepEqual(values, { address: 'https://acme.example/odata', username: 'planner', kind: 'plain' });
});

test('the same refused secret is not sent again, unless the person says so', async () => {
  const { submitted, script, runs } = await rig();
  let sent = 0;
  script.check = async (...all) => {
    sent += 1;
    return refusing(...all);
  };
  const { tab } = await submitted();
  const frame = await tab.frame();
  const form = stepOf(await frame.submit({ ...good, password: ' right horse ' }), 'form');
  assert.deepEqual([form.problem?.code, form.problem?.field, sent], ['auth.refused_before', 'password', 1]);
  stepOf(await frame.submit(good, { again: true }), 'check');
  await runs.settled();
  assert.equal(sent, 2);
  stepOf(await (await tab.frame()).submit({ ...good, password: 'another' }), 'check');
  await runs.settled();
  assert.equal(sent, 3);
});

test('a refused secret is remembered by a keyed hash of this session alone', async () => {
  const { submitted, script, ports, atForm, runs } = await rig();
  script.check = refusing;
  await submitted();
  const [row] = await ports.store.selectFrom('refused').selectAll().execute();
  assert.match(row?.hash ?? '', /^[\w-]{43}$/);
  stepOf(await (await (await atForm()).frame()).submit(good), 'check');
  await runs.settled();
});

test('values of one system are not offered to another, but for the address', async () => {
  const { submitted, script } = await rig();
  script.check = refusing;
  const { tab, step } = await submitted();
  const prepare = stepOf(await tab.answer({ kind: 'select', step: step.id, system: 'guided' }), 'prepare');
  await tab.answer({ kind: 'prepare', step: prepare.id });
  assert.deepEqual((await tab.frame()).opened.values, { address: 'https://acme.example/odata' });
});
