import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { basename, join, normalize } from 'node:path';
import { test } from 'node:test';
import { brotliCompressSync, constants } from 'node:zlib';
import { filesUnder, root } from '../../scripts/stamp.ts';
import { importsIn, read } from './source.ts';

const brotli = (file: string): number =>
  brotliCompressSync(readFileSync(join(root, file)), {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11 },
  }).length;

const weigh = (files: readonly string[]): number => files.reduce((total, file) => total + brotli(file), 0);

/** A script and everything that it imports without being asked twice. */
function closure(file: string, seen = new Set<string>()): string[] {
  if (seen.has(file)) return [];
  seen.add(file);
  const next = importsIn(file, read(file)).filter(({ how }) => how !== 'dynamic');
  for (const { names } of next) closure(normalize(join(file, '..', names ?? '')), seen);
  return [...seen];
}

const scripts = (folder: string): string[] => filesUnder([folder]).filter((file) => file.endsWith('.js'));

// English is what most pages show first, however it is loaded.
const isEnglish = (file: string): boolean => /^en[-.]/.test(basename(file));
const first = (entry: string, folder: string): string[] => [
  ...new Set([...closure(entry), ...scripts(folder).filter(isEnglish)]),
];

const element = first('dist/cdn/makini-connect.js', 'dist/cdn');
const frame = [
  ...first('dist/pages/frame/frame.js', 'dist/pages/frame'),
  ...filesUnder(['dist/pages/frame']).filter((file) => file.endsWith('.css')),
];

test('The first load on the partner’s page is at most 40 kB.', (t) => {
  const size = weigh(element);
  t.diagnostic(`first load: ${size} bytes of brotli in ${element.length} files`);
  assert.ok(size <= 40_000, `${size} bytes: ${element.join(', ')}`);
});

test('The frame is at most 30 kB.', (t) => {
  const size = weigh(frame);
  t.diagnostic(`frame: ${size} bytes of brotli in ${frame.length} files`);
  assert.ok(size <= 30_000, `${size} bytes: ${frame.join(', ')}`);
});

test('Each part that is loaded later is at most 10 kB.', () => {
  const now = new Set([...element, ...frame]);
  const later = [...scripts('dist/cdn'), ...scripts('dist/pages')].filter((file) => !now.has(file));
  const heavy = later.map((file) => [file, brotli(file)] as const).filter(([, size]) => size > 10_000);
  assert.deepEqual(heavy, []);
});

test('What a page loads is plain ASCII, so that no encoding of the host can garble it.', () => {
  const loaded = filesUnder(['dist/cdn', 'dist/pages']).filter((file) => /\.(js|css)$/.test(file));
  assert.ok(loaded.length > 0);
  const odd = loaded.flatMap((file) => /.{0,30}[^\0-\x7f].{0,30}/.exec(read(file))?.[0] ?? []);
  assert.deepEqual(odd, []);
});

test('Every file that a page loads has its integrity written down.', () => {
  const sums = JSON.parse(read('dist/integrity.json')) as Record<string, string>;
  const loaded = filesUnder(['dist/cdn', 'dist/pages']).map((file) => file.replace('dist/', ''));
  assert.deepEqual(Object.keys(sums).sort(), loaded);
  assert.ok(Object.values(sums).every((sum) => /^sha384-[A-Za-z0-9+/]{64}$/.test(sum)));
});
