// What the browser tests say: to people each failure in full, to the runner one JSON file of counts.
import { writeFileSync } from 'node:fs';
import { inspect } from 'node:util';
import type {
  Reporter,
  TestResult,
  TestResultError,
  TestSession,
  TestSuiteResult,
} from '@web/test-runner-core';
import { closingLine } from './counts.ts';
import type { Counts } from './counts.ts';

/** A @web/test-runner reporter that prints what failed and why, file by file, and writes the counts to `TEST_COUNTS`. */
export const elementReporter = (): Reporter => ({
  reportTestFileResults({ logger, sessionsForTestFile }) {
    for (const session of sessionsForTestFile) for (const line of failures(session)) logger.log(line);
  },
  stop({ sessions }) {
    const counts = count(sessions);
    console.log(closingLine(counts));
    const { TEST_COUNTS } = process.env;
    if (TEST_COUNTS) writeFileSync(TEST_COUNTS, JSON.stringify(counts));
  },
});

interface Named extends TestResult {
  path: string;
}

const testsOf = ({ testResults }: TestSession): Named[] => (testResults ? under(testResults, '') : []);

const under = (suite: TestSuiteResult, path: string): Named[] => [
  ...suite.tests.map((test) => ({ ...test, path: `${path}${test.name}` })),
  ...suite.suites.flatMap((inner) => under(inner, `${path}${inner.name} › `)),
];

/** A file that broke outside its tests, or has none, counts as one failed test. */
function count(sessions: readonly TestSession[]): Counts {
  const counts: Counts = { passed: 0, failed: 0, skipped: 0 };
  for (const session of sessions) {
    const tests = testsOf(session);
    if (session.errors.length > 0 || tests.length === 0) counts.failed += 1;
    for (const test of tests) counts[test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed'] += 1;
  }
  return counts;
}

function failures(session: TestSession): string[] {
  const failed = testsOf(session).filter((test) => !test.passed && !test.skipped);
  const lines = [
    ...session.errors.map((error) => `  ${explain(error)}`),
    ...failed.map((test) => `  ✖ ${test.path}\n    ${test.error ? explain(test.error) : 'failed'}`),
  ];
  if (testsOf(session).length === 0 && lines.length === 0) lines.push('  There is no test in this file.');
  return lines.length === 0 ? [] : [session.testFile, ...lines, ...logs(session)];
}

const explain = ({ message, stack, expected, actual }: TestResultError): string =>
  [message, expected !== undefined && `expected ${expected}\n    actual   ${actual}`, stack]
    .filter(Boolean)
    .join('\n    ');

const logs = ({ logs: entries }: TestSession): string[] =>
  entries.map(
    (entry) =>
      `  console: ${entry.map((part) => (typeof part === 'string' ? part : inspect(part))).join(' ')}`,
  );
