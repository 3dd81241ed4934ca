import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Row } from '../../../src/contract/index.ts';
import { labelOf } from '../../../src/service/upstream/record-label.ts';

const labels: readonly [Row, string | undefined][] = [
  [{ number: '4711', description: 'Pump seal leaks', status: 'open' }, '4711 Pump seal leaks'],
  [{ MaintenanceOrder: '000004000012', MaintenanceOrderDesc: 'x', Description: 'Belt' }, '000004000012 Belt'],
  [{ title: 'Only a title' }, 'Only a title'],
  [{ No: 'P-10', Name: 'Bearing' }, 'P-10 Bearing'],
  [{ id: 7, displayName: 'Line 7' }, '7 Line 7'],
  [{ name: 'same', code: 'same' }, 'same'],
  [{ stock: 4, price: 2 }, undefined],
  [{ number: '', description: null }, undefined],
  [{ name: '<b>Bold</b>\u202e name' }, 'Bold name'],
];

test('a record is called by its number, its title, or both', () => {
  for (const [row, label] of labels) assert.equal(labelOf(row), label, JSON.stringify(row));
});

test('a long title is cut at 80 characters', () => {
  assert.equal(labelOf({ title: 'x'.repeat(200) })?.length, 80);
});
