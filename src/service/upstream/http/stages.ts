/** The stages of a running check that come after the service was reached. */
import {
  stageNames,
  type Evidence,
  type Failure,
  type FailureCode,
  type StageName,
} from '../../../contract/index.ts';
import type { CheckOutcome, StageReport } from '../../ports.ts';
import { UpstreamError } from '../upstream-error.ts';

/** What a stage of the check ends with: evidence, and a warning that does not stop it. */
export interface Ended {
  readonly evidence: Evidence[];
  readonly warning?: Failure;
}

/** The stage that a failure's code names. */
export const stageOf = (code: string): StageName | undefined =>
  stageNames.find((name) => code.startsWith(`${name}.`));

const isLater = (stage: StageName, than: StageName): boolean =>
  stageNames.indexOf(stage) > stageNames.indexOf(than);

/** One running check: its report, what it gathered. */
export class Gathered {
  readonly evidence: Evidence[] = [];
  readonly warnings: Failure[] = [];
  readonly #report: StageReport;

  constructor(report: StageReport) {
    this.#report = report;
  }

  /** Runs one stage; what it throws becomes the stage's failure and ends the check. */
  async stage<T extends Ended>(stage: StageName, fallback: FailureCode, work: () => Promise<T>): Promise<T> {
    const began = performance.now();
    const ms = (): number => Math.round(performance.now() - began);
    this.#report({ stage, status: 'running', evidence: [] });
    try {
      const ended = await work();
      this.evidence.push(...ended.evidence);
      if (ended.warning) this.warnings.push(ended.warning);
      const { evidence, warning } = ended;
      this.#report({
        stage,
        status: warning ? 'warning' : 'passed',
        ms: ms(),
        evidence,
        ...(warning && { failure: warning }),
      });
      return ended;
    } catch (error) {
      const failed =
        error instanceof UpstreamError ? error : new UpstreamError(fallback, {}, { cause: error });
      this.#fail(stage, failed, ms());
      throw failed;
    }
  }

  /** A reason that lies in a later stage is told there: the stage that met it proved nothing. */
  #fail(met: StageName, { failure }: UpstreamError, ms: number): void {
    const named = stageOf(failure.code) ?? met;
    const stage = isLater(named, met) ? named : met;
    if (stage !== met) this.#report({ stage: met, status: 'skipped', evidence: [] });
    this.#report({ stage, status: 'failed', ms, evidence: [], failure });
  }
}

/** Judges what was typed; a failed judgement is the input stage's, and is reported there. */
export const judged = <T>(make: () => T, report: StageReport): T => {
  try {
    return make();
  } catch (error) {
    if (error instanceof UpstreamError)
      report({ stage: 'input', status: 'failed', evidence: [], failure: error.failure });
    throw error;
  }
};

/** Runs a check to its outcome; an `UpstreamError` is one. */
export const outcomeOf = async (run: () => Promise<CheckOutcome>): Promise<CheckOutcome> => {
  try {
    return await run();
  } catch (error) {
    if (error instanceof UpstreamError) return { status: 'failed', failure: error.failure };
    throw error;
  }
};
