import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { test } from 'node:test';
import { filesUnder, root } from '../../scripts/stamp.ts';
import { read } from './source.ts';

const notOurs = new Set(['node_modules', 'dist', '.git', '.cache', '.data', '.demo', 'coverage', 'screens']);
const files = filesUnder(readdirSync(root).filter((name) => !notOurs.has(name))).filter(
  (file) => !file.split('/').some((part) => notOurs.has(part)) && !file.endsWith('.tsbuildinfo'),
);
const code = files.filter((file) => /^(src|test|demo|scripts)\/.*\.(ts|js|css|html)$/.test(file));

const ceiling = 300;

test(`No file of code is longer than ${ceiling} lines.`, () => {
  assert.ok(code.length > 30, 'the code was found');
  const long = code.map((file) => [file, lines(read(file))] as const).filter(([, count]) => count > ceiling);
  assert.deepEqual(long, []);
});

const lines = (text: string): number => text.split('\n').length - (text.endsWith('\n') ? 1 : 0);

const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.(test|long\.test|config|d|stories|room))?\.[a-z0-9]+$/;
/** A product's own name is not vague. */
const product = /^aws-secrets-manager/;
const vague = /(^|-)(utils?|helpers?|common|managers?|misc)(-|\.|$)/;

test('Files of code are named in kebab-case, for the one thing they hold.', () => {
  const named = code.map((file) => basename(file)); // data is named as whoever reads it wants
  assert.deepEqual(
    named.filter((name) => !kebab.test(name)),
    [],
  );
  assert.deepEqual(
    named.filter((name) => vague.test(name.replace(product, ''))),
    [],
  );
});

test('A name that says nothing, or in another spelling, is seen.', () => {
  assert.ok(!kebab.test('makiniConnect.ts') && !kebab.test('Step.ts') && !kebab.test('frame_port.ts'));
  assert.ok(vague.test('utils.ts') && vague.test('string-helpers.ts') && !vague.test('commonwealth.ts'));
});

test('The first file of every folder of src opens with what lives there.', () => {
  const folders = [
    ...new Set(files.filter((file) => /^src\/.*\.ts$/.test(file)).map((file) => dirname(file))),
  ];
  const firstOf = (folder: string): string => {
    const within = files.filter((file) => dirname(file) === folder && file.endsWith('.ts')).toSorted();
    return within.find((file) => file.endsWith('/index.ts')) ?? within[0] ?? '';
  };
  // a door's own comment says it; any other first file says it in these words before its own
  const says = (file: string): boolean =>
    file.endsWith('/index.ts') ? /^\/[/*]/.test(read(file)) : /^\/\/ Here: .+\. Not here:/s.test(read(file));
  assert.ok(folders.length > 20);
  assert.deepEqual(
    folders.map(firstOf).filter((file) => !says(file)),
    [],
  );
});

/** Written so that this file does not hold what it looks for. */
const telltale = [
  /\/wor[k]\//,
  /\/roo[t]\//,
  /\bregistr[y]\.[a-z-]+\.?(com|org|net|io|dev)\b/i,
  /"resolve[d]":\s*"http/,
  /artifactor[y]|verdacci[o]/i,
];

test('No tracked text names a registry or a path of the machine it was written on.', () => {
  // A product of the catalogue is called like one of them.
  const texts = files.filter((file) => !/\.(png|ico|woff2)$|^src\/catalogue\/systems\.jsonl$/.test(file));
  assert.ok(texts.includes('package-lock.json'), 'the lock file was read too');
  const found = texts.flatMap((file) =>
    telltale.filter((each) => each.test(read(file))).map((each) => `${file}: ${each}`),
  );
  assert.deepEqual(found, []);
});
