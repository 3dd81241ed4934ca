/** The probe: the first five stages, without a sign-in, while the person types. */
import {
  stageNames,
  type Failure,
  type Fingerprint,
  type Probe,
  type Stage,
  type StageName,
  type SystemHead,
} from '../../../contract/index.ts';
import type { EgressAnswer } from '../../ports.ts';
import { UpstreamError } from '../upstream-error.ts';
import { reach, type Reached, type ReachParts } from './reach.ts';
import { stageOf } from './stages.ts';

/** What a probe is made of; `open` reads what was typed, and `doubt` is a warning that the control gives rise to. */
export interface ProbeParts {
  readonly systems: readonly SystemHead[];
  readonly known: readonly Fingerprint[];
  readonly open: () => Omit<ReachParts, 'known' | 'report'>;
  readonly doubt?: (control: EgressAnswer, host: string) => Failure | undefined;
}

/** A probe has the first five stages: what stands in the way later is told where it was met. */
const probed = (stage: Stage): Stage =>
  stageNames.indexOf(stage.stage) > stageNames.indexOf('service') ? { ...stage, stage: 'service' } : stage;

const inOrder = (stages: ReadonlyMap<StageName, Stage>): Stage[] =>
  stageNames.flatMap((name) => stages.get(name) ?? []).filter(({ status }) => status !== 'running');

const concluded = (reached: Reached, systems: readonly SystemHead[]): Omit<Probe, 'stages'> => {
  if (reached.ok)
    return { status: 'reached', ...(reached.product !== undefined && { product: reached.product }) };
  if (!reached.other) return { status: 'failed' };
  const { product, system } = reached.other;
  const offered = systems.find(({ id }) => id === system);
  return {
    status: 'other_product',
    product,
    ...(offered && { suggestion: { id: offered.id, name: offered.name } }),
  };
};

/** Looks at the typed address. Never rejects for what a system or a network does: that is the probe's answer. */
export const probe = async ({ systems, known, open, doubt }: ProbeParts): Promise<Probe> => {
  const stages = new Map<StageName, Stage>();
  const report = (reported: Stage): void => {
    const stage = probed(reported);
    stages.set(stage.stage, stage);
  };
  try {
    const opened = open();
    report({ stage: 'input', status: 'passed', evidence: [] });
    const reached = await reach({ ...opened, known, report });
    const service = stages.get('service');
    const failure = reached.ok ? doubt?.(reached.control, opened.opening.host) : undefined;
    if (service && failure) report({ ...service, status: 'warning', failure });
    return { ...concluded(reached, systems), stages: inOrder(stages) };
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error;
    const stage = stageOf(error.code) ?? 'service';
    report({ ...stages.get(stage), stage, status: 'failed', evidence: [], failure: error.failure });
    return { status: 'failed', stages: inOrder(stages) };
  }
};
