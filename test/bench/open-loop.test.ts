import assert from 'node:assert/strict';
import { test } from 'node:test';
import { arrivals, openLoop, type LoopClock } from '../../scripts/bench/open-loop.ts';
import { median, quantile, withSpread } from '../../scripts/bench/quantiles.ts';

/** Time that passes only when somebody waits for it. */
const ownClock = (): LoopClock & { time: number } => {
  const clock = {
    time: 1_000,
    now: () => clock.time,
    until: async (at: number) => {
      clock.time = Math.max(clock.time, at);
    },
  };
  return clock;
};

test('a quantile is a value that was measured: the least that this share does not exceed', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => index + 1);
  assert.deepEqual(
    [0.5, 0.95, 0.99, 1].map((share) => quantile(hundred, share)),
    [50, 95, 99, 100],
  );
  assert.equal(quantile([7], 0.99), 7);
  assert.ok(Number.isNaN(quantile([], 0.5)));
});

test('the median of an even number of rounds lies between the two in the middle, and the spread shows the ends', () => {
  assert.equal(median([4, 1, 3, 2]), 2.5);
  assert.equal(median([9, 1, 5]), 5);
  assert.equal(withSpread([9, 1, 5]), '5.0 (1.0–9.0)');
});

test('arrivals are as many as the rate says, in order, within their time, and the same for the same seed', () => {
  const times = arrivals(500, 10, 7);
  assert.ok(Math.abs(times.length - 5_000) < 300, String(times.length));
  assert.deepEqual(
    times,
    times.toSorted((a, b) => a - b),
  );
  assert.ok((times[0] ?? -1) > 0 && (times.at(-1) ?? Infinity) < 10_000);
  assert.deepEqual(arrivals(500, 10, 7), times);
  assert.notDeepEqual(arrivals(500, 10, 8), times);
});

test('gaps between arrivals are of every length, as those of people who do not know of each other', () => {
  const times = arrivals(100, 60, 1);
  const gaps = times.slice(1).map((at, index) => at - (times[index] ?? 0));
  const longer = gaps.filter((gap) => gap > 10).length / gaps.length;
  assert.ok(longer > 0.32 && longer < 0.42, `a share of ${longer} is longer than the mean: 1/e is expected`);
});

test('latency counts from the scheduled time: work that has to wait for a stalled process is seen to wait', async () => {
  const clock = ownClock();
  const latencies = await openLoop(
    [0, 10, 20],
    async (index) => {
      // The first one blocks everything for 100 ms.
      if (index === 0) clock.time += 100;
    },
    clock,
  );
  assert.deepEqual(latencies, [100, 90, 80]);
});

test('work begins on time although earlier work has not ended', async () => {
  const clock = ownClock();
  const held = Promise.withResolvers<void>();
  const begun: number[] = [];
  const all = openLoop(
    [0, 10, 20],
    async (index) => {
      begun.push(clock.time - 1_000);
      if (index < 2) await held.promise;
      else held.resolve();
    },
    clock,
  );
  assert.equal((await all).length, 3);
  assert.deepEqual(begun, [0, 10, 20]);
});
