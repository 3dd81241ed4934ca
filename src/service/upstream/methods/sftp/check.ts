/** The check and the probe of a server with files: every stage from dns on, one sign-in, nothing claimed that was not seen. */
import {
  stageNames,
  type Evidence,
  type Probe,
  type Stage,
  type StageName,
} from '../../../../contract/index.ts';
import type { Access, CheckOutcome, Egress, StageReport } from '../../../ports.ts';
import { cleaned } from '../../cleaned.ts';
import { failureOf } from '../../failure.ts';
import { Gathered, judged, outcomeOf, stageOf, type Ended } from '../../http/stages.ts';
import { UpstreamError } from '../../upstream-error.ts';
import { accountOf, type Account } from './account.ts';
import { requireKey } from './private-key.ts';
import { reach, type Entry, type Reached, type SftpSession } from './session.ts';

/** What a check is run with. */
export interface CheckParts {
  readonly egress: Egress;
  readonly access: Access;
  readonly signal: AbortSignal;
}

type In = Extract<Reached, { is: 'in' }>;

const nobody: StageReport = () => undefined;

/** The sign-in, or why there is none. */
const entered = (reached: Reached, { host, secret }: Account): In => {
  if (reached.is === 'in') return reached;
  if (reached.is === 'no_way') throw new UpstreamError('auth.sign_in_not_allowed', { host });
  throw new UpstreamError(secret.by === 'key' ? 'auth.key_refused' : 'auth.refused', { host });
};

/** Signs in with what was typed. Rejects with an `UpstreamError`. */
export const enter = async (
  { egress, access, signal }: CheckParts,
  report: StageReport = nobody,
): Promise<{ readonly account: Account } & In> => {
  const account = accountOf(access);
  await requireKey(account);
  const reached = await reach({ egress, account, client: access.client, signal, report, signIn: true });
  return { account, ...entered(reached, account) };
};

const proven = ({ wasAsked }: In, { host }: Account): Ended => {
  const signedIn: Evidence = { code: 'auth.signed_in', values: {} };
  return wasAsked
    ? { evidence: [signedIn, { code: 'auth.control_refused', values: {} }] }
    : { evidence: [signedIn], warning: failureOf('auth.not_proven', { host }) };
};

/** What the table of files is called. */
export const filesTable = 'files';

const newestOf = (entries: readonly Entry[]): Evidence[] => {
  const files = entries.filter(({ kind }) => kind === 'file');
  const newest = files.toSorted((a, b) => b.changed - a.changed)[0];
  if (!newest) return [];
  const date = new Date(newest.changed).toISOString();
  return [{ code: 'data.newest', values: { table: filesTable, date, name: cleaned(newest.name) } }];
};

const looked = (entries: readonly Entry[]): Ended => {
  if (entries.length === 0) return { evidence: [], warning: failureOf('data.empty', { table: filesTable }) };
  const counted = { code: 'data.records', values: { table: filesTable, count: entries.length } };
  return { evidence: [counted, ...newestOf(entries)] };
};

/** Lists the folder: whether it may be read, and what lies there. */
const look = async (gathered: Gathered, session: SftpSession): Promise<void> => {
  const { entries } = await gathered.stage('access', 'access.failed', async () => ({
    evidence: [{ code: 'access.tables', values: { count: 1 } }],
    entries: await session.list(),
  }));
  await gathered.stage('data', 'data.failed', async () => looked(entries));
};

const service = async (parts: CheckParts, account: Account, report: StageReport): Promise<Reached> => {
  const { egress, access, signal } = parts;
  try {
    return await reach({ egress, account, client: access.client, signal, report, signIn: true });
  } catch (error) {
    const stage = error instanceof UpstreamError ? stageOf(error.code) : undefined;
    if (error instanceof UpstreamError && (stage === 'tls' || stage === 'service'))
      report({ stage, status: 'failed', evidence: [], failure: error.failure });
    throw error;
  }
};

const run = async (parts: CheckParts, report: StageReport): Promise<CheckOutcome> => {
  const account = judged(() => accountOf(parts.access), report);
  const seen: Evidence[] = [];
  await requireKey(account).catch((error: unknown) => judged(() => Promise.reject(error), report));
  const reached = await service(parts, account, (stage) => {
    if (stage.status === 'passed') seen.push(...stage.evidence);
    report(stage);
  });
  const gathered = new Gathered(report);
  const { inside } = await gathered.stage('auth', 'auth.failed', async () => {
    const inside = entered(reached, account);
    return { inside, ...proven(inside, account) };
  });
  try {
    await look(gathered, inside.session);
  } finally {
    inside.session.end();
  }
  const { evidence, warnings } = gathered;
  const { hostKey } = inside.server;
  const all = [...seen, ...evidence];
  return { status: 'passed', evidence: all, warnings, account: account.username, server: hostKey };
};

/** Checks one access. Failures come back as data; `report` gets every stage as it starts and ends. */
export const check = (parts: CheckParts, report: StageReport): Promise<CheckOutcome> =>
  outcomeOf(() => run(parts, report));

/** Looks at the typed address. Never rejects for what a server or a network does: that is the probe's answer. */
export const probe = async ({ egress, access, signal }: CheckParts): Promise<Probe> => {
  const stages = new Map<StageName, Stage>();
  const report: StageReport = (stage) => void stages.set(stage.stage, stage);
  const inOrder = (): Stage[] =>
    stageNames.flatMap((name) => stages.get(name) ?? []).filter(({ status }) => status !== 'running');
  try {
    const account = accountOf(access);
    report({ stage: 'input', status: 'passed', evidence: [] });
    const reached = await reach({ egress, account, client: access.client, signal, report, signIn: false });
    if (reached.is === 'in') reached.session.end();
    return { status: 'reached', product: reached.server.product, stages: inOrder() };
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error;
    const stage = stageOf(error.code) ?? 'service';
    report({ ...stages.get(stage), stage, status: 'failed', evidence: [], failure: error.failure });
    return { status: 'failed', stages: inOrder() };
  }
};
