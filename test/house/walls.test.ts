import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';
import { root } from '../../scripts/stamp.ts';

/** The errors of one line of code, compiled as a file of that room under that room's own tsconfig. */
function errors(room: string, line: string): string[] {
  const folder = join(root, 'src', room);
  const config = ts.getParsedCommandLineOfConfigFile(join(folder, 'tsconfig.json'), {}, host);
  assert.ok(config, `src/${room}/tsconfig.json was read`);
  const file = join(folder, 'probe-of-the-walls.ts');
  const compiler = ts.createCompilerHost(config.options);
  const { getSourceFile, fileExists } = compiler;
  compiler.fileExists = (name) => name === file || fileExists(name);
  compiler.getSourceFile = (name, ...rest) =>
    name === file ? ts.createSourceFile(name, line, ts.ScriptTarget.Latest) : getSourceFile(name, ...rest);
  const program = ts.createProgram([file], { ...config.options, composite: false, noEmit: true }, compiler);
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}

const host: ts.ParseConfigFileHost = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined };

const cannotSay: [room: string, line: string, word: string][] = [
  ['contract', `export const x = fetch('https://example.org');`, 'fetch'],
  ['contract', `export const x = process.env;`, 'process'],
  ['catalogue', `export const x = document.title;`, 'document'],
  ['element', `export const x = process.env;`, 'process'],
  ['pages', `export const x = process.env;`, 'process'],
  ['partner', `export const x = document.title;`, 'document'],
  ['partner', `export const x = process.env;`, 'process'],
  ['service', `export const x = document.title;`, 'document'],
];

for (const [room, line, word] of cannotSay) {
  test(`The ${room} room cannot say \`${word}\`.`, () => {
    assert.match(errors(room, line).join('\n'), new RegExp(`Cannot find name '${word}'`));
  });
}

test('A line that a room may say compiles.', () => {
  assert.deepEqual(errors('service', `export const x: string | undefined = process.env['HOME'];`), []);
  assert.deepEqual(errors('element', `export const x: string = document.title;`), []);
});
