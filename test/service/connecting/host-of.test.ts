import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Field, System, Values } from '../../../src/contract/index.ts';
import { createDiskCatalogue } from '../../../src/service/adapters/disk-catalogue.ts';
import { fieldsOf } from '../../../src/service/connecting/check-job.ts';
import { hostOf, realmOf } from '../../../src/service/connecting/host-of.ts';
import { findPicked } from '../../../src/service/connecting/picked.ts';
import { SignInBudget } from '../../../src/service/connecting/sign-in-budget.ts';
import { makePorts } from '../stand-ports.ts';

const catalogue = createDiskCatalogue([]);

const system = (id: string): System => {
  const found = findPicked(catalogue, { system: id });
  assert.ok(found, id);
  return found;
};

/** What somebody may type into a field. */
const typed = ({ name, type, options }: Field): [string, string] => {
  if (type === 'url') return [name, 'erp.acme.example'];
  return [name, options?.[0]?.value ?? 'acme'];
};

test('A typed address is the same host however it is written.', () => {
  const of = (address: string) => hostOf(system('sap-business-one'), { address });
  assert.equal(of('https://ERP.acme.example:443/b1s'), 'erp.acme.example:443');
  assert.equal(of('erp.acme.example.'), 'erp.acme.example:443');
  assert.equal(of('not an address'), undefined);
});

test('An address of the catalogue is a host, too, and a customer’s part of it is a place of its own.', () => {
  const at = (id: string, values: Values) => [hostOf(system(id), values), realmOf(system(id), values)];
  assert.deepEqual(at('upkeep', { email: 'a' }), ['api.onupkeep.com:443', 'api.onupkeep.com:443/api/v2']);
  const tenant = (namespace: string) => realmOf(system('dayforce'), { namespace });
  assert.equal(tenant('ACME'), tenant('acme'));
  assert.notEqual(tenant('other'), tenant('acme'));
  assert.equal(hostOf(system('veeva-vault-qms'), { subdomain: 'Acme' }), 'acme.veevavault.com:443');
  assert.equal(hostOf(system('veeva-vault-qms'), { subdomain: 'a b' }), undefined);
  assert.equal(hostOf(system('veeva-vault-qms'), { subdomain: '\ud800' }), undefined);
});

test('By OAuth the account is at the token address, whatever address is typed beside it.', () => {
  const at = (id: string, values: Values) =>
    realmOf(system(id), { client_id: 'plant', username: 'planner', ti: 'ACME', ...values });
  const typed = (token_url: string, address: string) => at('infor-m3', { token_url, address });
  const one = typed('https://SSO.example:443/acme/token', 'https://a.example');
  assert.equal(one, 'sso.example:443');
  for (const token of [
    'https://sso.example./acme//token',
    'https://sso.example\\x',
    'https://sso.example/%74oken',
  ])
    assert.equal(typed(token, 'https://b.example'), one, token);
  assert.notEqual(typed('https://other.example/acme/token', 'https://a.example'), one);
  const tenant = (tenant_id: string, address: string) => at('microsoft-dataverse', { tenant_id, address });
  assert.equal(tenant('ACME', 'https://a.example'), tenant('acme', 'https://b.example'));
  assert.notEqual(tenant('acme', 'https://a.example'), tenant('other', 'https://a.example'));
  assert.equal(at('akeneo-pim', { address: 'https://a.example/pim' }), 'a.example:443');
  assert.equal(typed('no address', 'https://a.example'), 'a.example:443');
});

test('Whatever system asks for a password, nobody can try more than five of them for one account.', async () => {
  const { ports } = await makePorts();
  const budget = new SignInBudget(ports);
  const open: string[] = [];
  for (const { id } of catalogue.systems) {
    const each = system(id);
    const fields = fieldsOf(each);
    const asksFor = (one: Partial<Field>) =>
      fields.some(({ name, type }) => type === one.type && (one.name ?? name) === name);
    // A password alone is a token: there is no account to guess at.
    if (!asksFor({ type: 'secret', name: 'password' }) || !asksFor({ type: 'text' })) continue;
    if (each.methods[0]?.method.startsWith('sandbox')) continue;
    const values = Object.fromEntries(fields.map(typed));
    const access = { system: each, values, client: { id: 'cli_1', mode: 'live' } } as const;
    const refuse = async () =>
      ({ status: 'failed', failure: { code: 'auth.refused' } }) as Awaited<
        ReturnType<Parameters<SignInBudget['check']>[1]>
      >;
    let last = '';
    for (let tries = 0; tries < 6; tries += 1) {
      const outcome = await budget.check(access, refuse, () => false);
      last = outcome.status === 'failed' ? outcome.failure.code : outcome.status;
    }
    if (last !== 'auth.tries_spent') open.push(id);
  }
  assert.deepEqual(open, []);
});
