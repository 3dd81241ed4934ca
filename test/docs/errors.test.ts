import assert from 'node:assert/strict';
import { test } from 'node:test';
import { errorsPage } from '../../scripts/errors.ts';
import { failureCodes } from '../../src/contract/index.ts';
import { read } from '../house/source.ts';

test('the page of failures is the one that the table and the words make (`npm run errors`)', async () => {
  assert.equal(read('docs/errors.md'), await errorsPage());
});

test('the page of failures names every code once', () => {
  const named = [...read('docs/errors.md').matchAll(/^### `([a-z_.]+)`$/gm)].map(([, code]) => code);
  assert.deepEqual(named, failureCodes);
});
