// The operator's commands as processes, next to a store that a service holds open.
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openSqliteStore } from '../../../src/service/adapters/sqlite-store.ts';
import { countSealed, findUnopened } from '../../../src/service/keys/census.ts';
import type { Envelope } from '../../../src/service/tables.ts';
import { verifyMasterKey } from '../../../src/service/vault/check-value.ts';
import { newMasterKey, readMasterKey, type MasterKey } from '../../../src/service/vault/master-key.ts';
import { createVault } from '../../../src/service/vault/vault.ts';
import { addSealedRows, envelopesEach, textOf } from './sealed-rows.ts';

const cli = fileURLToPath(new URL('../../../src/service/cli.ts', import.meta.url));
const clean = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('MAKINI_')));

const readKey = (text: string): MasterKey => {
  const key = readMasterKey(text);
  assert(key);
  return key;
};

const setUp = async (t: TestContext, count: number) => {
  const folder = await mkdtemp(join(tmpdir(), 'makini-keys-'));
  const { store, close } = await openSqliteStore(folder, 'serve');
  t.after(() => close().then(() => rm(folder, { recursive: true, force: true })));
  const [oldText, newText] = [newMasterKey(), newMasterKey()];
  const [before, now] = [readKey(oldText), readKey(newText)];
  await verifyMasterKey(store, createVault([before]), []);
  await addSealedRows(store, createVault([before]), count);
  const env = { MAKINI_DATA: folder, MAKINI_MASTER_KEY: newText, MAKINI_MASTER_KEY_PREVIOUS: oldText };
  return { store, env, before, now, both: createVault([now, before]) };
};

const run = (args: readonly string[], env: NodeJS.ProcessEnv) =>
  new Promise<{ code: number; out: string; err: string }>((resolve) => {
    execFile(process.execPath, [cli, 'keys', ...args], { env: { ...clean, ...env } }, (error, out, err) =>
      resolve({ code: Number(error?.code ?? 0), out, err }),
    );
  });

/** Runs a rotation and kills it once it has said `lines` lines of progress, a moment later. */
const killed = (env: NodeJS.ProcessEnv, lines: number, moment: number) =>
  new Promise<NodeJS.Signals | null>((resolve) => {
    const child = spawn(process.execPath, [cli, 'keys', 'rotate', '--batch', '3'], {
      env: { ...clean, ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let heard = 0;
    child.stdout.on('data', (data: Buffer) => {
      const before = heard;
      heard += String(data).split('sealed anew').length - 1;
      if (before < lines && heard >= lines) setTimeout(() => child.kill('SIGKILL'), moment);
    });
    child.on('exit', (_code, signal) => resolve(signal));
  });

test('a rotation that is killed at any point goes on where it was, while the service writes', async (t) => {
  const count = 150;
  const { store, env, now, both } = await setUp(t, count);
  await verifyMasterKey(store, both, []);
  let written = count;
  let writing = true;
  const writer = (async () => {
    while (writing) {
      await addSealedRows(store, both, 1, written);
      written += 1;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  })();
  const signals: (NodeJS.Signals | null)[] = [];
  for (let round = 0; round < 5; round += 1)
    signals.push(await killed(env, 1 + Math.floor(Math.random() * 50), Math.random() * 3));
  assert.ok(signals.includes('SIGKILL'), String(signals));
  writing = false;
  await writer;
  const { code, out, err } = await run(['rotate'], env);
  assert.deepEqual([code, err], [0, ''], out);
  assert.match(out, /MAKINI_MASTER_KEY_PREVIOUS may be removed, with the next restart\.\n$/);
  const sealed = await countSealed(store);
  assert.deepEqual([...new Set(sealed.map(({ key }) => key))], [now.id]);
  assert.equal(
    sealed.reduce((sum, { rows }) => sum + rows, 0),
    written * envelopesEach,
  );
  assert.deepEqual(await findUnopened(store, createVault([now])), []);
});

test('before the service knows the new key nothing is sealed under it', async (t) => {
  const { store, env, before, both } = await setUp(t, 1);
  const { code, err } = await run(['rotate'], env);
  assert.equal(code, 1);
  assert.match(err, /^The service was last started with another master key: restart it/);
  assert.deepEqual([...new Set((await countSealed(store)).map(({ key }) => key))], [before.id]);
  await verifyMasterKey(store, both, []);
  assert.equal((await run(['rotate'], env)).code, 0);
});

test('a dry run tells what there is to do and does nothing', async (t) => {
  const { store, env, before, now, both } = await setUp(t, 2);
  await verifyMasterKey(store, both, []);
  const { code, out } = await run(['rotate', '--dry-run'], env);
  assert.equal(code, 0);
  assert.match(out, new RegExp(`^credential\\.sealed: 4 under ${before.id} \\(previous\\)$`, 'm'));
  assert.match(out, new RegExp(`^${2 * envelopesEach} to seal under ${now.id}\\.$`, 'm'));
  assert.deepEqual([...new Set((await countSealed(store)).map(({ key }) => key))], [before.id]);
});

test('a check counts by key, names what does not open, and never what is in it', async (t) => {
  const { store, env, before, now } = await setUp(t, 2);
  await store
    .updateTable('session')
    .set({ draft: 'mkv1.rubbish' as Envelope })
    .where('id', '=', 'ses_1')
    .execute();
  const { code, out } = await run(['check'], env);
  assert.equal(code, 1);
  assert.match(out, new RegExp(`^credential\\.sealed +4 {2}${before.id} \\(previous\\)$`, 'm'));
  assert.match(out, /^session\.draft +1 {2}no envelope$/m);
  assert.match(out, /^does not open: session\.draft of ses_1, draft: malformed$/m);
  assert.ok(!out.includes(textOf('credentials', 0)));
  const json = await run(['check', '--json'], { ...env, MAKINI_MASTER_KEY_PREVIOUS: '' });
  const report = JSON.parse(json.out) as { current: string; unopened: { code: string }[] };
  assert.equal(report.current, now.id);
  assert.equal(report.unopened.length, 2 * envelopesEach);
  assert.ok(report.unopened.some(({ code: why }) => why === 'unknown_key'));
});
