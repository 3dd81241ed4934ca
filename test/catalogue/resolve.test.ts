import assert from 'node:assert/strict';
import { test } from 'node:test';
import { guideOf, merged, waysOf, resolved, type Shared } from '../../src/catalogue/resolve.ts';
import type { SystemLine } from '../../src/contract/index.ts';

const key = { name: 'key', type: 'secret', label: 'Key', required: true } as const;
const shared: Shared = {
  families: new Map([
    [
      'keys',
      {
        id: 'keys',
        method: { method: 'api_key', fields: ['key'], api: { root: '{address}', headers: { a: '1' } } },
      },
    ],
    ['by-choice', { id: 'by-choice', method: { method: 'by_choice', fields: ['key'] } }],
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
  assert.equal(guideOf(line(), shared), 'by-choice');
  assert.equal(guideOf(line([{ family: 'keys' }]), shared), 'keys');
  assert.equal(guideOf(line([{ family: 'other' }]), shared), 'keys');
  assert.equal(guideOf(line([{ method: 'odata_basic' }]), shared), 'odata-basic');
});

test('the methods of a line are known without resolving it', () => {
  assert.deepEqual(waysOf(line([{ family: 'keys' }, { method: 'sql' }]), shared), ['api_key', 'sql']);
  assert.deepEqual(waysOf(line(), shared), ['by_choice']);
});
