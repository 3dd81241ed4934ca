// An open loop: work begins when the schedule says so, whether or not earlier work has ended, and its latency counts from then on. A
// service that stalls is therefore seen to stall: no coordinated omission.
import { chanceOf } from '../../test/torture/chance.ts';

/** When each piece of work begins, in milliseconds from the start: so many a second by chance (Poisson), repeated by the seed. */
export const arrivals = (rate: number, seconds: number, seed: number): number[] => {
  const chance = chanceOf(seed);
  const times: number[] = [];
  const gap = (): number => (-Math.log(1 - chance.next()) / rate) * 1_000;
  for (let at = gap(); at < seconds * 1_000; at += gap()) times.push(at);
  return times;
};

/** Time as the loop knows it; tests have their own. */
export interface LoopClock {
  now(): number;
  /** Resolves at that time or later. */
  until(at: number): Promise<void>;
}

/** This process's time. */
export const realClock: LoopClock = {
  now: () => performance.now(),
  until: (at) => new Promise((resolve) => setTimeout(resolve, Math.max(0, at - performance.now()))),
};

/** Begins each work at its time; resolves with every latency from the scheduled time on, in milliseconds, when all have ended. */
export const openLoop = async (
  times: readonly number[],
  work: (index: number) => Promise<void>,
  clock: LoopClock = realClock,
): Promise<number[]> => {
  const start = clock.now();
  const latencies: number[] = [];
  const begun: Promise<void>[] = [];
  for (const [index, at] of times.entries()) {
    if (clock.now() < start + at) await clock.until(start + at);
    begun.push(work(index).then(() => void latencies.push(clock.now() - start - at)));
  }
  await Promise.all(begun);
  return latencies;
};
