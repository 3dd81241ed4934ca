import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { Rounds } from '../../src/service/rounds.ts';

/** Rounds whose looks are held back until the test lets them go on, each beginning nothing. */
const heldBack = () => {
  const looks: (() => void)[] = [];
  const rounds = new Rounds({
    every: 0,
    begin: () => new Promise((resolve) => looks.push(() => resolve(false))),
    broken: (error) => assert.fail(String(error)),
  });
  return { rounds, looks };
};

test('What is asked for while a look is under way gets a look of its own, and many get one.', async () => {
  const { rounds, looks } = heldBack();
  const first = rounds.wake();
  const others = [rounds.wake(), rounds.wake()];
  assert.equal(looks.length, 1);
  looks[0]?.();
  await setImmediate();
  assert.equal(looks.length, 2);
  looks[1]?.();
  await Promise.all([first, ...others]);
  assert.equal(looks.length, 2);
});

test('Work that ends has it look for more, and what work or a look throws stops nothing.', async () => {
  const thrown: unknown[] = [];
  const due = ['breaks', 'works', 'works'];
  const rounds: Rounds = new Rounds({
    every: 0,
    begin: async () => {
      const next = due.pop();
      if (next === undefined) return false;
      rounds.follow(next === 'works' ? Promise.resolve() : Promise.reject(new Error(next)), () =>
        ended.push(next),
      );
      if (due.length === 1) throw new Error('A look broke.');
      return false;
    },
    broken: (error) => thrown.push((error as Error).message),
  });
  const ended: string[] = [];
  await rounds.settled();
  assert.deepEqual(ended, ['works', 'works', 'breaks']);
  assert.deepEqual(thrown, ['A look broke.', 'breaks']);
});

test('Stopped, it begins nothing more, and waits for what is under way.', async () => {
  let begun = 0;
  const work = Promise.withResolvers<void>();
  const rounds = new Rounds({
    every: 0,
    begin: async () => {
      begun += 1;
      return false;
    },
    broken: (error) => assert.fail(String(error)),
  });
  let over = false;
  rounds.follow(work.promise, () => (over = true));
  const stopped = rounds.stop();
  await rounds.wake();
  work.resolve();
  await stopped;
  assert.deepEqual({ begun, over, stopped: rounds.stopped }, { begun: 0, over: true, stopped: true });
});
