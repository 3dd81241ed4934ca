import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isAsked, judgeValue, type Field } from '../../src/contract/index.ts';

const field = (more: Partial<Field>): Field => ({
  name: 'client',
  type: 'text',
  label: 'Client',
  required: false,
  ...more,
});

test('an empty value is a problem only where the field is required', () => {
  assert.equal(judgeValue(field({}), ''), undefined);
  assert.equal(judgeValue(field({ required: true }), ''), 'input.required');
});

test('a pattern must match the whole value', () => {
  const client = field({ pattern: { source: '\\d{3}', message: 'Three digits, such as 100' } });
  assert.equal(judgeValue(client, '100'), undefined);
  assert.equal(judgeValue(client, '1000'), 'input.malformed');
  assert.equal(judgeValue(client, '100\n'), 'input.malformed');
});

test('a value longer than the field allows is named as such', () => {
  assert.equal(judgeValue(field({ maxLength: 3 }), 'abcd'), 'input.too_long');
  assert.equal(judgeValue(field({}), 'x'.repeat(2049)), 'input.too_long');
});

test('a select takes its options only', () => {
  const select = field({ type: 'select', options: [{ value: 'eu', label: 'Europe' }] });
  assert.equal(judgeValue(select, 'eu'), undefined);
  assert.equal(judgeValue(select, 'mars'), 'input.not_an_option');
});

test('a conditional field is asked only while the other field has one of its values', () => {
  const proxy = field({ when: { field: 'hosting', is: ['own'] } });
  assert.equal(isAsked(proxy, { hosting: 'own' }), true);
  assert.equal(isAsked(proxy, { hosting: 'cloud' }), false);
  assert.equal(isAsked(proxy, {}), false);
});
