import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Family, Guide, isAsked, type System } from '../../src/contract/index.ts';
import { wayOf } from '../../src/catalogue/index.ts';
import { createDiskCatalogue } from '../../src/service/adapters/disk-catalogue.ts';
import { asRegistered } from '../../src/service/upstream-clients/client-view.ts';

const catalogue = createDiskCatalogue();
const systems = catalogue.systems.map(({ id }) => catalogue.find(id) ?? assert.fail(id));
/** Every system by each of its ways. */
const byEachWay = systems.flatMap(({ id, methods }) =>
  methods.map((method) => catalogue.find(id, wayOf(method)) ?? assert.fail(id)),
);
const folder = new URL('../../src/catalogue/', import.meta.url);
const read = (file: string): string => readFileSync(new URL(file, folder), 'utf8');
const families = read('families.jsonl')
  .trim()
  .split('\n')
  .map((line) => Family.parse(JSON.parse(line)))
  .map(({ id, guide = id }) => guide);
const names = readdirSync(new URL('guides/', folder)).map((file) => file.replace(/\.json$/, ''));
const guides = names.map((name) => ({ name, guide: Guide.parse(JSON.parse(read(`guides/${name}.json`))) }));
const texts = ({ summary, warning = '', prerequisites, steps, copy, places = [] }: Guide): string[] => [
  ...[summary, warning, ...prerequisites, ...steps],
  ...[...copy.flatMap(({ label, value }) => [label, value]), ...places.map(({ label }) => label)],
];

test('every guide is used, or its family’s, and is named after a system, a family or a method or for the registered', () => {
  const ids = new Set([
    ...systems.flatMap(({ id, methods }) => [id, ...methods.map((m) => m.method.replaceAll('_', '-'))]),
    ...[...families, 'behind-gateway', 'oauth2-registered'],
  ]);
  const shown = byEachWay.flatMap((system) => [system, asRegistered(system)]);
  const used = new Set([...shown.map(({ guide }) => guide), ...families]);
  for (const name of names) assert.ok(ids.has(name) && used.has(name), name);
});

test('a guide holds nothing that the contract does not know, and no markup', () => {
  for (const { name, guide } of guides) {
    assert.deepEqual(guide, JSON.parse(read(`guides/${name}.json`)));
    for (const text of texts(guide)) assert.doesNotMatch(text, /<[a-z/]|\bplease\b/i, name);
  }
});

test('a step is one sentence or two, and there is one at least', () => {
  for (const { name, guide } of guides) {
    assert.ok(guide.steps.length > 0 && guide.steps.length <= 6, name);
    for (const step of guide.steps) {
      assert.match(step, /[.”]$|: [^.]+$/, `${name}: ${step}`);
      assert.ok((step.match(/[.?!]”?(?=\s|$)/g) ?? []).length <= 2, `${name}: ${step}`);
    }
  }
});

test('a guide says from when it is, what it was written from, and where to read on', () => {
  for (const { name, guide } of guides) {
    assert.match(guide.updated, /^\d{4}-\d{2}-\d{2}$/, name);
    assert.ok(guide.source.length > 5, name);
    if (!name.startsWith('sandbox')) assert.match(guide.link?.url ?? '', /^https:\/\/[^{}\s]+$/, name);
  }
});

test('a guide whose steps speak of what is handed on has it, and the redirect address only where one is signed in to', () => {
  const whose = (name: string): System[] => byEachWay.filter(({ guide }) => guide === name);
  for (const { name, guide } of guides) {
    if (/“To hand on”/.test(guide.steps.join(' '))) assert.ok(guide.copy.length > 0, name);
    const marks = guide.copy.flatMap(({ value }) => value.match(/\{[a-z_]+\}/g) ?? []);
    for (const mark of marks) assert.equal(mark, '{redirect_uri}', name);
    for (const { id, methods } of marks.length > 0 ? whose(name) : [])
      assert.ok(['oauth2_code', 'sandbox_sign_in'].includes(methods[0]?.method ?? ''), id);
  }
});

test('a place without a field is an https address, and one beside a field is made of open fields that the form asks for', () => {
  const marks = (url: string): string[] => [...url.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const byName = new Map(guides.map(({ name, guide }) => [name, guide]));
  for (const { id, guide: name = '', methods } of byEachWay)
    for (const { url, beside } of byName.get(name)?.places ?? []) {
      assert.match(url, /^(?:https:\/\/|\{origin\}\/|\{address\}\/)\S*$/, id);
      assert.equal(marks(url).length > 0, beside !== undefined, `${id} ${url}`);
      const fields = (methods[0]?.fields ?? []).filter((field) => isAsked(field, {}));
      if (beside !== undefined)
        assert.ok(
          fields.some((field) => field.name === beside),
          `${id} ${beside}`,
        );
      const open = fields.filter(({ type }) => type !== 'secret').map((field) => field.name);
      for (const mark of marks(url))
        assert.ok(open.includes(mark === 'origin' ? 'address' : mark), `${id} ${mark}`);
    }
});

/** Guides that say how a way to sign in works in general, and nothing of a product. */
const general = new Set([
  ...systems.flatMap(({ methods }) => methods.map(({ method }) => method.replaceAll('_', '-'))),
  'behind-gateway',
]);

const widelyUsed = `
  sap-s-4hana sap-s-4hana-cloud-public-edition sap-ecc sap-business-one sap-business-bydesign sap-successfactors sap-ariba
  ibm-maximo-application-suite ibm-maximo-asset-management-7-6 infor-m3 infor-ln infor-cloudsuite-industrial oracle-netsuite
  oracle-fusion-cloud-erp oracle-e-business-suite jd-edwards-enterpriseone microsoft-dynamics-365-business-central
  microsoft-dynamics-365-finance microsoft-dynamics-365-supply-chain-management microsoft-dataverse microsoft-dynamics-nav
  microsoft-sharepoint power-bi epicor-kinetic ifs-cloud acumatica-cloud-erp odoo erpnext priority-erp exact-online sage-x3 sage-300
  sage-intacct quickbooks-online xero zoho-books workday-hcm coupa salesforce-sales-cloud servicenow-itsm jira-service-management
  confluence zendesk freshdesk freshservice hubspot pipedrive shopify woocommerce adobe-commerce snowflake databricks postgresql
  mysql microsoft-sql-server influxdb aveva-pi-system ignition fiix upkeep limble-cmms maintainx fleetio samsara geotab procore tulip windchill plex-erp
  katana mrpeasy cin7-core shipstation smartsheet airtable asana stripe github gitlab grafana redmine snipe-it`;

test('widely used products have a guide that was written for them or for their platform', () => {
  const guideOf = new Map(systems.map(({ id, guide = '' }) => [id, guide]));
  for (const id of widelyUsed.trim().split(/\s+/)) {
    const name = guideOf.get(id) ?? assert.fail(id);
    assert.ok(!general.has(name), `${id} has only ${name}`);
  }
});
