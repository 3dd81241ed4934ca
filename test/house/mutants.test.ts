import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';
import type { Mutant } from '../../scripts/mutants.ts';
import { root } from '../../scripts/stamp.ts';
import { read } from './source.ts';

const mutants = JSON.parse(read('test/mutants/mutants.json')) as Mutant[];

/** What keeps a mutant from being one: the running of them all takes minutes, this is noticed at once. */
function complaintOf({ file, find, replace, test: command }: Mutant): string | undefined {
  if (!existsSync(join(root, file))) return 'its file is gone';
  const text = read(file);
  const times = text.split(find).length - 1;
  if (times !== 1) return `its text is there ${times} times`;
  const named = command.match(/\S+\.test\.ts/g) ?? [];
  const gone = named.find((each) => !existsSync(join(root, each)));
  if (gone !== undefined || named.length === 0) return `its test ${gone ?? ''} is not there`;
  const mutated = text.replace(find, () => replace);
  const { diagnostics = [] } = ts.transpileModule(mutated, { fileName: file, reportDiagnostics: true });
  return diagnostics.length > 0 ? 'it breaks the syntax, so any test would notice' : undefined;
}

test('Every mutant still finds its text once, names a test that is there, and is not caught by its syntax.', () => {
  const complaints = mutants.flatMap((mutant) => {
    const complaint = complaintOf(mutant);
    return complaint === undefined ? [] : [`${mutant.file} (${mutant.why}): ${complaint}.`];
  });
  assert.deepEqual(complaints, []);
});

test('No mutant is there twice, and each says why it matters.', () => {
  const names = mutants.map(({ file, find, replace }) => JSON.stringify([file, find, replace]));
  assert.equal(new Set(names).size, names.length);
  assert.deepEqual(
    mutants.filter(({ why }) => why.length < 15),
    [],
  );
});
