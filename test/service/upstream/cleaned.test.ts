import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cleaned } from '../../../src/service/upstream/cleaned.ts';

test('markup, control characters and bidirectional overrides are removed, white space is folded', () => {
  assert.equal(cleaned('<b>Works</b>\r\n\t Ltd.'), 'Works Ltd.');
  assert.equal(cleaned('safe\u202egnp.exe\u0000\u2028x'), 'safe gnp.exe x');
});

test('long text is cut with a sign that it was', () => {
  assert.equal(cleaned('a'.repeat(10_000)), `${'a'.repeat(79)}…`);
  assert.equal(cleaned('abcdef', 4), 'abc…');
  assert.equal(cleaned('abcd', 4), 'abcd');
  assert.equal(cleaned('ab🔧d', 4), 'ab…');
});

test('whatever a system sends is one short printable line without markup', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom('🔧', 'a', '\ud800', '\udc00'), minLength: 30, maxLength: 100 }),
    fc.string({ unit: fc.constantFrom('<', '>', 'b', '/', ' ', '\n', '\u202e', '&lt;') }),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const line = cleaned(text);
      assert.ok(line.length <= 80);
      assert.ok(line.isWellFormed());
      assert.doesNotMatch(line, /[<>\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      assert.equal(line, line.trim());
    }),
  );
});
