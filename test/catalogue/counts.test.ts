import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { countsIn, countsOf, withCounts } from '../../scripts/catalogue-counts.ts';
import { createDiskCatalogue } from '../../src/service/adapters/disk-catalogue.ts';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const { systems } = createDiskCatalogue();

test('the numbers in the README are those of the catalogue (npm run counts writes them)', () => {
  assert.match(countsIn(readme), /^[\d,]+ systems of 45 kinds/);
  assert.equal(countsIn(readme), countsIn(withCounts(readme, countsOf(systems))));
});

test('systems made for trying out are not counted', () => {
  const some = systems.slice(0, 3);
  const tries = systems.filter(({ mode }) => mode === 'test');
  assert.ok(tries.length > 0);
  assert.equal(countsOf([...some, ...tries]), countsOf(some));
});
