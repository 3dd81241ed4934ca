import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  guideOf,
  merged,
  narrowed,
  resolved,
  usable,
  waysOf,
  type Shared,
} from '../../src/catalogue/resolve.ts';
import type { Family, SystemLine } from '../../src/contract/index.ts';

const key = { name: 'key', type: 'secret', label: 'Key', required: true } as const;
const shared: Shared = {
  families: new Map<string, Family>([
    [
      'keys',
      {
        id: 'keys',
        method: { method: 'api_key', fields: ['key'], api: { root: '{address}', headers: { a: '1' } } },
      },
    ],
    ...['basic', 'bearer', 'api-key', 'api-key-query', 'oauth2-client-credentials'].map(
      (id) => [id, { id, method: { method: id.replaceAll('-', '_'), fields: ['key'] } }] as const,
    ),
    ['other', { id: 'other', guide: 'keys', method: { method: 'sql', fields: [] } }],
  ]),
  fields: new Map([['key', { id: 'key', field: key }]]),
};
const line = (methods?: SystemLine['methods']): SystemLine => ({
  id: 'one',
  name: 'One',
  vendor: '',
  category: 'ERP',
  domain: '',
  deployment: 'cloud',
  aliases: [],
  popularity: 1000,
  tier: 'choose_method',
  evidence: 'none',
  date: '2026-11-22',
  ...(methods && { methods }),
});

test('a merge patch puts objects into each other, takes away what is null and replaces the rest (RFC 7396)', () => {
  const target = { a: { b: 1, c: [1, 2] }, d: 'e' };
  assert.deepEqual(merged(target, { a: { b: null, c: [3], f: 2 } }), { a: { c: [3], f: 2 }, d: 'e' });
  assert.deepEqual(merged({ a: 1 }, { a: { b: { c: null } } }), { a: { b: {} } });
  assert.deepEqual(target, { a: { b: 1, c: [1, 2] }, d: 'e' });
});

test('what a line says is put over its family, and fields are found by name', () => {
  const methods = [
    {
      family: 'keys',
      set: { api: { headers: { b: '2' } }, fields: [{ use: 'key', label: 'Other' }, 'key'] },
    },
  ];
  assert.deepEqual(resolved(line(methods), shared)['methods'], [
    {
      method: 'api_key',
      api: { root: '{address}', headers: { a: '1', b: '2' } },
      fields: [{ ...key, label: 'Other' }, key],
    },
  ]);
});

test('a family or a field that is not there is named', () => {
  assert.throws(() => resolved(line([{ family: 'nowhere' }]), shared), /no family nowhere/);
  assert.throws(
    () => resolved(line([{ family: 'keys', set: { fields: ['lost'] } }]), shared),
    /no field lost/,
  );
});

test('the guide is the line’s own, its family’s, or its method’s', () => {
  assert.equal(guideOf({ ...line(), guide: 'own' }, shared), 'own');
  assert.equal(guideOf(line(), shared), 'basic');
  assert.equal(guideOf(line([{ family: 'keys' }]), shared), 'keys');
  assert.equal(guideOf(line([{ family: 'other' }]), shared), 'keys');
  assert.equal(guideOf(line([{ method: 'odata_basic' }]), shared), 'odata-basic');
});

test('the methods of a line are known without resolving it', () => {
  assert.deepEqual(waysOf(line([{ family: 'keys' }, { method: 'sql' }]), shared), ['api_key', 'sql']);
  assert.deepEqual(waysOf(line(), shared), [
    'basic',
    'bearer',
    'api_key',
    'api_key_query',
    'oauth2_client_credentials',
  ]);
});

const two = line([{ family: 'keys' }, { family: 'other' }, { method: 'sql', dialect: 'mysql' }]);

test('a line can be had with one of its ways alone, and the guide of that', () => {
  const own = { ...two, guide: 'own' };
  assert.deepEqual(narrowed(own, 'api_key', shared), { ...own, methods: [{ family: 'keys' }] });
  assert.deepEqual(narrowed(own, 'sql', shared), { ...own, guide: 'keys', methods: [{ family: 'other' }] });
  assert.equal(narrowed(own, 'sql/mysql', shared)?.guide, 'sql');
  assert.equal(narrowed(own, 'mqtt', shared), undefined);
});

test('ways that cannot be used here are left out, and the guide is that of the first that can', () => {
  const own = { ...two, guide: 'own' };
  assert.deepEqual(usable(own, [], shared), own);
  assert.deepEqual(usable(own, ['api_key', 'sql'], shared), {
    ...own,
    guide: 'sql',
    methods: [{ method: 'sql', dialect: 'mysql' }],
  });
  assert.equal(usable(own, ['api_key', 'sql', 'sql/mysql'], shared), undefined);
});
