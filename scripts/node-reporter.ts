// What `node --test` says to the runner: one JSON line of counts. What it says to people is its own spec reporter.
import type { TestEvent } from 'node:test/reporters';
import type { Counts } from './counts.ts';

/** Reads the run's events and yields, at its end, the counts of the whole run; a file without a test counts as failed. */
export default async function* nodeReporter(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  let empty = 0;
  for await (const event of events) {
    if (event.type === 'test:pass' && isWholeFile(event.data)) empty += 1;
    if (event.type === 'test:summary' && event.data.file === undefined) {
      yield JSON.stringify(totals(event.data.counts, empty));
    }
  }
}

/** Node reports a file that declares no test as one test that passed and is named like the file. */
const isWholeFile = ({ name, file, nesting }: { name: string; file?: string; nesting: number }): boolean =>
  nesting === 0 && file !== undefined && name.endsWith('.test.ts') && file.endsWith(name);

interface Summary {
  tests: number;
  passed: number;
  skipped: number;
  todo: number;
}

function totals({ tests, passed, skipped, todo }: Summary, empty: number): Counts {
  const failed = tests - passed - skipped - todo; // those that were cancelled among them
  return { passed: passed - empty, failed: failed + empty, skipped: skipped + todo };
}
