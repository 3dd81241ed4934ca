import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wayOf } from '../../../src/catalogue/index.ts';
import { createDiskCatalogue } from '../../../src/service/adapters/disk-catalogue.ts';
import { viewOf } from '../../../src/service/upstream-clients/client-view.ts';

const catalogue = createDiskCatalogue();
const view = viewOf(catalogue, new Set(['gitlab']));

test('where the partner is registered, the way that takes its client is recommended, and asks for none', () => {
  const plain = catalogue.find('gitlab') ?? assert.fail();
  assert.deepEqual(plain.methods.map(wayOf), ['api_key', 'bearer', 'oauth2_code']);
  const seen = view.find('gitlab') ?? assert.fail();
  assert.deepEqual(seen.methods.map(wayOf), ['oauth2_code', 'api_key', 'bearer']);
  const alone = view.find('gitlab', 'oauth2_code') ?? assert.fail();
  const names = alone.methods.flatMap(({ fields }) => fields.map(({ name }) => name));
  assert.ok(names.length > 0 && !names.includes('client_id') && !names.includes('client_secret'));
  assert.equal(alone.guide, 'oauth2-registered');
});

test('the ways that take no client stay as they are', () => {
  assert.deepEqual(view.find('gitlab', 'api_key'), catalogue.find('gitlab', 'api_key'));
  assert.deepEqual(view.find('redmine'), catalogue.find('redmine'));
});
