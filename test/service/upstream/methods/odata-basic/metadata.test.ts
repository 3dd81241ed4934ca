import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tablesOf } from '../../../../../src/service/upstream/methods/odata-basic/metadata.ts';

const schema = (inside: string) =>
  `<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>
   <Schema Namespace="plant.model" Alias="Self" xmlns="http://docs.oasis-open.org/odata/ns/edm">${inside}</Schema>
   </edmx:DataServices></edmx:Edmx>`;

test('a type inherits columns and keys, also through an alias', async () => {
  const xml = schema(`
    <EntityType Name="Base" Abstract="true"><Key><PropertyRef Name="id"/></Key><Property Name="id" Type="Edm.Guid" Nullable="false"/></EntityType>
    <EntityType Name="Pump" BaseType="Self.Base"><Property Name="flow" Type="Edm.Decimal"/><NavigationProperty Name="plant" Type="Self.Plant"/></EntityType>
    <EntityContainer Name="C"><EntitySet Name="Pumps" EntityType="Self.Pump"/></EntityContainer>`);
  assert.deepEqual(await tablesOf(xml), [
    {
      name: 'Pumps',
      custom: false,
      columns: [
        { name: 'id', type: 'Edm.Guid', nullable: false, key: true, custom: false },
        { name: 'flow', type: 'Edm.Decimal', nullable: true, key: false, custom: false },
      ],
    },
  ]);
});

test('custom fields are those that the vendor marks, and no others', async () => {
  const xml =
    schema(`<EntityType Name="T"><Property Name="YY1_Line" Type="Edm.String"/><Property Name="ZField" Type="Edm.String"/></EntityType>
    <EntityContainer Name="C"><EntitySet Name="Ts" EntityType="plant.model.T"/></EntityContainer>`);
  assert.deepEqual(
    (await tablesOf(xml))[0]?.columns.map(({ name, custom }) => [name, custom]),
    [
      ['YY1_Line', true],
      ['ZField', false],
    ],
  );
});

test('entities are not expanded, and what is no metadata is data.unreadable', async () => {
  const bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>';
  const outside = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>';
  for (const xml of [bomb, outside, '{"not":"xml"}', '<open>', '']) {
    await assert.rejects(tablesOf(xml), { message: 'data.unreadable' }, xml);
  }
});

test('a type that inherits from itself ends', async () => {
  const xml =
    schema(`<EntityType Name="T" BaseType="Self.T"><Property Name="a" Type="Edm.String"/></EntityType>
    <EntityContainer Name="C"><EntitySet Name="Ts" EntityType="Self.T"/></EntityContainer>`);
  assert.equal((await tablesOf(xml)).length, 1);
});

const unreadable = { message: 'data.unreadable' };
const nested = (depth: number) => '<a>'.repeat(depth) + '</a>'.repeat(depth);
const repeated = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => text(i)).join('');
const sets = (count: number, type = 'Self.T') =>
  `<EntityContainer Name="C">${repeated(count, (i) => `<EntitySet Name="S${i}" EntityType="${type}"/>`)}</EntityContainer>`;
const properties = (count: number) => repeated(count, (i) => `<Property Name="p${i}" Type="Edm.String"/>`);

test('elements nest 64 deep, and one more is data.unreadable before the rest is read', async () => {
  assert.deepEqual(await tablesOf(nested(64)), []);
  await assert.rejects(tablesOf(nested(65)), unreadable);
  await assert.rejects(
    tablesOf('<a>'.repeat(65) + '&neverReached;'),
    (error: Error) => error.cause === undefined,
  );
});

test('an element has 256 attributes at most', async () => {
  const wide = (count: number) => `<a ${repeated(count, (i) => `a${i}="" `)}/>`;
  assert.deepEqual(await tablesOf(wide(256)), []);
  await assert.rejects(tablesOf(wide(257)), unreadable);
  await assert.rejects(tablesOf(`<a ${repeated(257, (i) => `xmlns:a${i}="x" `)}/>`), unreadable);
});

test('tables of one type share its columns, also when an alias names it', async () => {
  const inside = `<EntityType Name="T">${properties(2)}</EntityType>
    <EntityContainer Name="C"><EntitySet Name="A" EntityType="Self.T"/><EntitySet Name="B" EntityType="plant.model.T"/></EntityContainer>`;
  const [a, b] = await tablesOf(schema(inside));
  assert.equal(a?.columns.length, 2);
  assert.equal(a?.columns, b?.columns);
});

test('all tables together have 200,000 columns and keys at most', async () => {
  const wide = (more: string) =>
    schema(`<EntityType Name="T">${properties(400)}${more}</EntityType>${sets(500)}`);
  assert.equal((await tablesOf(wide(''))).length, 500);
  await assert.rejects(tablesOf(wide('<Property Name="more" Type="Edm.String"/>')), unreadable);
  await assert.rejects(tablesOf(wide('<Key><PropertyRef Name="p0"/></Key>')), unreadable);
});

test('inherited columns count wherever they are inherited', async () => {
  const heirs = repeated(501, (i) => `<EntityType Name="H${i}" BaseType="Self.T"/>`);
  const container = `<EntityContainer Name="C">${repeated(501, (i) => `<EntitySet Name="S${i}" EntityType="Self.H${i}"/>`)}</EntityContainer>`;
  const xml = schema(`<EntityType Name="T">${properties(400)}</EntityType>${heirs}${container}`);
  await assert.rejects(tablesOf(xml), unreadable);
});

test('no more than 200,000 parts are kept, whether or not a table uses them', async () => {
  const type = (count: number) =>
    schema(`<EntityType Name="T">${'<Property Name="p"/>'.repeat(count)}</EntityType>`);
  assert.deepEqual(await tablesOf(type(199_998)), []);
  await assert.rejects(tablesOf(type(199_999)), unreadable);
  await assert.rejects(tablesOf(schema(sets(200_001, 'no.such'))), unreadable);
});

test('others get their turn while long metadata is read, and who gave up stops it', async (t) => {
  let turns = 0;
  let next = setImmediate(function again() {
    turns += 1;
    next = setImmediate(again);
  });
  t.after(() => clearImmediate(next));
  const long = `<a>${'<b/>'.repeat(262_144)}</a>`;
  await tablesOf(long);
  assert.ok(turns >= 10, String(turns));
  const gone = new AbortController();
  const reading = tablesOf(long, gone.signal);
  gone.abort(new Error('left'));
  await assert.rejects(reading, { message: 'left' });
});

test('a quarter of a million characters without an element are no metadata', async () => {
  for (const [before, after] of [
    ['<a><!--', '--></a>'],
    ['<a><?x ', '?></a>'],
    ['<a><![CDATA[', ']]></a>'],
    ['<a b="', '"/>'],
    ['<a>', '</a>'],
  ] as const) {
    assert.deepEqual(await tablesOf(`${before}${'x'.repeat(200_000)}${after}`), [], before);
    await assert.rejects(tablesOf(`${before}${'x'.repeat(400_000)}${after}`), unreadable, before);
  }
});
