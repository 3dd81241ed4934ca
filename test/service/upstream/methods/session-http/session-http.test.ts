import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { createDiskCatalogue } from '../../../../../src/service/adapters/disk-catalogue.ts';
import { cookiesIn, sessionIn } from '../../../../../src/service/upstream/methods/session-http/granted.ts';
import { UpstreamError } from '../../../../../src/service/upstream/upstream-error.ts';
import { accessTo, checked, codeOf, forever, openBench, type Answer, type Asked } from '../http-api/bench.ts';

const catalogue = createDiskCatalogue();
const canary = 'canary-77-password';
const businessOne = { company: 'SBODEMOUS', username: 'reader', password: canary };

/** A system of the catalogue that answers as this test writes it, and what it was asked. */
const standing = async (t: TestContext, id: string, answer: (asked: Asked) => Answer) => {
  const bench = await openBench(t, answer);
  const whole = catalogue.find(id) ?? assert.fail(id);
  const methods = whole.methods.filter(({ method }) => method === 'session_http');
  const system = { ...whole, methods };
  const access = (values: Record<string, string>) => accessTo(system, { address: bench.address, ...values });
  return { bench, access, method: bench.method('session_http') };
};

const cookies = ['B1SESSION=s-1; HttpOnly; Path=/b1s', 'ROUTEID=.node1; path=/b1s'].join(', ');
const isIn = ({ headers }: Asked): boolean => headers.cookie === 'B1SESSION=s-1; ROUTEID=.node1';
const noSession: Answer = [401, { error: { code: 301, message: { value: 'Invalid session.' } } }];

/** The Service Layer of SAP Business One, as far as it is used. */
const serviceLayer =
  (orders: readonly object[] = [{ DocEntry: 7, DocDate: '2026-11-20T00:00:00Z', DocNum: 12 }]) =>
  (asked: Asked): Answer => {
    const { path, body } = asked;
    if (path === '/b1s/v1/Login') {
      const { Password, CompanyDB } = JSON.parse(body) as Record<string, string>;
      return Password === canary && CompanyDB === 'SBODEMOUS'
        ? [200, { SessionId: 's-1', SessionTimeout: 30 }, { 'set-cookie': cookies }]
        : [401, { error: { code: -304, message: { value: 'Login failed' } } }];
    }
    if (!isIn(asked)) return noSession;
    if (path === '/b1s/v1/Logout') return [204];
    if (path === '/b1s/v1/PurchaseOrders') return [200, { value: orders }];
    return [
      403,
      { error: { code: -5006, message: { value: 'The logged-on user does not have permission' } } },
    ];
  };

const pathsOf = (asked: readonly Asked[]): string[] => asked.map(({ path }) => path);

test('a session is asked for once, carried as cookies, and ended when the check is done', async (t) => {
  const { bench, access, method } = await standing(t, 'sap-business-one', serviceLayer());
  const { outcome, stages } = await checked(method, access(businessOne));
  assert.equal(outcome.status, 'passed', JSON.stringify(outcome));
  if (outcome.status !== 'passed') return;
  assert.equal(outcome.account, 'reader');
  assert.deepEqual(
    outcome.warnings.map(({ code }) => code),
    ['access.partial'],
  );
  const paths = pathsOf(bench.asked);
  assert.equal(paths.filter((path) => path.endsWith('/Login')).length, 1);
  assert.equal(paths.filter((path) => path.endsWith('/Logout')).length, 1);
  assert.equal(paths.at(-1), '/b1s/v1/Logout');
  const newest = outcome.evidence.find(({ code }) => code === 'data.newest');
  assert.equal(newest?.values['date'], '2026-11-20T00:00:00.000Z');
  assert.equal(/canary|s-1/.test(JSON.stringify([outcome, stages])), false);
});

test('a check that whoever listens has seen enough of ends its session all the same', async (t) => {
  const { bench, access, method } = await standing(t, 'sap-business-one', serviceLayer());
  const enough = new Error('enough');
  const checking = method.check(
    access(businessOne),
    ({ stage, status }) => {
      if (stage === 'access' && status === 'running') throw enough;
    },
    forever,
  );
  await assert.rejects(checking, enough);
  const paths = pathsOf(bench.asked);
  assert.equal(paths.filter((path) => path.endsWith('/Login')).length, 1);
  assert.equal(paths.at(-1), '/b1s/v1/Logout');
  assert.ok(!paths.some((path) => path.endsWith('/PurchaseOrders')));
});

test('what was typed is in the request for the session alone, and nothing of it in an address', async (t) => {
  const { bench, access, method } = await standing(t, 'sap-business-one', serviceLayer());
  await checked(method, access(businessOne));
  const knowing = bench.asked.filter((asked) => JSON.stringify(asked).includes(canary));
  assert.deepEqual(pathsOf(knowing), ['/b1s/v1/Login']);
  assert.ok(knowing.every(({ query }) => query.size === 0));
});

test('a refused password is told on its field, and no session is asked for again or ended', async (t) => {
  const { bench, access, method } = await standing(t, 'sap-business-one', serviceLayer());
  const { outcome } = await checked(method, access({ ...businessOne, password: 'wrong' }));
  assert.equal(codeOf({ outcome }), 'auth.refused');
  assert.equal(outcome.status === 'failed' && outcome.failure.field, 'password');
  const paths = pathsOf(bench.asked);
  assert.deepEqual(
    paths.filter((path) => /Log/.test(path)),
    ['/b1s/v1/Login'],
  );
});

test('a system that lets in and shows nothing says whose turn it is, and the session is ended all the same', async (t) => {
  const closed = (asked: Asked): Answer => {
    const answer = serviceLayer()(asked);
    return asked.path.endsWith('PurchaseOrders') && isIn(asked) ? [403] : answer;
  };
  const { bench, access, method } = await standing(t, 'sap-business-one', closed);
  assert.equal(codeOf(await checked(method, access(businessOne))), 'access.forbidden');
  assert.equal(pathsOf(bench.asked).at(-1), '/b1s/v1/Logout');
});

test('reading signs in for itself and out again, also when it fails', async (t) => {
  const { bench, access, method } = await standing(t, 'sap-business-one', serviceLayer());
  const table = { name: 'PurchaseOrders', custom: false, columns: [] };
  const query = { page: 1, perPage: 10, filter: [], match: 'all', sort: [] } as const;
  const { rows } = await method.read(access(businessOne), table, query, forever);
  assert.equal(rows[0]?.['DocNum'], 12);
  await assert.rejects(
    method.read(access(businessOne), { ...table, name: 'Items' }, query, forever),
    (error) => error instanceof UpstreamError && error.code === 'access.forbidden',
  );
  const paths = pathsOf(bench.asked).filter((path) => /Log/.test(path));
  assert.deepEqual(
    paths,
    ['Login', 'Logout', 'Login', 'Logout'].map((name) => `/b1s/v1/${name}`),
  );
});

test('a goodbye that is lost takes nothing from what was found', async (t) => {
  const broken = (asked: Asked): Answer => (asked.path.endsWith('/Logout') ? [500] : serviceLayer()(asked));
  const { access, method } = await standing(t, 'sap-business-one', broken);
  assert.equal((await checked(method, access(businessOne))).outcome.status, 'passed');
});

test('an answer of success without a session is no sign-in', async (t) => {
  for (const answer of [[200, { SessionId: 's-1' }], [200, 'hello'], [204]] as Answer[]) {
    const { access, method } = await standing(t, 'sap-business-one', (asked) =>
      asked.path.endsWith('/Login') ? answer : noSession,
    );
    assert.equal(codeOf(await checked(method, access(businessOne))), 'auth.failed');
  }
});

const odoo = { database: 'plant', username: 'reader', password: canary };
const rpc = (result: unknown): Answer => [200, { jsonrpc: '2.0', id: 1, result }];

test('Odoo: a number is a user, false is nobody, and a database that is missing is named', async (t) => {
  const answer = ({ body }: Asked): Answer => {
    const { params } = JSON.parse(body) as { params: { method: string; args: string[] } };
    if (params.method === 'version') return rpc({ server_version: '17.0' });
    const [database, , password] = params.args;
    if (database !== 'plant')
      return [200, { error: { data: { message: `FATAL: database "${database}" does not exist` } } }];
    return rpc(password === canary && 2);
  };
  const { access, method } = await standing(t, 'odoo', answer);
  const { outcome } = await checked(method, access(odoo));
  assert.equal(outcome.status === 'passed' && outcome.account, 'reader', JSON.stringify(outcome));
  assert.equal(codeOf(await checked(method, access({ ...odoo, password: 'wrong' }))), 'auth.refused');
  const missing = await checked(method, access({ ...odoo, database: 'plnat' }));
  assert.equal(codeOf(missing), 'service.database_missing');
  assert.equal(missing.outcome.status === 'failed' && missing.outcome.failure.values['database'], 'plnat');
});

test('Acumatica: what is left empty is not sent, a refusal comes as 500, and the cookie proves who it is', async (t) => {
  const answer = ({ path, body, headers }: Asked): Answer => {
    if (path === '/entity/auth/login') {
      const typed = JSON.parse(body) as Record<string, string>;
      assert.deepEqual(Object.keys(typed), ['name', 'password']);
      if (typed['password'] !== canary)
        return [500, { exceptionMessage: 'Invalid credentials. Please try again.' }];
      return [204, '', { 'set-cookie': '.ASPXAUTH=a-1; expires=Wed, 01 Jan 2031 00:00:00 GMT; path=/' }];
    }
    return headers.cookie === '.ASPXAUTH=a-1' ? [200, { endpoints: [] }] : [401];
  };
  const { access, method } = await standing(t, 'acumatica-cloud-erp', answer);
  const typed = { username: 'reader', password: canary, tenant: '', branch: '' };
  const { outcome } = await checked(method, access(typed));
  assert.ok(
    outcome.status === 'passed' && outcome.evidence.some(({ code }) => code === 'auth.control_refused'),
    JSON.stringify(outcome),
  );
  assert.equal(codeOf(await checked(method, access({ ...typed, password: 'wrong' }))), 'auth.refused');
});

test('GLPI: keys go in headers, what cannot go there is told before anything is sent', async (t) => {
  const answer = ({ path, headers }: Asked): Answer => {
    if (path.endsWith('/initSession'))
      return headers.authorization === 'user_token right'
        ? [200, { session_token: 'g-1' }]
        : [401, ['ERROR_GLPI_LOGIN_USER_TOKEN', 'wrong']];
    if (headers['session-token'] !== 'g-1') return [400, ['ERROR_SESSION_TOKEN_MISSING', 'missing']];
    return [200, { myprofiles: [{ id: 4 }] }];
  };
  const { bench, access, method } = await standing(t, 'glpi', answer);
  assert.equal((await checked(method, access({ token: 'right' }))).outcome.status, 'passed');
  assert.equal(codeOf(await checked(method, access({ token: 'wrong' }))), 'auth.token_refused');
  const before = bench.asked.length;
  assert.equal(codeOf(await checked(method, access({ token: 'a\u00a0b' }))), 'input.secret_unsendable');
  assert.equal(bench.asked.length, before);
});

test('cookies are told apart although their dates hold commas, and one that is taken away is not carried', () => {
  assert.equal(
    cookiesIn(
      'a=1; Expires=Wed, 21 Oct 2026 07:28:00 GMT, b="two words"; Path=/, c=; Max-Age=0, d=x==; Secure',
    ),
    'a=1; b="two words"; d=x==',
  );
  assert.equal(cookiesIn(undefined), '');
});

test('a session that no header can carry is none', () => {
  const answer = (session: unknown) => ({
    status: 200,
    headers: {},
    ms: 1,
    body: JSON.stringify({ session }),
  });
  const from = { by: 'body', at: '/session' } as const;
  assert.equal(sessionIn(from, answer('s 1')), 's 1');
  assert.equal(sessionIn(from, answer(7)), '7');
  for (const odd of ['', 'a\r\nb', 'ä', 'x'.repeat(16_385), false, null, {}])
    assert.equal(sessionIn(from, answer(odd)), undefined, String(odd).slice(0, 20));
});
