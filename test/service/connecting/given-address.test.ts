import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Values } from '../../../src/contract/index.ts';
import { createDiskCatalogue } from '../../../src/service/adapters/disk-catalogue.ts';
import { valuesAt } from '../../../src/service/connecting/given-address.ts';
import { rig, stepOf } from './rig.ts';

const catalogue = createDiskCatalogue();

const given: readonly (readonly [system: string, address: string, values: Values])[] = [
  ['odoo', 'https://acme.odoo.com/web?db=plant#x', { address: 'https://acme.odoo.com' }],
  ['another-system', 'https://acme.example:8443/app/s3cret-path', { address: 'https://acme.example:8443' }],
  ['another-system', 'http://10.0.0.5:8080', { address: 'http://10.0.0.5:8080' }],
  ['postgresql', 'db.acme.example:5433', { address: 'db.acme.example:5433' }],
  ['postgresql', 'https://db.acme.example', { address: 'db.acme.example:5432' }],
  ['servicenow-itsm', 'https://acme.service-now.com', { instance: 'acme' }],
  ['oracle-netsuite', 'https://1234567-sb1.app.netsuite.com', { account_id: '1234567-sb1' }],
  ['salesforce-sales-cloud', 'https://acme--uat.my.salesforce.com', { instance: 'acme--uat' }],
  ['salesforce-sales-cloud', 'https://acme.lightning.force.com', { instance: 'acme' }],
  ['servicenow-itsm', 'https://acme.service-now.com.evil.example', {}],
  ['another-system', 'https://jane:p4ss@acme.example', {}],
  ['another-system', 'no address', {}],
];

for (const [id, address, values] of given)
  test(`the form of ${id} begins with what ${address} says, and with no more`, () => {
    const system = catalogue.find(id) ?? assert.fail(id);
    assert.deepEqual({ ...valuesAt(system, address) }, values);
  });

test('a system that was found by an address has it in its form, and what was typed there before stays', async () => {
  const { open } = await rig();
  const tab = await open();
  const pick = async (address?: string) => {
    const step = await tab.step();
    return stepOf(await tab.answer({ kind: 'select', step: step.id, system: 'plain', address }), 'form');
  };
  await pick('https://acme.example/path?token=x');
  const frame = await tab.frame();
  assert.deepEqual(frame.opened.values, { address: 'https://acme.example' });
  await frame.probe({ address: 'https://acme.example/odata', username: 'planner' });
  for (const address of [undefined, 'https://acme.example']) await pick(address);
  assert.deepEqual((await tab.frame()).opened.values, {
    address: 'https://acme.example/odata',
    username: 'planner',
  });
  await pick('https://other.example');
  assert.deepEqual((await tab.frame()).opened.values, {
    address: 'https://other.example',
    username: 'planner',
  });
});
