import assert from 'node:assert/strict';
import { test } from 'node:test';
import { OAuthError, Problem } from '../../../src/contract/index.ts';
import { limitBy, Limits, memoryLimiter, type LimitPoints } from '../../../src/service/http/limits.ts';
import { readProxies } from '../../../src/service/http/network-address.ts';
import type { LimitRule, Ports } from '../../../src/service/ports.ts';
import { page, rig as makeRig } from '../connecting/rig.ts';
import { basic, makeStand, origin } from '../stand.ts';

const proxy = '10.0.0.1';
const behindProxy = { trustedProxies: readProxies(proxy).blocks };

/** A stand whose requests arrive from an address of our choice, by a proxy that it trusts. */
const standBehindProxy = async (points: LimitPoints, changes: Partial<Ports> = {}) => {
  const stand = await makeStand({ ...behindProxy, ...changes });
  limitBy(stand.ports, new Limits(points));
  const env = { incoming: { socket: { remoteAddress: proxy } } };
  const from = (address: string, path: string, init: RequestInit = {}) =>
    Promise.resolve(
      stand.app.request(path, { ...init, headers: { 'x-forwarded-for': address, ...init.headers } }, env),
    );
  return { ...stand, from };
};

const metadata = '/.well-known/oauth-authorization-server';
const statuses = (answers: readonly Response[]) => answers.map(({ status }) => status);
const times = <T>(count: number, work: (at: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, at) => work(at)));

test('A flood from one address is told to wait; no request of any other address is.', async () => {
  const { from } = await standBehindProxy({ address: 20 });
  const flood = statuses(await times(200, () => from('203.0.113.6', metadata)));
  assert.equal(flood.filter((status) => status === 429).length, 180);
  const honest = await times(100, (at) => from(`198.51.100.${at}`, metadata));
  assert.deepEqual(new Set(statuses(honest)), new Set([200]));
});

test('A stranger who invents addresses for itself is still one address.', async () => {
  const stand = await makeStand();
  limitBy(stand.ports, new Limits({ address: 5 }));
  const env = { incoming: { socket: { remoteAddress: '203.0.113.6' } } };
  const flood = await times(20, async (at) =>
    stand.app.request(metadata, { headers: { 'x-forwarded-for': `198.51.100.${at}` } }, env),
  );
  assert.equal(statuses(flood).filter((status) => status === 429).length, 15);
  const warnings = stand.lines.filter(({ event }) => event === 'proxy.not_trusted');
  assert.deepEqual(
    warnings.map(({ facts }) => facts),
    [{ address: '203.0.113.6' }],
  );
});

test('A flood of one client leaves another client without a single 429, and itself with one clear answer.', async () => {
  const { ports, client, account, post, appToken, bearer } = await makeStand();
  const other = await account();
  const token = await appToken();
  const otherToken = await appToken(other);
  limitBy(ports, new Limits({ client: 10 }));
  const flood = await times(100, () => bearer('/api/system/client', token));
  assert.equal(statuses(flood).filter((status) => status === 429).length, 90);
  const byTheOther = await times(10, () => bearer('/api/system/client', otherToken));
  assert.deepEqual(new Set(statuses(byTheOther)), new Set([200]));
  const refused = await post('/oauth/par', {}, { authorization: basic(client) });
  assert.equal(refused.status, 429);
  assert.match(refused.headers.get('retry-after') ?? '', /^[1-9]\d*$/);
  assert.equal(OAuthError.parse(await refused.json()).error, 'temporarily_unavailable');
});

test('A flood of one session leaves another session of the same client alone; its page may read when to ask again.', async () => {
  const rig = await makeRig();
  const [flooding, honest] = [await rig.open(), await rig.open()];
  limitBy(rig.ports, new Limits({ session: 5 }));
  const flood = await times(20, () => flooding.call('GET', '/connect/session/step'));
  assert.equal(flood.filter(({ status }) => status === 429).length, 15);
  const refused = flood.find(({ status }) => status === 429);
  assert.equal(Problem.parse(refused?.body).code, 'rate_limited');
  assert.match(refused?.headers.get('retry-after') ?? '', /^[1-9]\d*$/);
  assert.match(refused?.headers.get('access-control-expose-headers') ?? '', /Retry-After/);
  assert.equal(refused?.headers.get('access-control-allow-origin'), page);
  const calm = await times(5, () => honest.call('GET', '/connect/session/step'));
  assert.deepEqual(new Set(calm.map(({ status }) => status)), new Set([200]));
});

test('What a frame sends is counted apart from what its page asks.', async () => {
  const rig = await makeRig();
  const tab = await rig.atForm();
  const frame = await tab.frame();
  limitBy(rig.ports, new Limits({ frame: 2 }));
  const probes: number[] = [];
  for (let at = 0; at < 3; at += 1) probes.push((await frame.probe({ address: 'acme.example' })).status);
  assert.deepEqual(probes, [200, 200, 429]);
  assert.equal((await tab.call('GET', '/connect/session/step')).status, 200);
});

test('Tokens that nobody has are refused by name, then not heard; a token that counts is heard from the same address.', async () => {
  const { from, appToken } = await standBehindProxy({ failures: 3 });
  const token = await appToken();
  const ask = (shown: string) =>
    from('203.0.113.6', '/api/system/client', { headers: { authorization: `Bearer ${shown}` } });
  const guesses: number[] = [];
  for (let at = 0; at < 5; at += 1) guesses.push((await ask(`mk_test_${at}`)).status);
  assert.deepEqual(guesses, [401, 401, 401, 429, 429]);
  assert.equal((await ask(token)).status, 200);
});

test('The counters of a service can live elsewhere: each rule asks for its own, with the points that were set.', async () => {
  const asked: LimitRule[] = [];
  const limiters = (rule: LimitRule) => {
    asked.push(rule);
    return memoryLimiter(rule);
  };
  const stand = await makeStand({ limiters, requestsPerAddress: 1 });
  const once = await stand.app.request(metadata, { headers: { origin } });
  const twice = await stand.app.request(metadata);
  assert.deepEqual([once.status, twice.status], [200, 429]);
  assert.deepEqual(asked.map(({ name }) => name).sort(), [
    'address',
    'asked',
    'asked_of_client',
    'client',
    'failures',
    'frame',
    'session',
  ]);
  assert.equal(asked.find(({ name }) => name === 'address')?.points, 1);
});

test('A limiter whose store fails is no limit that was reached: the answer is an error of the service.', async () => {
  const broken = () => ({
    consume: () => Promise.reject(new Error('no store')),
    penalty: async () => undefined,
    reward: async () => undefined,
    get: async () => null,
  });
  const { app } = await makeStand({ limiters: broken });
  assert.equal((await app.request(metadata)).status, 500);
});

test('A trusted proxy names the request; a stranger does not, nor does a name of another form count.', async () => {
  const { from, app } = await standBehindProxy({});
  const named = async (id: string) =>
    (await from('203.0.113.6', metadata, { headers: { 'x-request-id': id } })).headers.get('x-request-id');
  assert.equal(await named('trace-0123456789'), 'trace-0123456789');
  assert.match((await named('short')) ?? '', /^req_/);
  assert.match((await named('<script>alert(1)</script>')) ?? '', /^req_/);
  const stranger = await app.request(metadata, { headers: { 'x-request-id': 'trace-0123456789' } });
  assert.match(stranger.headers.get('x-request-id') ?? '', /^req_/);
});
