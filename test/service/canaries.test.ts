// A few secrets of every kind through a real process; `canaries.long.test.ts` sends hundreds.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findings, Canaries } from './canaries.ts';
import { leavesNoTrace } from './canary-run.ts';

test('secrets of every kind leave no trace in logs, files, answers, addresses or crashes', (t) =>
  leavesNoTrace(t, {
    rounds: [
      ['connected', 1],
      ['refused', 1],
      ['garbage', 1],
      ['redirected', 1],
      ['broken', 1],
      ['cancelled', 1],
    ],
    signIns: 1,
    throws: 1,
    least: { canaries: 80, traces: 150 },
  }));

test('the search finds what is there, in every spelling', () => {
  for (const spell of [
    (text: string) => text,
    (text: string) => Buffer.from(text).toString('base64'),
    (text: string) => Buffer.from(`planner:${text}`).toString('base64'),
    (text: string) => Buffer.from(text).toString('base64url'),
    (text: string) => Buffer.from(text).toString('hex'),
    encodeURIComponent,
    (text: string) => JSON.stringify(text),
    (text: string) => JSON.stringify(JSON.stringify(text)),
    (text: string) => Buffer.from(JSON.stringify(text)).toString('latin1'),
    (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`),
  ]) {
    const canaries = new Canaries();
    const secret = canaries.plant('password', ['allowed']);
    const traces = ['allowed', 'elsewhere'].map((where) => ({ where, text: `{"x":"${spell(secret)}"}` }));
    assert.deepEqual(findings(canaries, traces), ['password in elsewhere']);
  }
});
