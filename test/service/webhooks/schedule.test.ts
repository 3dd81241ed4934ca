import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gaps, mostAttempts, waitAfter, wishOf } from '../../../src/service/webhooks/schedule.ts';

test('ten attempts spread over about 75 hours, each gap up to a tenth longer or shorter', () => {
  assert.equal(mostAttempts, 10);
  const hours = gaps.reduce((sum, gap) => sum + gap, 0) / 3600_000;
  assert.ok(hours > 75 && hours < 76, String(hours));
  for (const [at, gap] of gaps.entries()) {
    assert.equal(waitAfter(at + 1, 0, 0), Math.round(gap * 0.9));
    assert.equal(waitAfter(at + 1, 1, 0), Math.round(gap * 1.1));
  }
  assert.equal(waitAfter(10, 0.5, 0), undefined);
  assert.equal(waitAfter(10, 0.5, 5000), undefined, 'a wish makes no further attempt');
});

test('Retry-After lengthens a gap, by seconds or by a date, a day at most, and never shortens it', () => {
  const now = Date.UTC(2026, 10, 1);
  assert.equal(wishOf('120', now), 120_000);
  assert.equal(wishOf(new Date(now + 90_000).toUTCString(), now), 90_000);
  assert.equal(wishOf('999999999', now), 24 * 3600_000);
  for (const nothing of [undefined, '', 'soon', '-5', new Date(now - 1000).toUTCString()]) {
    assert.equal(wishOf(nothing, now), 0, nothing);
  }
  assert.equal(waitAfter(1, 0.5, 120_000), 120_000);
  assert.equal(waitAfter(9, 0.5, 1000), 24 * 3600_000);
});
