import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Check, type FailureCode, type System, type Values } from '../../../src/contract/index.ts';
import { behave } from '../../../src/service/connecting/courtesy.ts';
import { Turns } from '../../../src/service/connecting/turns.ts';
import { SignInBudget } from '../../../src/service/connecting/sign-in-budget.ts';
import type { Access, CheckOutcome } from '../../../src/service/ports.ts';
import { failureOf } from '../../../src/service/upstream/failure.ts';
import { UpstreamError } from '../../../src/service/upstream/upstream-error.ts';
import { makePorts } from '../stand-ports.ts';
import { plainSystem } from './script.ts';
import { gate, good, rig as makeRig, stepOf } from './rig.ts';

const { ports } = await makePorts();
const of = (values: Values, client = 'cli_1'): Access => ({
  system: plainSystem,
  values: { address: 'https://erp.example', username: 'planner', ...values },
  client: { id: client, mode: 'live' },
});
const ended = (code: FailureCode) => async () => ({ status: 'failed', failure: failureOf(code) }) as const;
const refused = ended('auth.refused');
const passed = async (): Promise<CheckOutcome> => ({
  status: 'passed',
  evidence: [],
  warnings: [],
  account: '',
});
const codeOf = async (trying: ReturnType<SignInBudget['check']>) => {
  const outcome = await trying;
  return outcome.status === 'failed' ? outcome.failure.code : outcome.status;
};
const no = () => false;

test('After five refusals of one account the system is not asked again, whoever tries, and the words say when it is.', async () => {
  const budget = new SignInBudget(ports);
  for (let at = 0; at < 5; at += 1)
    assert.equal(
      await codeOf(budget.check(of({ password: `guess ${at}` }, `cli_${at}`), refused, no)),
      'auth.refused',
    );
  const sixth = await budget.check(of({}, 'cli_9'), () => assert.fail('the system was asked'), no);
  assert.equal(sixth.status === 'failed' && sixth.failure.code, 'auth.tries_spent');
  assert.equal(sixth.status === 'failed' && sixth.failure.values['minutes'], 15);
});

test('Other spellings of the account and the address are the same account; other accounts and hosts are not.', async () => {
  const budget = new SignInBudget(ports);
  for (let at = 0; at < 5; at += 1) await budget.check(of({}), refused, no);
  const spellings: readonly Values[] = [
    { username: ' PLANNER ' },
    { username: 'ｐlanner' },
    { username: 'plan\u00ADner' },
    { username: 'plan\u200Bner\uFE0F' },
    { username: 'plánner' },
    { username: 'pla\u0301nner' },
    { address: 'ERP.example:443/odata' },
    { address: 'erp.example.' },
  ];
  for (const same of spellings)
    assert.equal(await codeOf(budget.check(of(same), refused, no)), 'auth.tries_spent', JSON.stringify(same));
  const others: readonly Values[] = [{ username: 'buyer' }, { address: 'other.example' }];
  for (const other of others) assert.equal(await codeOf(budget.check(of(other), passed, no)), 'passed');
});

test('Only refusals count: what passed, what was not reached and what failed otherwise leaves the tries there.', async () => {
  const budget = new SignInBudget(ports);
  for (const work of [
    passed,
    ended('network.timeout'),
    ended('access.forbidden'),
    ended('auth.account_locked'),
  ])
    for (let at = 0; at < 5; at += 1) await budget.check(of({}), work, no);
  assert.equal(await codeOf(budget.check(of({}), refused, no)), 'auth.refused');
});

test('Tries at the same time cannot be more than there are, and walking away from the answer gives none back.', async () => {
  const budget = new SignInBudget(ports);
  const answer = gate();
  const slow = async () => (await answer.opened, refused());
  const together = Array.from({ length: 40 }, () => codeOf(budget.check(of({}), slow, no)));
  answer.open();
  const codes = await Promise.all(together);
  assert.equal(codes.filter((code) => code === 'auth.refused').length, 5);
  const other = new SignInBudget(ports);
  const cutOff = () => Promise.reject(new DOMException('Stopped.', 'AbortError'));
  for (let at = 0; at < 5; at += 1) await assert.rejects(other.check(of({}), cutOff, () => true));
  assert.equal(await codeOf(other.check(of({}), passed, no)), 'auth.tries_spent');
});

test('A try that was not let through costs nothing: what the others give back is there again.', async () => {
  const budget = new SignInBudget(ports);
  const round = async (): Promise<number> => {
    const answer = gate();
    const slow = async () => (await answer.opened, passed());
    const together = Array.from({ length: 8 }, () => codeOf(budget.check(of({}), slow, no)));
    answer.open();
    return (await Promise.all(together)).filter((code) => code === 'passed').length;
  };
  assert.deepEqual([await round(), await round()], [5, 5]);
});

test('A form without an account has no budget: an API key cannot be locked.', async () => {
  const budget = new SignInBudget(ports);
  const nameless = of({ username: '', password: 'key' });
  for (let at = 0; at < 9; at += 1)
    assert.equal(await codeOf(budget.check(nameless, ended('auth.key_refused'), no)), 'auth.key_refused');
});

test('Stored credentials that the system refuses are not sent again and again by whoever reads.', async () => {
  const budget = new SignInBudget(ports);
  let asked = 0;
  const read = () => {
    asked += 1;
    return Promise.reject(new UpstreamError('auth.refused'));
  };
  for (let at = 0; at < 5; at += 1) await assert.rejects(budget.ask(of({}), read), { code: 'auth.refused' });
  await assert.rejects(budget.ask(of({}), read), { code: 'auth.tries_spent' });
  assert.equal(asked, 5);
});

test('Readers at the same time send what is refused no more often either, and wait for one another no longer than they must.', async () => {
  const budget = new SignInBudget(ports);
  let [inside, most, asked] = [0, 0, 0];
  const reading = (end: () => Promise<string>) => async (): Promise<string> => {
    asked += 1;
    inside += 1;
    most = Math.max(most, inside);
    await new Promise((resolve) => setImmediate(resolve));
    inside -= 1;
    return end();
  };
  const passes = reading(async () => 'read');
  const read = await Promise.all(Array.from({ length: 40 }, () => budget.ask(of({}), passes)));
  assert.deepEqual([read.filter((each) => each === 'read').length, most], [40, 5]);
  asked = 0;
  const fails = reading(() => Promise.reject(new UpstreamError('auth.refused')));
  const ends = await Promise.allSettled(Array.from({ length: 40 }, () => budget.ask(of({}), fails)));
  const codes = ends.map((end) => end.status === 'rejected' && (end.reason as { code: string }).code);
  assert.equal(asked, 5);
  assert.equal(codes.filter((code) => code === 'auth.tries_spent').length, 35);
  await budget.ask(of({ username: 'buyer' }), passes);
});

const cloud = (root: string): System => {
  const fields: System['methods'][number]['fields'] = [
    { name: 'tenant', type: 'text', label: 'Tenant', required: true },
    { name: 'email', type: 'text', label: 'Email', required: true },
    { name: 'password', type: 'secret', label: 'Password', required: true },
  ];
  const api = { root, whoami: { path: '/me' }, data: { is: 'none' } } as const;
  const sent = { user: '{email}', password: '{password}' };
  return { ...plainSystem, methods: [{ method: 'basic', fields, ...sent, api }] };
};

test('Where the catalogue has the address an account has its budget too, each of the customers there its own.', async () => {
  for (const root of ['https://{tenant}.cloud.example/api', 'https://cloud.example/{tenant}/v1']) {
    const budget = new SignInBudget(ports);
    const at = (tenant: string, email = 'kim@acme.example'): Access => ({
      ...of({}),
      system: cloud(root),
      values: { tenant, email },
    });
    for (let tries = 0; tries < 5; tries += 1) await budget.check(at('acme'), refused, no);
    for (const same of [at('acme'), at('ACME'), at('acme', 'KIM@acme.example')])
      assert.equal(await codeOf(budget.check(same, refused, no)), 'auth.tries_spent');
    for (const other of [at('other'), at('acme', 'lee@acme.example')])
      assert.equal(await codeOf(budget.check(other, passed, no)), 'passed');
  }
});

test('Over new sessions a guesser meets the same budget, stays at the check with what was typed, and may change it.', async () => {
  const rig = await makeRig();
  rig.script.check = refused;
  for (let at = 0; at < 5; at += 1) await rig.submitted({ ...good, password: `guess ${at}` });
  let asked = 0;
  rig.script.check = () => {
    asked += 1;
    return passed();
  };
  const { tab, step } = await rig.submitted(good);
  assert.ok(step.kind === 'check');
  assert.equal(asked, 0);
  const { stages } = step.check;
  const { failure } = stages.find(({ stage }) => stage === 'auth') ?? {};
  assert.deepEqual([failure?.code, failure?.primary], ['auth.tries_spent', 'retry']);
  stepOf(await tab.back(step.id), 'form');
});

test('A check that waits for its turn at the host says so in its stream, and goes on by itself.', async () => {
  const rig = await makeRig();
  behave(rig.ports, { turns: new Turns({ atOnce: 1 }) });
  const held = gate();
  rig.script.check = async () => {
    await held.opened;
    return passed();
  };
  const [first, second] = [await rig.atForm(), await rig.atForm()];
  await (await first.frame()).submit(good);
  const begun = await (await second.frame()).submit(good);
  const check = stepOf(begun, 'check').check.id;
  const seen = async () =>
    Check.parse((await second.call('GET', `/connect/session/checks/${check}`)).body).stages.find(
      ({ stage }) => stage === 'dns',
    );
  while ((await seen())?.status !== 'running') await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual((await seen())?.evidence, [
    { code: 'dns.waits_its_turn', values: { host: 'acme.example' } },
  ]);
  held.open();
  await rig.runs.settled();
  assert.deepEqual([(await first.step()).kind, (await second.step()).kind], ['done', 'done']);
});
