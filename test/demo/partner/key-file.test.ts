import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { keyFrom } from '../../../demo/partner/key-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'keys-'));
after(() => rmSync(folder, { recursive: true }));

test('a key is made once, of 32 bytes, for its owner alone', () => {
  const file = join(folder, 'inner/key');
  assert.equal(keyFrom(file), keyFrom(file));
  assert.equal(Buffer.from(keyFrom(file), 'base64').length, 32);
  assert.equal(statSync(file).mode & 0o077, 0);
});
