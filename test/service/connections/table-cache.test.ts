import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Table } from '../../../src/contract/index.ts';
import { TableCache, tableLifetime } from '../../../src/service/connections/table-cache.ts';

const table = (name: string, columns = 1): Table => ({
  name,
  custom: false,
  columns: Array.from({ length: columns }, (_each, at) => ({
    name: `c${at}`,
    type: 'Edm.String',
    nullable: true,
    key: false,
    custom: false,
  })),
});

test('tables are kept under their key for five minutes', () => {
  let now = 1_000;
  const cache = new TableCache(() => now);
  cache.put('a', [table('Orders')]);
  now += tableLifetime - 1;
  assert.deepEqual(cache.get('a'), [table('Orders')]);
  assert.equal(cache.get('b'), undefined);
  now += 1;
  assert.equal(cache.get('a'), undefined);
});

test('the longest kept go first when there is no room, and what is too large is not kept', () => {
  const cache = new TableCache(() => 0, 10);
  cache.put('a', [table('A', 3)]);
  cache.put('b', [table('B', 3)]);
  cache.put('a', [table('A', 4)]);
  cache.put('c', [table('C', 3)]);
  assert.deepEqual(
    ['a', 'b', 'c'].map((key) => cache.get(key)?.[0]?.name),
    ['A', undefined, 'C'],
  );
  cache.put('d', [table('D', 10)]);
  assert.equal(cache.get('d'), undefined);
  assert.equal(cache.get('c')?.length, 1);
});

test('a table without columns has a weight too', () => {
  const cache = new TableCache(() => 0, 2);
  for (const key of ['a', 'b', 'c']) cache.put(key, [table(key, 0)]);
  assert.equal(cache.get('a'), undefined);
});
