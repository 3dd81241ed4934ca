import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { Command } from 'commander';
import { openSqliteStore } from '../../../src/service/adapters/sqlite-store.ts';
import { issueAppToken } from '../../../src/service/oauth/app-token.ts';
import { findByText } from '../../../src/service/tokens/living.ts';
import { recoveryCommands } from '../../../src/service/recovery/commands.ts';
import { requireSeenTo } from '../../../src/service/recovery/marked.ts';
import type { Ports, Store } from '../../../src/service/ports.ts';
import { clientRow } from '../rows.ts';
import { masterKey, makePorts } from '../stand-ports.ts';
import { createVault } from '../../../src/service/vault/vault.ts';

const ports = (store: Store) => makePorts({ store, clock: Date.now }).then((made): Ports => made.ports);

test('The store of a folder is copied while it is served, and the copy is served once it was seen to.', async (t) => {
  const root = await mkdtemp(join(tmpdir(), 'makini-backup-'));
  t.after(() => rm(root, { recursive: true, force: true }));
  const [data, again, file] = [join(root, 'data'), join(root, 'again'), join(root, 'copy.sqlite')];
  const said: string[] = [];
  const vault = createVault([masterKey()]);
  const run = async (folder: string, ...args: string[]): Promise<void> => {
    const withStore = async (work: (store: Store) => Promise<void>): Promise<void> => {
      const { store, close } = await openSqliteStore(folder, 'serve');
      await work(store).finally(close);
    };
    const room = { choice: () => ({ data: folder }), withStore, openVault: async () => vault };
    const all = new Command();
    for (const command of recoveryCommands({ ...room, say: (line) => void said.push(line) }))
      all.addCommand(command);
    await all.parseAsync(args, { from: 'user' });
  };

  const serving = await openSqliteStore(data, 'serve');
  t.after(serving.close);
  await serving.store.insertInto('client').values(clientRow('mkc_1', 'test')).execute();
  const caller = { id: 'mkc_1', mode: 'test', name: '', redirect_uris: [], origins: [] } as const;
  const { access_token } = await issueAppToken(await ports(serving.store), caller);
  await run(data, 'backup', file);
  await assert.rejects(run(data, 'backup', file), /is there already/);
  await requireSeenTo(serving.store);
  await serving.store.updateTable('token').set({ revoked_at: 1 }).execute();

  await mkdir(again);
  await rename(file, join(again, 'makini.sqlite'));
  const restored = await openSqliteStore(again, 'beside');
  t.after(restored.close);
  const endOf = async () => (await findByText(restored, access_token))?.row.revoked_at;
  assert.equal(await endOf(), null);
  await assert.rejects(requireSeenTo(restored.store), /run makini-connect restored first/);
  await run(again, 'restored');
  assert.ok(await endOf());
  await requireSeenTo(restored.store);
  assert.match(said.join('\n'), /Ended: tokens 1, sessions 0\..*\n(.*\n)*.*mkc_1/);
  await assert.rejects(run(data, 'restored'), /already serve|another/i);
});
