import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import {
  createAuthority,
  selfSigned,
  type Authority,
  type Identity,
} from '../../../../../../demo/systems/certificates.ts';
import { tcp } from '../../../egress/servers.ts';
import { checked, forever } from '../database.ts';
import { accessAt, codeOf, ended, guarded, methodFor, plainMethodFor, plant, reader } from './plant.ts';
import { accepted, tdsServer } from './server.ts';
import { done, error, inDatabase, routedTo, rows } from './tokens.ts';

let authority: Authority;
let good: Identity;
before(async () => {
  authority = await createAuthority('Plant Authority');
  good = await authority.issue({ hosts: ['127.0.0.1'] });
});

const everyStage = [
  'dns skipped',
  'network passed',
  'tls passed',
  'service passed',
  'auth passed',
  'access warning',
  'data passed',
];

test('a reader connects with TLS inside TDS, and every stage says what it saw', async (t) => {
  const server = await tdsServer(t, { tls: good, onLogin: guarded, onStatement: plant() });
  const { outcome, stages } = await checked(methodFor(server.port, authority.cert), accessAt(server.port));
  assert.equal(outcome.status, 'passed', JSON.stringify(outcome));
  if (outcome.status !== 'passed') return;
  assert.deepEqual(ended(stages), everyStage);
  const of = (code: string) => outcome.evidence.find((each) => each.code === code)?.values;
  assert.deepEqual(of('service.answered'), { product: 'SQL Server 2022 (16.0.4105)' });
  assert.equal(of('tls.trusted')?.['issuer'], 'Plant Authority');
  assert.deepEqual(of('access.tables'), { count: 3 });
  assert.deepEqual(of('data.records'), { table: 'work_orders', count: 120 });
  assert.equal(of('data.newest')?.['date'], '2026-11-01T08:00:00.000Z');
  assert.deepEqual(
    outcome.warnings.map(({ code }) => code),
    ['access.partial'],
  );
  const [login] = server.logins;
  assert.deepEqual(
    [login?.user, login?.password, login?.database],
    [reader.username, reader.password, 'plant'],
  );
  assert.deepEqual(
    [login?.host, login?.app, login?.isDatabaseFatal],
    ['makini-connect', 'makini-connect', false],
  );
  assert.equal(server.logins.length, 1, 'one password is sent');
  assert.equal(
    server.heard().includes('connect_reader'.split('').join('\0')),
    false,
    'nothing typed goes before TLS',
  );
});

test('nothing but reading is asked, in a transaction that is taken back', async (t) => {
  const server = await tdsServer(t, { tls: good, onStatement: plant() });
  await checked(methodFor(server.port, authority.cert), accessAt(server.port));
  const texts = server.statements.map(({ text }) => text.trim());
  const begun = texts.findIndex((text) => /; begin transaction$/.test(text));
  assert.ok(begun > 0 && /set lock_timeout 5000; set deadlock_priority low/.test(texts[begun] ?? ''));
  for (const text of texts.slice(begun + 1, -1)) assert.match(text, /^select /);
  assert.equal(texts.at(-1), 'if @@trancount > 0 rollback transaction');
  assert.doesNotMatch(texts.join('\n'), /\b(?:insert|update|delete|merge|exec|commit|create|alter|drop)\b/i);
});

test('a server that wants TLS before the first word is dialled again, and each stage is told once', async (t) => {
  const server = await tdsServer(t, {
    tls: { ...good, first: true },
    onLogin: guarded,
    onStatement: plant(),
  });
  const { outcome, stages } = await checked(methodFor(server.port, authority.cert), accessAt(server.port));
  assert.equal(outcome.status, 'passed', JSON.stringify(outcome));
  assert.deepEqual(ended(stages), everyStage);
  assert.equal(server.logins.length, 1);
});

test('the probe knows product and version before anybody signs in, either way', async (t) => {
  for (const first of [false, true]) {
    const { port, logins } = await tdsServer(t, { tls: { ...good, first }, version: [15, 0, 2000] });
    const access = { ...accessAt(port), values: { address: `127.0.0.1:${port}` } };
    const { status, product } = await methodFor(port, authority.cert).probe(access, forever);
    assert.deepEqual([status, product, logins], ['reached', 'SQL Server 2019 (15.0.2000)', []]);
  }
});

test('a certificate that is not trusted ends it before the password, inside TDS and before it', async (t) => {
  const own = await selfSigned({ hosts: ['127.0.0.1'] });
  const other = await authority.issue({ hosts: ['other.example'] });
  for (const [identity, code] of [
    [own, 'tls.self_signed'],
    [other, 'tls.wrong_host'],
  ] as const)
    for (const first of [false, true]) {
      const { port, logins } = await tdsServer(t, { tls: { ...identity, first } });
      const { outcome, stages } = await checked(methodFor(port, authority.cert), accessAt(port));
      assert.equal(outcome.status === 'failed' && outcome.failure.code, code);
      assert.deepEqual([ended(stages).at(-1), logins], ['tls failed', []]);
    }
});

test('without TLS nothing that was typed leaves, unless the operator opened that', async (t) => {
  const { port, logins, heard } = await tdsServer(t, { onLogin: guarded, onStatement: plant() });
  assert.equal(await codeOf(methodFor(port), accessAt(port)), 'tls.not_offered');
  assert.deepEqual([logins, heard().length], [[], 26]);
  assert.equal(await codeOf(plainMethodFor(port), accessAt(port)), 'passed');
});

test('a version whose language is too old is told before anybody signs in', async (t) => {
  const { port, logins } = await tdsServer(t, { tls: good, version: [10, 50, 6000] });
  const { outcome } = await checked(methodFor(port, authority.cert), accessAt(port));
  assert.equal(outcome.status, 'failed');
  if (outcome.status !== 'failed') return;
  assert.equal(outcome.failure.code, 'service.version_too_old');
  assert.equal(outcome.failure.values['version'], 'SQL Server 2008 (10.50.6000)');
  assert.deepEqual(logins, []);
});

test('what a server says of a sign-in is told apart, and the password is sent once whatever it says', async (t) => {
  for (const [number, code] of [
    [18456, 'auth.refused'],
    [18452, 'auth.sign_in_not_allowed'],
    [18470, 'auth.account_disabled'],
    [18486, 'auth.account_locked'],
    [18487, 'auth.password_expired'],
    [18488, 'auth.password_expired'],
    [40532, 'service.not_found'],
    [40615, 'auth.address_not_allowed'],
    [40613, 'service.unavailable'],
    [10928, 'service.too_many_connections'],
    [99999, 'auth.failed'],
  ] as const) {
    const { port, logins } = await tdsServer(t, {
      onLogin: () => Buffer.concat([error(number, `canary ${reader.password}`), done(2)]),
    });
    const { outcome, stages } = await checked(plainMethodFor(port), accessAt(port));
    assert.equal(outcome.status === 'failed' && outcome.failure.code, code, String(number));
    assert.equal(ended(stages).at(-1), 'auth failed');
    assert.equal(logins.length, 1, String(number));
    assert.doesNotMatch(JSON.stringify([outcome, stages]), /canary|reader-2026/);
  }
});

test('the firewall of Azure SQL names the address to let in, and nothing else it says is taken along', async (t) => {
  const valuesFor = async (address: string) => {
    const text = `Cannot open server 'acme' requested by the login. Client with IP address '${address}' is not allowed.`;
    const { port } = await tdsServer(t, { onLogin: () => Buffer.concat([error(40615, text), done(2)]) });
    const { outcome } = await checked(plainMethodFor(port), accessAt(port));
    return outcome.status === 'failed' ? outcome.failure : undefined;
  };
  const failure = await valuesFor('203.0.113.7');
  assert.deepEqual([failure?.code, failure?.values['address']], ['auth.address_not_allowed', '203.0.113.7']);
  assert.equal((await valuesFor('fade.to'))?.values['address'], undefined);
});

test('a database that is missing or closed is told after the password is known to be right', async (t) => {
  for (const [number, code] of [
    [911, 'service.database_missing'],
    [916, 'access.forbidden'],
  ] as const) {
    const onStatement = plant(reader.username, 'master');
    const { port } = await tdsServer(t, {
      onLogin: () => accepted(error(4063), inDatabase('master')),
      onStatement: (statement) =>
        statement.text === 'use [plant]' ? Buffer.concat([error(number), done(2)]) : onStatement(statement),
    });
    const { outcome, stages } = await checked(plainMethodFor(port), accessAt(port));
    assert.equal(outcome.status === 'failed' && outcome.failure.code, code);
    assert.ok(ended(stages).includes('auth passed'));
  }
});

test('a server that names a missing database instead of judging the password proves nothing about it', async (t) => {
  const { port } = await tdsServer(t, {
    onLogin: () => Buffer.concat([error(4060), error(18456), done(2)]),
  });
  const { outcome, stages } = await checked(plainMethodFor(port), accessAt(port));
  assert.equal(outcome.status === 'failed' && outcome.failure.code, 'service.database_missing');
  assert.deepEqual(ended(stages).at(-1), 'auth failed');
  assert.doesNotMatch(JSON.stringify(stages), /auth\.signed_in/);
});

test('where no database is named, one chooses from those that open, and one alone is taken', async (t) => {
  const server = await tdsServer(t, { onLogin: guarded, onStatement: plant(reader.username, 'master') });
  const nameless = accessAt(server.port, { database: '' });
  const { outcome } = await checked(plainMethodFor(server.port), nameless);
  assert.deepEqual(outcome.status === 'choose' && outcome.options.map(({ id }) => id), [
    'plant',
    'warehouse',
  ]);
  assert.equal(server.logins[0]?.database, 'master');
  const single = await tdsServer(t, {
    onStatement: (statement) => {
      if (/sys\.databases/.test(statement.text)) return rows({ name: 'text' }, ['plant']);
      return plant(reader.username, single.logins.at(-1)?.database)(statement);
    },
  });
  const taken = await checked(plainMethodFor(single.port), accessAt(single.port, { database: '' }));
  assert.equal(taken.outcome.status, 'passed', JSON.stringify(taken.outcome));
  assert.deepEqual(
    single.logins.map(({ database }) => database),
    ['master', 'plant'],
  );
});

test('a server that sends the sign-in on to another address is not followed', async (t) => {
  let dialled = 0;
  const elsewhere = await tcp(t, () => void (dialled += 1));
  const { port, logins } = await tdsServer(t, {
    onLogin: () => accepted(routedTo('127.0.0.1', elsewhere)),
    onStatement: plant(),
  });
  assert.equal(await codeOf(plainMethodFor(port), accessAt(port)), 'service.redirected');
  assert.deepEqual([dialled, logins.length], [0, 1]);
});

test('whoever is let in under another name than was typed is told that nothing is proven', async (t) => {
  const { port } = await tdsServer(t, { onStatement: plant('guest') });
  const { outcome } = await checked(plainMethodFor(port), accessAt(port));
  assert.equal(outcome.status, 'passed');
  const codes = outcome.status === 'passed' ? outcome.warnings.map(({ code }) => code) : [];
  assert.ok(codes.includes('auth.not_proven'));
});

test('tables that nobody may read, and a schema that is not there', async (t) => {
  const answering = async (pattern: RegExp, tokens: Buffer): Promise<string> => {
    const { port } = await tdsServer(t, {
      onStatement: (statement) => (pattern.test(statement.text) ? tokens : plant()(statement)),
    });
    return codeOf(plainMethodFor(port), accessAt(port));
  };
  const columns = { name: 'text', readable: 'int', estimate: 'float' } as const;
  assert.equal(await answering(/as readable/, rows(columns)), 'data.nothing_offered');
  assert.equal(await answering(/as readable/, rows(columns, ['salaries', 0, 9])), 'access.forbidden');
  assert.equal(
    await answering(/schema_id\(@1\) as id/, rows({ id: 'int' }, [null])),
    'access.schema_missing',
  );
});
