/** Asks a connected system who we are: the method's own check, ended as soon as it has shown what was to be shown. */
import { stageNames, type CheckedStage, type Stage, type StageName } from '../../contract/index.ts';
import { unlessAborted } from '../connecting/aborted.ts';
import { carriedFailure, failureOfEnd } from '../connecting/check-failure.ts';
import { methodOf } from '../connecting/check-job.ts';
import { courtesyOf, inTurn } from '../connecting/courtesy.ts';
import { failureFacts } from '../failure-facts.ts';
import type { Access, CheckOutcome, Ports } from '../ports.ts';
import { failureOf } from '../upstream/failure.ts';
import { judgedStages } from './checked.ts';
import { senseOf } from './code-senses.ts';
import type { Answer } from './verdict.ts';

/** How long one who-am-I may take, and wait for its turn at the host, in milliseconds. */
export const askBudget = { asking: 60_000, waiting: 30_000 } as const;

/** How far a who-am-I goes: the sign-in alone, or also what may be read. Records are never looked at. */
export type Depth = Extract<StageName, 'auth' | 'access'>;

/** Thrown into a check at the stage after the last one wanted. What the check has opened it closes, as after any failure. */
class Enough extends Error {
  override readonly name = 'Enough';
}

/** Lets a check go as far as the depth; `at` is the stage that runs. */
const upTo = (depth: Depth) => {
  const last = stageNames.indexOf(depth);
  const seen: { at?: StageName; readonly stages: Map<StageName, Stage> } = { stages: new Map() };
  const report = (reported: Stage): void => {
    const { stage, status } = reported;
    if (stageNames.indexOf(stage) > last) {
      if (status === 'running') throw new Enough();
      return;
    }
    seen.stages.set(stage, reported);
    if (status === 'running') seen.at = stage;
  };
  return { report, seen };
};

/** After the sign-in a refusal is about what may be read, whatever a system calls it: some answer 401 to that. */
const answerOf = (outcome: CheckOutcome, at: StageName | undefined): Answer => {
  if (outcome.status === 'failed')
    return at === 'access' && senseOf(outcome.failure.code) === 'refused'
      ? failureOf('access.failed')
      : outcome.failure;
  // Nobody is there to sign in: what was granted is gone.
  return outcome.status === 'authorize' ? failureOf('auth.refresh_refused') : 'passed';
};

const enough = (error: unknown): CheckOutcome => {
  if (!(error instanceof Enough)) throw error;
  return { status: 'passed', evidence: [], warnings: [], account: '' };
};

/** What came of asking, and how far it went. */
export interface Asked {
  readonly answer: Answer;
  readonly stages: readonly CheckedStage[];
}

/** Asks once, in its turn and within its time. Rejects when `signal` is aborted; what goes wrong otherwise is the answer. */
export const whoAmI = async (
  ports: Ports,
  access: Access,
  depth: Depth,
  signal: AbortSignal,
): Promise<Asked> => {
  const { report, seen } = upTo(depth);
  let budget: AbortSignal | undefined;
  const judged = (answer: Answer): Asked => ({ answer, stages: judgedStages(seen.stages, seen.at, answer) });
  const check = (): Promise<CheckOutcome> => {
    budget = AbortSignal.timeout(askBudget.asking);
    const within = AbortSignal.any([signal, budget]);
    const asked = methodOf(ports, access.system).check(access, report, within);
    return unlessAborted(asked, within).catch(enough);
  };
  try {
    const outcome = await inTurn(ports, access, { signal, patience: askBudget.waiting }, () =>
      courtesyOf(ports).signIns.check(access, check, () => seen.at === 'auth' || seen.at === 'access'),
    );
    return judged(answerOf(outcome, seen.at));
  } catch (error) {
    signal.throwIfAborted();
    const late = budget?.aborted === true;
    if (!late && !carriedFailure(error))
      ports.log.warn('health.threw', { system: access.system.id, ...failureFacts(error) });
    return judged(failureOfEnd(error, late, seen.at, access.values));
  }
};
