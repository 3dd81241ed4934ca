/** The check and the probe of a server: every stage from dns on, one sign-in, nothing claimed that was not seen. */
import type { ClientSession } from 'node-opcua-client';
import {
  stageNames,
  type Evidence,
  type Failure,
  type Probe,
  type Row,
  type Stage,
  type StageName,
} from '../../../../contract/index.ts';
import type { Access, CheckOutcome, Egress, StageReport } from '../../../ports.ts';
import type { ApplicationCertificates } from '../../application-certificates.ts';
import { cleaned } from '../../cleaned.ts';
import { failureOf } from '../../failure.ts';
import { Gathered, judged, outcomeOf, stageOf, type Ended } from '../../http/stages.ts';
import { UpstreamError } from '../../upstream-error.ts';
import { closeChannel } from './channel.ts';
import { readingFault } from './faults.ts';
import { isDenied, readValues, walk, whoAreYou, type Folder, type Found } from './nodes.ts';
import { pinText } from './pin.ts';
import {
  keyEvidence,
  letsAnybodyIn,
  look,
  openTo,
  signIn,
  type Channel,
  type ReachParts,
  type Shown,
} from './reach.ts';
import { targetOf, type Target } from './target.ts';

/** What a check is run with. */
export interface CheckParts {
  readonly egress: Egress;
  readonly certificates: ApplicationCertificates;
  readonly access: Access;
  readonly signal: AbortSignal;
}

const nobody: StageReport = () => undefined;

const reachParts = (
  { egress, certificates, access, signal }: CheckParts,
  target: Target,
  report: StageReport,
): ReachParts => ({ egress, certificates, target, client: access.client, signal, report });

/** What is done with a session; what goes wrong in it is said in the contract's words. */
export type Work<T> = (session: ClientSession) => Promise<T>;

const told = async <T>(channel: Channel, target: Target, work: () => Promise<T>): Promise<T> => {
  try {
    return await channel.wire.during(work());
  } catch (error) {
    throw error instanceof UpstreamError ? error : readingFault(error, channel.wire, target);
  }
};

/** Signs in with what was typed, does something, and leaves. Rejects with an `UpstreamError`. */
export const within = async <T>(parts: CheckParts, work: Work<T>): Promise<T> => {
  const target = targetOf(parts.access);
  const reaching = reachParts(parts, target, nobody);
  const channel = await openTo(reaching, await look(reaching));
  try {
    const session = await signIn(channel, target);
    return await told(channel, target, () => work(session));
  } finally {
    await closeChannel(channel.client, channel.wire);
  }
};

/** Reports what failed, where nobody has yet: of the stages tls and service only the last word is known here. */
const failing = async <T>(report: StageReport, work: (report: StageReport) => Promise<T>): Promise<T> => {
  let isTold = false;
  try {
    return await work((stage) => {
      isTold ||= stage.status === 'failed';
      report(stage);
    });
  } catch (error) {
    const stage = error instanceof UpstreamError ? stageOf(error.code) : undefined;
    if (!isTold && error instanceof UpstreamError && stage)
      report({ stage, status: 'failed', evidence: [], failure: error.failure });
    throw error;
  }
};

const answered = ({ product, policies }: Shown): Stage => {
  const how = policies.length > 0 ? ` (${policies.join(', ')})` : '';
  const values = { product: `${product}${how}` };
  return { stage: 'service', status: 'passed', evidence: [{ code: 'service.answered', values }] };
};

const reached = (parts: ReachParts): Promise<Channel> =>
  failing(parts.report, async (report) => {
    const shown = await look({ ...parts, report });
    const channel = await openTo({ ...parts, report }, shown);
    report(answered(shown));
    return channel;
  });

/** Whether it was seen that the sign-in is asked for. */
const proven = (isOpen: boolean | undefined, { host }: Target): Ended => {
  const signedIn: Evidence = { code: 'auth.signed_in', values: {} };
  if (isOpen) return { evidence: [signedIn], warning: failureOf('auth.not_proven', { host }) };
  const control: Evidence[] = isOpen === false ? [{ code: 'auth.control_refused', values: {} }] : [];
  return { evidence: [signedIn, ...control] };
};

const enter = async (channel: Channel, target: Target) => {
  const isOpen = target.signIn.by === 'anonymous' ? true : await letsAnybodyIn(channel);
  const session = await signIn(channel, target);
  const { product, runs } = await told(channel, target, () => whoAreYou(session));
  if (!runs) throw new UpstreamError('service.unavailable', { host: target.host });
  const ended = proven(isOpen, target);
  const version: Evidence[] = product === '' ? [] : [{ code: 'service.answered', values: { product } }];
  return { session, ...ended, evidence: [...ended.evidence, ...version] };
};

/** Some of it may be closed: then that is said, and the rest is used. */
const opened = ({ folders, denied }: Found, { host }: Target): Ended & { readonly folder: Folder } => {
  const [folder] = folders;
  if (!folder) throw new UpstreamError(denied > 0 ? 'access.forbidden' : 'data.nothing_offered', { host });
  const evidence = [{ code: 'access.tables', values: { count: 1 } }];
  return { folder, evidence, ...(denied > 0 && { warning: failureOf('access.partial', { host }) }) };
};

const timeOf = ({ time }: Row): number => (typeof time === 'string' ? Date.parse(time) : 0);

/** As a display would show it: sensors send more digits than anybody reads. */
const shown = (value: unknown): string =>
  String(typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(6)) : value);

const newestOf = (rows: readonly Row[], table: string): Evidence[] => {
  const newest = rows.toSorted((a, b) => timeOf(b) - timeOf(a))[0];
  if (typeof newest?.['time'] !== 'string') return [];
  const { name, value, time } = newest;
  const said = ['string', 'number', 'boolean'].includes(typeof value)
    ? `${String(name)}: ${shown(value)}`
    : name;
  return [{ code: 'data.newest', values: { table, date: time, name: cleaned(String(said)) } }];
};

const values = async (
  session: ClientSession,
  { path, variables }: Folder,
  { host }: Target,
): Promise<Ended> => {
  const rows = await readValues(session, variables);
  const open = rows.filter((row) => !isDenied(row));
  if (open.length === 0) throw new UpstreamError('access.forbidden', { host });
  const warning: Failure | undefined =
    open.length < rows.length ? failureOf('access.partial', { host }) : undefined;
  const counted = { code: 'data.records', values: { table: path, count: open.length } };
  return { evidence: [counted, ...newestOf(open, path)], ...(warning && { warning }) };
};

const run = async (parts: CheckParts, report: StageReport): Promise<CheckOutcome> => {
  const target = judged(() => targetOf(parts.access), report);
  const seen: Evidence[] = [];
  const channel = await reached(
    reachParts(parts, target, (stage) => {
      if (stage.status === 'passed') seen.push(...stage.evidence);
      report(stage);
    }),
  );
  const gathered = new Gathered(report);
  try {
    const { session } = await gathered.stage('auth', 'auth.failed', () => enter(channel, target));
    const { folder } = await gathered.stage('access', 'access.failed', async () =>
      opened(await told(channel, target, () => walk(session)), target),
    );
    await gathered.stage('data', 'data.failed', () =>
      told(channel, target, () => values(session, folder, target)),
    );
  } finally {
    await closeChannel(channel.client, channel.wire);
  }
  const { signIn: user } = target;
  return {
    status: 'passed',
    evidence: [...seen, ...gathered.evidence],
    warnings: gathered.warnings,
    account: user.by === 'password' ? user.username : '',
    server: pinText(channel.shown.pin),
  };
};

/** Checks one access. Failures come back as data; `report` gets every stage as it starts and ends. */
export const check = (parts: CheckParts, report: StageReport): Promise<CheckOutcome> =>
  outcomeOf(() => run(parts, report));

/** Looks at the typed address. Never rejects for what a server or a network does: that is the probe's answer. */
export const probe = async (parts: CheckParts): Promise<Probe> => {
  const stages = new Map<StageName, Stage>();
  const report: StageReport = (stage) => void stages.set(stage.stage, stage);
  const inOrder = (): Stage[] =>
    stageNames.flatMap((name) => stages.get(name) ?? []).filter(({ status }) => status !== 'running');
  try {
    const target = targetOf(parts.access);
    report({ stage: 'input', status: 'passed', evidence: [] });
    const shown = await look(reachParts(parts, target, report));
    if (shown.offer.encrypts) report({ stage: 'tls', status: 'passed', evidence: keyEvidence(shown) });
    report(answered(shown));
    return { status: 'reached', product: shown.product, stages: inOrder() };
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error;
    const stage = stageOf(error.code) ?? 'service';
    report({ ...stages.get(stage), stage, status: 'failed', evidence: [], failure: error.failure });
    return { status: 'failed', stages: inOrder() };
  }
};
