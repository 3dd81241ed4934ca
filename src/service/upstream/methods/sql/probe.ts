/** The probe of a database: reached and recognised, without a sign-in, while the person types. */
import { stageNames, type Probe, type Stage, type StageName } from '../../../../contract/index.ts';
import type { Access, Egress } from '../../../ports.ts';
import { stageOf } from '../../http/stages.ts';
import { UpstreamError } from '../../upstream-error.ts';
import { sqlAddressOf } from './address.ts';
import { dialectOf } from './dialects.ts';

const inOrder = (stages: ReadonlyMap<StageName, Stage>): Stage[] =>
  stageNames.flatMap((name) => stages.get(name) ?? []).filter(({ status }) => status !== 'running');

/** Looks at the typed address. Never rejects for what a server or a network does: that is the probe's answer. */
export const probe = async (egress: Egress, access: Access, signal: AbortSignal): Promise<Probe> => {
  const stages = new Map<StageName, Stage>();
  const report = (stage: Stage): void => void stages.set(stage.stage, stage);
  try {
    const address = sqlAddressOf(access);
    report({ stage: 'input', status: 'passed', evidence: [] });
    const { client, system } = access;
    const server = await dialectOf(system).reach({ egress, address, client, signal, report });
    server.close();
    return { status: 'reached', product: server.product, stages: inOrder(stages) };
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error;
    const stage = stageOf(error.code) ?? 'service';
    report({ ...stages.get(stage), stage, status: 'failed', evidence: [], failure: error.failure });
    return { status: 'failed', stages: inOrder(stages) };
  }
};
