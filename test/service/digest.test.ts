import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hashHint, newId, randomText, sha256 } from '../../src/service/digest.ts';

test('random texts have the length that was asked for, also where the stock has to be filled again', () => {
  for (const bytes of [1, 12, 15, 32, 1_000, 4_096]) {
    for (let round = 0; round < 20; round += 1)
      assert.equal(Buffer.from(randomText(bytes), 'base64url').length, bytes);
  }
});

test('no random text comes twice, and none is made of what was handed out before', () => {
  const many = Array.from({ length: 20_000 }, () => randomText());
  assert.equal(new Set(many).size, many.length);
  const zeros = Buffer.alloc(8).toString('base64url').slice(0, 10);
  assert.equal(many.filter((text) => text.includes(zeros)).length, 0);
});

test('more than the stock holds is refused instead of being cut short', () => {
  assert.throws(() => randomText(4_097), RangeError);
});

test('an id carries its prefix and 120 random bits', () => {
  assert.match(newId('con'), /^con_[\w-]{20}$/);
});

test('what people type of a hash never looks like an option of a command', () => {
  for (let round = 0; round < 500; round += 1)
    assert.match(hashHint(sha256(randomText()), 8), /^[0-9a-f]{8}$/);
});
