import assert from 'node:assert/strict';
import { test } from 'node:test';
import { marked, ownNames } from '../../../src/service/upstream/own-names.ts';
import { createDiskCatalogue } from '../../../src/service/adapters/disk-catalogue.ts';

const shipped = createDiskCatalogue();

test('what a customer added is known by the names that products give it', () => {
  const isOwn = ownNames({});
  const own = ['custom_line', 'customfield_10010', 'custom_fields', 'customFields', 'cf$_line'];
  const more = ['udf_1', 'YY1_Line', 'Line__c', 'CUSTOM_LINE'];
  for (const name of [...own, ...more]) assert.equal(isOwn(name), true, name);
  const standard = ['customer', 'customer_id', 'customs_number', 'customization', 'udf', 'a_custom_one', 'c'];
  for (const name of standard) assert.equal(isOwn(name), false, name);
});

test('a line of the catalogue names what else is a customer’s own', () => {
  const b1 = ownNames(shipped.find('sap-business-one') ?? {});
  assert.deepEqual(['U_Line', 'ItemCode', 'QryGroup1'].map(b1), [true, false, false]);
  assert.deepEqual(['ZZLINE', 'YYAREA', 'Equipment'].map(ownNames(shipped.find('sap-ecc') ?? {})), [
    true,
    true,
    false,
  ]);
});

test('every pattern of the catalogue is one, and marks none of the names that everybody has', () => {
  for (const { id } of shipped.systems) {
    const system = shipped.find(id);
    if (system?.custom === undefined) continue;
    for (const name of ['id', 'ID', 'Name', 'description', 'created_at', 'customer', 'unit', 'user_id'])
      assert.equal(ownNames(system)(name), false, `${id}: ${name}`);
  }
});

test('marks of the system itself stay, and columns that tables share are marked once', () => {
  const column = (name: string, custom = false) => ({ name, type: 't', nullable: true, key: false, custom });
  const columns = [column('Line', true), column('custom_cell'), column('name')];
  const [one, other] = marked(
    ['A', 'B__c'].map((name) => ({ name, custom: false, columns })),
    ownNames({}),
  );
  assert.deepEqual(
    one?.columns.map(({ custom }) => custom),
    [true, true, false],
  );
  assert.equal(one?.columns, other?.columns);
  assert.deepEqual([one?.custom, other?.custom], [false, true]);
});
