import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Failure, Stage } from '../../../../../src/contract/index.ts';
import type { Access } from '../../../../../src/service/ports.ts';
import { checked, methodFor, openDatabase, type Database, type Typed } from './database.ts';

let db: Database;
before(async () => void (db = await openDatabase()));
after(() => db.stop());

const failed = async (access: Access): Promise<{ failure: Failure; stages: Stage[] }> => {
  const { outcome, stages } = await db.check(access);
  assert.equal(outcome.status, 'failed', JSON.stringify(outcome));
  const failure = outcome.status === 'failed' ? outcome.failure : assert.fail();
  assert.equal(stages.at(-1)?.failure?.code, failure.code);
  return { failure, stages };
};
const codeOf = async (typed: Typed, choice?: string): Promise<string> =>
  (await failed(db.access(typed, choice))).failure.code;
const passedStages = (stages: readonly Stage[]): string[] =>
  stages.filter(({ status }) => status === 'passed').map(({ stage }) => stage);

test('a reader connects: every stage passes and says what it saw', async () => {
  const { outcome, stages } = await db.check(db.access());
  assert.equal(outcome.status, 'passed', JSON.stringify(outcome));
  assert.deepEqual(passedStages(stages), ['network', 'tls', 'service', 'auth', 'access', 'data']);
  const evidence = outcome.status === 'passed' ? outcome.evidence : [];
  const of = (code: string) => evidence.find((each) => each.code === code)?.values;
  assert.equal(of('tls.trusted')?.['issuer'], 'Plant Authority');
  assert.deepEqual(of('service.answered'), { product: 'PostgreSQL' });
  assert.deepEqual(of('auth.control_refused'), {});
  assert.deepEqual(of('access.tables'), { count: 5 });
  assert.deepEqual(of('data.records'), { table: 'work_orders', count: 140 });
  assert.match(String(of('data.newest')?.['date']), /^2026-11-15T06:00:00/);
});

test('a wrong password and an unknown user are refused alike, on the password', async () => {
  const { failure, stages } = await failed(db.access({ password: 'wrong' }));
  assert.equal(failure.code, 'auth.refused');
  assert.equal(failure.field, 'password');
  assert.ok(passedStages(stages).includes('service'));
  assert.equal(await codeOf({ username: 'nobody' }), 'auth.refused');
});

test('a database that is missing is told after the sign-in worked, on its own field', async () => {
  const { failure, stages } = await failed(db.access({ database: 'plnat' }));
  assert.equal(failure.code, 'service.database_missing');
  assert.equal(failure.field, 'database');
  assert.equal(failure.values['database'], 'plnat');
  assert.ok(passedStages(stages).includes('auth'));
  assert.equal(await codeOf({ database: 'plnat', password: 'wrong' }), 'auth.refused');
});

test('a clerk signs in but may read nothing, and a guest only a part', async () => {
  const { failure, stages } = await failed(db.access({ username: 'clerk', password: 'clerk-2026' }));
  assert.equal(failure.code, 'access.forbidden');
  assert.equal(failure.owner, 'admin');
  assert.ok(passedStages(stages).includes('auth'));
  const { outcome } = await db.check(db.access({ username: 'guest', password: 'guest-2026' }));
  assert.deepEqual(
    outcome.status === 'passed' && outcome.warnings.map(({ code, values }) => [code, values['readable']]),
    [['access.partial', 2]],
  );
});

test('a role that may not sign in, one without a line in pg_hba.conf, and a database closed to the user', async () => {
  assert.equal(await codeOf({ username: 'stranger', password: 'stranger-2026' }), 'auth.sign_in_not_allowed');
  assert.equal(await codeOf({ username: 'archive', password: 'x' }), 'auth.sign_in_not_allowed');
  await db.asOwner(
    'revoke connect on database warehouse from public; grant connect on database warehouse to reader',
  );
  assert.equal(
    await codeOf({ username: 'clerk', password: 'clerk-2026', database: 'warehouse' }),
    'access.forbidden',
  );
});

test('a schema that is missing, closed or empty is told apart', async () => {
  assert.equal(await codeOf({ schema: 'nowhere' }), 'access.schema_missing');
  assert.equal(await codeOf({ schema: 'closed' }), 'access.forbidden');
  assert.equal(await codeOf({ schema: 'bare' }), 'data.nothing_offered');
});

test('a server that lets people in without a password is connected with a warning', async () => {
  const { outcome, stages } = await db.check(db.access({ username: 'kiosk', password: 'whatever' }));
  assert.equal(outcome.status, 'passed');
  assert.deepEqual(outcome.status === 'passed' && outcome.warnings.map(({ code }) => code), [
    'auth.not_proven',
    'access.partial',
  ]);
  assert.equal(
    stages.find(({ stage, status }) => stage === 'auth' && status !== 'running')?.status,
    'warning',
  );
});

test('without a database the person chooses among those that open, and the choice is then connected', async () => {
  const asked = await db.check(db.access({ database: '' }));
  assert.deepEqual(asked.outcome, {
    status: 'choose',
    what: 'database',
    options: [
      { id: 'plant', name: 'plant' },
      { id: 'warehouse', name: 'warehouse' },
    ],
  });
  const { outcome } = await db.check(db.access({ database: '' }, 'warehouse'));
  const records = outcome.status === 'passed' && outcome.evidence.find(({ code }) => code === 'data.records');
  assert.deepEqual(records && records.values, { table: 'stock_moves', count: 300 });
  assert.equal(await codeOf({ database: '' }, 'sold'), 'access.choice_gone');
});

test('where only one database opens it is taken silently, and named', async () => {
  const { outcome } = await db.check(db.access({ username: 'guest', password: 'guest-2026', database: '' }));
  assert.deepEqual(outcome.status === 'passed' && outcome.choice, { id: 'plant', name: 'plant' });
});

test('a server whose usual lobby is closed is looked at from another, with no wrong password sent', async () => {
  await db.asOwner('revoke connect on database postgres from public', 'postgres');
  const { outcome } = await db.check(db.access({ username: 'guest', password: 'guest-2026', database: '' }));
  await db.asOwner('grant connect on database postgres to public', 'postgres');
  assert.deepEqual(outcome.status === 'passed' && outcome.choice, { id: 'plant', name: 'plant' });
});

test('a server with no connection left says so', async () => {
  await db.asOwner('alter role reader connection limit 0');
  assert.equal(await codeOf({}), 'service.too_many_connections');
  await db.asOwner('alter role reader connection limit -1');
});

test('a certificate nobody vouches for, another product and a closed port are told apart', async () => {
  const { outcome } = await checked(methodFor([db.port]), db.access());
  assert.equal(outcome.status === 'failed' && outcome.failure.code, 'tls.unknown_issuer');
  const wrong = await checked(methodFor([db.port], db.ca), db.access({ address: 'localhost.invalid' }));
  assert.equal(wrong.outcome.status === 'failed' && wrong.outcome.failure.code, 'dns.not_found');
});

test('nothing that is reported holds the user name or the password', async () => {
  for (const typed of [
    {},
    { password: 'canary-77-wrong' },
    { username: 'canary-user-77' },
    { database: 'nope' },
  ]) {
    const access = db.access(typed);
    const { outcome, stages } = await db.check(access);
    const told = JSON.stringify([
      stages,
      outcome.status === 'passed' ? { ...outcome, account: '' } : outcome,
    ]);
    for (const secret of [access.values['username'], access.values['password']])
      assert.equal(told.includes(secret ?? ''), false, told);
  }
});

test('a check leaves no session behind and sends one password for a database that was named', async () => {
  await db.check(db.access());
  const open = await db.asOwner("select from pg_stat_activity where application_name = 'makini-connect'");
  assert.equal(open.length, 0);
});
