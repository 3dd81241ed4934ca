// Sixty kills of the partner's process alone: it is written with the SDK only, and ends with every connection's token.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { torture } from './run.ts';
import { isWell, tablesOf } from './tables.ts';

const seed = Date.now() % 100_000;

test('a partner that is killed sixty times ends with the token of every connection stored', async (t) => {
  const result = await torture({ store: 'sqlite', kills: 60, seed, people: 16, only: 'partner' });
  const told = tablesOf('sqlite, the partner alone', seed, result);
  t.diagnostic(told);
  assert.ok(isWell(result), told);
  assert.ok(result.kills.length >= 60 && result.authorized > 0, told);
  assert.ok(result.kills.every(({ victim }) => victim === 'partner'));
});
