import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as z from 'zod/mini';
import { Failure, failureCodes, failures, stageNames } from '../../src/contract/index.ts';

test('every failure code begins with the name of a stage', () => {
  for (const code of failureCodes)
    assert.ok((stageNames as readonly string[]).includes(code.split('.')[0] ?? ''), code);
});

test('every failure offers one primary action and at most two others, none of them twice', () => {
  for (const code of failureCodes) {
    const actions = [failures[code].primary, ...failures[code].others];
    assert.ok(actions.length <= 3, code);
    assert.equal(new Set(actions).size, actions.length, code);
  }
});

test('a failure that asks the same form again puts the person back at the form first', () => {
  for (const code of failureCodes)
    if (failures[code].landing === 'form') assert.equal(failures[code].primary, 'edit', code);
});

test('no stopping failure of somebody else is a dead end: it offers a message to hand on or another try', () => {
  for (const code of failureCodes) {
    const { owner, status, primary, others } = failures[code];
    if (status !== 'failed' || owner === 'you') continue;
    const ways = [primary, ...others].filter((action) => action.startsWith('copy_') || action === 'retry');
    assert.ok(ways.length > 0, code);
  }
});

test('a code that a newer service knows passes the contract', () => {
  const newer = { code: 'auth.moon_phase', owner: 'admin', primary: 'retry', others: [], values: {} };
  assert.ok(z.safeParse(Failure, newer).success);
});
