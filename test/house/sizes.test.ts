import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { basename, join, normalize } from 'node:path';
import { test } from 'node:test';
import { brotliCompressSync, constants } from 'node:zlib';
import { createDiskCatalogue } from '../../src/service/adapters/disk-catalogue.ts';
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

// First load: what has to be there before the first screen can show on a page in English, the script and all that it imports. The
// screens after the search come while the person searches; what failures say, and other languages, come when they are needed.
const element = closure('dist/cdn/makini-connect.js');
const untilForm = [
  ...element,
  ...scripts('dist/cdn').filter((file) => /^(later|en-later|stream)-/.test(basename(file))),
];
const connections = closure('dist/cdn/connections/makini-connections.js');
const frame = [
  ...closure('dist/pages/frame/frame.js'),
  ...filesUnder(['dist/pages/frame']).filter((file) => file.endsWith('.css')),
];

const firstView = scripts('dist/pages/dashboard').filter((file) => basename(file).startsWith('connections-'));
const dashboard = [
  ...new Set(['dist/pages/dashboard/dashboard.js', ...firstView].flatMap((file) => closure(file))),
  'dist/pages/dashboard/dashboard.css',
];

test('The first load on the partner’s page is at most 40 kB.', (t) => {
  const size = weigh(element);
  t.diagnostic(`first load: ${size} bytes of brotli in ${element.length} files`);
  assert.ok(size <= 40_000, `${size} bytes: ${element.join(', ')}`);
});

test('What a page in English has loaded when the form shows is at most 51 kB.', (t) => {
  const size = weigh(untilForm);
  t.diagnostic(`until the form: ${size} bytes of brotli in ${untilForm.length} files`);
  assert.equal(untilForm.length, element.length + 3, untilForm.join(', '));
  assert.ok(size <= 51_000, `${size} bytes`);
});

test('The list of connections is at most 25 kB, with all that it needs at first.', (t) => {
  const size = weigh(connections);
  t.diagnostic(`connections: ${size} bytes of brotli in ${connections.length} files`);
  assert.ok(size <= 25_000, `${size} bytes: ${connections.join(', ')}`);
});

test('The frame is at most 30 kB.', (t) => {
  const size = weigh(frame);
  t.diagnostic(`frame: ${size} bytes of brotli in ${frame.length} files`);
  assert.ok(size <= 30_000, `${size} bytes: ${frame.join(', ')}`);
});

test('The dashboard’s first view is at most 60 kB, with its door, its menu and the list of connections.', (t) => {
  const size = weigh(dashboard);
  t.diagnostic(`dashboard: ${size} bytes of brotli in ${dashboard.length} files`);
  assert.equal(firstView.length, 1);
  assert.ok(size <= 60_000, `${size} bytes: ${dashboard.join(', ')}`);
});

test('Each part of the dashboard that is loaded later is at most 15 kB.', () => {
  const later = scripts('dist/pages/dashboard').filter((file) => !dashboard.includes(file));
  assert.ok(later.length >= 10, later.join(', '));
  const heavy = later.map((file) => [file, brotli(file)] as const).filter(([, size]) => size > 15_000);
  assert.deepEqual(heavy, []);
});

test('Each part that is loaded later is at most 10 kB.', () => {
  const now = new Set([...element, ...connections, ...frame]);
  const own = 'dist/pages/dashboard/'; // an operator's own machine, with a limit of its own
  const all = [...scripts('dist/cdn'), ...scripts('dist/pages')].filter((file) => !file.startsWith(own));
  const later = all.filter((file) => !now.has(file));
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

test('The index of all systems is at most 40 kB.', (t) => {
  const { json } = createDiskCatalogue().index('live');
  const size = brotliCompressSync(json, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
  t.diagnostic(`index: ${size} bytes of brotli`);
  assert.ok(size <= 40_000, `${size} bytes`);
});
