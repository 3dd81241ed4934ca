import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';
import type { Mutant } from '../../scripts/mutants.ts';
import { root } from '../../scripts/stamp.ts';
import { parse, read } from './source.ts';

interface Row {
  readonly id: string;
  readonly critical: boolean;
  readonly controls: readonly string[];
  readonly tests: readonly string[];
  readonly remains: string;
}

/** A row of a table of threats: its first cell is a letter and a number, and it has five. */
function rowOf(line: string): Row | undefined {
  const cells = line.split('|').map((cell) => cell.trim());
  const [, id = '', , control = '', proof = '', remains = ''] = cells;
  const named = /^([A-Z]\d+)(, critical)?$/.exec(id);
  if (!named?.[1] || cells.length !== 7) return undefined;
  const spans = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map(([, text = '']) => text);
  const controls = spans(control).filter((text) => /^(?:src\/|package)/.test(text));
  return { id: named[1], critical: named[2] !== undefined, controls, tests: spans(proof), remains };
}

const rowsIn = (page: string): Row[] => page.split('\n').flatMap((line) => rowOf(line) ?? []);

/** The title of a test as its source has it, with `…` for what is filled in. */
function titleOf(node: ts.Expression): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return undefined;
  return [node.head.text, ...node.templateSpans.map(({ literal }) => `…${literal.text}`)].join('');
}

const titlesByFile = new Map<string, Set<string>>();

/** The titles of all tests, and groups of them, in a file. A title of which next to nothing is fixed names no test. */
function titlesIn(file: string): Set<string> {
  const known = titlesByFile.get(file);
  if (known) return known;
  const titles = new Set<string>();
  titlesByFile.set(file, titles);
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ['test', 'it', 'describe'].includes(node.expression.getText())) {
      const title = node.arguments[0] && titleOf(node.arguments[0]);
      if (title !== undefined && title.replaceAll('…', '').trim().length > 10) titles.add(title);
    }
    ts.forEachChild(node, visit);
  };
  visit(parse(file, read(file)));
  return titles;
}

const mutants = JSON.parse(read('test/mutants/mutants.json')) as Mutant[];

/** Whether some mutant takes this control away and is to be noticed by a test of this row. */
const isMutated = ({ controls, tests }: Row, known: readonly Mutant[]): boolean =>
  known.some(
    ({ file, test: command }) =>
      controls.includes(file) && tests.some((named) => command.includes(named.split(' › ')[0] ?? named)),
  );

/** What is not true of a row. */
function complaintsOf(row: Row, known: readonly Mutant[] = mutants): string[] {
  const gone = row.controls.filter((file) => !existsSync(join(root, file)));
  const unproven = row.tests.filter((named) => {
    const [file = '', title = ''] = named.split(' › ');
    return !file.endsWith('.test.ts') || !existsSync(join(root, file)) || !titlesIn(file).has(title);
  });
  return [
    ...(row.controls.length === 0 ? ['names no control'] : []),
    ...(row.tests.length === 0 ? ['names no test'] : []),
    ...(row.remains === '' ? ['does not say what remains'] : []),
    ...gone.map((file) => `${file} is not there`),
    ...unproven.map((named) => `there is no test ${named}`),
    ...(row.critical && !isMutated(row, known) ? ['no mutant takes its control away for its test'] : []),
  ].map((complaint) => `${row.id}: ${complaint}`);
}

const rows = rowsIn(read('docs/threat-model.md'));

test('Every threat names a control and a test that are there; a critical one has a mutant that its test must notice.', () => {
  assert.deepEqual(
    rows.flatMap((row) => complaintsOf(row)),
    [],
  );
});

test('There are at least 45 threats, each under a name of its own, and every line of their tables is read.', () => {
  assert.ok(rows.length >= 45, `${rows.length} rows`);
  assert.equal(new Set(rows.map(({ id }) => id)).size, rows.length);
  const lines = read('docs/threat-model.md').match(/^\| [A-Z]\d+/gm) ?? [];
  assert.equal(lines.length, rows.length);
});

test('A row that is not true is seen, whichever part of it.', () => {
  const here = 'test/house/threat-model.test.ts › A row that is not true is seen, whichever part of it.';
  const line = (control: string, proof: string, id = 'X1') =>
    rowsIn(`| ${id} | a threat | ${control} | \`${proof}\` | – |`).flatMap((row) => complaintsOf(row, []));
  assert.deepEqual(line('`src/service/vault/vault.ts`', here), []);
  assert.deepEqual(line('`src/service/no.ts`', here), ['X1: src/service/no.ts is not there']);
  assert.deepEqual(line('care', here), ['X1: names no control']);
  assert.match(line('`package.json`', `${here}.`).join(), /^X1: there is no test /);
  assert.match(line('`src/service/vault/vault.ts`', here, 'X1, critical').join(), /^X1: no mutant /);
});
