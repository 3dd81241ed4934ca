import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { sealedColumns } from '../../../src/service/keys/sealed-columns.ts';
import { makePorts } from '../stand-ports.ts';

const tables = readFileSync(new URL('../../../src/service/tables.ts', import.meta.url), 'utf8');

/** `table.column` of every column that is an `Envelope`. */
const envelopes = (source: string): string[] => {
  const names = new Map(
    [...source.matchAll(/^ {2}(\w+): (\w+Table);$/gm)].map(([, name = '', type = '']) => [type, name]),
  );
  return [...source.matchAll(/^export interface (\w+Table)(?: extends \w+)? \{\n([\s\S]*?)^\}/gm)].flatMap(
    ([, type = '', body = '']) =>
      [...body.matchAll(/^ {2}(\w+): Envelope\b/gm)].map(
        ([, column = '']) => `${names.get(type) ?? type}.${column}`,
      ),
  );
};

test('the registry has every column of envelopes that the tables have, and no other', () => {
  const registered = sealedColumns.map(({ table, column }) => `${table}.${column}`);
  assert.ok(envelopes(tables).length >= 6);
  assert.deepEqual(registered.toSorted(), envelopes(tables).toSorted());
});

test('the registry names the primary key of each table', async (t) => {
  const { ports, close } = await makePorts();
  t.after(close);
  const found = await ports.store.introspection.getTables();
  for (const { table, key, column } of sealedColumns) {
    const known = found.find(({ name }) => name === table)?.columns.map(({ name }) => name) ?? [];
    for (const name of [...key, column]) assert.ok(known.includes(name), `${table}.${name}`);
  }
});
