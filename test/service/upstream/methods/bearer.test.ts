import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { HttpApi } from '../../../../src/contract/index.ts';
import {
  accessTo,
  checked,
  codeOf,
  openBench,
  tokenSystem,
  type Asked,
  type Answer,
} from './http-api/bench.ts';

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const jwt = (claims: Readonly<Record<string, unknown>>): string =>
  `${part({ alg: 'HS256' })}.${part(claims)}.c2ln`;
const day = 86_400;
const now = Math.floor(Date.now() / 1_000);
const good = jwt({ username: 'planner', exp: now + day });

const working = ({ path, authorization }: Asked): Answer => {
  if (authorization === undefined) return [401];
  if (authorization !== `Bearer ${good}`) return [401, { error: 'signature is invalid' }];
  if (path === '/api/me') return [200, { user: { id: 1 } }];
  return [200, { orders: [{ id: 1, changed: '2026-01-01' }], parts: [] }];
};

test('a token signs in, and the account is the one that it names', async (t) => {
  const bench = await openBench(t, working);
  const access = accessTo(tokenSystem(), { address: bench.address, token: good });
  const { outcome } = await checked(bench.method('bearer'), access);
  assert.equal(outcome.status === 'passed' && outcome.account, 'planner');
});

test('a token that is over by its own word, or is none, is told before anything is sent', async (t) => {
  const bench = await openBench(t, working);
  const tries = async (token: string) =>
    (await checked(bench.method('bearer'), accessTo(tokenSystem(), { address: bench.address, token })))
      .outcome;
  const over = await tries(jwt({ exp: now - day }));
  assert.equal(codeOf({ outcome: over }), 'input.token_expired');
  assert.match(String(over.status === 'failed' && over.failure.values['until']), /^\d{4}-\d\d-\d\dT/);
  assert.equal(over.status === 'failed' && over.failure.field, 'token');
  for (const token of ['no-token', 'a.b.c', `${good}.more`])
    assert.equal(codeOf({ outcome: await tries(token) }), 'input.token_malformed');
  const never = await tries(jwt({ exp: -1e300 }));
  assert.deepEqual(never.status === 'failed' && never.failure.values, {});
  assert.equal(bench.asked.length, 0);
});

test('a token of another server is refused as a token', async (t) => {
  const bench = await openBench(t, working);
  const access = accessTo(tokenSystem(), { address: bench.address, token: jwt({ exp: now + day }) });
  const { outcome } = await checked(bench.method('bearer'), access);
  assert.equal(codeOf({ outcome }), 'auth.token_refused');
  assert.equal(outcome.status === 'failed' && outcome.failure.field, 'token');
});

test('a refusal in which the system says that the token is over is told as that', async (t) => {
  const bench = await openBench(t, ({ authorization }) =>
    authorization === undefined ? [401] : [401, { error: 'Token is expired' }],
  );
  const readings: HttpApi['readings'] = [
    { on: 'whoami', status: [401], body: 'token is expired', code: 'auth.token_expired' },
  ];
  const access = accessTo(tokenSystem({ readings }), { address: bench.address, token: good });
  assert.equal(codeOf(await checked(bench.method('bearer'), access)), 'auth.token_expired');
});
