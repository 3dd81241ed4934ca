import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { HttpApi, SystemMethod, Values } from '../../../../../src/contract/index.ts';
import { accessTo, checked, codeOf, field, openBench, systemWith, type Answer, type Asked } from './bench.ts';

const api: HttpApi = {
  root: '{address}/api',
  whoami: { path: '{+test_path}' },
  data: { is: 'none' },
};
const common = [field('address', 'url'), { ...field('test_path', 'text'), required: false }];
const pair = (text: string): string => Buffer.from(text, 'utf8').toString('base64');

/** Lets in who sends `right`; anybody else gets 401. */
const guarded =
  (right: (asked: Asked) => boolean) =>
  (asked: Asked): Answer => {
    if (!right(asked)) return [401];
    return asked.path === '/api/me' ? [200, { id: 1 }] : [404];
  };

const run = async (
  t: TestContext,
  method: SystemMethod,
  values: Values,
  answer: (asked: Asked) => Answer,
) => {
  const bench = await openBench(t, answer);
  const access = accessTo(systemWith(method), { address: bench.address, ...values });
  const { outcome, stages } = await checked(bench.method(method.method), access);
  return {
    bench,
    outcome,
    stages,
    evidence: outcome.status === 'passed' ? outcome.evidence.map(({ code }) => code) : [],
    warnings: outcome.status === 'passed' ? outcome.warnings.map(({ code }) => code) : [],
  };
};

const basic = (more: object = {}): SystemMethod => ({
  method: 'basic',
  fields: [...common, field('username', 'text'), field('password', 'secret')],
  user: '{username}',
  password: '{password}',
  api,
  ...more,
});
const person = { username: 'plänner', password: 'pa:ss', test_path: '/me' };

test('a name and a password sign in by HTTP Basic in UTF-8, and a refused control proves it', async (t) => {
  const right = ({ authorization }: Asked) => authorization === `Basic ${pair('plänner:pa:ss')}`;
  const { outcome, evidence, warnings, stages } = await run(t, basic(), person, guarded(right));
  assert.equal(outcome.status === 'passed' && outcome.account, 'plänner');
  assert.ok(evidence.includes('auth.signed_in') && evidence.includes('auth.control_refused'));
  assert.deepEqual(warnings, []);
  assert.deepEqual(
    stages.filter(({ stage }) => stage === 'access' || stage === 'data'),
    [],
  );
});

test('a product may read Basic from a header of its own, with keys in the places of name and password', async (t) => {
  const fields = [...common, field('key', 'secret'), field('company', 'text')];
  const method = basic({ fields, user: '{company}+x', password: '{key}', header: { name: 'MaxAuth' } });
  const values = { key: 'k-1', company: 'acme', test_path: '/me' };
  const { outcome, bench } = await run(
    t,
    method,
    values,
    guarded(({ headers }) => headers['maxauth'] === pair('acme+x:k-1')),
  );
  assert.equal(outcome.status, 'passed');
  assert.ok(bench.asked.every(({ authorization }) => authorization === undefined));
});

test('what Basic cannot carry is told on its field before anything is sent', async (t) => {
  const { outcome, bench } = await run(t, basic(), { ...person, username: 'a:b' }, () => [200]);
  assert.equal(codeOf({ outcome }), 'input.user_has_colon');
  assert.equal(bench.asked.length, 0);
});

test('a key in the query signs every request but the control, and is told nowhere', async (t) => {
  const method: SystemMethod = {
    method: 'api_key_query',
    fields: [...common, field('key', 'secret')],
    parameter: 'api_key',
    value: '{key}',
    api: { ...api, whoami: { path: '/me', query: { size: '1' } } },
  };
  const right = ({ query }: Asked) => query.get('api_key') === 'k&1=c' && query.get('size') === '1';
  const { outcome, stages, bench, evidence } = await run(t, method, { key: 'k&1=c' }, guarded(right));
  assert.ok(evidence.includes('auth.control_refused'));
  assert.deepEqual(
    bench.asked.map(({ query }) => query.get('api_key')),
    [null, 'k&1=c'],
  );
  assert.equal(/k&1=c|k%261/.test(JSON.stringify([outcome, stages])), false);
  const wrong = await run(t, method, { key: 'wrong' }, guarded(right));
  assert.equal(codeOf(wrong), 'auth.key_refused');
});

test('a second key goes with the sign-in alone', async (t) => {
  const method = basic({
    fields: [...basic().fields, field('key', 'secret')],
    api: { ...api, signed: { headers: { 'X-Api-Key': '{key}' }, query: { apikey: '{key}' } } },
  });
  const { outcome, bench } = await run(
    t,
    method,
    { ...person, key: 'second' },
    guarded(({ headers, query }) => headers['x-api-key'] === 'second' && query.get('apikey') === 'second'),
  );
  assert.equal(outcome.status, 'passed');
  assert.equal(bench.asked[0]?.headers['x-api-key'], undefined);
});

test('a system that answers everybody alike is passed with a warning, and nothing is called proven', async (t) => {
  const { evidence, warnings } = await run(t, basic(), person, () => [200, { hello: 'world' }]);
  assert.deepEqual(warnings, ['auth.same_for_everybody']);
  assert.equal(
    evidence.some((code) => code.startsWith('auth.')),
    false,
  );
});

test('without a path to test nothing is called proven, but a refusal is one', async (t) => {
  const { test_path: _, ...values } = person;
  for (const status of [404, 405, 302]) {
    const { evidence, warnings } = await run(t, basic(), values, () => [status]);
    assert.deepEqual(warnings, ['auth.not_tested'], String(status));
    assert.equal(
      evidence.some((code) => code.startsWith('auth.')),
      false,
    );
  }
  assert.equal(codeOf(await run(t, basic(), values, () => [401])), 'auth.refused');
  assert.equal(codeOf(await run(t, basic(), values, () => [503])), 'service.unavailable');
});

test('a path to test that is not there is asked for again, and one that strangers do not see proves the sign-in', async (t) => {
  const gone = await run(
    t,
    basic(),
    { ...person, test_path: '/nowhere' },
    guarded(() => true),
  );
  assert.equal(codeOf(gone), 'auth.no_test_path');
  assert.equal(gone.outcome.status === 'failed' && gone.outcome.failure.field, 'test_path');
  for (const hidden of [[404], [302, '', { location: '/login' }], [200, '<html>']] as const) {
    const { evidence } = await run(t, basic(), person, ({ authorization }) =>
      authorization === undefined ? hidden : [200, { id: 1 }],
    );
    assert.ok(evidence.includes('auth.control_refused'), String(hidden[0]));
  }
  const page = await run(t, basic(), person, () => [200, '<html>']);
  assert.equal(codeOf(page), 'auth.sign_in_page');
});

test('a path to test stays at the typed origin, whatever is typed', async (t) => {
  for (const test_path of ['//evil.example/me', '/../../me', '/x?a=//evil.example']) {
    const { bench, outcome } = await run(t, basic(), { ...person, test_path }, () => [200, {}]);
    assert.equal(outcome.status, 'passed', test_path);
    assert.equal(bench.asked.length, 2);
  }
  const { outcome, bench } = await run(
    t,
    basic({ api: { ...api, root: '{origin}' } }),
    { ...person, test_path: '@evil.example/' },
    () => [200, {}],
  );
  assert.equal(codeOf({ outcome }), 'input.malformed');
  assert.equal(bench.asked.length, 0);
});

test('a question that is no GET is posted as JSON, with the sign-in and without', async (t) => {
  const method = basic({ api: { ...api, whoami: { path: '/graphql', post: '{"query":"{me}"}' } } });
  const { outcome, bench } = await run(t, method, person, ({ authorization }) =>
    authorization === undefined ? [401] : [200, {}],
  );
  assert.equal(outcome.status, 'passed');
  for (const { headers } of bench.asked) assert.equal(headers['content-type'], 'application/json');
});

test('a header that frames a message, or is none, carries no key', async (t) => {
  const keyed: SystemMethod = {
    method: 'api_key',
    fields: [...common, field('header', 'text'), field('key', 'secret')],
    header: '{header}',
    value: '{key}',
    api,
  };
  for (const header of ['Host', 'content-length', 'a b', 'x:y', 'x\r\ny']) {
    const { outcome, bench } = await run(t, keyed, { header, key: 'k' }, () => [200]);
    assert.equal(codeOf({ outcome }), 'input.malformed', header);
    assert.equal(bench.asked.length, 0);
  }
});
