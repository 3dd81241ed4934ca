import assert from 'node:assert/strict';
import { test } from 'node:test';
import { manifest } from '../../scripts/manifest.ts';
import { read } from './source.ts';

test('custom-elements.json is what the elements say today (`npm run manifest` writes it).', async () => {
  assert.equal(read('custom-elements.json'), await manifest());
});

test('custom-elements.json shows the element, its attributes and events, and nothing private.', () => {
  const text = read('custom-elements.json');
  assert.match(text, /"tagName": "makini-connect"/);
  assert.match(text, /"name": "session-url"/);
  assert.match(text, /"name": "makini-success"/);
  assert.doesNotMatch(text, /"name": "#|"privacy": "(private|protected)"/);
});
