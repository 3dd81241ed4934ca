import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestEvent } from 'node:test/reporters';
import { closingLine, sum } from '../../scripts/counts.ts';
import nodeReporter from '../../scripts/node-reporter.ts';

/** What the reporter writes after a run that said these things. */
async function counted(...events: { type: string; data: object }[]): Promise<unknown> {
  const written: string[] = [];
  for await (const text of nodeReporter(stream(events))) written.push(text);
  return JSON.parse(written.join(''));
}

async function* stream(events: { type: string; data: object }[]): AsyncGenerator<TestEvent> {
  for (const event of events) yield event as TestEvent;
}

const passed = (name: string, file: string) => ({ type: 'test:pass', data: { name, file, nesting: 0 } });
const summary = (counts: object) => ({ type: 'test:summary', data: { counts, file: undefined } });
const five = { tests: 5, passed: 2, cancelled: 1, skipped: 1, todo: 0 };

test('What was cancelled counts as failed, and what is to be done as skipped.', async () => {
  assert.deepEqual(await counted(summary(five)), { passed: 2, failed: 2, skipped: 1 });
  assert.deepEqual(await counted(summary({ ...five, todo: 2 })), { passed: 2, failed: 0, skipped: 3 });
});

test('A file without a test, which Node reports as passed, counts as failed.', async () => {
  const file = '/somewhere/test/house/nothing.test.ts';
  const counts = await counted(
    passed('test/house/nothing.test.ts', file),
    passed('Real.', file),
    summary(five),
  );
  assert.deepEqual(counts, { passed: 1, failed: 3, skipped: 1 });
});

test('The counts of one file among many are not taken for those of the run.', async () => {
  const ofFile = { type: 'test:summary', data: { counts: five, file: '/somewhere/a.test.ts' } };
  assert.deepEqual(await counted(ofFile, summary({ ...five, tests: 9 })), {
    passed: 2,
    failed: 6,
    skipped: 1,
  });
});

test('The closing line adds the parts up.', () => {
  const parts = [
    { passed: 3, failed: 0, skipped: 1 },
    { passed: 4, failed: 2, skipped: 0 },
  ];
  assert.equal(closingLine(sum(parts)), '7 passed, 2 failed, 1 skipped');
});
