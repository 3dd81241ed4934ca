import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createCatalogue, wayOf } from '../../src/catalogue/index.ts';
import { CatalogueIndex, slugOf } from '../../src/contract/index.ts';
import { createDiskCatalogue } from '../../src/service/adapters/disk-catalogue.ts';

const { find, guide, index } = createDiskCatalogue();
const live = index('live');
const first = find('postgresql') ?? assert.fail();
const general = ['basic', 'bearer', 'api-key', 'api-key-query', 'oauth2-client-credentials'];
/** The families of systems whose way is not known. */
const families = (more: object = {}): string =>
  general
    .map((id) => JSON.stringify({ id, method: { method: 'bearer', fields: ['key'], ...more } }))
    .join('\n');
const text = (lines: readonly unknown[]) => ({
  systems: lines.map((line) => JSON.stringify(line)).join('\n'),
  families: families(),
  fields: JSON.stringify({
    id: 'key',
    field: { name: 'key', type: 'secret', label: 'Key', required: true, maxLength: 9 },
  }),
  fingerprints: '',
  guides: Object.fromEntries(['postgresql', ...general].map((name) => [name, JSON.stringify(guide(first))])),
  hash: (content: string) => String(content.length),
});
const idsOf = (lines: readonly unknown[]) => createCatalogue(text(lines)).index('live').data.name;

test('the index has columns of equal length in the order of popularity, under a name made of its content', () => {
  const data = CatalogueIndex.parse(JSON.parse(live.json));
  for (const column of [data.name, data.vendor, data.category, data.aliases, [...data.tier]])
    assert.equal(column.length, data.id.length);
  assert.equal(data.name[0], 'SAP S/4HANA');
  const file = (name: string) => createCatalogue(text([{ ...first, name }])).index('live').file;
  assert.notEqual(file('short'), file('a longer name'));
});

test('the index does not depend on the order of the lines', () => {
  const two = [first, { ...first, id: 'other', name: 'Other' }];
  assert.deepEqual(idsOf(two), idsOf(two.toReversed()));
});

test('a system made for trying out is in the index of test clients alone', () => {
  const made = createCatalogue(text([first, { ...first, id: 'other', name: 'Other', mode: 'test' }]));
  assert.deepEqual(made.index('live').data.name, [first.name]);
  assert.deepEqual(made.index('test').data.name.toSorted(), ['Other', first.name]);
});

test('an id twice, a line that does not fit and a missing guide are named', () => {
  assert.throws(() => createCatalogue(text([first, first])), /has an id twice/);
  assert.throws(() => createCatalogue(text([first, { ...first, id: 'Not An Id' }])), /systems\.jsonl line 2/);
  assert.throws(() => createCatalogue({ ...text([first]), systems: '{' }), /systems\.jsonl line 1/);
  assert.throws(() => createCatalogue(text([{ ...first, guide: 'nowhere' }])), /guides\/nowhere\.json/);
});

test('an id is sent where it is not the slug of the name', () => {
  const { data } = createCatalogue(text([first, { ...first, id: 'old-name', name: 'Ünïque & Söns' }])).index(
    'live',
  );
  assert.deepEqual(data.id, ['', 'old-name']);
  assert.equal(slugOf('Ünïque & Söns'), 'unique-sons');
});

test('a line without methods lets the person name the way to sign in, and is read when it is asked for', () => {
  const { methods: _, guide: __, ...line } = first;
  const api = { root: '{address}', whoami: { path: '' }, data: { is: 'none' } };
  const known = families({ scheme: 'Bearer', api });
  const found = createCatalogue({ ...text([line]), families: known }).find(first.id);
  assert.equal(found?.methods.length, general.length);
  assert.equal(found?.methods[0]?.fields[0]?.label, 'Key');
  assert.equal(found?.guide, 'basic');
  // The families of the text above have no `api`.
  assert.throws(() => createCatalogue(text([line])).find(first.id), /systems\.jsonl postgresql/);
});

test('systems that only a method that is missing here could connect are left out', () => {
  const made = createCatalogue({ ...text([first]), without: ['sql/postgresql'] });
  assert.deepEqual(made.systems, []);
});

test('a system with several ways is found with one of them alone, under the guide of that', () => {
  const whole = find('influxdb') ?? assert.fail();
  assert.deepEqual(whole.methods.map(wayOf), ['bearer', 'api_key']);
  const token = find('influxdb', 'bearer') ?? assert.fail();
  const key = find('influxdb', 'api_key') ?? assert.fail();
  assert.deepEqual([token.methods.map(wayOf), token.guide], [['bearer'], 'influxdb']);
  assert.deepEqual([key.methods.map(wayOf), key.guide], [['api_key'], 'api-key']);
  assert.equal(find('influxdb', 'oauth1'), undefined);
});
