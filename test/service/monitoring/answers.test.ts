// What systems answer over HTTP, through the real way out and the real methods: what becomes of the connection, and whose turn it is.
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { createAuthority } from '../../../demo/systems/certificates.ts';
import type { System, Values } from '../../../src/contract/index.ts';
import type { EgressRequest } from '../../../src/service/ports.ts';
import { createMethods } from '../../../src/service/upstream/methods/index.ts';
import { egressWith, http, https } from '../upstream/egress/servers.ts';
import {
  keySystem,
  openBench,
  tokenSystem,
  type Answer,
  type Asked,
} from '../upstream/methods/http-api/bench.ts';
import { minute, watching, type Watching } from './watching.ts';

/** Answers to whoever comes without credentials, and to who is known. */
const known = ({ path, key, authorization }: Asked): Answer => {
  if (key === undefined && authorization === undefined) return [401];
  if (path === '/api/me') return [200, { user: { id: 7, login: 'reader' } }];
  return [200, { orders: [{ id: 1 }], parts: [{ id: 1 }], count: 1 }];
};

/** Of those who are signed in; others are refused as ever. */
const toMembers =
  (answer: Answer) =>
  (asked: Asked): Answer =>
    asked.key === undefined && asked.authorization === undefined ? [401] : answer;

const catalogueOf = (system: System): Watching['ports']['catalogue'] => ({
  systems: [system],
  find: (id) => (id === system.id ? system : undefined),
  guide: () => assert.fail('nobody reads a guide'),
  index: () => assert.fail('nobody searches'),
});

const watched = async (t: TestContext, system: System, values: Values) => {
  let answer: (asked: Asked) => Answer = known;
  const bench = await openBench(t, (asked) => answer(asked));
  const [way] = system.methods;
  assert(way);
  const method = bench.method(way.method);
  const made = await watching(t, {
    catalogue: catalogueOf(system),
    methods: new Map([[method.id, method]]),
  });
  const id = await made.add({ address: bench.address, ...values }, { system });
  return { ...made, id, bench, answerWith: (next: typeof answer) => (answer = next) };
};

const key = { key: 'key-of-the-reader' };
const jwt = (claims: object): string =>
  [{ alg: 'HS256' }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
const tokenUntil = (ms: number): Values => ({
  token: `${jwt({ username: 'reader', exp: Math.floor(ms / 1000) })}.c2lnbmF0dXJl`,
  database: 'main',
});
const token = tokenUntil(Date.now() + 3_600_000);

const page: Answer = [200, '<!doctype html><title>Maintenance</title>', { 'content-type': 'text/html' }];

const table: readonly [
  what: string,
  system: System,
  values: Values,
  answer: (asked: Asked) => Answer,
  becomes: readonly [string, string | null, string | null],
][] = [
  ['knows us', keySystem(), key, known, ['active', null, null]],
  [
    'has revoked the key',
    keySystem(),
    key,
    () => [401],
    ['reauthorization_required', 'auth.key_refused', 'you'],
  ],
  [
    'has revoked the token',
    tokenSystem(),
    token,
    () => [401],
    ['reauthorization_required', 'auth.token_refused', 'you'],
  ],
  [
    'is asked with a token that has run out',
    tokenSystem(),
    tokenUntil(Date.now() - 3_600_000),
    known,
    ['reauthorization_required', 'input.token_expired', 'you'],
  ],
  [
    'has locked the account, and says so',
    keySystem({ readings: [{ on: 'whoami', status: [423], code: 'auth.account_locked' }] }),
    key,
    toMembers([423]),
    ['reauthorization_required', 'auth.account_locked', 'admin'],
  ],
  ['forbids it', keySystem(), key, toMembers([403]), ['degraded', 'auth.not_permitted', 'admin']],
  ['fails', keySystem(), key, () => [500], ['degraded', 'service.error', 'admin']],
  ['fails for members alone', keySystem(), key, toMembers([500]), ['degraded', 'auth.failed', 'admin']],
  ['is not available', keySystem(), key, () => [503], ['degraded', 'service.unavailable', 'admin']],
  [
    'stands behind a gateway that fails',
    keySystem(),
    key,
    () => [502],
    ['degraded', 'service.bad_gateway', 'it'],
  ],
  [
    'has enough of us',
    keySystem(),
    key,
    () => [429, '', { 'retry-after': 60 }],
    ['degraded', 'service.rate_limited', 'admin'],
  ],
  ['shows a page for people', keySystem(), key, toMembers(page), ['degraded', 'auth.sign_in_page', 'admin']],
  ['has moved', keySystem(), key, () => [404], ['degraded', 'service.not_found', 'you']],
];

for (const [what, system, values, answer, becomes] of table)
  test(`a system that ${what} is ${becomes[0]}${becomes[1] === null ? '' : `: ${becomes[1]}`}`, async (t) => {
    const { pass, health, id, answerWith, told } = await watched(t, system, values);
    answerWith(answer);
    for (const ms of [15, 1, 4, 15]) await pass(ms * minute);
    assert.deepEqual(await health(id), becomes);
    assert.equal((await told(id)).length, becomes[0] === 'active' ? 0 : 1);
  });

test('a server whose certificate has run out is degraded, and a matter for IT', async (t) => {
  const authority = await createAuthority('Plant Authority');
  const day = 24 * 60 * minute;
  const [notBefore, notAfter] = [new Date(Date.now() - 2 * day), new Date(Date.now() - day)];
  const identity = await authority.issue({ hosts: ['127.0.0.1'], notBefore, notAfter });
  const port = await https(t, identity, () => assert.fail('it was asked'));
  const system = keySystem();
  const egress = egressWith(`127.0.0.1:${port}`, { ca: authority.cert });
  const method = createMethods({ egress, catalogue: { systems: [], fingerprints: [] } }).get('api_key');
  assert(method);
  const made = await watching(t, {
    catalogue: catalogueOf(system),
    methods: new Map([[method.id, method]]),
  });
  const id = await made.add({ address: `https://127.0.0.1:${port}`, ...key }, { system });
  for (const ms of [15, 1]) await made.pass(ms * minute);
  assert.deepEqual(await made.health(id), ['degraded', 'tls.expired', 'it']);
});

test('a system that takes the question and never answers is degraded, and a matter for IT', async (t) => {
  const system = keySystem();
  const port = await http(t, () => undefined);
  const egress = egressWith(`http://127.0.0.1:${port}`);
  const impatient = {
    request: (request: EgressRequest) => egress.request({ ...request, timeoutMs: 100 }),
    connect: egress.connect.bind(egress),
  };
  const method = createMethods({ egress: impatient, catalogue: { systems: [], fingerprints: [] } }).get(
    'api_key',
  );
  assert(method);
  const made = await watching(t, {
    catalogue: catalogueOf(system),
    methods: new Map([[method.id, method]]),
  });
  const id = await made.add({ address: `http://127.0.0.1:${port}`, ...key }, { system });
  for (const ms of [15, 1, 15, 30]) await made.pass(ms * minute);
  assert.deepEqual(await made.health(id), ['degraded', 'service.timeout', 'it']);
});
