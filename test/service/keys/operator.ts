// The operator's commands as processes, next to a store that a service holds open; and a rotation that is killed again and again.
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openSqliteStore } from '../../../src/service/adapters/sqlite-store.ts';
import { countSealed, findUnopened } from '../../../src/service/keys/census.ts';
import { verifyMasterKey } from '../../../src/service/vault/check-value.ts';
import { newMasterKey, readMasterKey, type MasterKey } from '../../../src/service/vault/master-key.ts';
import { createVault } from '../../../src/service/vault/vault.ts';
import { addSealedRows, envelopesEach } from './sealed-rows.ts';

const cli = fileURLToPath(new URL('../../../src/service/cli.ts', import.meta.url));
const clean = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('MAKINI_')));

const readKey = (text: string): MasterKey => {
  const key = readMasterKey(text);
  assert(key);
  return key;
};

/** A store whose rows lie under the previous key, held open as a service does. */
export const setUp = async (t: TestContext, count: number) => {
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

/** Runs one command of `keys`. */
export const run = (args: readonly string[], env: NodeJS.ProcessEnv) =>
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

/** Kills a rotation of this many rows so often, while the service writes; in the end everything lies under the new key. */
export const survivesKills = async (
  t: TestContext,
  { count, kills }: { readonly count: number; readonly kills: number },
): Promise<void> => {
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
  for (let round = 0; round < kills; round += 1)
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
};
