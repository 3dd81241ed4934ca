import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readJson } from '../../../../src/service/upstream/http/json.ts';

test('JSON is read as it is written, brackets and quotes within its texts included', () => {
  const values: unknown[] = [
    {},
    [],
    0,
    null,
    'text',
    { a: '[[[[', b: '"{{', c: '\\', d: ['\\"', '\\\\'], 'e,"[': [1, 2, { f: ',' }] },
    `${'['.repeat(100)}"`,
    Array.from({ length: 500 }, (_, at) => ({ id: at, name: '{"\\'.repeat(at % 5) })),
  ];
  for (const value of values) assert.deepEqual(readJson(JSON.stringify(value)), value);
});

test('what is nested deeper than any interface is no JSON, however it is closed', () => {
  const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
  assert.doesNotThrow(() => readJson(nested(64)));
  for (const text of [nested(65), nested(100_000), '{"a":'.repeat(65), '['.repeat(1_000_000)])
    assert.throws(() => readJson(text), SyntaxError);
});

test('more values than any page holds are no JSON, and a long text is one value', () => {
  assert.doesNotThrow(() => readJson(`[1${',1'.repeat(119_990)}]`));
  assert.throws(() => readJson(`[1${',1'.repeat(120_000)}]`), SyntaxError);
  assert.throws(() => readJson(`[{}${',{}'.repeat(60_000)}]`), SyntaxError);
  assert.doesNotThrow(() => readJson(JSON.stringify([','.repeat(1_000_000)])));
});

test('a text that does not end, or ends in a backslash, is no JSON', () => {
  for (const text of ['"', '"abc', '["a\\"]', '"\\', '{"a":"b}', '', '[1,]', 'nope'])
    assert.throws(() => readJson(text), SyntaxError, text);
});

test('numbers beyond all numbers, doubled keys and keys of objects’ own are read as JavaScript reads them', () => {
  assert.deepEqual(readJson('[1e999, -1e999]'), [Infinity, -Infinity]);
  assert.deepEqual(readJson('{"a":1,"a":2}'), { a: 2 });
  const read = readJson('{"__proto__":{"admin":true}}') as object;
  assert.equal('admin' in read, false);
});
