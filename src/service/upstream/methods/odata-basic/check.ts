/** The check: every stage from dns on, one sign-in attempt, nothing claimed that was not seen. */
import type { Evidence } from '../../../../contract/index.ts';
import type { CheckOutcome, EgressAnswer, StageReport } from '../../../ports.ts';
import { failureOf } from '../../failure.ts';
import { judgeLooks, readable, tried, type Look } from '../../http/looks.ts';
import { reach, type ReachParts } from '../../http/reach.ts';
import { Gathered, judged, outcomeOf, type Ended } from '../../http/stages.ts';
import { UpstreamError } from '../../upstream-error.ts';
import { offersOnlyOthers, readingOf, signInFault } from './answer.ts';
import type { Ask } from '../../http/ask.ts';
import { companies } from './companies.ts';
import { entitySets, lookAt } from './entity-sets.ts';
import { newest } from './newest.ts';
import { targetOf, type Target } from './target.ts';

const signIn = async (ask: Ask, target: Target, control: EgressAnswer): Promise<Ended> => {
  const { host } = target;
  if (offersOnlyOthers(control)) throw new UpstreamError('auth.basic_not_offered', { host });
  const answer = await ask(target.whoami, { signedIn: true });
  const fault =
    offersOnlyOthers(answer) && answer.status === 401
      ? 'auth.basic_not_offered'
      : signInFault(readingOf(answer));
  if (fault) throw new UpstreamError(fault, { host, status: answer.status });
  const evidence: Evidence[] = [{ code: 'auth.signed_in', values: {} }];
  if (readingOf(control) === 'odata') return { evidence, warning: failureOf('auth.not_proven', { host }) };
  return { evidence: [...evidence, { code: 'auth.control_refused', values: {} }] };
};

/** Which tables the user may read, judged by reading the first record of a few. */
const access = async (ask: Ask, target: Target): Promise<Ended & { looks: readonly Look[] }> => {
  const sets = (await entitySets(ask, target)).filter((name) => name !== target.method.choose?.entitySet);
  if (sets.length === 0) throw new UpstreamError('data.nothing_offered', { host: target.host });
  const looks = await Promise.all(sets.slice(0, tried).map((name) => lookAt(ask, target, name)));
  return judgeLooks(looks, sets.length);
};

/** How many records the first filled table has, and when the newest changed where the system says so. */
const data = async (ask: Ask, target: Target, looks: readonly Look[]): Promise<Ended> => {
  const filled = readable(looks).find(({ page }) => page.rows.length > 0);
  if (!filled) return { evidence: [], warning: failureOf('data.empty', { table: looks[0]?.name ?? '' }) };
  const { name, page } = filled;
  const count = page.total ?? page.rows.length;
  const last = await newest(ask, target, name, page.rows[0] ?? {});
  return {
    evidence: [
      { code: 'data.records', values: { table: name, count } },
      ...(last ? [{ code: 'data.newest', values: { table: name, ...last } }] : []),
    ],
  };
};

/** What a check is made of, once what was typed has been judged. */
export interface CheckParts extends ReachParts {
  readonly target: Target;
}

const runFrom = async (
  parts: CheckParts,
  control: EgressAnswer,
  gathered: Gathered,
): Promise<CheckOutcome> => {
  const { ask, access: given } = parts;
  await gathered.stage('auth', 'auth.failed', () => signIn(ask, parts.target, control));
  const { choose } = parts.target.method;
  const options =
    choose && given.choice === undefined
      ? await gathered.stage('access', 'access.failed', async () => ({
          evidence: [],
          options: await companies(ask, parts.target),
        }))
      : undefined;
  if (choose && options && options.options.length > 1)
    return { status: 'choose', what: choose.what, options: options.options };
  const only = options?.options[0];
  const target = only === undefined ? parts.target : targetOf({ ...given, choice: only.id });
  const { looks } = await gathered.stage('access', 'access.failed', () => access(ask, target));
  await gathered.stage('data', 'data.failed', () => data(ask, target, looks));
  const { evidence, warnings } = gathered;
  const account = given.values['username'] ?? '';
  return { status: 'passed', evidence, warnings, account, ...(only && { choice: only }) };
};

const run = async (parts: CheckParts): Promise<CheckOutcome> => {
  const seen: Evidence[] = [];
  const report: StageReport = (stage) => {
    if (stage.status === 'passed') seen.push(...stage.evidence);
    parts.report(stage);
  };
  const reached = await reach({ ...parts, report });
  if (!reached.ok) return { status: 'failed', failure: reached.failure };
  const outcome = await runFrom(parts, reached.control, new Gathered(parts.report));
  return outcome.status === 'passed' ? { ...outcome, evidence: [...seen, ...outcome.evidence] } : outcome;
};

/** Checks one access. Failures come back as data; `report` gets every stage as it starts and ends. */
export const check = (make: () => CheckParts, report: StageReport): Promise<CheckOutcome> =>
  outcomeOf(() => run(judged(make, report)));
