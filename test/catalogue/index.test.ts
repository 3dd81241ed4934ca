import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createCatalogue } from '../../src/catalogue/index.ts';
import { CatalogueIndex } from '../../src/contract/index.ts';
import { createDiskCatalogue } from '../../src/service/adapters/disk-catalogue.ts';

const { systems, guide, index } = createDiskCatalogue();
const live = index('live');
const first = systems[0] ?? assert.fail();
const text = (lines: readonly unknown[]) => ({
  systems: lines.map((line) => JSON.stringify(line)).join('\n'),
  fingerprints: '',
  guides: { [first.guide ?? 'odata-basic']: JSON.stringify(guide(first)) },
  hash: (content: string) => String(content.length),
});
const idsOf = (lines: readonly unknown[]) => createCatalogue(text(lines)).index('live').data.id;

test('the index has columns of equal length in the order of popularity, under a name made of its content', () => {
  const data = CatalogueIndex.parse(JSON.parse(live.json));
  for (const column of [data.name, data.vendor, data.category, data.aliases, [...data.tier]])
    assert.equal(column.length, data.id.length);
  assert.equal(data.id[0], 'sap-s-4hana');
  const file = (name: string) => createCatalogue(text([{ ...first, name }])).index('live').file;
  assert.notEqual(file('short'), file('a longer name'));
});

test('the index does not depend on the order of the lines', () => {
  const two = [first, { ...first, id: 'other', name: 'Other' }];
  assert.deepEqual(idsOf(two), idsOf(two.toReversed()));
});

test('a system made for trying out is in the index of test clients alone', () => {
  const made = createCatalogue(text([first, { ...first, id: 'other', name: 'Other', mode: 'test' }]));
  assert.deepEqual(made.index('live').data.id, [first.id]);
  assert.deepEqual(made.index('test').data.id.toSorted(), [first.id, 'other'].toSorted());
});

test('an id twice, a line that does not fit and a missing guide are named', () => {
  assert.throws(() => createCatalogue(text([first, first])), /has an id twice/);
  assert.throws(() => createCatalogue(text([first, { ...first, id: 'Not An Id' }])), /systems\.jsonl line 2/);
  assert.throws(() => createCatalogue({ ...text([first]), systems: '{' }), /systems\.jsonl line 1/);
  assert.throws(() => createCatalogue(text([{ ...first, guide: 'nowhere' }])), /guides\/nowhere\.json/);
});
