import assert from 'node:assert/strict';
import { test } from 'node:test';
import ts from 'typescript';
import { parse, read, sources } from './source.ts';

/** The names that a text exports by declaring them, without a sentence about them on any of their declarations. */
function undocumented(file: string, text: string): string[] {
  const said = new Map<string, boolean>();
  for (const statement of parse(file, text).statements) {
    if (!isExported(statement)) continue;
    for (const name of namesOf(statement)) said.set(name, said.get(name) || hasDocstring(statement, text));
  }
  return [...said].filter(([, has]) => !has).map(([name]) => `${file}: ${name}`);
}

const isExported = (node: ts.Statement): boolean =>
  ts.canHaveModifiers(node) &&
  (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);

function namesOf(node: ts.Statement): string[] {
  if (ts.isVariableStatement(node))
    return node.declarationList.declarations.map(({ name }) => name.getText());
  const { name } = node as ts.DeclarationStatement;
  return name ? [name.getText()] : [];
}

const hasDocstring = (node: ts.Statement, text: string): boolean =>
  (ts.getLeadingCommentRanges(text, node.getFullStart()) ?? []).some(({ pos, end }) =>
    /^\/\*\*[^]*[a-z]{2}[^]*\*\/$/i.test(text.slice(pos, end)),
  );

test('Everything exported says in a sentence what it is or promises.', () => {
  assert.ok(sources.length > 20, 'the sources were found');
  assert.deepEqual(
    sources.flatMap((file) => undocumented(file, read(file))),
    [],
  );
});

test('A schema and its type share one sentence; an export without any is seen.', () => {
  const shared = `/** One step. */\nexport const Step = 1;\nexport type Step = number;`;
  assert.deepEqual(undocumented('x.ts', shared), []);
  const bare = `const inner = 1;\n// no docstring\nexport function f() {}\nexport class C {}\n/** */\nexport interface I {}`;
  assert.deepEqual(undocumented('x.ts', bare), ['x.ts: f', 'x.ts: C', 'x.ts: I']);
});
