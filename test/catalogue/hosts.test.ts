import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeSearch } from '../../src/element/search/catalogue-search.ts';
import { createDiskCatalogue } from '../../src/service/adapters/disk-catalogue.ts';

const catalogue = createDiskCatalogue();
const { data } = catalogue.index('live');
const search = makeSearch(data, [], false);
const namesAt = (host: string): string[] => search.at(host).map(({ name }) => name);
const systems = catalogue.systems.map(({ id }) => catalogue.find(id) ?? assert.fail(id));

const known: Readonly<Record<string, string>> = {
  'acme.service-now.com': 'ServiceNow ITSM',
  'acme.odoo.com': 'Odoo',
  'acme.operations.dynamics.com': 'Microsoft Dynamics 365 Finance',
  'acme.crm4.dynamics.com': 'Microsoft Dataverse',
  'my300000.s4hana.cloud.sap': 'SAP S/4HANA Cloud Public Edition',
  '1234567.app.netsuite.com': 'Oracle NetSuite',
  'acme.lightning.force.com': 'Salesforce Sales Cloud',
  'app.asana.com': 'Asana',
  'acme.atlassian.net': 'Jira Service Management',
  'acme.bamboohr.com': 'BambooHR',
};
for (const [host, name] of Object.entries(known))
  test(`what lies at ${host} is found by it`, () =>
    assert.ok(namesAt(host).includes(name), namesAt(host).join()));

test('what says the most of a host comes first', () => {
  assert.match(namesAt('acme.operations.dynamics.com')[0] ?? '', /Finance|Supply Chain|Commerce/);
});

test('a host that only looks like one is no system’s', () => {
  for (const host of ['notasana.com', 'asana.com.evil.example', 'com', 'erp.acme.example', '10.0.0.5'])
    assert.deepEqual(namesAt(host), [], host);
});

test('a maker’s domain that many systems share recognises none of them', () => {
  for (const host of ['www.oracle.com', 'siemens.com']) assert.deepEqual(namesAt(host), [], host);
});

test('every host of a system is found again, and its placeholders are open fields of the form', () => {
  let count = 0;
  for (const { id, hosts = [], methods, mode } of systems) {
    if (mode === 'test') continue;
    const open = methods.flatMap(({ fields }) => fields.filter(({ type }) => type === 'text'));
    for (const host of hosts) {
      count += 1;
      assert.match(host, /^(\{\w+\}|[a-z0-9-]+)(\.(\{\w+\}|[a-z0-9-]+))+$/, id);
      for (const [, name] of host.matchAll(/\{(\w+)\}/g))
        assert.ok(
          open.some((field) => field.name === name),
          `${id} ${host}`,
        );
      const found = search.at(host.replaceAll(/\{\w+\}/g, 'acme'));
      assert.ok(
        found.some((row) => row.id === id),
        `${id} ${host}`,
      );
    }
  }
  assert.ok(count >= 60, String(count));
});

test('every domain that belongs to few leads to its systems', () => {
  const counts = Map.groupBy(
    systems.filter(({ mode }) => mode !== 'test'),
    ({ domain }) => domain,
  );
  for (const [domain, those] of counts) {
    if (!domain.includes('.') || those.length > 8) continue;
    const found = search.at(domain).map(({ id }) => id);
    for (const { id } of those) assert.ok(found.includes(id), `${id} ${domain}`);
  }
});

test('what a system that is not listed can be connected by stands in an order, and can be connected', () => {
  const ids = data.unlisted ?? [];
  assert.equal(ids[0], 'another-system');
  assert.ok(ids.length >= 8);
  assert.equal(new Set(systems.flatMap(({ unlisted }) => unlisted ?? [])).size, ids.length);
  for (const id of ids.slice(1)) assert.notEqual(catalogue.find(id)?.tier, 'choose_method', id);
});
