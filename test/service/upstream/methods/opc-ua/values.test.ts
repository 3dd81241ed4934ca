import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DataValue } from 'node-opcua-client';
import { plainValue } from '../../../../../src/service/upstream/methods/opc-ua/values.ts';

/** A value of this built-in type (OPC 10000-6, section 5.1.2), as the driver gives it. */
const said = (dataType: number, value: unknown): unknown =>
  plainValue({ value: { dataType, value } } as unknown as DataValue);

test('values come as JSON has them, and what JSON has not comes as text', () => {
  assert.equal(said(1, true), true);
  assert.equal(said(11, 71.5), 71.5);
  assert.equal(said(11, NaN), 'NaN');
  assert.equal(said(12, 'MO-4711'), 'MO-4711');
  assert.equal(said(13, new Date(0)), '1970-01-01T00:00:00.000Z');
  assert.equal(said(15, Buffer.from('ab')), 'YWI=');
  assert.equal(said(21, { text: 'Pumpe', locale: 'de' }), 'Pumpe');
  assert.equal(said(20, { name: 'Line', namespaceIndex: 1 }), 'Line');
  assert.deepEqual(said(22, { x: 1, y: 2 }), { x: 1, y: 2 });
  assert.equal(said(12, null), null);
  assert.equal(plainValue({} as DataValue), null);
});

test('whole numbers wider than JSON keeps come as text, with their sign', () => {
  assert.equal(said(8, [0, 7]), '7');
  assert.equal(said(8, [0xffff_ffff, 0xffff_ffff]), '-1');
  assert.equal(said(9, [0xffff_ffff, 0xffff_ffff]), '18446744073709551615');
  assert.deepEqual(
    said(8, [
      [0, 1],
      [0, 2],
    ]),
    ['1', '2'],
  );
});

test('arrays are shown up to a thousand, whatever the driver keeps them in', () => {
  assert.deepEqual(said(11, new Float64Array([1, 2.5])), [1, 2.5]);
  assert.deepEqual(said(12, ['a', null]), ['a', null]);
  assert.equal((said(11, new Float64Array(5_000)) as unknown[]).length, 1_000);
});

test('what goes round in circles, or is nothing of JSON’s, is nothing', () => {
  const round: Record<string, unknown> = {};
  round['self'] = round;
  assert.equal(said(22, round), null);
  assert.equal(said(22, { of: 1n }), null);
});
