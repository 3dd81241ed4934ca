import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ChooseStep, Step, Values } from '../../../src/contract/index.ts';
import { openAccess } from '../../../src/service/connecting/credentials.ts';
import { sha256 } from '../../../src/service/digest.ts';
import { authenticateToken } from '../../../src/service/oauth/bearer.ts';
import { exchangeCode } from '../../../src/service/oauth/exchange.ts';
import { callback, codeOf, good, passing, rig, stepOf, type Tab } from './rig.ts';

const ways = ['odata_basic', 'bearer'];
const withToken: Values = { address: 'acme.example/odata', token: 't-123456' };

const chosenIn = (step: Step): ChooseStep => {
  assert.ok(step.kind === 'choose' && step.what === 'way', JSON.stringify(step));
  return step;
};

/** Tabs that stand where the way is picked. */
const picking = async () => {
  const made = await rig();
  const begin = (more: object = {}): Promise<Tab> => made.open(more, { system: 'several' });
  const pick = async (tab: Tab, option: string): Promise<Step> =>
    (await tab.answer({ kind: 'choose', step: (await tab.step()).id, option })).body['step'] as Step;
  const atForm = async (option: string, more: object = {}): Promise<Tab> => {
    const tab = await begin(more);
    const step = await pick(tab, option);
    if (step.kind === 'prepare') await tab.answer({ kind: 'prepare', step: step.id });
    return tab;
  };
  const connect = async (tab: Tab, values: Values): Promise<Step> => {
    await (await tab.frame()).submit(values);
    await made.runs.settled();
    return tab.step();
  };
  return { ...made, begin, pick, formOf: atForm, connect };
};

test('a system with several ways asks which, the recommended one first and taken unless another is', async () => {
  const { open } = await rig();
  const tab = await open();
  const answer = await tab.answer({ kind: 'select', step: tab.opened.step.id, system: 'several' });
  const step = chosenIn(stepOf(answer, 'choose'));
  assert.deepEqual(
    [step.options.map(({ id }) => id), step.chosen, step.back, step.system.id],
    [ways, 'odata_basic', true, 'several'],
  );
  assert.equal(stepOf(await tab.back(step.id), 'select').back, false);
});

test('the form of another way may be sent in its place: judged, checked and kept as that', async () => {
  const { formOf, runs, ports } = await picking();
  const tab = await formOf('odata_basic');
  const frame = await tab.frame();
  assert.ok(frame.opened.step.kind === 'form');
  const [, other] = frame.opened.step.ways ?? assert.fail();
  assert.ok(other);
  assert.deepEqual(
    [other.id, other.fields.map(({ name }) => name)],
    [`${frame.opened.step.id}:bearer`, ['address', 'token']],
  );
  assert.equal((await frame.probe({ address: 'acme.example/odata' }, other.id)).status, 200);
  const wrong = stepOf(await frame.submit({ address: '', token: 't-1' }, { step: other.id }), 'form');
  assert.deepEqual(
    [wrong.id, wrong.problem?.code, wrong.fields.map(({ name }) => name)],
    [other.id, 'input.required', ['address', 'token']],
  );
  for (const step of [`${frame.opened.step.id}:oauth1`, 'stp_other:bearer', `${frame.opened.step.id}:`])
    assert.equal(codeOf(await frame.submit(withToken, { step })), 'step_changed', step);
  await frame.submit(withToken, { step: other.id });
  await runs.settled();
  assert.equal((await tab.step()).kind, 'done');
  const row = await ports.store.selectFrom('connection').selectAll().executeTakeFirstOrThrow();
  assert.equal(row.method, 'bearer');
  assert.equal((await openAccess(ports, row)).system.methods[0]?.method, 'bearer');
});

test('a system with one way asks nothing', async () => {
  const { open } = await rig();
  const tab = await open();
  stepOf(await tab.answer({ kind: 'select', step: tab.opened.step.id, system: 'plain' }), 'form');
});

test('each way has its own guide and form', async () => {
  const { begin, pick } = await picking();
  const form = await pick(await begin(), 'odata_basic');
  assert.ok(form.kind === 'form' && form.fields.some(({ name }) => name === 'password'));
  const tab = await begin();
  const guide = await pick(tab, 'bearer');
  assert.ok(guide.kind === 'prepare' && guide.guide.prerequisites.length > 0);
  const other = stepOf(await tab.answer({ kind: 'prepare', step: guide.id }), 'form');
  assert.deepEqual(
    other.fields.map(({ name }) => name),
    ['address', 'token'],
  );
});

test('a way that is not offered is refused, and so is an answer to a step already left', async () => {
  const { begin, pick } = await picking();
  const tab = await begin();
  const { id: step } = await tab.step();
  for (const option of ['oauth1', 'sandbox', '']) {
    const refused = await tab.answer({ kind: 'choose', step, option });
    assert.deepEqual([refused.status, codeOf(refused)], [400, 'malformed_request'], option);
  }
  await pick(tab, 'odata_basic');
  assert.equal(codeOf(await tab.answer({ kind: 'choose', step, option: 'bearer' })), 'step_changed');
});

test('back from a form leads to the ways with the one picked, and the form of another keeps what both have', async () => {
  const { formOf, pick } = await picking();
  const tab = await formOf('odata_basic');
  await (await tab.frame()).probe({ address: 'acme.example/odata', username: 'planner' });
  const back = chosenIn(stepOf(await tab.back((await tab.step()).id), 'choose'));
  assert.equal(back.chosen, 'odata_basic');
  const guide = await pick(tab, 'bearer');
  await tab.answer({ kind: 'prepare', step: guide.id });
  assert.deepEqual((await tab.frame()).opened.values, { address: 'acme.example/odata' });
});

test('what is typed for one way is not taken in the form of another', async () => {
  const { formOf } = await picking();
  const tab = await formOf('bearer');
  const frame = await tab.frame();
  const refused = await frame.submit(good);
  assert.deepEqual([refused.status, codeOf(refused)], [400, 'malformed_request']);
  assert.equal(
    codeOf(await frame.probe({ address: 'acme.example', username: 'planner' })),
    'malformed_request',
  );
});

test('the check goes by the way that was picked, also when it is tried again', async () => {
  const { formOf, connect, script, runs } = await picking();
  const seen: string[][] = [];
  let broken = true;
  script.check = async (access, report, signal) => {
    seen.push(access.system.methods.map(({ method }) => method));
    if (broken) throw new Error('broken');
    return passing(access, report, signal);
  };
  const tab = await formOf('bearer');
  const failed = await connect(tab, withToken);
  assert.equal(failed.kind, 'check');
  broken = false;
  await tab.answer({ kind: 'retry', step: failed.id });
  await runs.settled();
  assert.equal((await tab.step()).kind, 'done');
  assert.deepEqual(seen, [['bearer'], ['bearer']]);
});

test('the connection keeps the way, and is opened by it', async () => {
  const { formOf, connect, ports } = await picking();
  assert.equal((await connect(await formOf('bearer'), withToken)).kind, 'done');
  const row = await ports.store.selectFrom('connection').selectAll().executeTakeFirstOrThrow();
  assert.equal(row.method, 'bearer');
  const access = await openAccess(ports, row);
  assert.deepEqual(
    access.system.methods.map(({ method }) => method),
    ['bearer'],
  );
  assert.equal(access.values['token'], 't-123456');
});

test('what was stored before there was a choice goes by the first way', async () => {
  const { formOf, connect, ports } = await picking();
  await connect(await formOf('odata_basic'), good);
  const row = await ports.store.selectFrom('connection').selectAll().executeTakeFirstOrThrow();
  const context = { client: row.client_id, mode: row.mode, subject: row.id, purpose: 'credentials' } as const;
  const plain = { system: 'several', values: good, places: [] };
  const sealed = ports.vault.seal(JSON.stringify(plain), context);
  await ports.store.updateTable('credential').set({ sealed }).execute();
  assert.deepEqual((await openAccess(ports, row)).system.methods[0]?.method, 'odata_basic');
});

test('a session that offers this system alone begins with the question, and has no list behind it', async () => {
  const { open } = await rig();
  const step = chosenIn((await open({ systems: 'several' })).opened.step);
  assert.equal(step.back, false);
});

test('a page that is loaded again finds the way that was picked, and the older tab is told', async () => {
  const { formOf, openWith, push, tabOf } = await picking();
  const tab = await formOf('bearer');
  const before = await tab.step();
  const { body } = await openWith(await push({ session: tab.opened.session.id }));
  const again = tabOf(body as unknown as Tab['opened']);
  assert.deepEqual(again.opened.step, before);
  const frame = await again.frame();
  assert.ok(frame.opened.step.kind === 'form');
  assert.deepEqual(
    frame.opened.step.fields.map(({ name }) => name),
    ['address', 'token'],
  );
  assert.equal(codeOf(await tab.call('GET', '/connect/session/step')), 'session_superseded');
});

test('a reconnect begins with the way that the connection has, and by another it has that one from then on', async () => {
  const { formOf, connect, open, ports } = await picking();
  const verifier = 'v'.repeat(43);
  const first = await connect(await formOf('bearer'), withToken);
  assert.ok(first.kind === 'done');
  const { id } = first.connection;
  const tab = await open({ connection_id: id, code_challenge: sha256(verifier) });
  assert.equal(tab.opened.step.kind, 'form');
  const guide = stepOf(await tab.back(tab.opened.step.id), 'prepare');
  const asked = chosenIn(stepOf(await tab.back(guide.id), 'choose'));
  assert.deepEqual([asked.chosen, asked.back], ['bearer', false]);
  stepOf(await tab.answer({ kind: 'choose', step: asked.id, option: 'odata_basic' }), 'form');
  assert.equal((await connect(tab, good)).kind, 'done');
  const methodOf = async (): Promise<string> =>
    (await ports.store.selectFrom('connection').select('method').executeTakeFirstOrThrow()).method;
  assert.equal(await methodOf(), 'bearer');
  const { body } = await tab.call('POST', '/connect/session/code');
  const client = {
    id: 'cli_1',
    mode: 'test',
    name: 'Uptime',
    redirect_uris: [callback],
    origins: [],
  } as const;
  const code = { grant_type: 'authorization_code', code: String(body['code']) } as const;
  const request = { ...code, redirect_uri: callback, code_verifier: verifier };
  const { access_token: token } = await exchangeCode(ports, client, request, undefined);
  const { connection } = await authenticateToken(ports, `Bearer ${token}`);
  assert.equal(await methodOf(), 'odata_basic');
  const access = await openAccess(ports, connection);
  assert.deepEqual(
    access.system.methods.map(({ method }) => method),
    ['odata_basic'],
  );
});
