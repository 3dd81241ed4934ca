/** The check: every stage from dns on, one sign-in attempt, nothing claimed that was not seen. */
import type { Evidence, FailureCode } from '../../../../contract/index.ts';
import type { CheckOutcome, EgressAnswer, StageReport } from '../../../ports.ts';
import { cleaned } from '../../cleaned.ts';
import { failureOf } from '../../failure.ts';
import { kindOf } from '../../http/answer.ts';
import { judgeLooks, readable, tried, type Look } from '../../http/looks.ts';
import { reach, type ReachParts } from '../../http/reach.ts';
import { Gathered, judged, outcomeOf, type Ended } from '../../http/stages.ts';
import { namesIn } from '../../http/template.ts';
import { UpstreamError } from '../../upstream-error.ts';
import { whose, type Whose } from './whose.ts';
import type { Asking } from './asking.ts';
import { choicesOf, mustChoose } from './choices.ts';
import { jsonIn, valueAt } from './pointer.ts';
import { sourceOf } from './source-of.ts';
import type { Source } from './source.ts';

/** What a check is made of, once what was typed has been judged; `account` is whose sign-in it is, where only that can say. */
export interface CheckParts extends ReachParts {
  readonly asking: Asking;
  readonly account: string;
  /** What the sign-in shows for itself. */
  readonly proof: () => Ended;
  /** Makes what signs a request, with a token from its server where it takes one. */
  readonly sign: () => Promise<unknown>;
  /** The same asking, of what was chosen. */
  readonly chosen: (choice: string) => Asking;
}

type SignedIn = Ended & Whose;

const signedIn: Evidence = { code: 'auth.signed_in', values: {} };
const controlRefused: Evidence = { code: 'auth.control_refused', values: {} };

/** Whether it is the answer that a signed-in user gets; where its shape is not known, any success is. */
const isWhoami = ({ target }: Asking, answer: EgressAnswer): boolean => {
  const { shows } = target.api.whoami;
  if (shows === undefined) return kindOf(answer) === 'fine';
  return valueAt(jsonIn(answer.body), shows) !== undefined;
};

/** What the two answers prove, the one with the sign-in and the one without. */
const judgeProof = (asking: Asking, answer: EgressAnswer, control: EgressAnswer): Ended => {
  const { host, knows } = asking.target;
  if (knows === 'nothing' && !isWhoami(asking, answer))
    return { evidence: [], warning: failureOf('auth.not_tested', { host }) };
  const isOpen = control.status < 300 && isWhoami(asking, control);
  if (!isOpen) return { evidence: [signedIn, controlRefused] };
  // An answer whose shape is known is still one of somebody who is signed in.
  if (knows === 'answer') return { evidence: [signedIn], warning: failureOf('auth.not_proven', { host }) };
  return { evidence: [], warning: failureOf('auth.same_for_everybody', { host }) };
};

/** A path that the person named themselves, and that is not there, is asked for again at its field. */
const named = (fault: FailureCode, { path }: { readonly path: string }): FailureCode =>
  fault === 'service.not_found' && namesIn(path).includes('test_path') ? 'auth.no_test_path' : fault;

/** Asks who it is. The answer may hold the key itself: only the account's name and id are taken from it. */
const signIn = async (parts: CheckParts, control: EgressAnswer): Promise<SignedIn> => {
  const { asking, account } = parts;
  const { target } = asking;
  const { whoami } = target.api;
  if (whoami.proof === 'token') {
    await parts.sign();
    return { account: cleaned(account), evidence: [signedIn] };
  }
  const answer = await asking.ask(target.url(whoami), { signedIn: true, post: whoami.post });
  const odd = target.knows === 'answer' && !isWhoami(asking, answer) ? 'auth.failed' : undefined;
  const fault = asking.faultOf('whoami', answer) ?? odd;
  if (fault) throw asking.error(named(fault, whoami), answer);
  const seen = judgeProof(asking, answer, control);
  const own = parts.proof();
  return {
    ...own,
    ...seen,
    evidence: [...seen.evidence, ...own.evidence],
    ...whose(whoami, answer, account),
  };
};

/** Reads the first record of a table; what no failure of the system itself is goes on. */
const lookAt = async (source: Source, name: string): Promise<Look> => {
  try {
    return { name, is: 'readable', page: await source.first(name) };
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error;
    const closed = error.code === 'access.forbidden' || error.code.startsWith('auth.');
    return { name, is: closed ? 'closed' : 'unclear' };
  }
};

/** Which tables the sign-in may read, judged by reading the first record of a few. */
const access = async (asking: Asking, source: Source): Promise<Ended & { looks: readonly Look[] }> => {
  const names = await source.names();
  if (names.length === 0) throw new UpstreamError('data.nothing_offered', { host: asking.target.host });
  const looks = await Promise.all(names.slice(0, tried).map((name) => lookAt(source, name)));
  return judgeLooks(looks, names.length);
};

/** How many records the first filled table has, and from when the newest is, as far as the system says. */
const data = async (source: Source, looks: readonly Look[]): Promise<Ended> => {
  const filled = readable(looks).find(({ page }) => page.rows.length > 0);
  if (!filled) return { evidence: [], warning: failureOf('data.empty', { table: looks[0]?.name ?? '' }) };
  const { name, page } = filled;
  const table = cleaned(name);
  const [row = {}] = page.rows;
  const date = source.dateOf(name, row);
  const label = source.labelOf(row);
  return {
    evidence: [
      { code: 'data.records', values: { table, count: page.total ?? page.rows.length } },
      ...(date === undefined
        ? []
        : [{ code: 'data.newest', values: { table, date, ...(label !== undefined && { name: label }) } }]),
    ],
  };
};

/** What comes after the sign-in, unless somebody has to choose first; the only choice is taken. */
const goOn = async (
  { asking, chosen }: CheckParts,
  gathered: Gathered,
): Promise<
  | Extract<CheckOutcome, { status: 'choose' }>
  | { readonly status: 'passed'; readonly choice?: { readonly id: string; readonly name: string } }
> => {
  const { choose, data: offered } = asking.target.api;
  const options =
    choose && mustChoose(asking)
      ? await gathered.stage('access', 'access.failed', async () => ({
          evidence: [],
          options: await choicesOf(asking),
        }))
      : undefined;
  if (choose && options && options.options.length > 1)
    return { status: 'choose', what: choose.what, options: options.options };
  const choice = options?.options[0];
  const scoped = choice === undefined ? asking : chosen(choice.id);
  const chose = { ...(choice && { choice }) };
  if (offered.is === 'none') return { status: 'passed', ...chose };
  const source = sourceOf(scoped);
  const { looks } = await gathered.stage('access', 'access.failed', () => access(scoped, source));
  await gathered.stage('data', 'data.failed', () => data(source, looks));
  return { status: 'passed', ...chose };
};

const run = async (parts: CheckParts): Promise<CheckOutcome> => {
  const seen: Evidence[] = [];
  const report: StageReport = (stage) => {
    if (stage.status === 'passed') seen.push(...stage.evidence);
    parts.report(stage);
  };
  const reached = await reach({ ...parts, report });
  if (!reached.ok) return { status: 'failed', failure: reached.failure };
  const gathered = new Gathered(parts.report);
  const { account, accountId } = await gathered.stage('auth', 'auth.failed', () =>
    signIn(parts, reached.control),
  );
  const ended = await goOn(parts, gathered);
  if (ended.status === 'choose') return ended;
  const { evidence, warnings } = gathered;
  return { ...ended, evidence: [...seen, ...evidence], warnings, account, accountId };
};

/** Checks one access. Failures come back as data; `report` gets every stage as it starts and ends. */
export const check = (make: () => CheckParts, report: StageReport): Promise<CheckOutcome> =>
  outcomeOf(() => run(judged(make, report)));
