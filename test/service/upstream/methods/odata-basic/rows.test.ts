import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isCut, pageOf } from '../../../../../src/service/upstream/methods/odata-basic/rows.ts';

const answer = (body: unknown) => ({
  status: 200,
  headers: {},
  body: typeof body === 'string' ? body : JSON.stringify(body),
  ms: 1,
});

test('V4 records lose their annotations and keep their values', () => {
  const value = [
    {
      '@odata.etag': 'W/"1"',
      id: 1,
      'photo@odata.mediaReadLink': 'x',
      tags: ['a'],
      place: { '@odata.type': '#p', city: 'Ulm' },
    },
  ];
  assert.deepEqual(pageOf(answer({ '@odata.count': 7, value })), {
    rows: [{ id: 1, tags: ['a'], place: { city: 'Ulm' } }],
    total: 7,
  });
});

test('V2 records lose metadata and links, and their dates become ISO 8601', () => {
  const results = [
    {
      __metadata: { uri: 'x' },
      at: '/Date(1767225600000)/',
      zoned: '/Date(-1000+0060)/',
      plant: { __deferred: { uri: 'x' } },
    },
  ];
  assert.deepEqual(pageOf(answer({ d: { results, __count: '12' } })), {
    rows: [{ at: '2026-01-01T00:00:00.000Z', zoned: '1969-12-31T23:59:59.000Z' }],
    total: 12,
  });
  assert.deepEqual(pageOf(answer({ d: [{ id: 1 }] })), { rows: [{ id: 1 }], total: null });
});

test('a date beyond what a calendar has stays as it came', () => {
  const value = [{ at: '/Date(9999999999999999)/' }];
  assert.deepEqual(pageOf(answer({ value })).rows, [{ at: '/Date(9999999999999999)/' }]);
});

test('what holds no records is data.unreadable, and what counts badly does not count', () => {
  for (const body of ['', '[]', 'null', { value: 'x' }, { d: { results: {} } }])
    assert.throws(() => pageOf(answer(body)), { code: 'data.unreadable' });
  for (const count of [-1, 1.5, 'many', null, {}])
    assert.equal(pageOf(answer({ '@odata.count': count, value: [] })).total, null);
});

test('an answer that was cut short says so in either version', () => {
  assert.equal(isCut(answer({ value: [], '@odata.nextLink': 'Orders?$skiptoken=2' })), true);
  assert.equal(isCut(answer({ d: { results: [], __next: 'https://a.example/Orders' } })), true);
  for (const body of [
    { value: [] },
    { d: { results: [] } },
    { d: [] },
    { value: [], '@odata.nextLink': null },
  ])
    assert.equal(isCut(answer(body)), false);
});

test('records nest 32 deep, and one level more is data.unreadable', () => {
  const deep = (levels: number, open: string, close: string) =>
    answer(`{"value":[{"a":${open.repeat(levels)}1${close.repeat(levels)}}]}`);
  for (const [open, close] of [
    ['[', ']'],
    ['{"b":', '}'],
  ] as const) {
    assert.equal(pageOf(deep(31, open, close)).rows.length, 1);
    for (const levels of [32, 5_000])
      assert.throws(() => pageOf(deep(levels, open, close)), { code: 'data.unreadable' });
  }
});
