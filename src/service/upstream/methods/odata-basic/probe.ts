/** The probe: the first five stages, without a sign-in, while the person types. */
import {
  stageNames,
  type Fingerprint,
  type Probe,
  type Stage,
  type StageName,
  type System,
} from '../../../../contract/index.ts';
import type { Access, Egress } from '../../../ports.ts';
import { UpstreamError } from '../../upstream-error.ts';
import { failureOf } from '../../failure.ts';
import { offersOnlyOthers } from './answer.ts';
import { askFor } from './ask.ts';
import { reach, type Reached } from './reach.ts';
import { targetOf } from './target.ts';

/** What a probe is made of. */
export interface ProbeParts {
  readonly egress: Egress;
  readonly systems: readonly System[];
  readonly known: readonly Fingerprint[];
}

const stageOf = (code: string): StageName => {
  const stage = code.slice(0, code.indexOf('.'));
  return stageNames.find((name) => name === stage) ?? 'service';
};

const inOrder = (stages: ReadonlyMap<StageName, Stage>): Stage[] =>
  stageNames.flatMap((name) => stages.get(name) ?? []).filter(({ status }) => status !== 'running');

const concluded = (reached: Reached, systems: readonly System[]): Omit<Probe, 'stages'> => {
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
export const probe = async (
  { egress, systems, known }: ProbeParts,
  access: Access,
  signal: AbortSignal,
): Promise<Probe> => {
  const stages = new Map<StageName, Stage>();
  const report = (stage: Stage): void => void stages.set(stage.stage, stage);
  try {
    const target = targetOf(access);
    report({ stage: 'input', status: 'passed', evidence: [] });
    const ask = askFor(egress, access, target, signal);
    const reached = await reach({ access, target, ask, known, report });
    const service = stages.get('service');
    if (reached.ok && service && offersOnlyOthers(reached.control))
      report({
        ...service,
        status: 'warning',
        failure: failureOf('auth.basic_not_offered', { host: target.host }),
      });
    return { ...concluded(reached, systems), stages: inOrder(stages) };
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error;
    const stage = stageOf(error.code);
    report({ ...stages.get(stage), stage, status: 'failed', evidence: [], failure: error.failure });
    return { status: 'failed', stages: inOrder(stages) };
  }
};
