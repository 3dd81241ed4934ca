import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { HttpApi } from '../../src/contract/index.ts';
import { createDiskCatalogue } from '../../src/service/adapters/disk-catalogue.ts';

const systems = createDiskCatalogue().systems.flatMap(({ id, methods }) =>
  methods.flatMap((method) => ('api' in method ? [{ id, method, api: method.api }] : [])),
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
  assert.ok(systems.length >= 5);
  for (const { id, method, api } of systems) {
    const open = method.fields.filter(({ type }) => type !== 'secret').map(({ name }) => name);
    const names = new Set(['origin', ...open]);
    for (const template of templatesOf(api))
      for (const name of placeholders(template)) assert.ok(names.has(name), `${id} ${name}`);
  }
});

test('every root is a typed address or an https one, and every path below it begins with a slash', () => {
  for (const { id, api } of systems) {
    assert.match(api.root, /^(?:\{(?:address|origin)\}(?:\/|$)|https:\/\/)/, id);
    for (const { path } of placesOf(api)) assert.match(path, /^\/[^?#\s]*$/, `${id} ${path}`);
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
    if (method.method in expected) assert.ok(names.includes(expected[method.method as 'bearer']), id);
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
