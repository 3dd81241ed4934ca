import assert from 'node:assert/strict';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';
import { root } from '../../scripts/stamp.ts';
import { allBlocks } from './pages.ts';

const blocks = allBlocks(['ts', 'tsx', 'js']);

/** What the blocks take for granted: the reader's own app. Everything else has to come from the package. */
const readersApp = `
import 'makini-connect';
import type { ConnectionClient, Partner, PartnerOptions } from 'makini-connect/partner';
declare global {
  const app: { all(path: string, handle: (c: { req: { raw: Request } }) => Response | Promise<Response>): void };
  const whoIsLoggedIn: (request: Request) => Promise<{ id: string; name: string } | null>;
  const secrets: { put(id: string, secret: string): Promise<void> };
  const csrfToken: () => Promise<string>;
  const api: { post<T>(path: string, body: unknown): Promise<T> };
  const makini: Partner;
  const asAbove: PartnerOptions;
  const connection: ConnectionClient;
  const token: string;
}
`;

const options: ts.CompilerOptions = {
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  target: ts.ScriptTarget.ES2024,
  lib: ['lib.es2024.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  types: ['node'],
  jsx: ts.JsxEmit.ReactJSX,
  strict: true,
  noEmit: true,
  skipLibCheck: true,
};

/** Type-checks texts as files of the package; gives one line for each thing that is wrong. */
function complaints(texts: ReadonlyMap<string, string>): string[] {
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists, getSourceFile } = host;
  host.fileExists = (file) => texts.has(file) || fileExists(file);
  host.readFile = (file) => texts.get(file) ?? readFile(file);
  host.getSourceFile = (file, languageOrOptions, ...rest) => {
    const text = texts.get(file);
    return text === undefined
      ? getSourceFile(file, languageOrOptions, ...rest)
      : ts.createSourceFile(file, text, languageOrOptions);
  };
  const program = ts.createProgram([...texts.keys()], options, host);
  return ts.getPreEmitDiagnostics(program).map(({ file, messageText }) => {
    const name = file ? relative(root, file.fileName) : '';
    return `${name}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
  });
}

/** Each block is a module of its own; `export {}` makes it one where it imports nothing. */
const asFiles = (): Map<string, string> =>
  new Map([
    [join(root, 'docs/readers-app.ts'), readersApp],
    ...blocks.map(({ file, line, lang, text }): [string, string] => [
      join(root, `${file}-line-${line}.${lang === 'tsx' ? 'tsx' : 'ts'}`),
      `${text}\nexport {};\n`,
    ]),
  ]);

test('Every example in TypeScript fits the types of the package, and one that does not is found.', () => {
  assert.ok(blocks.length > 5);
  const wrong = "import { createPartner } from 'makini-connect/partner';\ncreatePartner({});\n";
  const [found = '', ...more] = complaints(asFiles().set(join(root, 'a-wrong-example.ts'), wrong));
  assert.match(found, /^a-wrong-example\.ts: .*missing the following properties/);
  assert.deepEqual(more, []);
});
