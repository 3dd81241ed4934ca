import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import * as z from 'zod/mini';
import { CatalogueIndex } from '../../src/contract/index.ts';
import { compactIndex, parseSystems } from '../../src/catalogue/index.ts';

const text = readFileSync(new URL('../../src/catalogue/systems.jsonl', import.meta.url), 'utf8');
const systems = parseSystems(text);

test('the index holds to the contract and its columns are equally long', () => {
  const index = z.parse(CatalogueIndex, compactIndex(systems));
  for (const column of ['id', 'name', 'vendor', 'category', 'aliases', 'tier'] as const)
    assert.equal(index[column].length, systems.length, column);
});

test('the index does not depend on the order of the lines', () => {
  assert.deepEqual(compactIndex(systems.toReversed()), compactIndex(systems));
});

test('popular systems come first', () => {
  const { id } = compactIndex(systems);
  const popular = systems.toSorted((one, other) => one.popularity - other.popularity)[0];
  assert.equal(id[0], popular?.id);
});

test('a line that holds no system is named by its number', () => {
  assert.throws(() => parseSystems(`${text}{"id":"x"}\n`), /^Error: Line \d+ of the catalogue/);
  assert.throws(() => parseSystems('not json\n'), /^Error: Line 1 of the catalogue/);
});
