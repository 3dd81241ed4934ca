/** One leg of a way out, timed and reported: it starts, it ends, and whatever breaks in it gets the contract's code. */
import type { Evidence, Failure } from '../../../contract/index.ts';
import type { Clock, StageReport } from '../../ports.ts';
import { UpstreamError } from '../upstream-error.ts';
import { faultOf, lateIn, type Leg } from './faults.ts';

/** What a leg is run with. `signal` ends when the time is up or nobody waits any more; `isLate` tells which. */
export interface LegContext {
  readonly report: StageReport;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly isLate: () => boolean;
  /** Values that fill a failure's sentence: host and port. */
  readonly values: Failure['values'];
}

/** The failure an error of this leg stands for; an `UpstreamError` keeps its code and gains host and port. */
export const explain = (error: unknown, leg: Leg, context: LegContext): UpstreamError => {
  const code =
    error instanceof UpstreamError
      ? error.code
      : context.isLate()
        ? lateIn[leg]
        : context.signal.aborted
          ? 'service.interrupted'
          : faultOf(error, leg);
  const own = error instanceof UpstreamError ? error.failure.values : {};
  return new UpstreamError(code, { ...context.values, ...own }, { cause: error });
};

/** Runs one of the first three legs, reporting `running`, then `passed` with its evidence or `failed` with its failure. */
export const runLeg = async <T>(
  leg: 'dns' | 'network' | 'tls',
  context: LegContext,
  work: () => Promise<{ value: T; evidence: Evidence[] }>,
): Promise<T> => {
  const began = context.clock();
  const ms = (): number => Math.max(0, Math.round(context.clock() - began));
  context.report({ stage: leg, status: 'running', evidence: [] });
  try {
    const { value, evidence } = await work();
    context.report({ stage: leg, status: 'passed', ms: ms(), evidence });
    return value;
  } catch (error) {
    const explained = explain(error, leg, context);
    context.report({ stage: leg, status: 'failed', ms: ms(), evidence: [], failure: explained.failure });
    throw explained;
  }
};
