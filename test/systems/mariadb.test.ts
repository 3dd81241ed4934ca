import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Table } from '../../src/contract/index.ts';
import type { RowQuery } from '../../src/service/ports.ts';
import { UpstreamError } from '../../src/service/upstream/upstream-error.ts';
import { checkingOf, forever, type Checking } from './checking.ts';
import { noMariaDb, startMariaDb, type MariaDb } from './mariadb.ts';

const options = { skip: noMariaDb };
let folder = '';
let maria: MariaDb;
let checking: Checking;

before(async () => {
  if (noMariaDb !== false) return;
  folder = await mkdtemp(join(tmpdir(), 'makini-mariadb-'));
  maria = await startMariaDb(folder);
  checking = await checkingOf('mariadb', maria);
});
after(async () => {
  if (noMariaDb !== false) return;
  await maria?.stop();
  await rm(folder, { recursive: true, force: true });
});

const as = (username: string, more: Record<string, string> = {}) => ({
  username,
  password: `${username}-2026`,
  database: 'plant',
  ...more,
});
const plain: RowQuery = { page: 1, perPage: 10, filter: [], match: 'all', sort: [] };
const tableOf = async (name: string): Promise<Table> => {
  const tables = await checking.method.describe(checking.access(as('reader')), forever);
  return tables.find((table) => table.name === name) ?? assert.fail(name);
};

test('MariaDB: a reader connects over TLS, and every stage says what it saw', options, async () => {
  const { outcome, stages } = await checking.check(checking.access(as('reader')));
  assert.equal(outcome.status, 'passed', JSON.stringify(outcome));
  if (outcome.status !== 'passed') return;
  const of = (code: string) => outcome.evidence.find((each) => each.code === code)?.values;
  assert.match(String(of('service.answered')?.['product']), /^MariaDB 10\.11\.\d+$/);
  assert.deepEqual(of('data.records'), { table: 'work_orders', count: 120 });
  assert.equal(of('data.newest')?.['date'], '2026-11-01T08:00:00.000Z');
  assert.deepEqual([of('access.tables'), outcome.warnings], [{ count: 5 }, []]);
  assert.equal(of('auth.control_refused'), undefined, 'nothing was tried without the password');
  assert.doesNotMatch(JSON.stringify([outcome.evidence, stages]), /reader/);
});

test('MariaDB: the probe knows product and version before anybody signs in', options, async () => {
  const access = { ...checking.access({}), values: { address: maria.url } };
  const probe = await checking.method.probe(access, forever);
  assert.equal(probe.status, 'reached');
  assert.match(probe.product ?? '', /^MariaDB 10\.11/);
});

test('MariaDB: what is wrong with a sign-in is told apart, as far as the server tells', options, async () => {
  const code = async (values: Record<string, string>) => (await checking.failure(values)).code;
  assert.equal(await code(as('reader', { password: 'wrong' })), 'auth.refused');
  assert.equal(await code(as('stranger')), 'auth.refused');
  assert.equal(await code(as('inside')), 'auth.refused', 'an account for another address is not told');
  assert.equal(await code(as('socketed')), 'auth.sign_in_not_allowed');
  assert.equal(await code(as('locked')), 'auth.account_locked');
  assert.equal(await code(as('expired')), 'auth.password_expired');
});

test('MariaDB: a database that is missing or closed, and an empty one', options, async () => {
  const code = async (values: Record<string, string>) => (await checking.failure(values)).code;
  assert.equal(await code(as('writer', { database: 'plnat' })), 'service.database_missing');
  // To whom it does not belong, the server does not say whether it is there.
  assert.equal(await code(as('reader', { database: 'plnat' })), 'access.forbidden');
  assert.equal(await code(as('nobody')), 'access.forbidden');
  assert.equal(await code(as('nobody', { database: '' })), 'access.none_to_choose');
  assert.equal(await code(as('writer', { database: 'archive' })), 'data.nothing_offered');
});

test('MariaDB: of several databases one is chosen, and of one it is taken', options, async () => {
  const asked = await checking.check(checking.access(as('writer', { database: '' })));
  assert.equal(asked.outcome.status, 'choose');
  const ids = asked.outcome.status === 'choose' ? asked.outcome.options.map(({ id }) => id) : [];
  assert.deepEqual(ids, ['archive', 'plant']);
  const only = await checking.check(checking.access(as('reader', { database: '' })));
  assert.deepEqual(only.outcome.status === 'passed' && only.outcome.choice, { id: 'plant', name: 'plant' });
});

test(
  'MariaDB: who may read single columns connects with a warning, and reads only them',
  options,
  async () => {
    const access = checking.access(as('partial'));
    const { outcome } = await checking.check(access);
    assert.deepEqual(outcome.status === 'passed' && outcome.warnings.map(({ code }) => code), [
      'access.partial',
    ]);
    const [table, ...others] = await checking.method.describe(access, forever);
    assert.deepEqual([table?.columns.map(({ name }) => name), others], [['id', 'title'], []]);
  },
);

test(
  'MariaDB: somebody whom the server takes for nobody in particular is let in with a warning',
  options,
  async () => {
    await maria.sql(
      `create user ''@'127.0.0.1' identified by 'anybody-2026'; grant select on plant.* to ''@'127.0.0.1'`,
    );
    const { outcome } = await checking.check(checking.access(as('stranger', { password: 'anybody-2026' })));
    await maria.sql(`drop user ''@'127.0.0.1'`);
    assert.deepEqual(outcome.status === 'passed' && outcome.warnings.map(({ code }) => code), [
      'auth.not_proven',
    ]);
  },
);

test('MariaDB: a server that is full says so', options, async () => {
  await maria.sql('set global max_connections = 10');
  const held = await Promise.all(
    Array.from({ length: 10 }, () =>
      import('mysql2/promise').then(({ createConnection }) =>
        createConnection({ host: '127.0.0.1', port: maria.port, user: 'nobody', password: 'nobody-2026' }),
      ),
    ),
  );
  const failure = await checking.failure(as('reader'));
  await Promise.all(held.map((each) => each.end()));
  await maria.sql('set global max_connections = 100');
  assert.equal(failure.code, 'service.too_many_connections');
});

test('MariaDB: nothing loses digits, times are ISO 8601, and any name can be read', options, async () => {
  const access = checking.access(as('reader'));
  const kinds = await checking.method.read(access, await tableOf('kinds'), plain, forever);
  const { code, ...whole } = kinds.rows[1] ?? {};
  assert.match(String(code), /^[0-9a-f-]{36}$/);
  assert.deepEqual(whole, {
    id: '18446744073709551615',
    yes: 1,
    exact: '1234567890123456789012345.12345',
    real8: 1.5,
    raw: 'AP8=',
    day: '2026-11-21',
    local: '2026-11-21T10:00:00.250',
    moment: '2026-11-21T10:00:00.500000Z',
    doc: '{"a": [1, null]}',
    text_: 'Grüße 🔧',
    bits: 'BQ==',
  });
  const odd = await checking.method.read(access, await tableOf('odd "names`'), plain, forever);
  assert.equal(JSON.stringify(odd), '{"rows":[{"a b":1,"__proto__":"x"}],"total":1}');
});

test('MariaDB: pages, filters and sorts', options, async () => {
  const access = checking.access(as('reader'));
  const orders = await tableOf('work_orders');
  const ids = async (query: Partial<RowQuery>) =>
    (await checking.method.read(access, orders, { ...plain, ...query }, forever)).rows.map(({ id }) => id);
  assert.deepEqual(await ids({ page: 40, perPage: 3 }), [118, 119, 120]);
  assert.deepEqual(await ids({ filter: [{ column: 'title', op: 'contains', value: 'pump 12' }] }), [12, 120]);
  assert.deepEqual(
    await ids({
      filter: [{ column: 'created_at', op: 'ge', value: '2026-11-01T07:58:00Z' }],
      sort: [{ column: 'id', direction: -1 }],
    }),
    [120, 119, 118],
  );
});

test(
  'MariaDB: a value that is no number is not taken for 0, and nothing typed leaves its quotes',
  options,
  async () => {
    const access = checking.access(as('writer'));
    const orders = await tableOf('work_orders');
    const read = (column: string, value: string) =>
      checking.method.read(access, orders, { ...plain, filter: [{ column, op: 'eq', value }] }, forever);
    for (const value of ['abc', '1 or 1=1', '0x31', ''])
      await assert.rejects(
        read('id', value),
        (error) => error instanceof UpstreamError && error.code === 'input.malformed',
      );
    for (const value of [`x' or '1'='1`, `x\\' or 1=1 -- `, `'; drop table work_orders; -- `])
      assert.deepEqual((await read('title', value)).rows, []);
    assert.equal((await checking.method.read(access, orders, plain, forever)).total, 120);
  },
);

test('MariaDB: without TLS nothing typed is sent', options, async () => {
  const bare = await startMariaDb(await mkdtemp(join(folder, 'bare-')), { tls: false });
  const to = await checkingOf('mariadb', bare);
  const failure = await to.failure(as('reader'));
  await bare.stop();
  assert.equal(failure.code, 'tls.not_offered');
});
