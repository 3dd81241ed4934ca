import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Mode, Values } from '../../../src/contract/index.ts';
import { createDiskCatalogue } from '../../../src/service/adapters/disk-catalogue.ts';
import { concluded, remarked, remarkOn } from '../../../src/service/connecting/environment.ts';
import { findPicked } from '../../../src/service/connecting/picked.ts';
import { failureOf } from '../../../src/service/upstream/failure.ts';

const catalogue = createDiskCatalogue();

const shown = (id: string, values: Values): string | undefined => {
  const system = findPicked(catalogue, { system: id }) ?? assert.fail(id);
  return remarkOn(system, values, 'live')?.evidence.code;
};

const table: readonly (readonly [string, Values, string | undefined])[] = [
  ['salesforce-sales-cloud', { login: 'test', instance: 'acme' }, 'service.test'],
  ['salesforce-sales-cloud', { login: 'login', instance: 'acme--uat.sandbox' }, 'service.test'],
  ['salesforce-sales-cloud', { login: 'login', instance: 'acme' }, undefined],
  ['servicenow-enterprise-asset-management', { instance: 'dev12345' }, 'service.test'],
  ['servicenow-enterprise-asset-management', { instance: 'developments' }, undefined],
  [
    'microsoft-dynamics-365-finance',
    { address: 'acme-uat.sandbox.operations.eu.dynamics.com' },
    'service.test',
  ],
  [
    'microsoft-dynamics-365-finance',
    { address: 'https://acmedevaos.axcloud.dynamics.com/?cmp=1' },
    'service.test',
  ],
  ['microsoft-dynamics-365-finance', { address: 'acme.operations.dynamics.com' }, undefined],
  ['oracle-fusion-cloud-erp', { address: 'acme-test.fa.us2.oraclecloud.com' }, 'service.test'],
  ['oracle-fusion-cloud-erp', { address: 'fa-evlz-dev1-saasfaprod1.fa.ocs.oraclecloud.com' }, 'service.test'],
  ['oracle-fusion-cloud-erp', { address: 'fa-evlz-saasfaprod1.fa.ocs.oraclecloud.com' }, undefined],
  ['infor-ln', { ti: 'ACME_PRD' }, 'service.production'],
  ['infor-ln', { ti: 'acme_tst' }, 'service.test'],
  ['oracle-netsuite', { account_id: '1234567_SB1' }, 'service.test'],
  ['oracle-netsuite', { account_id: '1234567-sb2' }, 'service.test'],
  ['oracle-netsuite', { account_id: '1234567' }, undefined],
  ['sap-successfactors', { address: 'api2preview.sapsf.eu' }, 'service.test'],
  ['sap-successfactors', { address: 'api2.successfactors.eu' }, undefined],
  ['fedex', { address: 'https://apis.fedex.com' }, 'service.production'],
  ['fedex', { address: 'https://apis.fedex.com.attacker.example' }, undefined],
  ['ups', { address: 'wwwcie.ups.com' }, 'service.test'],
  ['workday-hcm', { address: 'https://wd2-impl-services1.workday.com/acme' }, 'service.test'],
  ['coupa', { instance: 'acme-test' }, 'service.test'],
  ['paypal', { address: 'https://api-m.sandbox.paypal.com' }, 'service.test'],
  ['paypal', { address: 'api-m.paypal.com/v1' }, 'service.production'],
  ['square', { address: 'connect.squareupsandbox.com' }, 'service.test'],
  ['adyen', { address: 'https://management-test.adyen.com' }, 'service.test'],
  [
    'adyen',
    { address: 'https://1797a841fbb37ca7-acme-checkout-live.adyenpayments.com' },
    'service.production',
  ],
];

for (const [id, values, code] of table) {
  test(`${id} at ${Object.values(values).join(' ')} shows ${code ?? 'nothing'}`, () =>
    assert.equal(shown(id, values), code));
}

test('another way into a system shows what its own fields give away', () => {
  const cloud = catalogue.find('microsoft-dynamics-365-business-central', 'oauth2_client_credentials');
  const code = (environment: string) =>
    remarkOn(cloud ?? assert.fail(), { environment }, 'live')?.evidence.code;
  assert.deepEqual(['Sandbox-UAT', 'production', 'plant2'].map(code), [
    'service.test',
    'service.production',
    undefined,
  ]);
});

test('a rule names a field that the form asks for, and a pattern that can be read', () => {
  const systems = catalogue.systems.flatMap(({ id }) => findPicked(catalogue, { system: id }) ?? []);
  const ruled = systems.filter(({ environments }) => environments !== undefined);
  assert.ok(ruled.length >= 30, String(ruled.length));
  for (const { id, environments, methods } of ruled) {
    const open = methods[0]?.fields.filter(({ type }) => type !== 'secret').map(({ name }) => name) ?? [];
    for (const { field, pattern } of environments ?? []) {
      assert.ok(open.includes(field), `${id}: ${field}`);
      assert.ok(new RegExp(pattern, 'iu'), id);
      assert.doesNotMatch(pattern, /\([^)]*[+*][^)]*\)[+*]/, `${id} may run away`);
    }
  }
});

const remarkFor = (mode: Mode, login: string) =>
  remarkOn(
    catalogue.find('salesforce-sales-cloud') ?? assert.fail(),
    { login, instance: login === 'test' ? '' : 'acme' },
    mode,
  );

test('a live client is warned of a test system, and a test client is not', () => {
  assert.equal(remarkFor('live', 'test')?.warning?.code, 'service.test_system');
  assert.equal(remarkFor('test', 'test')?.warning, undefined);
});

test('a test client is warned of the system in use, and a live client is not', () => {
  const system = catalogue.find('infor-ln') ?? assert.fail();
  const warning = (mode: Mode) => remarkOn(system, { ti: 'ACME_PRD' }, mode)?.warning?.code;
  assert.deepEqual([warning('test'), warning('live')], ['service.production_system', undefined]);
});

test('the stage that has reached the system carries the remark; a warning of its own comes first', () => {
  const remark = remarkFor('live', 'test');
  const passed = { stage: 'service', status: 'passed', evidence: [] } as const;
  const stage = remarked({ ...passed, evidence: [] }, remark);
  assert.deepEqual(
    [stage.status, stage.failure?.code, stage.evidence.map(({ code }) => code)],
    ['warning', 'service.test_system', ['service.test']],
  );
  const own = failureOf('auth.not_tested');
  assert.equal(
    remarked({ ...passed, evidence: [], status: 'warning', failure: own }, remark).failure?.code,
    'auth.not_tested',
  );
  for (const status of ['running', 'failed'] as const)
    assert.deepEqual(remarked({ ...passed, evidence: [], status }, remark).evidence, []);
  assert.deepEqual(remarked({ ...passed, stage: 'tls', evidence: [] }, remark).evidence, []);
});

test('a check that has failed is not talked up by it', () => {
  const failed = { status: 'failed', failure: failureOf('dns.not_found') } as const;
  assert.equal(concluded(failed, remarkFor('live', 'test')), failed);
});
