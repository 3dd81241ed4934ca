import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openSqliteStore } from '../../src/service/adapters/sqlite-store.ts';
import type { ListedClient } from '../../src/service/clients/list.ts';
import { readMasterKey } from '../../src/service/vault/master-key.ts';

const cli = fileURLToPath(new URL('../../src/service/cli.ts', import.meta.url));

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

const run = (args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> =>
  new Promise((resolve) => {
    const clean = Object.fromEntries(
      Object.entries(process.env).filter(([name]) => !name.startsWith('MAKINI_')),
    );
    execFile(process.execPath, [cli, ...args], { env: { ...clean, ...env } }, (error, out, err) =>
      resolve({ code: Number(error?.code ?? 0), out, err }),
    );
  });

const dataFolder = async (t: TestContext): Promise<string> => {
  const parent = await mkdtemp(join(tmpdir(), 'makini-cli-'));
  t.after(() => rm(parent, { recursive: true, force: true }));
  return join(parent, 'data');
};

const add = [
  'client',
  'add',
  '--name',
  'Acme App',
  '--mode',
  'test',
  '--redirect-uri',
  'http://localhost:3000/cb',
  '--origin',
  'http://localhost:3000',
];

test('a client is added next to a running service, listed without its secret, and its secrets change over', async (t) => {
  const folder = await dataFolder(t);
  const env = { MAKINI_DATA: folder };
  const serving = await openSqliteStore(folder, 'serve');
  t.after(serving.close);
  const added = await run([...add, '--json'], env);
  assert.deepEqual([added.code, added.err], [0, '']);
  const { id, secret } = JSON.parse(added.out) as { id: string; secret: string };
  assert.ok(/^mkc_test_/.test(id) && secret.length >= 43);
  assert.equal((await serving.store.selectFrom('client').select('id').execute()).length, 1);

  const list = async () => JSON.parse((await run(['client', 'list', '--json'], env)).out) as ListedClient[];
  const [first] = await list();
  assert.deepEqual([first?.id, first?.secrets.length], [id, 1]);
  assert.ok(!JSON.stringify(first).includes(secret));

  const second = await run(['client', 'secret', 'add', id], env);
  assert.deepEqual([second.code, second.err], [0, '']);
  const revoked = await run(['client', 'secret', 'revoke', id, first?.secrets[0] ?? ''], env);
  assert.deepEqual([revoked.code, revoked.err], [0, '']);
  const [after] = await list();
  assert.equal(after?.secrets.length, 1);
  assert.notEqual(after?.secrets[0], first?.secrets[0]);
  const text = await run(['client', 'list'], env);
  assert.match(text.out, new RegExp(`${id} {2}test {2}Acme App`));
});

test('the secret is shown as text, once, with what to do with it', async (t) => {
  const { out } = await run(add, { MAKINI_DATA: await dataFolder(t) });
  assert.match(out, /client id {6}mkc_test_\S+\nclient secret {2}mks_\S+\n\nThe secret is shown this once/);
});

test('a registration that will not do is refused by option, without a stack trace', async (t) => {
  const env = { MAKINI_DATA: await dataFolder(t) };
  const { code, err } = await run(
    ['client', 'add', '--name', 'A', '--mode', 'live', '--redirect-uri', 'http://a.example/#x'],
    env,
  );
  assert.equal(code, 1);
  assert.match(err, /^--redirect-uri http:\/\/a\.example\/#x has a fragment.*\n--origin is missing: .*\n$/);
  const unknown = await run(['client', 'secret', 'add', 'nobody'], env);
  assert.deepEqual(
    [unknown.code, unknown.err],
    [1, 'There is no client nobody: makini-connect client list shows them.\n'],
  );
  const mode = await run(['client', 'add', '--name', 'A', '--mode', 'prod'], env);
  assert.notEqual(mode.code, 0);
  assert.match(mode.err, /live, test/);
});

test('a new master key is one that can be read, and the version is the package’s', async () => {
  assert.ok(readMasterKey((await run(['keys', 'new'])).out));
  assert.match((await run(['--version'])).out, /^\d+\.\d+\.\d+\n$/);
});

const countThreads = `import { readFile } from 'node:fs/promises';
import { readdirSync } from 'node:fs';
process.once('beforeExit', () => readFile('/proc/self/status').then(() => console.log(readdirSync('/proc/self/task').length)));`;

test('the command has threads enough for name servers that are silent', async (t) => {
  if (process.platform !== 'linux') return t.skip('threads are counted on Linux alone');
  const preload = `--import=data:text/javascript,${encodeURIComponent(countThreads)}`;
  const { out } = await run(['keys', 'new'], { NODE_OPTIONS: preload, UV_THREADPOOL_SIZE: undefined });
  assert.ok(Number(out.trim().split('\n').at(-1)) > 64, out.replace(/.*\n/, ''));
});

test('serve refuses to start with one sentence per value', async () => {
  const { code, out, err } = await run(['serve'], { MAKINI_PORT: 'x', MAKINI_ISSUR: 'https://a.example' });
  assert.deepEqual([code, out], [1, '']);
  const lines = err.trimEnd().split('\n');
  assert.equal(lines.length, 4);
  assert.ok(
    lines.every((line) => /^MAKINI_\w+ /.test(line)),
    err,
  );
});

test('a webhook is added with its secret shown once and sealed, listed without it, and removed', async (t) => {
  const env = {
    MAKINI_DATA: await dataFolder(t),
    MAKINI_MASTER_KEY: (await run(['keys', 'new'])).out.trim(),
  };
  const { id: client } = JSON.parse((await run([...add, '--json'], env)).out) as { id: string };
  const hook = ['webhook', 'add', '--client', client, '--url', 'https://app.example/makini/webhook'];
  const added = await run([...hook, '--json'], env);
  assert.deepEqual([added.code, added.err], [0, '']);
  const { id, secret } = JSON.parse(added.out) as { id: string; secret: string };
  assert.match(secret, /^whsec_[A-Za-z0-9+/]{43}=$/);
  const listed = await run(['webhook', 'list'], env);
  assert.ok(listed.out.includes(id) && !listed.out.includes(secret), listed.out);
  const wrong = await run(['webhook', 'add', '--client', client, '--url', 'app.example'], env);
  assert.deepEqual([wrong.code, wrong.out], [1, '']);
  assert.match(wrong.err, /^--url app\.example is not an absolute URL/);
  const change = ['webhook', 'change', id, '--event', 'connection.paused', '--makini-signature'];
  assert.match((await run(change, env)).out, /is changed\.\nmakini secret {3}\S{43}\n/);
  assert.match((await run(['webhook', 'secret', id], env)).out, /webhook secret {2}whsec_/);
  assert.equal((await run(['webhook', 'disable', id], env)).code, 0);
  assert.match(
    (await run(['webhook', 'list'], env)).out,
    /disabled: by the operator\n {2}told of connection\.paused\n$/,
  );
  const none = await run(['webhook', 'change', id, '--event', 'connection.none'], env);
  assert.match(none.err, /^--event connection\.none is never told\. Told are: connection\.authorized, /);
  assert.equal((await run(['webhook', 'deliveries', id], env)).out, 'Nothing was told there.\n');
  assert.equal((await run(['webhook', 'remove', id], env)).code, 0);
  assert.match((await run(['webhook', 'list'], env)).out, /There is no webhook yet/);
});
