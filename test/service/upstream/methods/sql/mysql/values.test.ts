import assert from 'node:assert/strict';
import { test } from 'node:test';
import { comparable, jsonValue } from '../../../../../../src/service/upstream/methods/sql/mysql/values.ts';

test('a number column is compared with numbers alone: the server would take any other text for 0', () => {
  for (const type of ['int(11)', 'bigint(20) unsigned', 'decimal(30,5)', 'double', 'tinyint(1)', 'year(4)']) {
    for (const value of ['0', '-12.5', '1e3', '18446744073709551615'])
      assert.equal(comparable(type, value), value);
    for (const value of ['', 'abc', '1 or 1=1', '0x10', '1e9999', 'NaN'])
      assert.equal(comparable(type, value), undefined);
  }
});

test('times are compared as the database writes them', () => {
  assert.equal(comparable('timestamp', '2026-11-01T07:58:00Z'), '2026-11-01 07:58:00');
  assert.equal(comparable('datetime(3)', '2026-11-01 07:58:00.250'), '2026-11-01 07:58:00.250');
  assert.equal(comparable('date', '2026-11-01'), '2026-11-01');
  for (const value of ['', 'yesterday', '2026', '20261101', "2026-11-01' or 1"])
    assert.equal(comparable('datetime', value), undefined);
  assert.equal(comparable('varchar(80)', 'anything'), 'anything');
});

test('values come as JSON can hold them', () => {
  assert.equal(jsonValue('2026-11-01 07:58:00', 7), '2026-11-01T07:58:00Z');
  assert.equal(jsonValue('2026-11-01 07:58:00.5', 12), '2026-11-01T07:58:00.5');
  assert.equal(jsonValue('0000-00-00 00:00:00', 12), '0000-00-00T00:00:00');
  assert.equal(jsonValue('2026-11-01 07:58:00', 253), '2026-11-01 07:58:00');
  assert.equal(jsonValue(new Uint8Array([0, 255]), 252), 'AP8=');
  assert.equal(jsonValue(null, 7), null);
});
