import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  comparable,
  jsonValue,
} from '../../../../../../src/service/upstream/methods/sql/sql-server/values.ts';

test('what does not fit a column is not compared: the server would take nothing for 0 and for 1900', () => {
  for (const [type, value] of [
    ['int', ''],
    ['decimal(18,2)', '1,5'],
    ['money', '$5'],
    ['float', 'NaN'],
    ['bit', '2'],
    ['date', ''],
    ['datetime2(7)', 'yesterday'],
    ['datetime', '21/11/2026'],
    ['time(0)', '25h'],
  ] as const)
    assert.equal(comparable(type, value), undefined, `${type} ${value}`);
});

test('what fits is compared as the server reads it whatever its language', () => {
  for (const [type, value, as] of [
    ['int', '-7', '-7'],
    ['decimal(30,5)', '12345678901234567890.12345', '12345678901234567890.12345'],
    ['bit', 'true', 'true'],
    ['date', '2026-11-21', '2026-11-21'],
    ['datetime', '2026-11-21 10:00', '2026-11-21T10:00:00'],
    ['datetime2(7)', '2026-11-21T10:00:00.25', '2026-11-21T10:00:00.25'],
    ['datetimeoffset(7)', '2026-11-21T10:00:00Z', '2026-11-21T10:00:00Z'],
    ['time(7)', '10:00:00', '10:00:00'],
    ['timestamp', 'anything', 'anything'],
    ['nvarchar(50)', '', ''],
  ] as const)
    assert.equal(comparable(type, value), as, `${type} ${value}`);
});

test('values that JSON does not have are written as text', () => {
  assert.equal(jsonValue(Buffer.from([0, 255])), 'AP8=');
  assert.equal(jsonValue(9_007_199_254_740_993n), '9007199254740993');
  assert.equal(jsonValue(new Date('2026-11-21T10:00:00Z')), '2026-11-21T10:00:00.000Z');
  assert.equal(jsonValue(new Date(Number.NaN)), null);
  assert.equal(jsonValue(null), null);
});
