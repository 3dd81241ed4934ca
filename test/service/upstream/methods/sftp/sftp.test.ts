import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import ssh2 from 'ssh2';
import { createDiskCatalogue } from '../../../../../src/service/adapters/disk-catalogue.ts';
import type { Access, RowQuery } from '../../../../../src/service/ports.ts';
import { pemOf } from '../../../../../src/service/upstream/methods/sftp/pem.ts';
import { productIn } from '../../../../../src/service/upstream/methods/sftp/session.ts';
import { createSftp } from '../../../../../src/service/upstream/methods/sftp/sftp.ts';
import { UpstreamError } from '../../../../../src/service/upstream/upstream-error.ts';
import { egressWith, tcp } from '../../egress/servers.ts';
import { checked } from '../sql/database.ts';
import { newHostKey, openFiles } from './server.ts';

const canary = 'canary-77-password';
const system = createDiskCatalogue().find('openssh') ?? assert.fail();
const forever = new AbortController().signal;
const plain: RowQuery = { page: 1, perPage: 10, filter: [], match: 'all', sort: [] };

const at = (port: number, values: Record<string, string> = {}, more: Partial<Access> = {}) => {
  const access: Access = {
    system,
    values: {
      address: `127.0.0.1:${port}`,
      username: 'reader',
      way: 'password',
      password: canary,
      ...values,
    },
    client: { id: 'client', mode: 'test' },
    ...more,
  };
  return { access, method: createSftp({ egress: egressWith(`127.0.0.1:${port}`) }) };
};

const run = async (port: number, values?: Record<string, string>, more?: Partial<Access>) => {
  const { access, method } = at(port, values, more);
  const { outcome, stages } = await checked(method, access);
  assert.equal(JSON.stringify([outcome, stages]).includes(canary), false);
  const { code, field } = outcome.status === 'failed' ? outcome.failure : { code: '', field: undefined };
  return { outcome, stages, code, field };
};

test('a password signs in once, after nothing was refused, and the folder is counted', async (t) => {
  const { port, heard } = await openFiles(t, { password: canary });
  const { outcome } = await run(port);
  assert.equal(outcome.status, 'passed', JSON.stringify(outcome));
  if (outcome.status !== 'passed') return;
  assert.deepEqual(heard, ['none', `password ${canary}`]);
  assert.deepEqual(
    outcome.evidence.slice(-5).map(({ code }) => code),
    ['auth.signed_in', 'auth.control_refused', 'access.tables', 'data.records', 'data.newest'],
  );
  assert.deepEqual(outcome.evidence.at(-1)?.values, {
    table: 'files',
    name: 'orders-2.csv',
    date: '2023-11-14T22:15:00.000Z',
  });
  const shown = outcome.evidence.find(({ code }) => code === 'tls.host_key')?.values['key'];
  assert.match(String(shown), /^SHA256:[\w+/]{43}$/);
  assert.equal(outcome.server, shown);
});

test('the key that was seen first is what the server is held to, before anything typed is sent', async (t) => {
  const hostKey = newHostKey();
  const { port } = await openFiles(t, { password: canary, hostKey });
  const first = await run(port);
  const server = first.outcome.status === 'passed' ? first.outcome.server : undefined;
  assert.ok(server);
  assert.equal((await run(port, {}, { server })).outcome.status, 'passed');
  const other = await openFiles(t, { password: canary, hostKey: newHostKey() });
  const { code } = await run(other.port, {}, { server });
  assert.equal(code, 'tls.host_key_changed');
  assert.deepEqual(other.heard, []);
});

test('a fingerprint that was typed counts more than the one seen first, and a wrong one sends nothing', async (t) => {
  const { port, heard } = await openFiles(t, { password: canary });
  const wrong = `256 SHA256:${'A'.repeat(43)} plant (ED25519)`;
  assert.equal((await run(port, { host_key: wrong })).code, 'tls.host_key_changed');
  assert.deepEqual(heard, []);
  const malformed = await run(port, { host_key: 'MD5:aa:bb' });
  assert.deepEqual([malformed.code, malformed.field], ['input.malformed', 'host_key']);
});

test('a wrong password is sent once and told on its field', async (t) => {
  const { port, heard } = await openFiles(t, { password: 'another' });
  const { code, field } = await run(port);
  assert.deepEqual([code, field], ['auth.refused', 'password']);
  assert.deepEqual(heard, ['none', `password ${canary}`]);
});

test('a server that asks by keyboard gets the password for its one hidden question, and nothing for a second step', async (t) => {
  const ways = ['keyboard-interactive'] as const;
  const hidden = { prompt: 'Password:', echo: false };
  const one = await openFiles(t, { ways, password: canary, prompts: [hidden] });
  assert.equal((await run(one.port)).outcome.status, 'passed');
  const two = await openFiles(t, {
    ways,
    password: canary,
    prompts: [hidden, { prompt: 'Code:', echo: true }],
  });
  assert.equal((await run(two.port)).code, 'auth.refused');
});

test('a server that takes keys only says so before a password is sent', async (t) => {
  const { port, heard } = await openFiles(t, { ways: ['publickey'] });
  assert.equal((await run(port)).code, 'auth.sign_in_not_allowed');
  assert.deepEqual(heard, ['none']);
});

test('a server that lets anybody in is connected with a warning', async (t) => {
  const { port } = await openFiles(t, { open: true });
  const { outcome } = await run(port);
  assert.deepEqual(outcome.status === 'passed' && outcome.warnings.map(({ code }) => code), [
    'auth.not_proven',
  ]);
});

test('a folder that is closed, missing or empty is told apart', async (t) => {
  const { port } = await openFiles(t, { password: canary });
  assert.equal((await run(port, { folder: '/closed' })).code, 'access.forbidden');
  const missing = await run(port, { folder: '/missing' });
  assert.deepEqual([missing.code, missing.field], ['access.folder_missing', 'folder']);
  const { outcome } = await run(port, { folder: '/empty' });
  assert.deepEqual(outcome.status === 'passed' && outcome.warnings.map(({ code }) => code), ['data.empty']);
});

test('files are described, filtered, sorted by number and cut into pages', async (t) => {
  const { port } = await openFiles(t, { password: canary });
  const { access, method } = at(port);
  const [table] = await method.describe(access, forever);
  assert.ok(table);
  const read = (query: Partial<RowQuery>) => method.read(access, table, { ...plain, ...query }, forever);
  const names = async (query: Partial<RowQuery>) => (await read(query)).rows.map(({ name }) => name);
  assert.deepEqual(await names({}), ['archive', 'orders-1.csv', 'orders-2.csv']);
  assert.deepEqual(await names({ sort: [{ column: 'size', direction: 1 }] }), [
    'orders-2.csv',
    'orders-1.csv',
    'archive',
  ]);
  const filter = [{ column: 'name', op: 'contains', value: '.csv' }] as const;
  assert.deepEqual(await read({ filter, perPage: 1, page: 2 }), {
    rows: [{ name: 'orders-2.csv', kind: 'file', size: 9, changed: '2023-11-14T22:15:00.000Z' }],
    total: 2,
  });
  await assert.rejects(
    read({ filter: [{ column: 'nope', op: 'eq', value: '' }] }),
    (error) => error instanceof UpstreamError && error.code === 'input.malformed',
  );
});

test('what answers in another protocol or hangs up is no such server', async (t) => {
  for (const bytes of ['HTTP/1.1 400 Bad Request\r\n\r\n', '220 mail.example ESMTP\r\n', '']) {
    const port = await tcp(t, (socket) => socket.end(bytes));
    assert.equal((await run(port)).code, 'service.wrong_protocol', bytes);
  }
});

test('a key that a field of one line has flattened gets its line breaks back', () => {
  const whole = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  assert.equal(pemOf(` ${whole.replaceAll('\n', '')} `), whole);
  assert.equal(pemOf(whole.replaceAll('\n', ' ')), whole);
  const { private: opened } = ssh2.utils.generateKeyPairSync('ed25519');
  assert.equal(ssh2.utils.parseKey(pemOf(opened.replaceAll('\n', ''))) instanceof Error, false);
  for (const odd of ['', 'hello', '-----BEGIN PUBLIC KEY-----aa-----END PUBLIC KEY-----', whole.slice(0, 60)])
    assert.throws(() => pemOf(odd), UpstreamError, odd);
});

test('a key that its passphrase does not open is told before anything is sent', async (t) => {
  const { port, heard } = await openFiles(t, { ways: ['publickey'] });
  const { private: key } = ssh2.utils.generateKeyPairSync('ed25519', {
    passphrase: 'right',
    cipher: 'aes256-ctr',
    rounds: 1,
  });
  const closed = await run(port, { way: 'key', key });
  assert.deepEqual([closed.code, closed.field], ['input.required', 'passphrase']);
  const wrong = await run(port, { way: 'key', key, passphrase: 'wrong' });
  assert.deepEqual([wrong.code, wrong.field], ['input.malformed', 'passphrase']);
  assert.deepEqual(heard, []);
  const refused = await run(port, { way: 'key', key, passphrase: 'right' });
  assert.deepEqual([refused.code, refused.field], ['auth.key_refused', 'key']);
});

test('the probe names the software and its key, and sends nothing that signs in', async (t) => {
  const { port, heard } = await openFiles(t, { password: canary });
  const { access, method } = at(port);
  const probe = await method.probe({ ...access, values: { address: `127.0.0.1:${port}` } }, forever);
  assert.equal(probe.status, 'reached');
  assert.match(probe.product ?? '', /^ssh2js/);
  assert.ok(probe.stages.some(({ evidence }) => evidence.some(({ code }) => code === 'tls.host_key')));
  assert.deepEqual(heard, ['none']);
  assert.equal(productIn('SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u10\r\n'), 'OpenSSH 9.2p1');
  assert.equal(productIn('SSH-2.0-\r\n'), 'SSH');
});
