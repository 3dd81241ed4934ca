// Secrets by the hundred through a real process; together with what each session mints they are far more than 300.
import { test } from 'node:test';
import { leavesNoTrace } from './canary-run.ts';

test('three hundred secrets leave no trace in logs, files, answers, addresses or crashes', (t) =>
  leavesNoTrace(t, {
    rounds: [
      ['connected', 14],
      ['refused', 8],
      ['garbage', 6],
      ['redirected', 4],
      ['broken', 4],
      ['cancelled', 6],
    ],
    signIns: 4,
    throws: 6,
    least: { canaries: 300, traces: 500 },
  }));
