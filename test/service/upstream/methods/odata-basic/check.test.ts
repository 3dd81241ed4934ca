import assert from 'node:assert/strict';
import { after, before, test, type TestContext } from 'node:test';
import { http } from '../../egress/servers.ts';
import { accessTo, checked, forever, methodFor, openBench, system, type Bench } from './systems.ts';

let bench: Bench;
before(async () => {
  bench = await openBench();
});
after(() => bench.stop());

const codeOf = async (access: Parameters<Bench['check']>[0]) => {
  const { outcome, stages } = await bench.check(access);
  assert.equal(outcome.status, 'failed');
  assert.equal(stages.at(-1)?.failure?.code, outcome.status === 'failed' ? outcome.failure.code : '');
  return outcome.status === 'failed' ? outcome.failure : assert.fail();
};

test('a planner connects: every stage passes and says what it saw', async () => {
  const { outcome, stages } = await bench.check(bench.access(bench.urls.maintenance));
  assert.equal(outcome.status, 'passed');
  const passed = stages.filter(({ status }) => status === 'passed').map(({ stage }) => stage);
  assert.deepEqual(passed, ['dns', 'network', 'tls', 'service', 'auth', 'access', 'data']);
  const seen = outcome.status === 'passed' ? outcome.evidence : [];
  assert.deepEqual(
    seen.map(({ code }) => code),
    [
      'dns.resolved',
      'network.connected',
      'tls.trusted',
      'service.asks_sign_in',
      'auth.signed_in',
      'auth.control_refused',
      'access.tables',
      'data.records',
      'data.newest',
    ],
  );
  const records = seen.find(({ code }) => code === 'data.records');
  assert.deepEqual(records?.values, { table: 'WorkOrders', count: 48 });
  assert.deepEqual(seen.find(({ code }) => code === 'access.tables')?.values, { count: 4 });
  const last = seen.find(({ code }) => code === 'data.newest')?.values;
  assert.match(String(last?.['date']), /^2026-/);
  assert.match(String(last?.['name']), /^(WO-)?\d+ \w/);
});

test('nothing that is reported holds the user name, the password or the header made of them', async () => {
  for (const password of ['planner-2026', 'wrong-2026']) {
    const { outcome, stages } = await bench.check(bench.access(bench.urls.maintenance, { password }));
    const told = JSON.stringify([
      stages,
      outcome.status === 'passed' ? { ...outcome, account: '' } : outcome,
    ]);
    for (const secret of ['planner', password, Buffer.from(`planner:${password}`).toString('base64')])
      assert.equal(told.includes(secret), false);
  }
});

test('a wrong password and an unknown user are refused alike', async () => {
  const wrong = await codeOf(bench.access(bench.urls.maintenance, { password: 'wrong' }));
  assert.equal(wrong.code, 'auth.refused');
  assert.equal(wrong.field, 'password');
  assert.equal(
    (await codeOf(bench.access(bench.urls.maintenance, { username: 'nobody' }))).code,
    'auth.refused',
  );
});

test('a clerk signs in but may read nothing', async () => {
  const { outcome, stages } = await bench.check(
    bench.access(bench.urls.maintenance, { username: 'clerk', password: 'clerk-2026' }),
  );
  assert.equal(outcome.status === 'failed' && outcome.failure.code, 'access.forbidden');
  assert.equal(outcome.status === 'failed' && outcome.failure.owner, 'admin');
  assert.ok(stages.some(({ stage, status }) => stage === 'auth' && status === 'passed'));
});

test('a self-signed certificate, a wrong path, another product and an unknown host are told apart', async () => {
  assert.equal((await codeOf(bench.access(bench.urls.selfSigned))).code, 'tls.self_signed');
  assert.equal((await codeOf(bench.access(`${bench.urls.maintenance}-not`))).code, 'service.not_found');
  const other = await codeOf(bench.access(bench.urls.otherProduct));
  assert.equal(other.code, 'service.other_product');
  assert.equal(other.values['product'], 'a sign-in service (OpenID)');
  assert.equal((await codeOf(bench.access('https://no-such-host.invalid/odata'))).code, 'dns.not_found');
});

test('the probe reaches the system without a sign-in and says that it asks for one', async () => {
  const { values, ...access } = bench.access(bench.urls.maintenance);
  const { password: _secret, ...open } = values;
  const probe = await bench.method.probe({ ...access, values: open }, forever);
  assert.equal(probe.status, 'reached');
  assert.deepEqual(
    probe.stages.map(({ stage, status }) => [stage, status]),
    [
      ['input', 'passed'],
      ['dns', 'passed'],
      ['network', 'passed'],
      ['tls', 'passed'],
      ['service', 'passed'],
    ],
  );
});

test('the probe names another product, and suggests none that the catalogue does not have', async () => {
  const probe = await bench.method.probe(bench.access(bench.urls.otherProduct), forever);
  assert.equal(probe.status, 'other_product');
  assert.equal(probe.product, 'a sign-in service (OpenID)');
  assert.equal(probe.suggestion, undefined);
});

test('the probe reports what cannot be read or reached as its answer', async () => {
  const malformed = await bench.method.probe(bench.access('not an address'), forever);
  assert.deepEqual(
    malformed.stages.map(({ failure }) => failure?.code),
    ['input.address_malformed'],
  );
  const own = await bench.method.probe(bench.access(bench.urls.selfSigned), forever);
  assert.equal(own.status, 'failed');
  assert.equal(own.stages.at(-1)?.failure?.code, 'tls.self_signed');
});

test('a system with several companies asks for one, and reads below the chosen one', async () => {
  const cap = system('sap-cap');
  const method = cap.methods[0] ?? assert.fail();
  const choose = {
    what: 'company',
    entitySet: 'Company',
    id: 'name',
    name: 'displayName',
    scope: "Company('{choice}')",
  } as const;
  const nav = { ...cap, methods: [{ ...method, choose }] };
  const access = bench.access(bench.urls.ledger, { system: nav });
  const { outcome } = await bench.check(access);
  assert.deepEqual(outcome, {
    status: 'choose',
    what: 'company',
    options: [
      { id: 'NORTH', name: 'Larkfield North Ltd.' },
      { id: 'SOUTH', name: 'Larkfield South Ltd.' },
    ],
  });
  const chosen = await bench.check({ ...access, choice: 'SOUTH' });
  assert.equal(chosen.outcome.status, 'passed');
  const records =
    chosen.outcome.status === 'passed'
      ? chosen.outcome.evidence.find(({ code }) => code === 'data.records')
      : undefined;
  assert.deepEqual(records?.values, { table: 'vendors', count: 1 });
});

test('tables are described with keys, types and custom columns', async () => {
  const tables = await bench.method.describe(bench.access(bench.urls.maintenance), forever);
  assert.deepEqual(tables.map(({ name }) => name).toSorted(), [
    'Equipment',
    'Plants',
    'SpareParts',
    'WorkOrders',
  ]);
  const equipment = tables.find(({ name }) => name === 'Equipment');
  assert.deepEqual(
    equipment?.columns.filter(({ key }) => key).map(({ name }) => name),
    ['number'],
  );
  assert.deepEqual(
    equipment?.columns.filter(({ custom }) => custom).map(({ name }) => name),
    ['YY1_Line'],
  );
});

test('records are read by page, filter and order', async () => {
  const access = bench.access(bench.urls.maintenance);
  const table =
    (await bench.method.describe(access, forever)).find(({ name }) => name === 'WorkOrders') ?? assert.fail();
  const query = {
    page: 2,
    perPage: 5,
    filter: [],
    match: 'all',
    sort: [{ column: 'number', direction: 1 }],
  } as const;
  const page = await bench.method.read(access, table, query, forever);
  assert.equal(page.total, 48);
  assert.deepEqual(
    page.rows.map((row) => row['number']),
    ['WO-400135', 'WO-400138', 'WO-400141', 'WO-400144', 'WO-400147'],
  );
  assert.equal(
    Object.keys(page.rows[0] ?? {}).some((name) => name.includes('@')),
    false,
  );
  const filter = [
    { column: 'description', op: 'contains', value: 'oil' },
    { column: 'priority', op: 'le', value: '2' },
    { column: 'dueOn', op: 'gt', value: '2026-09-01' },
  ] as const;
  const found = await bench.method.read(access, table, { ...query, page: 1, filter }, forever);
  assert.ok(
    found.rows.length > 0 &&
      found.rows.every((row) => /oil/.test(String(row['description'])) && Number(row['priority']) <= 2),
  );
});

test('a filter cannot break out of its literal, and unknown columns do not reach the system', async () => {
  const access = bench.access(bench.urls.maintenance);
  const table =
    (await bench.method.describe(access, forever)).find(({ name }) => name === 'WorkOrders') ?? assert.fail();
  const ask = (column: string, value: string) =>
    bench.method.read(
      access,
      table,
      { page: 1, perPage: 5, filter: [{ column, op: 'eq', value }], match: 'all', sort: [] },
      forever,
    );
  assert.deepEqual(await ask('number', "x' or number ne '"), { rows: [], total: 0 });
  await assert.rejects(ask('priority', '1 or 1 eq 1'), { message: 'input.malformed' });
  await assert.rejects(ask('number eq 1 or number', 'x'), { message: 'input.malformed' });
});

test('reading with a password that no longer works is auth.refused', async () => {
  await assert.rejects(
    bench.method.describe(bench.access(bench.urls.maintenance, { password: 'old' }), forever),
    { message: 'auth.refused' },
  );
});

/** A service that answers with empty lists; `open` says whether also to those who do not sign in. Counts the requests to its root. */
const emptyService = async (t: TestContext, open: boolean) => {
  const roots: (string | undefined)[] = [];
  const port = await http(t, ({ url = '', headers }, response) => {
    const path = url.split('?')[0] ?? '';
    if (/^\/?$/.test(path)) roots.push(headers.authorization);
    if (!open && headers.authorization === undefined)
      return void response.writeHead(401, { 'www-authenticate': 'Basic realm="erp"' }).end();
    response.writeHead(200, { 'content-type': 'application/json', 'odata-version': '4.0' });
    response.end(
      JSON.stringify({
        value: path.length > 1 ? [] : [{ name: 'Orders', url: 'Orders', kind: 'EntitySet' }],
      }),
    );
  });
  const { outcome, stages } = await checked(methodFor([port]), accessTo(`http://127.0.0.1:${port}`));
  return { outcome, stages, roots };
};

test('one check signs in once, after asking once without', async (t) => {
  const { stages, roots } = await emptyService(t, false);
  assert.equal(stages.find(({ stage, status }) => stage === 'auth' && status === 'passed')?.stage, 'auth');
  const list = roots.length - 1; // the list of tables is read from the same address, once signed in
  assert.deepEqual(
    roots.slice(0, 2).map((sent) => sent !== undefined),
    [false, true],
  );
  assert.equal(list, 2);
});

test('a system that answers everybody proves no sign-in, and the check says so', async (t) => {
  const { outcome } = await emptyService(t, true);
  assert.equal(outcome.status, 'passed');
  const codes = outcome.status === 'passed' ? outcome.warnings.map(({ code }) => code) : [];
  assert.ok(codes.includes('auth.not_proven'), codes.join());
  const evidence = outcome.status === 'passed' ? outcome.evidence.map(({ code }) => code) : [];
  assert.equal(evidence.includes('auth.control_refused'), false);
});
