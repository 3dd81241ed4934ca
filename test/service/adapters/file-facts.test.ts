import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { lookAtFile } from '../../../src/service/adapters/file-facts.ts';

const folderOf = (t: TestContext): string => {
  const folder = realpathSync.native(mkdtempSync(join(tmpdir(), 'makini-facts-')));
  t.after(() => rmSync(folder, { recursive: true }));
  return folder;
};

test(
  'a file is told with its permissions, a missing one without',
  { skip: process.platform === 'win32' },
  (t) => {
    const file = join(folderOf(t), 'key');
    assert.deepEqual(lookAtFile(file), { path: file, mode: undefined });
    writeFileSync(file, 'x');
    for (const mode of [0o600, 0o644]) {
      chmodSync(file, mode);
      assert.deepEqual(lookAtFile(file), { path: file, mode });
    }
  },
);

test(
  'links are followed, also on the way to what is not there yet',
  { skip: process.platform === 'win32' },
  (t) => {
    const folder = folderOf(t);
    mkdirSync(join(folder, 'real'));
    writeFileSync(join(folder, 'real', 'key'), 'x');
    symlinkSync(join(folder, 'real'), join(folder, 'link'));
    assert.equal(lookAtFile(join(folder, 'link', 'key')).path, join(folder, 'real', 'key'));
    assert.equal(lookAtFile(join(folder, 'link', 'new', 'data')).path, join(folder, 'real', 'new', 'data'));
  },
);
