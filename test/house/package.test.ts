import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { root } from '../../scripts/stamp.ts';
import { read } from './source.ts';

interface Manifest {
  version: string;
  bin: Record<string, string>;
  exports: Record<string, unknown>;
  dependencies: Record<string, string>;
}
const { version, bin, exports, dependencies } = JSON.parse(read('package.json')) as Manifest;

/** Runs a command in a folder; gives what it printed. */
function run(command: string, args: string[], cwd: string): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  assert.ifError(error);
  assert.equal(status, 0, stderr);
  return stdout;
}

/** A folder of somebody who has installed the package from its archive; its dependencies are borrowed. */
let folder = '';
let packed: { files: { path: string; size: number }[]; unpackedSize: number };

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'makini-package-'));
  const told = run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], root);
  const [only] = JSON.parse(told) as [typeof packed & { filename: string }];
  packed = only;
  const installed = join(folder, 'node_modules/makini-connect');
  mkdirSync(installed, { recursive: true });
  run('tar', ['-xzf', join(folder, only.filename), '--strip-components=1', '-C', installed], folder);
  for (const name of Object.keys(dependencies)) {
    mkdirSync(dirname(join(folder, 'node_modules', name)), { recursive: true });
    symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name));
  }
});

after(() => rmSync(folder, { recursive: true }));

test('The package holds what was built, its sources for debuggers, types and data of the element, and the papers; nothing else.', () => {
  const papers = ['CHANGELOG.md', 'LICENSE', 'README.md', 'custom-elements.json', 'package.json'];
  papers.push('vscode.html-custom-data.json', 'web-types.json');
  const paths = packed.files.map(({ path }) => path);
  const strange = paths.filter((path) => !/^(?:dist|src|types)\//.test(path) && !papers.includes(path));
  assert.deepEqual(strange, []);
  assert.deepEqual(
    papers.filter((paper) => !paths.includes(paper)),
    [],
  );
  assert.deepEqual(
    paths.filter((path) =>
      /\.test\.|(?:^|\/)test\/|\.data|\.demo|\.cache|tsbuildinfo|\.sqlite|\.env|\.pem|\.key$/i.test(path),
    ),
    [],
  );
});

// The dashboard brought what failures say in five languages a third time: built for its own page, as it is for the element and the frame.
test('The package, a fifth of which are sentences in five languages and an eighth the catalogue, stays under twelve megabytes, unpacked.', () => {
  assert.ok(packed.unpackedSize < 12_000_000, String(packed.unpackedSize));
});

test('Every door opens where the package was installed.', () => {
  const doors = Object.keys(exports).map((door) => door.replace(/^\./, 'makini-connect'));
  const script = doors
    .map((door) => `await import('${door}'${door.endsWith('.json') ? ", { with: { type: 'json' } }" : ''});`)
    .join('\n');
  run(process.execPath, ['--input-type=module', '--eval', script], folder);
});

test('The command runs where the package was installed.', () => {
  const command = join(folder, 'node_modules/makini-connect', bin['makini-connect'] ?? '');
  assert.match(readFileSync(command, 'utf8'), /^#!\/usr\/bin\/env node\n/);
  assert.equal(run(process.execPath, [command, '--version'], folder).trim(), version);
  assert.match(run(process.execPath, [command, 'keys', 'new'], folder), /^[\w+/]{43}=\n$/);
});
