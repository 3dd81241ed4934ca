import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { randomBytes } from 'node:crypto';
import {
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { sealedFileStore } from '../../../src/partner/stores/sealed-file.ts';
import { conforms, delivery, failsWith } from './conformance.ts';
import type { Bench } from './conformance.ts';

const root = mkdtempSync(join(tmpdir(), 'stores-'));
after(() => rmSync(root, { recursive: true }));
let folders = 0;
const freshFolder = (): string => join(root, String((folders += 1)));
const newKey = (): string => randomBytes(32).toString('base64');
const sealed = (folder: string): string[] => readdirSync(folder).filter((file) => file.endsWith('.sealed'));
// Inodes come back; times with nanoseconds do not.
const times = (folder: string): string[] =>
  sealed(folder).map((file) => `${file} ${statSync(join(folder, file), { bigint: true }).mtimeNs}`);

const start = async (): Promise<Bench> => {
  const [folder, key] = [freshFolder(), newKey()];
  const seen = new Set<string>();
  return {
    store: sealedFileStore({ folder, key }),
    other: sealedFileStore({ folder, key }),
    names: () => sealed(folder).map((file) => file.replace('.sealed', '')),
    writes: () => {
      for (const each of times(folder)) seen.add(each);
      return seen.size;
    },
    // A file where the folder was: nothing can be read there or written.
    outage: (isOut) => {
      if (isOut) {
        renameSync(folder, `${folder}.away`);
        writeFileSync(folder, '');
      } else {
        rmSync(folder);
        renameSync(`${folder}.away`, folder);
      }
    },
    spoil: (id) => {
      const file = join(folder, `${id}.sealed`);
      const bytes = readFileSync(file);
      bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
      writeFileSync(file, bytes);
    },
  };
};

conforms('Sealed files', start, /^[0-9a-z_-]{1,71}$/);

test('sealed files are their owner’s alone, hold no token in the clear, and leave no neighbour behind', async () => {
  const folder = freshFolder();
  const store = sealedFileStore({ folder, key: newKey() });
  await store.put(delivery());
  await store.put(delivery('con_1', 'mk_test_canary_second'));
  assert.deepEqual(readdirSync(folder), ['con_1.sealed']);
  assert.equal(statSync(folder).mode & 0o077, 0);
  assert.equal(statSync(join(folder, 'con_1.sealed')).mode & 0o077, 0);
  assert.doesNotMatch(readFileSync(join(folder, 'con_1.sealed'), 'latin1'), /canary|Acme|sandbox/);
});

test('a file in another connection’s place, a short one and another key do not open', async () => {
  const [folder, key] = [freshFolder(), newKey()];
  const store = sealedFileStore({ folder, key });
  await store.put(delivery());
  await store.put(delivery('con_2'));
  copyFileSync(join(folder, 'con_1.sealed'), join(folder, 'con_2.sealed'));
  await failsWith('store_unreadable', store.get('con_2'));
  writeFileSync(join(folder, 'con_2.sealed'), 'short');
  await failsWith('store_unreadable', store.get('con_2'));
  await failsWith('store_unreadable', sealedFileStore({ folder, key: newKey() }).get('con_1'));
});

test('while a key changes over both are read, and what is put is under the new one', async () => {
  const [folder, older, newer] = [freshFolder(), newKey(), newKey()];
  await sealedFileStore({ folder, key: older }).put(delivery());
  const both = sealedFileStore({ folder, key: [newer, older] });
  assert.equal((await both.get('con_1'))?.token, delivery().token);
  await both.put(delivery('con_2'));
  assert.equal((await sealedFileStore({ folder, key: newer }).get('con_2'))?.token, delivery('con_2').token);
});

test('a key that is not 32 bytes is refused at once, and the sentence does not show it', async () => {
  for (const key of ['canary', '', randomBytes(16).toString('base64'), [], [newKey(), 'canary']])
    await failsWith('options_malformed', (async () => sealedFileStore({ folder: root, key }))());
});

test('the list has what is kept, oldest first, and nothing where nothing was put', async () => {
  const store = sealedFileStore({ folder: freshFolder(), key: newKey() });
  assert.deepEqual(await store.list(), []);
  for (const id of ['con_b', 'con_a', 'con_C']) await store.put(delivery(id));
  const listed = await store.list();
  assert.deepEqual(listed.map(({ connection }) => connection.id).toSorted(), ['con_C', 'con_a', 'con_b']);
  const dates = listed.map(({ storedAt }) => storedAt.getTime());
  assert.deepEqual(
    dates,
    dates.toSorted((left, right) => left - right),
  );
});

test('a process that is killed while it puts leaves the token before or the one after', async () => {
  const [folder, key] = [freshFolder(), newKey()];
  const store = sealedFileStore({ folder, key });
  await store.put(delivery('con_1', 'mk_0'));
  const script = `
    import { sealedFileStore } from ${JSON.stringify(import.meta.resolve('../../../src/partner/stores/sealed-file.ts'))};
    const { store, delivery } = { store: sealedFileStore(${JSON.stringify({ folder, key })}), delivery: ${JSON.stringify(delivery())} };
    for (let n = 1; ; n += 1) { await store.put({ ...delivery, token: 'mk_' + n }); if (n === 5) console.log('going'); }`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  child.kill('SIGKILL');
  await once(child, 'exit');
  assert.match((await store.get('con_1'))?.token ?? '', /^mk_\d+$/);
  await store.put(delivery());
  assert.equal((await store.get('con_1'))?.token, delivery().token);
});
