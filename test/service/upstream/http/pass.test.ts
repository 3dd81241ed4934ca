import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { PassedRequest } from '../../../../src/service/passthrough/passing.ts';
import { handedOn, secretsOf } from '../../../../src/service/passthrough/answer.ts';
import { UpstreamError } from '../../../../src/service/upstream/upstream-error.ts';
import {
  accessTo,
  api,
  field,
  forever,
  keySystem,
  openBench,
  systemWith,
  type Answer,
  type Asked,
} from '../methods/http-api/bench.ts';

const plain: PassedRequest = { method: 'GET', path: '/orders/1', query: [], headers: {}, body: undefined };
const secret = 'kÿ-49/ab"c';

const begin = async (t: TestContext, answer: (asked: Asked) => Answer = () => [200, {}]) => {
  const bench = await openBench(t, answer);
  const access = accessTo(keySystem(), { address: bench.address, key: 'key-4711' });
  const send = (request: Partial<PassedRequest>) => {
    const { pass } = bench.method('api_key');
    assert(pass);
    return pass(access, { ...plain, ...request }, forever);
  };
  return { ...bench, access, send };
};

const malformed = (name: string) => (error: unknown) =>
  error instanceof UpstreamError && error.code === 'input.malformed' && error.failure.field === name;

test('a request of the partner goes below the connected address, with the stored sign-in', async (t) => {
  const { send, asked } = await begin(t, () => [201, { id: 7 }, { etag: '"1"' }]);
  const answer = await send({
    method: 'PATCH',
    path: '/orders/a%2Fb',
    query: [['filter[a]', 'x&y=1 #']],
    headers: { 'if-match': '"0"', 'content-type': 'text/plain' },
    body: 'naïve',
  });
  assert.deepEqual([answer.status, answer.body, answer.headers['etag']], [201, '{"id":7}', '"1"']);
  const [only] = asked;
  assert.deepEqual([only?.verb, only?.path, only?.key], ['PATCH', '/api/orders/a%2Fb', 'key-4711']);
  assert.deepEqual([...(only?.query ?? [])], [['filter[a]', 'x&y=1 #']]);
  assert.deepEqual([only?.headers['if-match'], only?.body], ['"0"', 'naïve']);
});

test('the method’s own key is not the caller’s to set, in whatever case', async (t) => {
  const { send, asked } = await begin(t);
  await assert.rejects(send({ headers: { 'x-key': 'mine' } }), malformed('headers/x-key'));
  assert.equal(asked.length, 0);
});

test('nor is a key in the query', async (t) => {
  const { method, address, asked } = await openBench(t, () => [200, {}]);
  const system = systemWith({
    method: 'api_key_query',
    fields: [field('address', 'url'), field('key', 'secret')],
    parameter: 'apiKey',
    value: '{key}',
    api,
  });
  const access = accessTo(system, { address, key: 'key-4711' });
  const { pass } = method('api_key_query');
  assert(pass);
  for (const name of ['apiKey', 'APIKEY'])
    await assert.rejects(
      pass(access, { ...plain, query: [[name, '1']] }, forever),
      malformed(`query/${name}`),
    );
  assert.equal(asked.length, 0);
  await pass(access, plain, forever);
  assert.deepEqual([...(asked[0]?.query ?? [])], [['apiKey', 'key-4711']]);
});

test('what an address parser would lead elsewhere is not sent, even if it was let through before', async (t) => {
  const { send, asked } = await begin(t);
  for (const path of [
    '/../x',
    '/%2e%2e/x',
    '/..',
    '@evil.example/x',
    '.evil.example/x',
    ':99/x',
    '/a\\..\\..\\x',
  ])
    await assert.rejects(send({ path }), malformed('path'), path);
  assert.equal(asked.length, 0);
});

test('a redirect is an answer, and nobody follows it', async (t) => {
  const { send, asked, address } = await begin(t, () => [302, '', { location: `${address}/api/elsewhere` }]);
  assert.equal((await send({})).status, 302);
  assert.equal(asked.length, 1);
});

test('a refused sign-in is no answer: it counts, so that no account gets locked', async (t) => {
  const { send } = await begin(t, () => [401, {}]);
  await assert.rejects(
    send({}),
    (error) => error instanceof UpstreamError && error.code === 'auth.key_refused',
  );
});

test('an answer keeps its cookies and every secret that it repeats to itself', async (t) => {
  const basic = Buffer.from(`planner:${secret}`).toString('base64');
  const body = [secret, JSON.stringify(secret), encodeURIComponent(secret), basic, 'fine'].join('\n');
  const headers = {
    'set-cookie': 'session=1',
    'www-authenticate': 'Basic',
    'x-echo': `got ${basic}`,
    etag: '1',
  };
  const { address, method } = await openBench(t, () => [
    200,
    body,
    { 'content-type': 'text/plain', ...headers },
  ]);
  const system = systemWith({
    method: 'basic',
    fields: [field('address', 'url'), field('username', 'text'), field('password', 'secret')],
    user: '{username}',
    password: '{password}',
    api,
  });
  const access = accessTo(system, { address, username: 'planner', password: secret });
  const answer = await method('basic').pass?.(access, plain, forever);
  assert(answer);
  const shown = handedOn(answer, secretsOf(access));
  assert(shown.is === 'http');
  assert.equal(shown.body, ['•••', '"•••"', '•••', '•••', 'fine'].join('\n'));
  assert.equal(shown.headers['x-echo'], 'got •••');
  assert.deepEqual(
    ['set-cookie', 'www-authenticate'].filter((name) => name in shown.headers),
    [],
  );
  assert.equal(shown.headers['etag'], '1');
});

test('a secret is struck out as systems of every kind write it', () => {
  const odd = 'p/ä+s "w&ö\\rd\'';
  const system = systemWith({
    method: 'basic',
    fields: [field('address', 'url'), field('username', 'text'), field('password', 'secret')],
    user: '{username}',
    password: '{password}',
    api,
  });
  const secrets = secretsOf(accessTo(system, { username: 'planner', password: odd }));
  const body = [
    '"p/\\u00e4+s \\"w&\\u00f6\\\\rd\'"',
    '"p\\/\\u00e4+s \\"w&\\u00f6\\\\rd\'"',
    '"p\\/ä+s \\"w&ö\\\\rd\'"',
    '"p/\\u00E4\\u002Bs \\u0022w\\u0026\\u00F6\\\\rd\\u0027"',
    'p%2fa=p%2f%c3%a4%2bs+%22w%26%c3%b6%5crd%27',
    "p%2F%C3%A4%2Bs%20%22w%26%C3%B6%5Crd'",
    Buffer.from(odd).toString('base64url'),
  ];
  const answer = { status: 200, headers: {}, body: body.join('\n'), ms: 1 };
  const shown = handedOn(answer, secrets);
  assert(shown.is === 'http');
  const left = ['"•••"', '"•••"', '"•••"', '"•••"', 'p%2fa=•••', '•••', '•••'];
  assert.deepEqual(shown.body.split('\n'), left);
});

test('what is no text comes as base64, whole, and a secret in it is struck out as well', async (t) => {
  const bytes = Buffer.concat([
    Buffer.from([0, 255, 137, 80]),
    Buffer.from('key-4711'),
    Buffer.alloc(70_001, 7),
  ]);
  const { send, access } = await begin(t, () => [200, bytes, { 'content-type': 'image/png' }]);
  const answer = await send({});
  assert.deepEqual([answer.base64, Buffer.from(answer.body, 'base64').equals(bytes)], [true, true]);
  const shown = handedOn(answer, secretsOf(access));
  assert(shown.is === 'http' && shown.base64encoded);
  const seen = Buffer.from(shown.body, 'base64');
  assert.deepEqual([seen.length, seen.includes('key-4711')], [bytes.length, false]);
});
