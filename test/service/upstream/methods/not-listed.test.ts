import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MethodId, System, Values } from '../../../../src/contract/index.ts';
import { createDiskCatalogue } from '../../../../src/service/adapters/disk-catalogue.ts';
import { accessTo, checked, openBench, type Answer, type Asked } from './http-api/bench.ts';

const { find } = createDiskCatalogue();
const systemBy = (way: string): System => find('another-system', way) ?? assert.fail(way);

const outcomeOf = async (
  t: test.TestContext,
  answer: (asked: Asked) => Answer,
  values: Values,
  way: MethodId = 'api_key',
): Promise<{ readonly status: string; readonly codes: string[]; readonly failure: string | undefined }> => {
  const bench = await openBench(t, answer);
  const access = accessTo(systemBy(way), { address: bench.address, ...values });
  const { outcome } = await checked(bench.method(way), access);
  if (outcome.status !== 'passed')
    return {
      status: outcome.status,
      codes: [],
      failure: 'failure' in outcome ? outcome.failure.code : undefined,
    };
  const codes = [...outcome.evidence, ...outcome.warnings].map(({ code }) => code);
  return { status: 'passed', codes, failure: undefined };
};

const withKey: Values = { header: 'X-Plant-Key', key: 'k-42', test_path: '/me' };

/** A server of its own, which no line of the catalogue knows. */
const unknown = ({ headers, path }: Asked): Answer => {
  if (headers['x-plant-key'] !== 'k-42') return [401, { error: 'who are you?' }];
  return path.endsWith('/me') ? [200, { login: 'planner' }] : [404];
};

test('a system that is not listed is connected by the way its vendor offers, and the sign-in is proven', async (t) => {
  const { status, codes } = await outcomeOf(t, unknown, withKey);
  assert.equal(status, 'passed');
  assert.ok(codes.includes('auth.signed_in') && codes.includes('auth.control_refused'), codes.join());
  assert.ok(!codes.some((code) => /not_tested|same_for_everybody|not_proven/.test(code)), codes.join());
});

test('a key that such a system refuses is no connection', async (t) => {
  const { status, failure } = await outcomeOf(t, unknown, { ...withKey, key: 'k-43' });
  assert.deepEqual([status, failure], ['failed', 'auth.key_refused']);
});

test('a server that answers 200 to everybody is connected with the honest word that nothing was proven', async (t) => {
  const { status, codes } = await outcomeOf(t, () => [200, { hello: 'anybody' }], withKey);
  assert.equal(status, 'passed');
  assert.ok(codes.includes('auth.same_for_everybody'), codes.join());
  assert.ok(!codes.includes('auth.signed_in') && !codes.includes('auth.control_refused'), codes.join());
});

test('without a path to test the person is told that the sign-in was not tried', async (t) => {
  const { status, codes } = await outcomeOf(t, unknown, { ...withKey, test_path: '' });
  assert.equal(status, 'passed');
  assert.ok(codes.includes('auth.not_tested'), codes.join());
});

test('by each way that asks nobody else such a system is connected, and refuses what is wrong', async (t) => {
  const pair = (text: string): string => Buffer.from(text).toString('base64');
  const ways: readonly [MethodId, Values, (asked: Asked) => boolean, string][] = [
    [
      'basic',
      { username: 'u', password: 'p' },
      ({ headers }) => headers.authorization === `Basic ${pair('u:p')}`,
      'auth.refused',
    ],
    [
      'bearer',
      { token: 't-1' },
      ({ headers }) => headers.authorization === 'Bearer t-1',
      'auth.token_refused',
    ],
    [
      'api_key',
      { header: 'X-Key', key: 'k-1' },
      ({ headers }) => headers['x-key'] === 'k-1',
      'auth.key_refused',
    ],
    [
      'api_key_query',
      { parameter: 'apikey', key: 'k-1' },
      ({ query }) => query.get('apikey') === 'k-1',
      'auth.key_refused',
    ],
  ];
  for (const [way, values, right, refusal] of ways) {
    const typed = { ...values, test_path: '/me' };
    const good = await outcomeOf(t, (asked) => (right(asked) ? [200, { ok: true }] : [401]), typed, way);
    assert.ok(good.codes.includes('auth.control_refused'), way);
    assert.equal((await outcomeOf(t, () => [401], typed, way)).failure, refusal, way);
  }
});
