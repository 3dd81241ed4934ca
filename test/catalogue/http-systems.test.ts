import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { HttpApi } from '../../src/contract/index.ts';
import { createDiskCatalogue } from '../../src/service/adapters/disk-catalogue.ts';

const catalogue = createDiskCatalogue();
const systems = catalogue.systems.flatMap(({ id }) =>
  (catalogue.find(id)?.methods ?? []).flatMap((method) =>
    'api' in method ? [{ id, method, api: method.api }] : [],
  ),
);

const placeholders = (template: string): string[] =>
  [...template.matchAll(/\{\+?(\w+)\}/g)].map(([, name = '']) => name);

interface Place {
  readonly path: string;
  readonly query?: Readonly<Record<string, string>> | undefined;
}

const placesOf = ({ hello, whoami, choose, data }: HttpApi): Place[] => [
  ...(hello ? [hello] : []),
  whoami,
  ...(choose ? [choose] : []),
  ...(data.is === 'tables' ? data.tables : data.is === 'influxql' ? [data] : []),
];

const templatesOf = (api: HttpApi): string[] => [
  api.root,
  ...Object.values(api.headers ?? {}),
  ...placesOf(api).flatMap(({ path, query = {} }) => [path, ...Object.values(query)]),
];

test('every template of a system over HTTP names fields of its form, and none of them is secret', () => {
  assert.ok(systems.length >= 2_500);
  for (const { id, method, api } of systems) {
    const open = method.fields.filter(({ type }) => type !== 'secret').map(({ name }) => name);
    const names = new Set(['origin', ...open]);
    for (const template of templatesOf(api))
      for (const name of placeholders(template)) assert.ok(names.has(name), `${id} ${name}`);
  }
});

/** A path, one that the person may type, or none where the token itself is the proof. */
const question = /^(?:\/[^?#\s]*|\{\+test_path\})?$/;

test('every root is a typed address or an https one, and every path below it begins with a slash', () => {
  for (const { id, api } of systems) {
    assert.match(api.root, /^(?:\{(?:address|origin)\}(?:\/|$)|https:\/\/[^/]+)/, id);
    for (const { path } of placesOf(api))
      assert.match(path, path === api.whoami.path ? question : /^\/[^?#\s]*$/, `${id} ${path}`);
  }
});

test('every pointer is one, and every table says where its records lie', () => {
  const pointer = /^(?:\/[^/]*)*$/;
  for (const { id, api } of systems) {
    const { shows, account = '' } = api.whoami;
    if (shows !== undefined) assert.match(shows, /^\/./, id);
    assert.match(account, pointer, id);
    if (api.data.is !== 'tables') continue;
    const names = api.data.tables.map(({ name }) => name);
    assert.equal(new Set(names).size, names.length, id);
    for (const { rows, total = '' } of api.data.tables)
      for (const each of [rows, total]) assert.match(each, pointer, id);
  }
});

test('a form over HTTP has one address at most and at least one secret, under the name that its failures speak of', () => {
  for (const { id, method } of systems) {
    const names = method.fields.map(({ name }) => name);
    const expected = { api_key: 'key', bearer: 'token' } as const;
    const needed = expected[method.method as 'bearer'];
    assert.ok(needed === undefined || names.includes(needed), id);
    assert.ok(method.fields.filter(({ type }) => type === 'url').length <= 1, id);
    assert.ok(
      method.fields.some(({ type }) => type === 'secret'),
      id,
    );
  }
});

test('a choice fills a field that may be left empty and that the reading uses', () => {
  for (const { id, method, api } of systems) {
    if (!api.choose) continue;
    const field = method.fields.find(({ name }) => name === api.choose?.field);
    assert.ok(field === undefined || !field.required, id);
    assert.ok(
      templatesOf(api).some((template) => placeholders(template).includes(api.choose?.field ?? '')),
      id,
    );
  }
});

test('no pattern of a reading repeats without an upper bound: what it is tried on may be hostile', () => {
  for (const { id, api } of systems)
    for (const { body, header } of api.readings ?? [])
      for (const source of [body, header?.matches])
        if (source !== undefined) {
          assert.ok(new RegExp(source, 'i'));
          assert.doesNotMatch(source.replace(/\\./g, 'x'), /[*+]|\{\d+,\}/, id);
        }
});

const signingOf = (method: (typeof systems)[number]['method']): string[] => {
  const { headers = {}, query = {} } = method.api.signed ?? {};
  const more = [...Object.values(headers), ...Object.values(query)];
  switch (method.method) {
    case 'api_key':
      return [method.header, method.value, ...more];
    case 'api_key_query':
      return [method.parameter, method.value, ...more];
    case 'basic':
      return [method.user, method.password, ...more];
    case 'bearer':
      return ['{token}', ...more];
    case 'client_certificate':
      return ['{certificate}{private_key}{passphrase}', ...more];
    case 'hmac_signature':
      return [
        ...[method.key, ...(method.derived ?? []), method.digested ?? '', method.signed],
        ...[...Object.values(method.headers), ...Object.values(method.query ?? {}), ...more],
      ].map((template) => template.replace(/\{[A-Z_]+\}/g, ''));
    case 'oauth1':
      return [
        '{consumer_key}{consumer_secret}{token_id}{token_secret}',
        method.signature ?? '{signature}',
        method.realm?.value ?? '',
        ...more,
      ];
    case 'session_http': {
      const { login, carry = {}, logout } = method;
      const texts = JSON.stringify([login, carry, logout ?? {}]);
      return [
        ...placeholders(texts)
          .filter((name) => name !== 'session')
          .map((name) => `{${name}}`),
        ...more,
      ];
    }
    default: {
      const { server, tokenParameters = {}, tokenHeaders = {} } = method;
      const sent = [...Object.values(tokenParameters), ...Object.values(tokenHeaders), ...more];
      const asked = method.method === 'oauth2_code' ? Object.values(method.authorizeParameters ?? {}) : [];
      const user = method.method === 'oauth2_password' ? [method.user, '{password}'] : [];
      const at = server.by === 'endpoints' ? [server.token, server.authorization ?? ''] : [server.issuer];
      return ['{client_id}{client_secret}', ...sent, ...asked, ...user, ...at];
    }
  }
};

test('what signs in is made of fields of the form, and every field of the form is used', () => {
  for (const { id, method, api } of systems) {
    const names = method.fields.map(({ name }) => name);
    const signing = signingOf(method).flatMap(placeholders);
    for (const name of signing) assert.ok(['origin', ...names].includes(name), `${id} ${name}`);
    const used = new Set([...signing, ...templatesOf(api).flatMap(placeholders), 'address']);
    if (api.choose) used.add(api.choose.field);
    for (const name of names) assert.ok(used.has(name), `${id} asks for ${name} and does not use it`);
    assert.equal(new Set(names).size, names.length, id);
    const roots = [api.root, ...signingOf(method)].join();
    assert.equal(names.includes('address'), /\{(?:address|origin)\}/.test(roots), id);
  }
});

test('every authorization server is on https, by a fixed address, a typed one, or that of the system', () => {
  for (const { id, method } of systems) {
    if (!('server' in method) || method.server.by !== 'endpoints') continue;
    const { token, authorization = token } = method.server;
    for (const address of [token, authorization])
      assert.match(address, /^(?:https:\/\/|\{(?:address|origin)\}\/|\{\+(?:token|authorize)_url\}$)/, id);
    assert.equal(method.method === 'oauth2_code', method.server.authorization !== undefined, id);
  }
});

test('what is typed into the name of a host cannot leave it', () => {
  for (const { id, method, api } of systems) {
    const server = 'server' in method && method.server.by === 'endpoints' ? method.server : undefined;
    for (const address of [api.root, server?.token ?? '', server?.authorization ?? '']) {
      const [, host = ''] = /^https:\/\/([^/]*)/.exec(address) ?? [];
      for (const name of placeholders(host)) {
        const field = method.fields.find((each) => each.name === name);
        const closed = field?.options ?? field?.pattern?.source.startsWith('[A-Za-z0-9]');
        assert.ok(closed, `${id} ${name}`);
      }
    }
  }
});

test('a question that is not known to answer is the person’s to name', () => {
  for (const { id, method, api } of systems) {
    const { path, proof } = api.whoami;
    assert.equal(
      method.fields.some(({ name }) => name === 'test_path'),
      path === '{+test_path}',
      id,
    );
    if (path === '') assert.equal(proof, 'token', id);
    if (proof !== undefined) assert.ok('server' in method || method.method === 'session_http', id);
  }
});
