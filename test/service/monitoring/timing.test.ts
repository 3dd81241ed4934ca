import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  intervalOf,
  isQuiet,
  isThorough,
  nextAt,
  usualTimes,
} from '../../../src/service/monitoring/timing.ts';

const minute = 60_000;
const hour = 60 * minute;
const now = 1_000 * 24 * hour;
const used = { usedAt: now - hour, now };

test('a connection in use is checked every quarter of an hour, up to a tenth sooner and never later', () => {
  const at = (chance: number) =>
    nextAt({ is: 'regular', intervals: 1 }, usualTimes, { ...used, chance }) ?? assert.fail();
  assert.deepEqual([at(0) - now, at(0.5) - now, at(1) - now], [13.5 * minute, 14.25 * minute, 15 * minute]);
});

test('one that nobody has read from for a day is checked every hour', () => {
  assert.equal(isQuiet(now - 24 * hour, now), false);
  assert.equal(isQuiet(now - 24 * hour - 1, now), true);
  assert.equal(intervalOf(usualTimes, now - 25 * hour, now), hour);
  const slow = { ...usualTimes, every: 2 * hour, quiet: hour };
  assert.equal(intervalOf(slow, now - 25 * hour, now), 2 * hour, 'never more often than the others');
});

test('rests are intervals; soon is a minute at most, and a time is that time', () => {
  const chance = 1;
  assert.equal(nextAt({ is: 'regular', intervals: 4 }, usualTimes, { ...used, chance }), now + hour);
  assert.equal(nextAt({ is: 'soon' }, usualTimes, { ...used, chance }), now + minute);
  assert.equal(nextAt({ is: 'soon' }, { ...usualTimes, every: 2_000 }, { ...used, chance }), now + 2_000);
  assert.equal(nextAt({ is: 'at', at: 7 }, usualTimes, { ...used, chance }), 7);
  assert.equal(nextAt({ is: 'never' }, usualTimes, { ...used, chance }), null);
});

test('a thorough check is made once an hour, for each connection at its own moment', () => {
  const momentOf = (id: string): number =>
    Array.from({ length: 60 }, (_, at) => at).findIndex((at) =>
      isThorough({ id, trouble: null }, now + at * minute, now + (at + 1) * minute),
    );
  const ids = Array.from({ length: 50 }, (_, at) => `con_${at}`);
  const moments = ids.map(momentOf);
  assert.ok(moments.every((at) => at >= 0));
  assert.ok(new Set(moments).size > 20, `${new Set(moments).size} moments`);
  for (const id of ids) {
    const checks = Array.from({ length: 60 }, (_, at) =>
      isThorough({ id, trouble: null }, now + at * minute, now + (at + 1) * minute),
    );
    assert.equal(checks.filter(Boolean).length, 1, id);
    assert.equal(isThorough({ id, trouble: null }, now, now + hour), true);
  }
});

test('while the trouble is what may be read, every check is thorough', () => {
  const each = { id: 'con_1', trouble: 'access.forbidden' };
  assert.equal(isThorough(each, now, now), true);
  assert.equal(isThorough({ ...each, trouble: 'service.error' }, now, now), false);
});
