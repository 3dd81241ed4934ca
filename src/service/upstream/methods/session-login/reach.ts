/** The part that probe and check share: reach the system without a sign-in and say what stands there. */
import type { StageReport } from '../../../ports.ts';
import { cleaned } from '../../cleaned.ts';
import { UpstreamError } from '../../upstream-error.ts';
import type { LoginAddress } from './address.ts';
import type { Call } from './rpc.ts';

/** Asks for the version, which needs no sign-in; reports dns, network, tls and service. Gives the product's name, or rejects with an `UpstreamError`. */
export const reach = async (call: Call, { host }: LoginAddress, report: StageReport): Promise<string> => {
  const onStage: StageReport = (stage) => {
    report(stage);
    const open = stage.stage === 'tls' && (stage.status === 'passed' || stage.status === 'skipped');
    if (open) report({ stage: 'service', status: 'running', evidence: [] });
  };
  try {
    const reply = await call('common.server.version', [], { onStage });
    if (reply.is === 'other') throw new UpstreamError(reply.fault, { host });
    if (reply.is !== 'result' || typeof reply.result !== 'string' || !/^\d+\.\d+/.test(reply.result))
      throw new UpstreamError('service.not_this_product', { host });
    const product = cleaned(`Tryton ${reply.result}`);
    report({
      stage: 'service',
      status: 'passed',
      evidence: [{ code: 'service.answered', values: { product } }],
    });
    return product;
  } catch (error) {
    if (error instanceof UpstreamError && /^(?:service|access|auth)\./.test(error.code))
      report({ stage: 'service', status: 'failed', evidence: [], failure: error.failure });
    throw error;
  }
};
