import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from 'node:util';
import type { FileFacts } from '../../src/service/adapters/file-facts.ts';
import { ConfigError, readConfig, type Environment } from '../../src/service/config.ts';
import { newMasterKey } from '../../src/service/vault/master-key.ts';

const key = newMasterKey();
const good: Environment = { MAKINI_ISSUER: 'https://connect.example', MAKINI_MASTER_KEY: key, PATH: '/bin' };
const pem = '-----BEGIN CERTIFICATE-----\nx\n-----END CERTIFICATE-----';
const files: Readonly<Record<string, string>> = {
  '/ca.pem': pem,
  '/key': `${key}\n`,
  '/other': 'nonsense',
  '/shared': key,
  '/open': key,
  '/srv/makini/sub/key': key,
  '/srv/makini.key': key,
  '/srv/makini/..key': key,
  '/link/key': key,
};
const readFile = (path: string): string => {
  const text = files[path];
  if (text === undefined) throw Object.assign(new Error('missing'), { code: 'ENOENT' });
  return text;
};
const modes: Readonly<Record<string, number>> = { '/key': 0o600, '/shared': 0o640, '/open': 0o604 };
const lookAt = (path: string): FileFacts => ({
  path: path.replace(/^\/link/, '/srv/makini'),
  mode: modes[path],
});
const problemsOf = (env: Environment): readonly string[] => {
  try {
    readConfig(env, readFile, lookAt);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
};

test('two values are enough; the rest has defaults', () => {
  const config = readConfig(good, readFile);
  assert.deepEqual(
    [config.issuer, config.host, config.port, config.logLevel, config.egressAllow.length, config.egressCa],
    ['https://connect.example', '127.0.0.1', 4100, 'info', 0, undefined],
  );
  assert.equal(config.masterKeys.length, 1);
});

test('every value is taken', () => {
  const config = readConfig(
    {
      MAKINI_ISSUER: 'http://127.0.0.1:4100',
      MAKINI_HOST: '0.0.0.0',
      MAKINI_PORT: '0',
      MAKINI_DATA: '/srv/makini',
      MAKINI_MASTER_KEY_FILE: '/key',
      MAKINI_MASTER_KEY_PREVIOUS: newMasterKey(),
      MAKINI_EGRESS_ALLOW: '127.0.0.1/32:8443, http://10.0.0.0/8:80',
      MAKINI_EGRESS_CA: '/ca.pem',
      MAKINI_EGRESS_ADDRESSES: '203.0.113.7, 2001:db8::/48,',
      MAKINI_LOG_LEVEL: 'silent',
      MAKINI_METRICS_TOKEN: 'a-token-that-is-long-enough',
      MAKINI_TRUSTED_PROXIES: '10.0.0.5, fd00::/8',
      MAKINI_REQUESTS_PER_ADDRESS: '30000',
      MAKINI_STOP_DELAY: '20',
      MAKINI_CHECK_EVERY: '60',
      MAKINI_CHECK_QUIET: '120',
      MAKINI_CHECK_CONFIRM: '30',
      MAKINI_PASSTHROUGH_SQL: 'write',
      MAKINI_TOKEN_LIFETIME: '3600',
      MAKINI_REFRESH_LIFETIME: '7200',
      MAKINI_DASHBOARD: '[::1]:9000',
    },
    readFile,
  );
  assert.deepEqual([config.trustedProxies.length, config.requestsPerAddress], [2, 30_000]);
  assert.deepEqual(config.egressAddresses, ['203.0.113.7', '2001:db8::/48']);
  assert.equal(config.stopDelay, 20_000);
  assert.deepEqual(config.checks, { every: 60_000, quiet: 120_000, confirm: 30_000 });
  assert.deepEqual(config.tokenLife, { access: 3_600_000, refresh: 7_200_000 });
  const { tokenLife: usual } = readConfig({ ...good, MAKINI_TOKEN_LIFETIME: '3600' }, readFile);
  assert.equal(usual?.refresh, 31 * 86_400_000);
  assert.equal(readConfig(good, readFile).tokenLife, undefined);
  assert.equal(config.sqlWrites, true);
  assert.deepEqual(config.dashboard, { host: '::1', port: 9000 });
  assert.deepEqual(readConfig(good, readFile).dashboard, { host: '127.0.0.1', port: 4101 });
  assert.equal(readConfig({ ...good, MAKINI_DASHBOARD: 'off' }, readFile).dashboard, undefined);
  assert.equal(readConfig(good, readFile).sqlWrites, false);
  assert.equal(config.metricsToken?.reveal(), 'a-token-that-is-long-enough');
  assert.ok(!inspect(config, { depth: 9 }).includes('long-enough'));
  assert.deepEqual(
    [config.port, config.data, config.egressCa, config.masterKeys.length],
    [0, '/srv/makini', pem, 2],
  );
  assert.deepEqual(
    config.egressAllow.map(({ scheme }) => scheme),
    ['https', 'http'],
  );
});

const byFile = (file: string): Environment => ({
  ...good,
  MAKINI_MASTER_KEY: '',
  MAKINI_MASTER_KEY_FILE: file,
  MAKINI_DATA: '/srv/makini',
});

test('a key file beside the data folder that only its owner reads is taken', () => {
  assert.deepEqual([problemsOf(byFile('/key')), problemsOf(byFile('/srv/makini.key'))], [[], []]);
});

test('a key file in the wrong place that others may read is both, one sentence each', () => {
  const problems = problemsOf({ ...byFile('/shared'), MAKINI_DATA: '/' });
  assert.deepEqual(
    problems.map((problem) => /data folder|chmod 600/.exec(problem)?.[0]),
    ['data folder', 'chmod 600'],
  );
});

const wrong: readonly (readonly [string, Environment, RegExp])[] = [
  [
    'a proxy by name',
    { ...good, MAKINI_TRUSTED_PROXIES: 'proxy.internal' },
    /"proxy\.internal", which is no address/,
  ],
  [
    'a limit of nothing',
    { ...good, MAKINI_REQUESTS_PER_ADDRESS: '0' },
    /^MAKINI_REQUESTS_PER_ADDRESS is not/,
  ],
  ['checks without pause', { ...good, MAKINI_CHECK_EVERY: 'always' }, /^MAKINI_CHECK_EVERY is not a number/],
  ['checks every two days', { ...good, MAKINI_CHECK_EVERY: '172800' }, /use one from 0 to 86400/],
  [
    'a dashboard nowhere',
    { ...good, MAKINI_DASHBOARD: 'yes' },
    /^MAKINI_DASHBOARD is neither off nor host:port/,
  ],
  [
    'a dashboard on the service’s port',
    { ...good, MAKINI_DASHBOARD: '127.0.0.1:4100' },
    /names the port of the service/,
  ],
  ['another word', { ...good, MAKINI_PASSTHROUGH_SQL: 'yes' }, /^MAKINI_PASSTHROUGH_SQL is neither read nor/],
  ['no delay', { ...good, MAKINI_CHECK_CONFIRM: '0' }, /^MAKINI_CHECK_CONFIRM is not .* use one from 1/],
  [
    'more checks of what nobody uses',
    { ...good, MAKINI_CHECK_EVERY: '600', MAKINI_CHECK_QUIET: '60' },
    /^MAKINI_CHECK_QUIET is shorter/,
  ],
  [
    'tokens for a minute',
    { ...good, MAKINI_TOKEN_LIFETIME: '60' },
    /^MAKINI_TOKEN_LIFETIME is not a number of seconds: use one from 300/,
  ],
  [
    'refresh tokens that end first',
    { ...good, MAKINI_TOKEN_LIFETIME: '3600', MAKINI_REFRESH_LIFETIME: '3600' },
    /^MAKINI_REFRESH_LIFETIME is no longer than/,
  ],
  [
    'refresh tokens alone',
    { ...good, MAKINI_REFRESH_LIFETIME: '3600' },
    /^MAKINI_REFRESH_LIFETIME is set, though/,
  ],
  ['a delay without end', { ...good, MAKINI_STOP_DELAY: 'forever' }, /^MAKINI_STOP_DELAY is not a number/],
  ['no issuer', { ...good, MAKINI_ISSUER: '' }, /^MAKINI_ISSUER is not set: /],
  ['an issuer that is no URL', { ...good, MAKINI_ISSUER: 'connect' }, /^MAKINI_ISSUER is not a URL: /],
  [
    'an issuer with a path',
    { ...good, MAKINI_ISSUER: 'https://a.example/x' },
    /write https:\/\/a\.example\./,
  ],
  [
    'an issuer with a slash',
    { ...good, MAKINI_ISSUER: 'https://a.example/' },
    /write https:\/\/a\.example\./,
  ],
  ['an http issuer beyond this machine', { ...good, MAKINI_ISSUER: 'http://a.example' }, /use https/],
  ['an ftp issuer', { ...good, MAKINI_ISSUER: 'ftp://a.example' }, /neither https nor http/],
  ['a port that is none', { ...good, MAKINI_PORT: '70000' }, /^MAKINI_PORT is not a port: /],
  ['a port in words', { ...good, MAKINI_PORT: 'http' }, /^MAKINI_PORT/],
  ['a host with a space', { ...good, MAKINI_HOST: 'a b' }, /^MAKINI_HOST/],
  ['no master key', { ...good, MAKINI_MASTER_KEY: undefined }, /^MAKINI_MASTER_KEY is not set.*keys new/],
  ['a short master key', { ...good, MAKINI_MASTER_KEY: 'c2hvcnQ=' }, /32 bytes as base64/],
  ['two master keys', { ...good, MAKINI_MASTER_KEY_FILE: '/key' }, /both set/],
  [
    'a key file that is missing',
    { ...good, MAKINI_MASTER_KEY: '', MAKINI_MASTER_KEY_FILE: '/nope' },
    /\/nope, which cannot be read \(ENOENT\)/,
  ],
  [
    'a key file without a key',
    { ...good, MAKINI_MASTER_KEY: '', MAKINI_MASTER_KEY_FILE: '/other' },
    /^MAKINI_MASTER_KEY_FILE is not a master key/,
  ],
  ['a key file that its group may read', byFile('/shared'), /^MAKINI_MASTER_KEY_FILE .*0640.*chmod 600/],
  ['a key file that everybody may read', byFile('/open'), /^MAKINI_MASTER_KEY_FILE .*0604.*chmod 600/],
  ['a key file below the data', byFile('/srv/makini/sub/key'), /^MAKINI_MASTER_KEY_FILE .*data folder/],
  ['a key file with an odd name in the data', byFile('/srv/makini/..key'), /data folder/],
  ['a key file in the data by a link', byFile('/link/key'), /data folder/],
  ['a key before that is none', { ...good, MAKINI_MASTER_KEY_PREVIOUS: 'x' }, /^MAKINI_MASTER_KEY_PREVIOUS/],
  ['an allow-list by name', { ...good, MAKINI_EGRESS_ALLOW: 'localhost:80' }, /^MAKINI_EGRESS_ALLOW: /],
  ['a CA file that is missing', { ...good, MAKINI_EGRESS_CA: '/nope' }, /^MAKINI_EGRESS_CA/],
  ['a CA file without a certificate', { ...good, MAKINI_EGRESS_CA: '/other' }, /without a PEM certificate/],
  ['a token for figures that can be guessed', { ...good, MAKINI_METRICS_TOKEN: 'short' }, /openssl rand/],
  [
    'a token for figures that no header carries',
    { ...good, MAKINI_METRICS_TOKEN: 'a token with spaces in it, long enough' },
    /without spaces/,
  ],
  ['an unknown level', { ...good, MAKINI_LOG_LEVEL: 'loud' }, /use one of debug, info/],
  ['a mistyped name', { ...good, MAKINI_EGRES_CA: '/ca.pem' }, /^MAKINI_EGRES_CA is not a setting/],
];

for (const [what, env, words] of wrong) {
  test(`${what} is one sentence with a way out`, () => {
    const problems = problemsOf(env);
    assert.equal(problems.length, 1, problems.join('\n'));
    assert.match(problems[0] ?? '', words);
    assert.match(problems[0] ?? '', /\.\)?$/);
  });
}

test('all problems are named at once, and no key is repeated', () => {
  const problems = problemsOf({ MAKINI_PORT: 'x', MAKINI_MASTER_KEY: 'my-secret', MAKINI_TYPO: '1' });
  assert.equal(problems.length, 4);
  assert.ok(!problems.join().includes('my-secret'));
});

test('a DATABASE_URL chooses PostgreSQL, with TLS beyond this machine', () => {
  const read = (url: string) => readConfig({ ...good, DATABASE_URL: url }, readFile).database?.address;
  assert.equal(readConfig(good, readFile).database, undefined);
  const far = { host: 'db.example', port: 5432, database: 'makini', user: 'me', password: 'p@ss' };
  assert.deepEqual(read('postgres://me:p%40ss@db.example/makini'), { ...far, tls: { ca: undefined } });
  assert.deepEqual(read('postgres://me:p%40ss@db.example/makini?sslmode=disable'), { ...far, tls: false });
  const trusted = 'postgresql://me:p%40ss@db.example:5432/makini?sslmode=verify-full&sslrootcert=/ca.pem';
  assert.deepEqual(read(trusted), { ...far, tls: { ca: pem } });
  assert.equal(read('postgres://me@127.0.0.1:5433/makini')?.tls, false);
  assert.notEqual(read('postgres://me@127.0.0.1:5433/makini?sslmode=require')?.tls, false);
  assert.equal(read('postgres://me@[::1]:5433/makini')?.host, '::1');
  assert.equal(read('postgres://me@x/makini?host=/var/run/postgresql')?.host, '/var/run/postgresql');
});

for (const [url, why] of [
  ['nonsense', /is not a URL/],
  ['mysql://me:canary@db/makini', /not the URL of a PostgreSQL database/],
  ['postgres://me:canary@db.example', /lacks a host, a user or a database/],
  ['postgres://db.example/makini', /lacks a host, a user or a database/],
  ['postgres://me:canary%@db.example/makini', /lone %/],
  ['postgres://me:canary@db.example/makini?sslmode=prefer', /sslmode=prefer/],
  ['postgres://me:canary@db.example/makini?sslrootcert=/other', /sslrootcert/],
  ['postgres://me:canary@db.example/makini?options=-c', /parameter options/],
] as const) {
  test(`the database URL ${url.slice(0, 60)} is one problem, and its password is not repeated`, () => {
    const problems = problemsOf({ ...good, DATABASE_URL: url });
    assert.equal(problems.length, 1);
    assert.match(problems[0] ?? '', why);
    assert.doesNotMatch(problems[0] ?? '', /canary/);
  });
}

test('too few connections, or what is no number, is a problem', () => {
  for (const count of ['1', '0', 'many', '99999'])
    assert.equal(problemsOf({ ...good, MAKINI_DATABASE_CONNECTIONS: count }).length, 1);
});

test('where requests come from is written as addresses, and what is none is named', () => {
  const told = { ...good, MAKINI_EGRESS_ADDRESSES: '203.0.113.7, egress.example' };
  assert.throws(() => readConfig(told, readFile), /MAKINI_EGRESS_ADDRESSES has "egress\.example"/);
  assert.deepEqual(readConfig(good, readFile).egressAddresses, []);
});
