/** What is kept of a check's stages: how each ended and how long it took; the code and the owner of what went wrong, and no evidence. */
import { stageNames, type CheckedStage, type Stage, type StageName } from '../../contract/index.ts';
import type { Answer } from './verdict.ts';

const ended = ({ status }: Stage): CheckedStage['status'] =>
  status === 'pending' || status === 'running' ? 'skipped' : status;

/** Stages of a check that has ended. */
export const checkedStages = (stages: readonly Stage[]): CheckedStage[] =>
  stages.map((stage) => ({
    stage: stage.stage,
    status: ended(stage),
    ms: stage.ms ?? null,
    code: stage.failure?.code ?? null,
    owner: stage.failure?.owner ?? null,
  }));

/** The stages that a who-am-I went through; the one that it ended at carries the answer. */
export const judgedStages = (
  seen: ReadonlyMap<StageName, Stage>,
  at: StageName | undefined,
  answer: Answer,
): CheckedStage[] => {
  const stages = checkedStages([...seen.values()]);
  if (answer === 'passed') return stages;
  const { code, owner } = answer;
  const failed = at ?? stageNames.find((name) => code.startsWith(`${name}.`)) ?? 'service';
  const ms = stages.find(({ stage }) => stage === failed)?.ms ?? null;
  return [
    ...stages.filter(({ stage }) => stage !== failed),
    { stage: failed, status: 'failed', ms, code, owner },
  ];
};
