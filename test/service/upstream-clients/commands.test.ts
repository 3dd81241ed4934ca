// The operator's commands as processes, next to a store that a service holds open.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openSqliteStore } from '../../../src/service/adapters/sqlite-store.ts';
import { registerClient } from '../../../src/service/clients/register.ts';
import { findRegistered } from '../../../src/service/upstream-clients/registered.ts';
import { verifyMasterKey } from '../../../src/service/vault/check-value.ts';
import { newMasterKey, readMasterKey } from '../../../src/service/vault/master-key.ts';
import { createVault } from '../../../src/service/vault/vault.ts';

const cli = fileURLToPath(new URL('../../../src/service/cli.ts', import.meta.url));
const clean = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('MAKINI_')));
const system = 'larkfield-test-erp-sign-in-page';
const secret = 'a-secret-that-nobody-prints';

const vaultOf = (...texts: readonly string[]) => {
  const keys = texts.map((text) => readMasterKey(text)).filter((key) => key !== undefined);
  const [first, ...rest] = keys;
  assert(first);
  return createVault([first, ...rest]);
};

const run = (args: readonly string[], env: NodeJS.ProcessEnv, input = '') =>
  new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
    const child = spawn(process.execPath, [cli, ...args], { env: { ...clean, ...env } });
    let [out, err] = ['', ''];
    child.stdout.on('data', (data: Buffer) => (out += String(data)));
    child.stderr.on('data', (data: Buffer) => (err += String(data)));
    child.on('close', (code) => resolve({ code, out, err }));
    child.stdin.end(input);
  });

const setUp = async (t: TestContext) => {
  const folder = await mkdtemp(join(tmpdir(), 'makini-upstream-'));
  const { store, close } = await openSqliteStore(folder, 'serve');
  t.after(() => close().then(() => rm(folder, { recursive: true, force: true })));
  const key = newMasterKey();
  const vault = vaultOf(key);
  await verifyMasterKey(store, vault, []);
  const registration = {
    name: 'Uptime',
    mode: 'test',
    redirectUris: ['https://app.example/cb'],
    origins: ['https://app.example'],
  } as const;
  const { id: client } = await registerClient(store, Date.now, registration);
  const env = { MAKINI_DATA: folder, MAKINI_MASTER_KEY: key };
  const which = ['--client', client, '--system', system];
  const add = ['upstream', 'add', ...which, '--issuer', 'https://login.example', '--client-id', 'app-1'];
  const find = (by = vault) =>
    findRegistered(store, { vault: by }, { client_id: client, mode: 'test' }, system);
  return { folder, store, key, vault, client, env, which, add, find };
};

test('A registration is added from standard input and from a file, listed and removed, and its secret is never printed.', async (t) => {
  const { folder, client, env, which, add, find, store } = await setUp(t);
  const added = await run(add, env, `${secret}\n`);
  assert.deepEqual([added.code, added.err], [0, '']);
  assert.equal((await find())?.secret.reveal(), secret);
  const file = join(folder, 'secret');
  await writeFile(file, `${secret}-2\n`);
  const replaced = await run([...add, '--secret-file', file], env);
  assert.match(replaced.out, /anew/);
  assert.equal((await find())?.secret.reveal(), `${secret}-2`);
  const listed = await run(['upstream', 'list', '--json'], env);
  const [row, ...rest] = JSON.parse(listed.out) as Record<string, string>[];
  assert.deepEqual(
    [row?.['client'], row?.['system'], row?.['issuer'], rest.length],
    [client, system, 'https://login.example', 0],
  );
  assert.match(
    (await run(['upstream', 'list', '--client', client], env)).out,
    new RegExp(`^${client}  test  ${system}  `),
  );
  assert.match((await run(['upstream', 'list', '--client', 'mkc_other'], env)).out, /^There is none yet/);
  const removed = await run(['upstream', 'remove', ...which], env);
  assert.deepEqual([removed.code, removed.err, await find()], [0, '', undefined]);
  const said = JSON.stringify([
    added,
    replaced,
    listed,
    removed,
    await store.selectFrom('audit').selectAll().execute(),
  ]);
  assert.match(said, /upstream_client\.added.*upstream_client\.replaced.*upstream_client\.removed/);
  assert.ok(!said.includes(secret));
});

test('What cannot be done is said in sentences, and nothing is stored.', async (t) => {
  const { env, which, add, find, folder } = await setUp(t);
  const fails = async (
    args: readonly string[],
    input: string,
    expected: RegExp,
    more: NodeJS.ProcessEnv = {},
  ) => {
    const { code, out, err } = await run(args, { ...env, ...more }, input);
    assert.deepEqual([code, out], [1, ''], err);
    assert.match(err, expected);
    assert.ok(!err.includes('    at '), err);
  };
  await fails(add, '', /^The secret is empty: /);
  await fails([...add.slice(0, -1), ''], secret, /^--client-id is empty: /);
  await fails([...add, '--client', 'mkc_none'], secret, /^There is no client mkc_none: /);
  await fails([...add, '--issuer', 'http://login.example'], secret, /is not https/);
  await fails([...add, '--secret-file', join(folder, 'none')], '', /cannot be read: /);
  await fails(add, secret, /^The master key is not the one|^The service was last started with another/, {
    MAKINI_MASTER_KEY: newMasterKey(),
  });
  await fails(['upstream', 'remove', ...which], '', /is not registered at /);
  assert.equal(await find(), undefined);
});

test('A rotation of the master key takes registrations along.', async (t) => {
  const { env, key, add, find, store } = await setUp(t);
  await run(add, env, secret);
  const fresh = newMasterKey();
  await verifyMasterKey(store, vaultOf(fresh, key), []);
  const { code, err } = await run(['keys', 'rotate'], {
    ...env,
    MAKINI_MASTER_KEY: fresh,
    MAKINI_MASTER_KEY_PREVIOUS: key,
  });
  assert.deepEqual([code, err], [0, '']);
  assert.equal((await find(vaultOf(fresh)))?.secret.reveal(), secret);
});
