// Sixty kills on each store: nothing authorized is lost, doubled, given to another customer, or led into a dead end.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { torture } from './run.ts';
import { isWell, tablesOf } from './tables.ts';

const seed = Date.now() % 100_000;

for (const store of ['sqlite', 'postgresql'] as const) {
  test(`sixty kills on ${store} lose nothing, double nothing, mix up nobody and leave no dead end`, async (t) => {
    const result = await torture({ store, kills: 60, seed });
    const told = tablesOf(store, seed, result);
    t.diagnostic(told);
    assert.ok(isWell(result), told);
    assert.ok(result.kills.length >= 60 && result.authorized > 0, told);
  });
}
