import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { bundle } from '../../scripts/bundle.ts';

/** What a bundle of one script looks like. */
async function bundled(script: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'bundle-'));
  try {
    const entry = join(folder, 'entry.js');
    writeFileSync(entry, script);
    await bundle({ name: 'entry', entry, outDir: join(folder, 'out') });
    return readFileSync(join(folder, 'out', 'entry.js'), 'utf8');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('Letters beyond ASCII leave the bundler as escapes, in tagged templates too.', async () => {
  const text = await bundled(
    "export const a = ((strings) => strings[0])`größe →`; export const b = 'größe';",
  );
  assert.doesNotMatch(text, /[^\0-\x7f]/);
  const door = (await import(`data:text/javascript,${encodeURIComponent(text)}`)) as { a: string; b: string };
  assert.deepEqual([door.a, door.b], ['größe →', 'größe']);
});

test('A backslash before such a letter in a template stops the build, because its escape would read otherwise.', async () => {
  await assert.rejects(bundled('export const a = ((strings) => strings[0])`\\→`;'), /write the letter alone/);
});
