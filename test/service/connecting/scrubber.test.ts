import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scrubber } from '../../../src/service/connecting/scrubber.ts';
import type { CheckOutcome, Tokens } from '../../../src/service/ports.ts';
import { failureOf } from '../../../src/service/upstream/failure.ts';
import { passing, plainSystem, rig } from './rig.ts';

const [{ fields }] = plainSystem.methods as [(typeof plainSystem.methods)[0]];

const newest = (values: Record<string, string>): CheckOutcome => ({
  status: 'passed',
  evidence: [{ code: 'data.newest', values }],
  warnings: [],
  account: '',
});

test('a record that is called as the password is shows it neither in the question nor at the end', async () => {
  const { script, submitted, ports } = await rig();
  script.check = async (access, report, signal) => {
    const outcome = await passing(access, report, signal);
    if (outcome.status !== 'passed') return outcome;
    const values = { table: 'Keys', name: 'Key right horse', date: '2026-05-01' };
    const warnings = [failureOf('data.empty', { table: 'right horse' })];
    return { ...outcome, evidence: [{ code: 'data.newest', values }], warnings };
  };
  const { step } = await submitted();
  assert.equal(step.kind === 'done' && step.proof?.name, 'Key •••');
  assert.equal(JSON.stringify(step).includes('right horse'), false);
  const { flow } = await ports.store.selectFrom('session').select('flow').executeTakeFirstOrThrow();
  assert.equal(flow.includes('right horse'), false);
});

test('a failure that quotes the password leads to a form that does not', async () => {
  const { script, submitted } = await rig();
  script.check = async () => ({
    status: 'failed',
    failure: failureOf('auth.refused', { host: 'right horse' }),
  });
  const { step } = await submitted();
  assert.equal(step.kind === 'form' && step.problem?.values['host'], '•••');
});

test('tokens are struck as the password is, from when there are any; a longer secret before one it holds', () => {
  const kept: { tokens?: Tokens } = {};
  const scrub = scrubber(fields, { password: 'abc' }, () => kept.tokens);
  const outcome = newest({ name: 'abc abc-and-more refresh' });
  assert.deepEqual(scrub.outcome(outcome), newest({ name: '••• •••-and-more refresh' }));
  kept.tokens = { access: 'abc-and-more', refresh: 'refresh' };
  assert.deepEqual(scrub.outcome(outcome), newest({ name: '••• ••• •••' }));
});

test('the beginning of a secret whose text was cut is struck, and a date is left alone', () => {
  const password = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ4In0.c2ln';
  const scrub = scrubber(fields, { password }, () => undefined);
  const cut = newest({ name: `Key ${password.slice(0, 20)}…`, table: 'Ending…' });
  assert.deepEqual(scrub.outcome(cut), newest({ name: 'Key •••', table: 'Ending…' }));
  const year = scrubber(fields, { password: '2026' }, () => undefined);
  const dated = newest({ date: '2026-05-01T06:00:00.000Z', name: 'WO 2026' });
  assert.deepEqual(year.outcome(dated), newest({ date: '2026-05-01T06:00:00.000Z', name: 'WO •••' }));
});
