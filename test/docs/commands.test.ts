import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../scripts/stamp.ts';

import { ConfigError, readConfig } from '../../src/service/config.ts';
import { newMasterKey } from '../../src/service/vault/master-key.ts';
import { allBlocks, inlineCode, pages, textOf } from './pages.ts';

const cli = join(root, 'dist/service/cli.js');

/** The lines of all shell blocks that run our command, continued lines joined. */
const lines = allBlocks(['sh'])
  .flatMap(({ text }) => text.replaceAll('\\\n', ' ').split('\n'))
  .filter((line) => line.includes('makini-connect '));

/** Stands in for npx: runs the built command, `serve` only as far as its help, and writes down what came of it. */
const npx = (results: string): string => `#!/bin/sh
shift
if [ "$1" = serve ]; then set -- serve --help; fi
"${process.execPath}" "${cli}" "$@"
code=$?
echo "$code $*" >> "${results}"
exit $code
`;

test('Every command of the guides is one that the command line takes.', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'makini-docs-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const results = join(folder, 'results');
  writeFileSync(join(folder, 'npx'), npx(results), { mode: 0o755 });
  const env = {
    PATH: [folder, process.env['PATH']].join(delimiter),
    MAKINI_DATA: join(folder, 'data'),
    MAKINI_MASTER_KEY: newMasterKey(),
  };
  writeFileSync(join(folder, 'erp-secret'), 'what-the-vendor-gave');
  writeFileSync(join(folder, 'new-password'), 'of-the-operator');
  const run = (line: string, more: NodeJS.ProcessEnv = {}) =>
    spawnSync('sh', ['-c', line], { env: { ...env, ...more }, cwd: folder, encoding: 'utf8' });
  const add = 'npx makini-connect client add --name Docs --mode test --json';
  const made = run(`${add} --redirect-uri https://a.example/cb --origin https://a.example`).stdout;
  const { id: CLIENT } = JSON.parse(made) as { id: string };
  rmSync(results);
  const said = lines.map((line) => run(line, { CLIENT }).stderr);
  assert.deepEqual(
    said.filter((text) => text !== ''),
    [],
  );
  const codes = readFileSync(results, 'utf8').trim().split('\n');
  assert.equal(codes.length, lines.length);
  assert.deepEqual(
    codes.filter((line) => !line.startsWith('0 ')),
    [],
  );
});

/** Commands inside sentences: their words up to the first option or placeholder. */
const mentioned = (): string[][] => {
  const commands = pages
    .flatMap(inlineCode)
    .filter((code) => /^(?:makini-connect |client |keys |upstream |webhook )[a-z]/.test(code));
  const words = commands.map(
    (code) => code.replace(/^makini-connect /, '').match(/^[a-z]+(?:[- ][a-z]+)*/)?.[0] ?? '',
  );
  return [...new Set(words)].map((each) => each.split(' '));
};

test('Every command that a sentence names is there.', () => {
  const commands = mentioned();
  assert.ok(commands.length >= 5);
  for (const words of commands) {
    const { stdout } = spawnSync(process.execPath, [cli, ...words, '--help'], { encoding: 'utf8' });
    assert.match(stdout, new RegExp(`^Usage: makini-connect ${words.join(' ')}\\b`), words.join(' '));
  }
});

/** The settings as the service itself lists them when it meets one that it does not know. */
const settings = (): string[] => {
  try {
    readConfig({ MAKINI_NOT_THERE: 'x' }, () => '');
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return /\(known: (.*)\)/.exec(error.message)?.[1]?.split(', ') ?? [];
  }
  return [];
};

test('The page on self-hosting has every setting in its table, and names none that is not there.', () => {
  const page = textOf('docs/self-host.md');
  const rows = [...page.matchAll(/^\| `(MAKINI_\w+|DATABASE_URL)`/gm)].map(({ 1: name = '' }) => name);
  assert.deepEqual(rows.sort(), settings().sort());
  const named = pages.flatMap((file) => textOf(file).match(/MAKINI_[A-Z_]*[A-Z]/g) ?? []);
  const ofReaders = ['MAKINI_CLIENT_ID', 'MAKINI_CLIENT_SECRET', 'MAKINI_WEBHOOK_SECRET'];
  assert.deepEqual(
    named.filter((name) => !rows.includes(name) && !ofReaders.includes(name)),
    [],
  );
});

test('The defaults in that table are the defaults.', () => {
  const row = (name: string): string =>
    new RegExp(`^\\| \`${name}\` +\\| \`(.*?)\``, 'm').exec(textOf('docs/self-host.md'))?.[1] ?? '';
  const key = Buffer.alloc(32, 7).toString('base64');
  const config = readConfig({ MAKINI_ISSUER: 'https://connect.example', MAKINI_MASTER_KEY: key }, () => '');
  assert.equal(row('MAKINI_HOST'), config.host);
  assert.equal(row('MAKINI_PORT'), String(config.port));
  assert.equal(row('MAKINI_LOG_LEVEL'), config.logLevel);
  assert.ok(config.data.endsWith(`/${row('MAKINI_DATA')}`));
});
