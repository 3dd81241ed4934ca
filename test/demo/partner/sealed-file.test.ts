import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { SealedFile, keyFrom } from '../../../demo/partner/sealed-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'sealed-'));
after(() => rmSync(folder, { recursive: true }));

test('what is written is read again, and lies nowhere in the file', () => {
  const key = keyFrom(join(folder, 'key'));
  const file = new SealedFile<string[]>(join(folder, 'a'), key, []);
  assert.deepEqual(file.read(), []);
  file.write(['mk_test_canary']);
  assert.deepEqual(file.read(), ['mk_test_canary']);
  assert.doesNotMatch(readFileSync(join(folder, 'a'), 'latin1'), /canary/);
  assert.equal(statSync(join(folder, 'a')).mode & 0o077, 0);
  assert.equal(statSync(join(folder, 'key')).mode & 0o077, 0);
});

test('the key is made once', () => {
  assert.deepEqual(keyFrom(join(folder, 'once')), keyFrom(join(folder, 'once')));
  assert.equal(keyFrom(join(folder, 'once')).length, 32);
});

test('another key and a changed byte do not open it', () => {
  const path = join(folder, 'b');
  new SealedFile<string>(path, keyFrom(join(folder, 'k1')), '').write('x');
  assert.throws(() => new SealedFile<string>(path, keyFrom(join(folder, 'k2')), '').read());
  const bytes = readFileSync(path);
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  writeFileSync(path, bytes);
  assert.throws(() => new SealedFile<string>(path, keyFrom(join(folder, 'k1')), '').read());
});
