import assert from 'node:assert/strict';
import { test } from 'node:test';
import { events } from './networks/events.ts';
import { spreadCells, testCells } from './networks/matrix.ts';
import { steps } from './networks/steps.ts';

test('every step and every event is among the cells', () => {
  assert.deepEqual(new Set(spreadCells.map(({ step }) => step)), new Set(Object.keys(steps)));
  assert.deepEqual(new Set(spreadCells.map(({ event }) => event)), new Set(Object.keys(events)));
});

testCells(spreadCells);
