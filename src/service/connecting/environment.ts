/** The system in use or one for tests: what the typed values show of it, put into a check that has reached the system. Pure. */
import {
  environmentOf,
  isUnfit,
  type Evidence,
  type Failure,
  type Mode,
  type Stage,
  type System,
  type Values,
} from '../../contract/index.ts';
import type { CheckOutcome } from '../ports.ts';
import { failureOf } from '../upstream/failure.ts';
import { fieldsOf } from './check-job.ts';

/** What is said of the environment; `warning` is there when the client is not for such a system. */
export interface Remark {
  readonly evidence: Evidence;
  readonly warning?: Failure;
}

/** What the values show; undefined where the product gives nothing away. */
export const remarkOn = (system: System, values: Values, mode: Mode): Remark | undefined => {
  const found = environmentOf(system.environments ?? [], fieldsOf(system), values);
  if (!found) return undefined;
  const evidence = { code: `service.${found.is}`, values: {} };
  return isUnfit(found, mode) ? { evidence, warning: failureOf(`service.${found.is}_system`) } : { evidence };
};

/** The stage that has reached the system says it too; a warning of its own comes first. */
export const remarked = (stage: Stage, remark: Remark | undefined): Stage => {
  if (!remark || stage.stage !== 'service' || !['passed', 'warning'].includes(stage.status)) return stage;
  const evidence = [...stage.evidence, remark.evidence];
  if (!remark.warning || stage.failure) return { ...stage, evidence };
  return { ...stage, status: 'warning', evidence, failure: remark.warning };
};

/** What a check that passed has proven, with the remark. */
export const concluded = (outcome: CheckOutcome, remark: Remark | undefined): CheckOutcome =>
  !remark || outcome.status !== 'passed'
    ? outcome
    : {
        ...outcome,
        evidence: [remark.evidence, ...outcome.evidence],
        warnings: [...(remark.warning ? [remark.warning] : []), ...outcome.warnings],
      };
