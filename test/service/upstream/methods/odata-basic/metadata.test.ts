import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tablesOf } from '../../../../../src/service/upstream/methods/odata-basic/metadata.ts';

const schema = (inside: string) =>
  `<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>
   <Schema Namespace="plant.model" Alias="Self" xmlns="http://docs.oasis-open.org/odata/ns/edm">${inside}</Schema>
   </edmx:DataServices></edmx:Edmx>`;

test('a type inherits columns and keys, also through an alias', () => {
  const xml = schema(`
    <EntityType Name="Base" Abstract="true"><Key><PropertyRef Name="id"/></Key><Property Name="id" Type="Edm.Guid" Nullable="false"/></EntityType>
    <EntityType Name="Pump" BaseType="Self.Base"><Property Name="flow" Type="Edm.Decimal"/><NavigationProperty Name="plant" Type="Self.Plant"/></EntityType>
    <EntityContainer Name="C"><EntitySet Name="Pumps" EntityType="Self.Pump"/></EntityContainer>`);
  assert.deepEqual(tablesOf(xml), [
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

test('custom fields are those that the vendor marks, and no others', () => {
  const xml =
    schema(`<EntityType Name="T"><Property Name="YY1_Line" Type="Edm.String"/><Property Name="ZField" Type="Edm.String"/></EntityType>
    <EntityContainer Name="C"><EntitySet Name="Ts" EntityType="plant.model.T"/></EntityContainer>`);
  assert.deepEqual(
    tablesOf(xml)[0]?.columns.map(({ name, custom }) => [name, custom]),
    [
      ['YY1_Line', true],
      ['ZField', false],
    ],
  );
});

test('entities are not expanded, and what is no metadata is data.unreadable', () => {
  const bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>';
  const outside = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>';
  for (const xml of [bomb, outside, '{"not":"xml"}', '<open>', '']) {
    assert.throws(() => tablesOf(xml), { message: 'data.unreadable' }, xml);
  }
});

test('a type that inherits from itself ends', () => {
  const xml =
    schema(`<EntityType Name="T" BaseType="Self.T"><Property Name="a" Type="Edm.String"/></EntityType>
    <EntityContainer Name="C"><EntitySet Name="Ts" EntityType="Self.T"/></EntityContainer>`);
  assert.equal(tablesOf(xml).length, 1);
});
