/** The sandbox looked at while its address is typed. */
import { setTimeout } from 'node:timers/promises';
import { stageNames, type Probe, type Stage } from '../../../../contract/index.ts';
import { stageOf } from '../../http/stages.ts';
import { isWarning, sampleEvidence, sampleFailure, type Place } from './samples.ts';
import { scenarioOfAddress, type Scenario } from './scenario.ts';

const stages = stageNames.slice(0, stageNames.indexOf('auth'));
/** How long looking takes unless the address says otherwise, in milliseconds. */
const usual = 150;

const passed = (place: Place): Stage[] =>
  stages.map((stage) => ({
    stage,
    status: 'passed',
    ms: 1,
    evidence: sampleEvidence(stage, place, Date.now()),
  }));

const failing = (scenario: Extract<Scenario, { kind: 'error' }>, place: Place): Stage[] => {
  const failure = sampleFailure(scenario.code, place, Date.now());
  // A probe has no later stages: what belongs to one is met where the system answers.
  const at = stages.find((stage) => stage === stageOf(scenario.code)) ?? 'service';
  const status = isWarning(scenario.code) ? 'warning' : 'failed';
  const before = passed(place).slice(0, stages.indexOf(at));
  return [...before, { stage: at, status, ms: 1, evidence: [], failure }];
};

const other = (place: Place): Probe => ({
  status: 'other_product',
  stages: failing({ kind: 'error', code: 'service.other_product' }, place),
  product: 'Another system',
});

/** Looks at the address; what its last segment says is what is found. */
export const probe = async (path: string, place: Place, signal: AbortSignal): Promise<Probe> => {
  const scenario = scenarioOfAddress(path);
  await setTimeout(scenario.kind === 'slow' ? scenario.ms : usual, undefined, { signal });
  if (scenario.kind === 'other_product') return other(place);
  if (scenario.kind !== 'error') return { status: 'reached', stages: passed(place), product: 'Sandbox' };
  const status = isWarning(scenario.code) ? 'reached' : 'failed';
  return { status, stages: failing(scenario, place), product: 'Sandbox' };
};
