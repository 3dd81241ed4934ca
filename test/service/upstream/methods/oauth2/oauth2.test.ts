import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { Table, Values } from '../../../../../src/contract/index.ts';
import type { Access, CheckOutcome } from '../../../../../src/service/ports.ts';
import { openErp, registered, shelf, type Bench } from './erp.ts';

const never = new AbortController().signal;
const { code: app, program, narrow, expired } = registered;
const appValues: Values = { client_id: app.id, client_secret: app.secret };
const codeOf = (outcome: CheckOutcome): string =>
  outcome.status === 'failed' ? outcome.failure.code : outcome.status;

/** The server found, as the first check leaves it. */
const found = async (bench: Bench, values = appValues): Promise<Access> => {
  const { outcome } = await bench.check(bench.code, bench.access('sign-in-page', values));
  assert.equal(outcome.status, 'authorize', JSON.stringify(outcome));
  return bench.access('sign-in-page', values, {
    server: outcome.status === 'authorize' ? outcome.server : '',
  });
};

/** A person who has signed in and agreed. */
const signedIn = async (t: TestContext, seconds?: number) => {
  const bench = await openErp(t, seconds);
  const at = await found(bench);
  const { keeper, written } = shelf();
  const access: Access = { ...at, tokens: keeper, grant: await bench.signIn(at) };
  const { outcome, stages } = await bench.check(bench.code, access);
  return { bench, access, keeper, written, outcome, stages };
};

const orders = async (bench: Bench, access: Access): Promise<number> => {
  const tables = await bench.code.describe(access, never);
  const table = tables.find(({ name }) => name === 'Work orders') as Table;
  const query = { page: 1, perPage: 5, filter: [], match: 'all', sort: [] } as const;
  return (await bench.code.read(access, table, query, never)).rows.length;
};

test('before anybody signs in, the check finds where, and says so stage by stage', async (t) => {
  const bench = await openErp(t);
  const { outcome, stages } = await bench.check(bench.code, bench.access('sign-in-page', appValues));
  assert.equal(outcome.status === 'authorize' && outcome.host, new URL(bench.origin).host);
  assert.deepEqual(
    stages.at(-1)?.evidence.map(({ code }) => code),
    ['service.asks_sign_in'],
  );
  assert.ok(!JSON.stringify([outcome, stages]).includes(app.secret));
});

test('a person who signs in and agrees is connected, and their records are read', async (t) => {
  const { bench, access, outcome, written } = await signedIn(t);
  assert.equal(codeOf(outcome), 'passed', JSON.stringify(outcome));
  assert.equal(outcome.status === 'passed' && outcome.account, 'planner');
  assert.equal(written.length, 1);
  assert.ok(written[0]?.refresh, 'there is a refresh token');
  assert.equal(await orders(bench, access), 5);
});

test('nothing that a check says holds a token or the code', async (t) => {
  const { access, outcome, stages, written } = await signedIn(t);
  const said = JSON.stringify([outcome, stages]);
  const code = new URLSearchParams(access.grant?.query).get('code') ?? '';
  for (const secret of [written[0]?.access ?? '', written[0]?.refresh ?? '', code, app.secret]) {
    assert.ok(secret.length > 10);
    assert.ok(!said.includes(secret));
  }
});

test('a person who declines is told so before any token request', async (t) => {
  const bench = await openErp(t);
  const at = await found(bench);
  const grant = await bench.signIn(at, 'planner', 'decline');
  assert.equal(bench.code.authorization?.fault(at, grant)?.code, 'auth.consent_denied');
});

test('an answer of another issuer, without the promised issuer, or for another state is no answer', async (t) => {
  const bench = await openErp(t);
  const at = await found(bench);
  const grant = await bench.signIn(at);
  const fault = (change: (query: URLSearchParams) => void, state = grant.state) => {
    const query = new URLSearchParams(grant.query);
    change(query);
    return bench.code.authorization?.fault(at, { query: query.toString(), state })?.code;
  };
  assert.equal(
    fault(() => undefined),
    undefined,
  );
  assert.equal(
    fault((query) => query.set('iss', 'https://evil.example')),
    'auth.issuer_mismatch',
  );
  assert.equal(
    fault((query) => query.append('iss', 'https://evil.example')),
    'auth.issuer_mismatch',
  );
  assert.equal(
    fault((query) => query.delete('iss')),
    'auth.issuer_mismatch',
  );
  assert.ok(fault(() => undefined, 'another'));
  assert.ok(fault((query) => query.delete('code')));
});

test('a wrong client secret is the client’s, and leads back to the form', async (t) => {
  const bench = await openErp(t);
  const values = { ...appValues, client_secret: 'wrong' };
  const at = await found(bench, values);
  const { outcome } = await bench.check(bench.code, { ...at, grant: await bench.signIn(at) });
  assert.equal(codeOf(outcome), 'auth.client_refused');
  assert.equal(outcome.status === 'failed' && outcome.failure.field, 'client_secret');
});

test('a code is redeemed once: used before, it leads back to the sign-in', async (t) => {
  const { bench, access } = await signedIn(t);
  const { outcome } = await bench.check(bench.code, { ...access, tokens: shelf().keeper });
  assert.equal(codeOf(outcome), 'auth.code_refused');
});

test('a code is worth nothing without the verifier that was sent ahead as its hash', async (t) => {
  const bench = await openErp(t);
  const at = await found(bench);
  const grant = { ...(await bench.signIn(at)), verifier: 'x'.repeat(43) };
  const { outcome } = await bench.check(bench.code, { ...at, grant });
  assert.equal(codeOf(outcome), 'auth.code_refused');
});

test('a person who may not read is told that the permission is missing', async (t) => {
  const bench = await openErp(t);
  const at = await found(bench);
  const { outcome } = await bench.check(bench.code, { ...at, grant: await bench.signIn(at, 'visitor') });
  assert.equal(codeOf(outcome), 'access.forbidden');
});

test('an address without an authorization server is said to have none', async (t) => {
  const bench = await openErp(t);
  const { outcome, stages } = await bench.check(
    bench.code,
    bench.access('sign-in-page', { ...appValues, address: bench.origin.replace('127.0.0.1', 'localhost') }),
  );
  assert.equal(codeOf(outcome), 'service.discovery_mismatch', 'it answers, and names another issuer');
  assert.equal(stages.at(-1)?.status, 'failed');
});

test('a token that has ended is renewed before it is sent, and the newer refresh token takes the place of the old', async (t) => {
  const { bench, access, written } = await signedIn(t, 20);
  assert.equal(written.length > 0, true);
  const before = written.at(-1);
  assert.equal(await orders(bench, access), 5);
  assert.notEqual(written.at(-1)?.access, before?.access);
  assert.notEqual(written.at(-1)?.refresh, before?.refresh);
});

test('many readings at once renew once', async (t) => {
  const { bench, access, keeper, written } = await signedIn(t);
  const before = keeper.current();
  assert.ok(before);
  const old = shelf({ ...before, expiresAt: 1 });
  const reading: Access = { ...access, tokens: old.keeper };
  const read = await Promise.all([orders(bench, reading), orders(bench, reading), orders(bench, reading)]);
  assert.deepEqual(read, [5, 5, 5]);
  assert.equal(old.written.length, 1);
  assert.equal(written.length, 1);
});

test('a token that the system no longer takes is renewed, and the reading goes on', async (t) => {
  const { bench, access, keeper } = await signedIn(t);
  const good = keeper.current();
  const spoiled = shelf({ access: 'spoiled', refresh: good?.refresh });
  assert.equal(await orders(bench, { ...access, tokens: spoiled.keeper }), 5);
  assert.equal(spoiled.written.length, 1);
});

test('what was taken back is not renewed: the sign-in has to be given again', async (t) => {
  const { bench, access, keeper } = await signedIn(t);
  await bench.code.revoke?.(access, never);
  const tokens = shelf({ ...keeper.current(), access: 'old', expiresAt: 1 }).keeper;
  await assert.rejects(orders(bench, { ...access, tokens }), { code: 'auth.refresh_refused' });
});

const asProgram = async (t: TestContext, client: { id: string; secret: string }) => {
  const bench = await openErp(t);
  const values = { client_id: client.id, client_secret: client.secret };
  const { keeper, written } = shelf();
  const access = bench.access('client-credentials', values, { tokens: keeper });
  return { bench, access, written, ...(await bench.check(bench.program, access)) };
};

test('a program signs in as itself, and its token serves until it ends', async (t) => {
  const { bench, access, outcome, written } = await asProgram(t, program);
  assert.equal(codeOf(outcome), 'passed', JSON.stringify(outcome));
  const tables = await bench.program.describe(access, never);
  assert.deepEqual(
    tables.map(({ name }) => name),
    ['Work orders', 'Assets'],
  );
  assert.equal(written.length, 1);
});

test('a program with a wrong secret, one whose secret has run out, and one without the scope are each told as that', async (t) => {
  const outcomeOf = async (client: { id: string; secret: string }) =>
    codeOf((await asProgram(t, client)).outcome);
  assert.equal(await outcomeOf({ ...program, secret: 'wrong' }), 'auth.client_refused');
  assert.equal(await outcomeOf({ ...program, id: 'nobody' }), 'auth.client_refused');
  assert.equal(await outcomeOf(expired), 'auth.client_secret_expired');
  assert.equal(await outcomeOf(narrow), 'auth.scope_refused');
});
