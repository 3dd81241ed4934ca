import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDiskCatalogue } from '../../../src/service/adapters/disk-catalogue.ts';

test('the catalogue finds a system by its id and nothing by another', () => {
  const catalogue = createDiskCatalogue();
  assert.equal(catalogue.find('sap-cap')?.name, 'SAP CAP');
  assert.equal(catalogue.find('no-such-system'), undefined);
});

test('every system has a guide', () => {
  const catalogue = createDiskCatalogue();
  for (const system of catalogue.systems) assert.ok(catalogue.guide(system).summary.length > 0);
});

test('the index keeps its file name as long as its content stays', () => {
  const index = createDiskCatalogue().index('live');
  assert.equal(createDiskCatalogue().index('live').file, index.file);
  assert.match(index.file, /^index-[\w-]{16}\.json$/);
  assert.deepEqual(JSON.parse(index.json), index.data);
});
