// What the house tests read: the repository's files, the rooms, and every import in a source text.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import ts from 'typescript';
import { filesUnder, root } from '../../scripts/stamp.ts';

/** The rooms of src/, ground floor first. */
export const rooms = ['contract', 'catalogue', 'element', 'pages', 'partner', 'service', 'testing'] as const;

/** The name of a room. */
export type Room = (typeof rooms)[number];

/** Every source file of every room, relative to the repository. */
export const sources = filesUnder(['src']).filter((file) => file.endsWith('.ts'));

/** The text of a file, relative to the repository. */
export const read = (file: string): string => readFileSync(join(root, file), 'utf8');

/** The syntax tree of a source text. */
export const parse = (file: string, text: string): ts.SourceFile =>
  ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);

/** One import of a module: what it names (`null` where the name is computed) and how. */
export interface Import {
  names: string | null;
  how: 'static' | 're-export' | 'dynamic' | 'type';
}

/** Every import in a text: static, re-export, dynamic, and of types in each of their spellings. */
export function importsIn(file: string, text: string): Import[] {
  const found: Import[] = [];
  const visit = (node: ts.Node): void => {
    const one = importOf(node);
    if (one) found.push(one);
    ts.forEachChild(node, visit);
  };
  visit(parse(file, text));
  return found;
}

function importOf(node: ts.Node): Import | undefined {
  if (ts.isImportDeclaration(node)) {
    const isType = node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
    return { names: literal(node.moduleSpecifier), how: isType ? 'type' : 'static' };
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier) {
    return { names: literal(node.moduleSpecifier), how: node.isTypeOnly ? 'type' : 're-export' };
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    return { names: literal(node.argument.literal), how: 'type' };
  }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    return { names: literal(node.arguments[0]), how: 'dynamic' };
  }
  return undefined;
}

const literal = (node: ts.Node | undefined): string | null =>
  node && ts.isStringLiteralLike(node) ? node.text : null;

/** The file that a relative import names, relative to the repository; throws when there is none. */
export function resolve(from: string, name: string): string {
  const file = normalize(join(dirname(from), name));
  if (!existsSync(join(root, file))) throw new Error(`${from} imports ${name}, which is not there.`);
  return file;
}
