import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { runInNewContext } from 'node:vm';
import { build } from 'esbuild';
import { filesUnder, root } from '../../scripts/stamp.ts';
import { importsIn, read, rooms } from './source.ts';

interface Package {
  bin: Record<string, string>;
  exports: Record<string, string | Record<string, string>>;
}
const { exports, bin } = JSON.parse(read('package.json')) as Package;

const files = Object.values(exports).flatMap((door) =>
  typeof door === 'string' ? door : Object.values(door),
);

test('Every file that a door or a command names was built.', () => {
  const gone = [...files, ...Object.values(bin)].filter((file) => !existsSync(join(root, file)));
  assert.deepEqual(gone, []);
  assert.match(read(bin['makini-connect']!), /^#!\/usr\/bin\/env node\n/);
});

const doors = Object.keys(exports)
  .filter((door) => !door.endsWith('.json'))
  .map((door) => door.replace(/^\./, 'makini-connect'));

/** What a door gives to Node under a condition: the names that it exports. */
function importedByNode(door: string, condition: string): string[] {
  const script = `console.log(JSON.stringify(Object.keys(await import(${JSON.stringify(door)}))))`;
  const args = [`--conditions=${condition}`, '--input-type=module', '--eval', script];
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  assert.equal(stderr, '', 'it says nothing while it is imported');
  return JSON.parse(stdout) as string[];
}

for (const door of doors) {
  for (const condition of ['node', 'worker', 'workerd', 'edge-light']) {
    test(`${door} can be imported by Node under the condition "${condition}".`, () => {
      assert.notDeepEqual(importedByNode(door, condition), []);
    });
  }
}

/** Bundles a door as a bundler for that platform does; whatever cannot be found there makes it throw. */
async function bundled(door: string, conditions: string[], format: 'esm' | 'iife') {
  const { outputFiles, metafile } = await build({
    stdin: { contents: `export * from ${JSON.stringify(door)};`, resolveDir: root },
    bundle: true,
    write: false,
    metafile: true,
    platform: 'neutral',
    mainFields: ['module', 'main'],
    conditions,
    format,
    globalName: 'door',
    logLevel: 'silent',
  });
  return { code: outputFiles[0]!.text, inputs: Object.keys(metafile.inputs) };
}

const browserDoors = doors.filter((door) => !/service|partner|testing/.test(door));
for (const door of browserDoors) {
  test(`${door} can be bundled for a browser, without classic zod.`, async () => {
    const { inputs } = await bundled(door, ['browser', 'import'], 'esm');
    assert.deepEqual(
      inputs.filter((file) => /zod\/(.*\/)?classic\//.test(file)),
      [],
    );
    assert.equal(
      inputs.some((file) => file.includes('node_modules/lit/')),
      !door.endsWith('contract'),
    );
  });
}

// What edge runtimes offer: the web's own words, no window, no document, no process.
const web = {
  AbortController,
  AbortSignal,
  atob,
  btoa,
  console,
  crypto,
  fetch,
  FormData,
  Headers,
  ReadableStream,
  Request,
  Response,
  setTimeout,
  clearTimeout,
  structuredClone,
  TextDecoder,
  TextEncoder,
  TransformStream,
  URL,
  URLSearchParams,
  Event,
  EventTarget,
  CustomEvent,
  queueMicrotask,
  TextDecoderStream,
};

for (const door of doors.filter((each) => !/service|sealed-file/.test(each))) {
  test(`${door} runs in a worker that has neither a document nor Node.`, async () => {
    const { code } = await bundled(door, ['worker', 'import'], 'iife');
    const names = runInNewContext(`${code};Object.keys(door)`, { ...web }) as string[];
    assert.ok(names.length > 0);
  });
}

test('No built file imports a source file.', () => {
  const left = filesUnder(rooms.map((room) => `dist/${room}`))
    .filter((file) => file.endsWith('.js'))
    .flatMap((file) => importsIn(file, read(file)).map(({ names }) => `${file}: ${names}`))
    .filter((each) => each.endsWith('.ts'));
  assert.deepEqual(left, []);
});

test('The stand-in for servers exports what the element’s door exports.', async () => {
  const real = await exportsOf('dist/element/index.js');
  const standIn = await exportsOf('dist/element/server.js');
  assert.deepEqual(standIn, real);
  assert.deepEqual(
    (await exportsOf('dist/element/define.js')).filter((name) => !standIn.includes(name)),
    [],
  );
});

async function exportsOf(file: string): Promise<string[]> {
  const { metafile } = await build({
    entryPoints: [join(root, file)],
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    outdir: root,
    splitting: true,
    logLevel: 'silent',
  });
  const entry = Object.values(metafile.outputs).find(({ entryPoint }) => entryPoint?.endsWith(file));
  return (entry?.exports ?? []).toSorted();
}
