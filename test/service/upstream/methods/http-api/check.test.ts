import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { HttpApi } from '../../../../../src/contract/index.ts';
import {
  accessTo,
  checked,
  codeOf,
  forever,
  keySystem,
  openBench,
  type Answer,
  type Asked,
} from './bench.ts';

const secret = 'k-3c0ffee';
const order = (id: number) => ({ id, title: `Order ${id}`, changed: '2026-03-04T05:06:07Z' });
const orders = Array.from({ length: 7 }, (_, at) => order(at + 1));

/** The system as it should be; each test changes what it is about. */
const working = ({ path, key, query }: Asked): Answer => {
  if (key === undefined) return [401];
  if (key !== secret) return [401, { error: 'no such key' }];
  const from = Number(query.get('offset') ?? 0);
  const list = orders.slice(from, from + Number(query.get('limit') ?? 2));
  if (path === '/api/me') return [200, { user: { id: 7, login: 'planner', api_key: secret } }];
  if (path === '/api/orders') return [200, { orders: list, count: orders.length }];
  return path === '/api/parts' ? [200, { parts: [] }] : [404];
};

const running = async (
  t: TestContext,
  changes: (asked: Asked) => Answer | undefined = () => undefined,
  { api, key = secret }: { api?: Partial<HttpApi>; key?: string } = {},
) => {
  const bench = await openBench(t, (asked) => changes(asked) ?? working(asked));
  const method = bench.method('api_key');
  const access = accessTo(keySystem(api), { address: bench.address, key });
  return { bench, method, access, ...(await checked(method, access)) };
};

test('a key that works passes every stage, and tells the account, the tables and the newest record', async (t) => {
  const { outcome, stages, bench } = await running(t);
  assert.equal(outcome.status, 'passed');
  if (outcome.status !== 'passed') return;
  assert.equal(outcome.account, 'planner (7)');
  assert.deepEqual(
    outcome.evidence.map(({ code }) => code),
    [
      'network.connected',
      'service.asks_sign_in',
      'auth.signed_in',
      'auth.control_refused',
      'access.tables',
      'data.records',
      'data.newest',
    ],
  );
  assert.equal(outcome.evidence.find(({ code }) => code === 'data.records')?.values['count'], 7);
  assert.deepEqual(
    stages.filter(({ status }) => status === 'failed' || status === 'warning'),
    [],
  );
  assert.deepEqual(
    bench.asked.filter(({ path }) => path === '/api/me').map(({ key }) => key),
    [undefined, secret],
  );
});

test('users of one name in two companies are two accounts; an id that tells nothing more is left out', async (t) => {
  const signedInAs = async (user: object, api?: Partial<HttpApi>): Promise<string> => {
    const me: Answer = [200, { user: { ...user, api_key: secret } }];
    const answering = ({ path, key }: Asked) => (path === '/api/me' && key === secret ? me : undefined);
    const { outcome } = await running(t, answering, { api });
    return outcome.status === 'passed' ? outcome.account : outcome.status;
  };
  const one = await signedInAs({ id: 'bot-1', login: 'Larkfield' });
  assert.deepEqual(
    [one, await signedInAs({ id: 'bot-2', login: 'Larkfield' })],
    ['Larkfield (bot-1)', 'Larkfield (bot-2)'],
  );
  const long = await signedInAs({ id: 'bot-1', login: 'L'.repeat(300) });
  assert.match(long, /^L{63}… \(bot-1\)$/);
  const whoami = { path: '/me', shows: '/user/login', account: '/user/login' };
  assert.equal(await signedInAs({ id: 7, login: 'planner' }, { whoami }), 'planner');
  assert.equal(await signedInAs({ id: `https://${'x'.repeat(80)}`, login: 'planner' }), 'planner');
});

test('a who-am-I that repeats the key leaves it in nothing that is reported', async (t) => {
  const { outcome, stages } = await running(t);
  assert.equal(JSON.stringify([outcome, stages]).includes(secret), false);
  const refused = await running(t, undefined, { key: 'wrong-key-42' });
  assert.equal(JSON.stringify([refused.outcome, refused.stages]).includes('wrong-key-42'), false);
});

test('a wrong key is sent once, is refused as a key, and is asked for at its field', async (t) => {
  const { outcome, bench } = await running(t, undefined, { key: 'wrong' });
  assert.equal(codeOf({ outcome }), 'auth.key_refused');
  assert.equal(outcome.status === 'failed' && outcome.failure.field, 'key');
  assert.equal(bench.asked.filter(({ key }) => key !== undefined).length, 1);
});

test('a key with a sign that no header carries is told before anything is sent', async (t) => {
  const { outcome, stages, bench } = await running(t, undefined, { key: 'k-1 ü' });
  assert.equal(codeOf({ outcome }), 'input.secret_unsendable');
  assert.deepEqual(
    stages.map(({ stage, status }) => [stage, status]),
    [['input', 'failed']],
  );
  assert.equal(bench.asked.length, 0);
});

test('a row of the catalogue says what an answer means, and the stage that it names is the one that fails', async (t) => {
  const off = {
    readings: [{ on: 'control' as const, status: [403], code: 'access.api_switched_off' as const }],
  };
  const open = await running(t, () => [403], { api: off });
  assert.equal(codeOf(open), 'access.api_switched_off');
  assert.deepEqual(
    open.stages.slice(-2).map(({ stage, status }) => [stage, status]),
    [
      ['service', 'passed'],
      ['access', 'failed'],
    ],
  );
  assert.equal(
    open.bench.asked.some(({ key }) => key !== undefined),
    false,
  );
  const late = {
    readings: [
      { on: 'whoami' as const, status: [403], body: 'off', code: 'access.api_switched_off' as const },
    ],
  };
  const met = await running(t, ({ key }) => (key ? [403, 'it is off'] : undefined), { api: late });
  assert.equal(codeOf(met), 'access.api_switched_off');
  assert.deepEqual(
    met.stages.slice(-2).map(({ stage, status }) => [stage, status]),
    [
      ['auth', 'skipped'],
      ['access', 'failed'],
    ],
  );
});

test('without a row, 403, a page, a redirect, too many and broken answers keep their usual meaning', async (t) => {
  const signedIn = (answer: Answer) => async () =>
    codeOf(await running(t, ({ key }) => (key === undefined ? undefined : answer)));
  assert.equal(await signedIn([403])(), 'auth.not_permitted');
  assert.equal(
    await signedIn([200, '<html>Sign in</html>', { 'content-type': 'text/html' }])(),
    'auth.sign_in_page',
  );
  assert.equal(await signedIn([302, '', { location: '/login' }])(), 'auth.sign_in_page');
  assert.equal(await signedIn([429])(), 'service.rate_limited');
  assert.equal(await signedIn([500])(), 'auth.failed');
});

test('a success that does not say who it is proves nothing', async (t) => {
  const other = await running(t, ({ path }) => (path === '/api/me' ? [200, { hello: 'world' }] : undefined));
  assert.equal(codeOf(other), 'auth.failed');
});

test('a who-am-I that answers without a sign-in is passed with the warning that nothing was proven', async (t) => {
  const { outcome } = await running(t, ({ path }) =>
    path === '/api/me' ? [200, { user: { id: 7, login: 'planner' } }] : undefined,
  );
  assert.equal(outcome.status, 'passed');
  const warnings = outcome.status === 'passed' ? outcome.warnings.map(({ code }) => code) : [];
  assert.deepEqual(warnings, ['auth.not_proven']);
});

test('one closed table is a warning, all closed are a failure', async (t) => {
  const one = await running(t, ({ path }) => (path === '/api/parts' ? [403] : undefined));
  assert.deepEqual(one.outcome.status === 'passed' && one.outcome.warnings.map(({ code }) => code), [
    'access.partial',
  ]);
  const all = await running(t, ({ path, key }) => (key && path !== '/api/me' ? [403] : undefined));
  assert.equal(codeOf(all), 'access.forbidden');
});

test('the key goes to the typed origin alone, and no redirect is followed with it', async (t) => {
  const elsewhere = await openBench(t, () => [200, {}]);
  const { bench } = await running(t, ({ path, key }) =>
    key && path === '/api/orders' ? [307, '', { location: `${elsewhere.address}/steal` }] : undefined,
  );
  assert.equal(elsewhere.asked.length, 0);
  assert.ok(bench.asked.length > 2);
});

test('the probe sends no key, and says what stands there', async (t) => {
  const bench = await openBench(t, working);
  const access = accessTo(keySystem(), { address: bench.address });
  const probe = await bench.method('api_key').probe(access, forever);
  assert.equal(probe.status, 'reached');
  assert.deepEqual(
    probe.stages.map(({ stage, status }) => [stage, status]),
    [
      ['input', 'passed'],
      ['dns', 'skipped'],
      ['network', 'passed'],
      ['tls', 'skipped'],
      ['service', 'passed'],
    ],
  );
  assert.deepEqual(
    bench.asked.map(({ key }) => key),
    [undefined],
  );
});

test('a probe tells what is switched off in its own last stage', async (t) => {
  const bench = await openBench(t, () => [403]);
  const off = keySystem({ readings: [{ on: 'control', status: [403], code: 'access.api_switched_off' }] });
  const probe = await bench.method('api_key').probe(accessTo(off, { address: bench.address }), forever);
  assert.equal(probe.status, 'failed');
  const last = probe.stages.at(-1);
  assert.deepEqual([last?.stage, last?.failure?.code], ['service', 'access.api_switched_off']);
});
