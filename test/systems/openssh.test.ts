import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { RowQuery } from '../../src/service/ports.ts';
import { checkingOf, forever, type Checking } from './checking.ts';
import { noOpenSsh, startOpenSsh } from './openssh.ts';

const options = { skip: noOpenSsh };
let folder = '';
let server: Awaited<ReturnType<typeof startOpenSsh>>;
let checking: Checking;

const toPort = async (port: number): Promise<Checking> => {
  const caFile = join(folder, 'none.pem');
  await writeFile(caFile, '');
  const url = `127.0.0.1:${port}`;
  return checkingOf('openssh', { url, port, caFile, stop: () => Promise.resolve() });
};

before(async () => {
  if (noOpenSsh !== false) return;
  folder = await mkdtemp(join(tmpdir(), 'makini-openssh-'));
  server = await startOpenSsh(folder);
  checking = await toPort(server.port);
});
after(async () => {
  if (noOpenSsh !== false) return;
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

const by = (name: keyof (typeof server)['keys'], more: Record<string, string> = {}) => ({
  username: server.username,
  way: 'key',
  key: server.keys[name].private,
  folder: join(folder, 'outgoing'),
  ...more,
});
const plain: RowQuery = { page: 1, perPage: 10, filter: [], match: 'all', sort: [] };

test(
  'OpenSSH: a private key signs in, after nothing was refused, and the files are counted',
  options,
  async () => {
    const flat = server.keys.reader.private.replaceAll('\n', '');
    for (const values of [
      by('reader'),
      by('reader', { key: flat }),
      by('sealed', { passphrase: 'open-sesame' }),
    ]) {
      const { outcome, stages } = await checking.check(checking.access(values));
      assert.equal(outcome.status, 'passed', JSON.stringify(outcome));
      if (outcome.status !== 'passed') return;
      assert.deepEqual(outcome.warnings, []);
      const of = (code: string) => outcome.evidence.find((each) => each.code === code)?.values;
      assert.match(String(of('service.answered')?.['product']), /^OpenSSH \d/);
      assert.ok(server.fingerprint.includes(String(of('tls.host_key')?.['key'])));
      assert.ok(of('auth.control_refused'));
      assert.deepEqual(of('data.records'), { table: 'files', count: 2 });
      assert.equal(JSON.stringify([outcome, stages]).includes('PRIVATE'), false);
    }
  },
);

test('OpenSSH: the fingerprint that ssh-keygen prints is what the server is held to', options, async () => {
  const { outcome } = await checking.check(checking.access(by('reader', { host_key: server.fingerprint })));
  assert.equal(outcome.status, 'passed');
  const failure = await checking.failure(by('reader', { host_key: `SHA256:${'A'.repeat(43)}` }));
  assert.equal(failure.code, 'tls.host_key_changed');
});

test('OpenSSH: a stranger’s key, a wrong password and an unknown user are refused', options, async () => {
  const key = await checking.failure(by('stranger'));
  assert.deepEqual([key.code, key.field], ['auth.key_refused', 'key']);
  for (const username of [server.username, 'stranger']) {
    const failure = await checking.failure({ username, way: 'password', password: 'wrong' });
    assert.deepEqual([failure.code, failure.field], ['auth.refused', 'password']);
  }
});

test(
  'OpenSSH: a folder that is closed, missing or empty, and an account without files, are told apart',
  options,
  async () => {
    assert.equal((await checking.failure(by('closed'))).code, 'access.forbidden');
    assert.equal((await checking.failure(by('shell'))).code, 'access.forbidden');
    const missing = await checking.failure(by('reader', { folder: join(folder, 'nope') }));
    assert.deepEqual([missing.code, missing.field], ['access.folder_missing', 'folder']);
    const { outcome } = await checking.check(
      checking.access(by('reader', { folder: join(folder, 'empty') })),
    );
    assert.deepEqual(outcome.status === 'passed' && outcome.warnings.map(({ code }) => code), ['data.empty']);
  },
);

test('OpenSSH: files are described and read', options, async () => {
  const access = checking.access(by('reader'));
  const [table] = await checking.method.describe(access, forever);
  assert.ok(table);
  const { rows, total } = await checking.method.read(access, table, plain, forever);
  assert.deepEqual(
    [total, rows.map(({ name, kind, size }) => [name, kind, size])],
    [
      2,
      [
        ['orders-1.csv', 'file', 8],
        ['orders-2.csv', 'file', 8],
      ],
    ],
  );
});

test('OpenSSH: the probe names it, and where nobody listens it is unreachable', options, async () => {
  const access = { ...checking.access({}), values: { address: `127.0.0.1:${server.port}` } };
  const probe = await checking.method.probe(access, forever);
  assert.equal(probe.status, 'reached');
  assert.match(probe.product ?? '', /^OpenSSH \d/);
  const nobody = await toPort(1);
  assert.equal((await nobody.failure(by('reader'))).code, 'network.refused');
});
