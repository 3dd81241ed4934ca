import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { System, SystemMethod, Table } from '../../../../src/contract/index.ts';
import { createDiskCatalogue } from '../../../../src/service/adapters/disk-catalogue.ts';
import { wayOf } from '../../../../src/catalogue/index.ts';
import { findPicked } from '../../../../src/service/connecting/picked.ts';
import type { Access } from '../../../../src/service/ports.ts';
import { createMethods } from '../../../../src/service/upstream/methods/index.ts';
import { placesOf } from '../../../../src/service/upstream/methods/places.ts';
import { UpstreamError } from '../../../../src/service/upstream/upstream-error.ts';
import { egressWith, http, tcp } from '../egress/servers.ts';
import { shelf } from './oauth2/erp.ts';

const catalogue = createDiskCatalogue();
const forever = new AbortController().signal;
const system = (id: string): System => {
  const found = findPicked(catalogue, { system: id });
  assert.ok(found, id);
  return found;
};

/** Every system by each of its ways. */
const byEachWay = catalogue.systems.flatMap(({ id }) =>
  (catalogue.find(id)?.methods ?? []).map((method) => catalogue.find(id, wayOf(method)) ?? assert.fail(id)),
);

/** The system as it is after somebody changed its first method. */
const edited = (id: string, change: (method: SystemMethod) => object): System => {
  const before = system(id);
  const [method] = before.methods;
  assert.ok(method);
  return { ...before, methods: [{ ...method, ...change(method) }] };
};

const typed = (address: string) => ({
  address,
  username: 'planner',
  password: 'canary-password',
  token: 'canary-token',
  key: 'canary-key',
  client_id: 'app',
  client_secret: 'canary-secret',
});

const accessTo = (to: System, address: string, more: Partial<Access> = {}): Access => ({
  system: to,
  values: typed(address),
  client: { id: 'client', mode: 'test' },
  ...more,
});

const codeOf = async (work: () => Promise<unknown>): Promise<string> => {
  try {
    await work();
    return 'nothing failed';
  } catch (error) {
    if (error instanceof UpstreamError) return error.code;
    throw error;
  }
};

const table = { name: 'parts', label: 'Parts', columns: [] } as unknown as Table;
const query = { page: 1, perPage: 10, filter: [], match: 'all', sort: [] } as const;

test('the places of an access are the origins that get its sign-in', () => {
  const at = (id: string, address: string, more: Partial<Access> = {}) =>
    placesOf(accessTo(system(id), address, more));
  assert.deepEqual(at('inventree', 'https://ERP.example:443/x'), ['https://erp.example']);
  assert.deepEqual(at('odata-service', 'https://erp.example:8443/sap'), ['https://erp.example:8443']);
  assert.deepEqual(at('tryton', 'http://127.0.0.1:8000'), ['http://127.0.0.1:8000']);
  assert.deepEqual(at('postgresql', 'db.example'), ['tcp://db.example:5432']);
  assert.deepEqual(at('postgresql', '[2a00::1]:5433'), ['tcp://2a00::1:5433']);
  assert.deepEqual(at('microsoft-sql-server', 'sql.example'), ['tcp://sql.example:1433']);
  assert.deepEqual(at('opc-ua-server', 'opc.tcp://plc.example/ua'), ['tcp://plc.example:4840']);
  assert.deepEqual(at('sandbox', 'https://sandbox.example'), []);
  assert.deepEqual(at('larkfield-test-erp-client-credentials', 'https://erp.example'), [
    'https://erp.example',
  ]);
  const server = JSON.stringify({ issuer: 'https://id.example', token_endpoint: 'https://id.example/token' });
  assert.deepEqual(at('larkfield-test-erp-sign-in-page', 'https://erp.example', { server }), [
    'https://erp.example',
    'https://id.example',
  ]);
});

test('every way of a system has places, or sends nothing anywhere', () => {
  for (const each of byEachWay) {
    const fields = each.methods[0]?.fields ?? [];
    const values = {
      ...Object.fromEntries(fields.map((field) => [field.name, field.options?.[0]?.value ?? 'a'])),
      token_url: 'https://id.example/token',
      authorize_url: 'https://id.example/authorize',
      ...typed('https://erp.example'),
      company: 'a',
      tabula: 'a',
      module: 'a',
      service: 'a',
      domain: 'a',
      test_path: '/a',
    };
    const places = placesOf({ system: each, values, client: { id: 'client', mode: 'test' } });
    const sandbox = each.methods[0]?.method.startsWith('sandbox') === true;
    assert.equal(places.length === 0, sandbox, each.id);
  }
});

test('stored credentials do not follow a catalogue that names another place', async (t) => {
  let stolen = 0;
  const elsewhere = await http(t, (_request, response) => {
    stolen += 1;
    response.end('{}');
  });
  const here = await http(t, (_request, response) => response.end('{}'));
  const base = `http://127.0.0.1:${here}`;
  const moved = `http://127.0.0.1:${elsewhere}`;
  const egress = egressWith(`${base},${moved}`);
  const methods = createMethods({ egress, catalogue });
  const places = placesOf(accessTo(system('inventree'), base));
  assert.deepEqual(places, [base]);
  const change = (method: SystemMethod) =>
    'api' in method ? { api: { ...method.api, root: `${moved}/api` } } : {};
  const access = accessTo(edited('inventree', change), base, {
    client: { id: 'client', mode: 'test', places },
  });
  const method = methods.get('bearer');
  assert.ok(method);
  assert.equal(await codeOf(() => method.read(access, table, query, forever)), 'service.redirected');
  assert.equal(stolen, 0);
  const nowhere = { ...access, client: { id: 'client', mode: 'test', places: [] } as const };
  assert.equal(await codeOf(() => method.read(nowhere, table, query, forever)), 'service.redirected');
  assert.equal(stolen, 0);
  const unbound = { ...access, client: { id: 'client', mode: 'test' } as const };
  await codeOf(() => method.read(unbound, table, query, forever));
  assert.ok(stolen > 0, 'without its places the token goes where the catalogue says');
});

test('a database’s password does not go to another port because the catalogue’s usual one was changed', async (t) => {
  let dialled = 0;
  const port = await tcp(t, () => void (dialled += 1));
  const change = (method: SystemMethod) => ({
    fields: method.fields.map((field) => (field.name === 'address' ? { ...field, port } : field)),
  });
  const places = placesOf(accessTo(system('postgresql'), '127.0.0.1'));
  const access = accessTo(edited('postgresql', change), '127.0.0.1', {
    client: { id: 'client', mode: 'test', places },
  });
  const egress = egressWith(`tcp://127.0.0.1:${port}`);
  const method = createMethods({ egress, catalogue }).get('sql');
  assert.ok(method);
  assert.equal(await codeOf(() => method.describe(access, forever)), 'service.redirected');
  assert.equal(dialled, 0);
});

/** An issuer whose metadata names this token endpoint. */
const issuer = (t: Parameters<typeof http>[0], endpoint: () => string) =>
  http(t, (request, response) => {
    const origin = `http://${request.headers.host}/oidc`;
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify({ issuer: origin, token_endpoint: endpoint(), authorization_endpoint: origin }));
  });

test('a program’s secret is not sent where the issuer’s metadata has moved its token endpoint', async (t) => {
  let stolen = 0;
  const elsewhere = await http(t, (_request, response) => {
    stolen += 1;
    response.end('{}');
  });
  const port = await issuer(t, () => `http://127.0.0.1:${elsewhere}/token`);
  const egress = egressWith(`http://127.0.0.1:${port},http://127.0.0.1:${elsewhere}`);
  const method = createMethods({ egress, catalogue }).get('oauth2_client_credentials');
  assert.ok(method);
  const to = system('larkfield-test-erp-client-credentials');
  const access = accessTo(to, `http://127.0.0.1:${port}`, { tokens: shelf().keeper });
  assert.equal(await codeOf(() => method.describe(access, forever)), 'service.discovery_mismatch');
  assert.equal(stolen, 0);
});

test('a refresh token is not sent where the stored server does not lie', async (t) => {
  let stolen = 0;
  const elsewhere = await http(t, (_request, response) => {
    stolen += 1;
    response.end('{}');
  });
  const origin = `http://127.0.0.1:${elsewhere}`;
  const egress = egressWith(origin);
  const method = createMethods({ egress, catalogue }).get('oauth2_code');
  assert.ok(method);
  const server = JSON.stringify({ issuer: origin, token_endpoint: `${origin}/token` });
  const ended = { access: 'canary-access', refresh: 'canary-refresh', expiresAt: 1, scope: undefined };
  const access = accessTo(system('larkfield-test-erp-sign-in-page'), 'https://erp.example', {
    server,
    tokens: shelf(ended).keeper,
    client: { id: 'client', mode: 'test', places: ['https://erp.example', 'https://id.example'] },
  });
  assert.equal(await codeOf(() => method.describe(access, forever)), 'service.redirected');
  assert.equal(stolen, 0);
});
