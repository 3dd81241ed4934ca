import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  failureCodes,
  failures,
  type FailureCode,
  type FailureRule,
  type Stage,
  type Table,
} from '../../../../../src/contract/index.ts';
import { createDiskCatalogue } from '../../../../../src/service/adapters/disk-catalogue.ts';
import type { Access, RowQuery } from '../../../../../src/service/ports.ts';
import { createSandbox } from '../../../../../src/service/upstream/methods/sandbox/sandbox.ts';

const system = createDiskCatalogue().find('sandbox') ?? assert.fail();
const forever = new AbortController().signal;

const accessWith = (values: Record<string, string>, choice?: string): Access => ({
  system,
  values: { address: 'https://sandbox.example', username: 'user_good', password: 'pass_good', ...values },
  client: { id: 'cli_1', mode: 'test' },
  ...(choice !== undefined && { choice }),
});

const checked = async (values: Record<string, string>, choice?: string, sandbox = createSandbox()) => {
  const stages = new Map<string, Stage>();
  const outcome = await sandbox.check(
    accessWith(values, choice),
    (stage) => stages.set(stage.stage, stage),
    forever,
  );
  return { outcome, stages };
};

const ruleOf = (code: FailureCode): FailureRule => failures[code];

test('the right user and password pass every stage', async () => {
  const { outcome, stages } = await checked({});
  assert.equal(outcome.status, 'passed');
  assert.deepEqual(
    [...stages.values()].map(({ stage, status }) => `${stage} ${status}`),
    [
      'dns passed',
      'network passed',
      'tls passed',
      'service passed',
      'auth passed',
      'access passed',
      'data passed',
    ],
  );
});

test('another user, and a password that is no word of the sandbox, are refused', async () => {
  const typed: Record<string, string>[] = [
    { username: 'user_bad' },
    { password: 'pass_bad' },
    { password: 'error_no.such_code' },
  ];
  for (const values of typed) {
    const { outcome } = await checked(values);
    assert.equal(outcome.status === 'failed' && outcome.failure.code, 'auth.refused', JSON.stringify(values));
  }
});

test('its second user is another account, as a reconnect can meet one', async () => {
  const accounts = await Promise.all(
    ['user_good', 'user_other'].map(async (username) => {
      const { outcome } = await checked({ username });
      return outcome.status === 'passed' ? outcome.account : outcome.status;
    }),
  );
  assert.deepEqual(accounts, ['user_good', 'user_other']);
});

test('every code of the table can be seen in a check, as its rule has it', async () => {
  const results = await Promise.all(
    failureCodes.map(async (code) => [code, await checked({ password: `error_${code}` })] as const),
  );
  for (const [code, { outcome, stages }] of results) {
    const stage = stages.get(code.split('.')[0] ?? '');
    if (ruleOf(code).status === 'warning') {
      assert.deepEqual(outcome.status === 'passed' && outcome.warnings.map((each) => each.code), [code]);
      continue;
    }
    assert.equal(outcome.status === 'failed' && outcome.failure.code, code);
    assert.equal(outcome.status === 'failed' && outcome.failure.owner, ruleOf(code).owner);
    // Storing is the service's own stage: it is told when the method has answered.
    if (!code.startsWith('ready.')) assert.equal(stage?.failure?.code, code);
  }
});

test('every code of the table can be seen while the address is typed', async () => {
  const sandbox = createSandbox();
  const results = await Promise.all(
    failureCodes.map(async (code) => {
      const access = accessWith({ address: `https://sandbox.example/error_${code}` });
      return [code, await sandbox.probe(access, forever)] as const;
    }),
  );
  for (const [code, { stages }] of results) assert.equal(stages.at(-1)?.failure?.code, code);
});

test('an ordinary address is reached, and another product can be met', async () => {
  const sandbox = createSandbox();
  assert.equal((await sandbox.probe(accessWith({}), forever)).status, 'reached');
  const other = accessWith({ address: 'https://sandbox.example/other_product' });
  assert.equal((await sandbox.probe(other, forever)).status, 'other_product');
});

test('a flaky sandbox fails as often as it was told, then works, then begins anew', async () => {
  const sandbox = createSandbox();
  const results: string[] = [];
  for (let tries = 0; tries < 4; tries += 1)
    results.push((await checked({ password: 'flaky_2' }, undefined, sandbox)).outcome.status);
  assert.deepEqual(results, ['failed', 'failed', 'passed', 'failed']);
});

test('sites: many are asked about, one is taken and named, none is its own failure', async () => {
  const many = (await checked({ password: 'choose_40' })).outcome;
  assert.equal(many.status === 'choose' && many.options.length, 40);
  assert.equal((await checked({ password: 'choose_40' }, 'site-7')).outcome.status, 'passed');
  const one = (await checked({ password: 'choose_1' })).outcome;
  assert.deepEqual(one.status === 'passed' && one.choice, { id: 'site-1', name: 'Site 1' });
  const none = (await checked({ password: 'choose_0' })).outcome;
  assert.equal(none.status === 'failed' && none.failure.code, 'access.none_to_choose');
  const gone = (await checked({ password: 'choose_2' }, 'site-3')).outcome;
  assert.equal(gone.status === 'failed' && gone.failure.code, 'access.choice_gone');
});

test('a slow check ends at once when nobody waits for it any more', async () => {
  const stop = new AbortController();
  const running = createSandbox().check(
    accessWith({ password: 'slow_50000' }),
    () => stop.abort(),
    stop.signal,
  );
  assert.deepEqual(await running.then((outcome) => outcome.status === 'failed'), true);
});

const query: RowQuery = { page: 1, perPage: 10, filter: [], match: 'all', sort: [] };

test('records are read by page, filter and order', async () => {
  const sandbox = createSandbox();
  const tables = await sandbox.describe(accessWith({}), forever);
  const orders = tables.find(({ name }) => name === 'work_orders') as Table;
  const read = (changes: Partial<RowQuery>) =>
    sandbox.read(accessWith({}), orders, { ...query, ...changes }, forever);
  assert.equal((await read({})).total, 48);
  assert.equal((await read({ page: 5 })).rows.length, 8);
  const newest = await read({ sort: [{ column: 'changed_at', direction: -1 }] });
  assert.equal(newest.rows[0]?.['id'], 48);
  const bearing = await read({ filter: [{ column: 'title', op: 'contains', value: 'BEARING' }] });
  assert.equal(bearing.total, 12);
  const few = await read({ filter: [{ column: 'id', op: 'le', value: '9' }] });
  assert.equal(few.total, 9);
  await assert.rejects(read({ sort: [{ column: 'nothing', direction: 1 }] }), { code: 'input.malformed' });
});
