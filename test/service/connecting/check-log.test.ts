import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Check, stageNames, type CheckEvent, type Stage } from '../../../src/contract/index.ts';
import { foldCheck } from '../../../src/service/connecting/check-log.ts';

const stage = (seq: number, name: Stage['stage'], status: Stage['status']): CheckEvent => ({
  type: 'stage',
  seq,
  stage: { stage: name, status, evidence: [] },
});
const statuses = (events: CheckEvent[]): string[] =>
  foldCheck('chk_1', events).stages.map(({ status }) => status);

test('a check without events is pending throughout', () => {
  assert.deepEqual(statuses([]), Array(stageNames.length).fill('pending'));
  assert.equal(foldCheck('chk_1', []).status, 'running');
});

test('of each stage the last word counts', () => {
  const events = [stage(1, 'input', 'passed'), stage(2, 'dns', 'running'), stage(3, 'dns', 'passed')];
  assert.deepEqual(statuses(events).slice(0, 3), ['passed', 'passed', 'pending']);
});

test('what never came, or was running at the end, is skipped once the check has ended', () => {
  const events: CheckEvent[] = [
    stage(1, 'input', 'passed'),
    stage(2, 'dns', 'failed'),
    stage(3, 'network', 'running'),
    { type: 'end', seq: 4, status: 'failed' },
  ];
  const check = foldCheck('chk_1', events);
  assert.deepEqual(Check.parse(check), check);
  assert.equal(check.status, 'failed');
  assert.deepEqual(statuses(events), ['passed', 'failed', ...Array<string>(7).fill('skipped')]);
});
