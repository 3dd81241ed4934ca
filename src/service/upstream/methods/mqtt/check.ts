/** The check and the probe of a broker: every stage from dns on, one password sent, nothing claimed that was not seen. */
import {
  stageNames,
  type Evidence,
  type Probe,
  type Stage,
  type StageName,
} from '../../../../contract/index.ts';
import type { Access, CheckOutcome, Egress, StageReport } from '../../../ports.ts';
import { failureOf } from '../../failure.ts';
import { Gathered, judged, outcomeOf, stageOf, type Ended } from '../../http/stages.ts';
import { UpstreamError } from '../../upstream-error.ts';
import { brokerOf, type Broker } from './broker.ts';
import { reach, signIn, type BrokerSession } from './session.ts';

/** What a check is run with. */
interface CheckParts {
  readonly egress: Egress;
  readonly access: Access;
  readonly signal: AbortSignal;
}

/** The product as it is shown: what a broker is called, none says before the sign-in. */
const product = 'MQTT broker';
const answers: Evidence = { code: 'service.answered', values: { product } };

/** How long is listened for a first message; retained ones come at once. */
const listenMs = 4_000;

/** Asks for a session without a name or password: any answer shows that a broker stands there. True when everybody is let in. */
const letsAnybodyIn = async (parts: CheckParts, broker: Broker, report: StageReport): Promise<boolean> => {
  const { egress, access, signal } = parts;
  const connection = await reach({ egress, broker, client: access.client, signal, report });
  const answer = await signIn(connection, broker, { anonymously: true });
  if ('session' in answer) answer.session.end();
  return 'session' in answer;
};

/** Return codes 4 and 5 (section 3.2.2.3): brokers use both for a wrong password; 3 is a broker that is not there. */
const refusal = (code: number, { host }: Broker): UpstreamError =>
  new UpstreamError(
    code === 3 ? 'service.unavailable' : code === 4 || code === 5 ? 'auth.refused' : 'auth.failed',
    { host },
  );

/** Signs in with what was typed. Rejects with an `UpstreamError` of the auth stage. */
export const enter = async (
  { egress, access, signal }: CheckParts,
  broker: Broker,
): Promise<BrokerSession> => {
  const connection = await reach({ egress, broker, client: access.client, signal });
  const answer = await signIn(connection, broker);
  if ('refused' in answer) throw refusal(answer.refused, broker);
  return answer.session;
};

const tellSignIn = (isOpen: boolean, { host }: Broker): Ended => {
  const signedIn = { code: 'auth.signed_in', values: {} };
  return isOpen
    ? { evidence: [signedIn], warning: failureOf('auth.not_proven', { host }) }
    : { evidence: [signedIn, { code: 'auth.control_refused', values: {} }] };
};

const listen = async (session: BrokerSession, { topic }: Broker): Promise<Ended> => {
  const seen = await session.listen(topic, 50, listenMs);
  if (seen.length === 0) return { evidence: [], warning: failureOf('data.empty', { table: topic }) };
  return { evidence: [{ code: 'data.records', values: { table: topic, count: seen.length } }] };
};

/** Checks one access. Failures come back as data; `report` gets every stage as it starts and ends. */
export const check = (parts: CheckParts, report: StageReport): Promise<CheckOutcome> =>
  outcomeOf(async () => {
    const seen: Evidence[] = [];
    const gathered = new Gathered(report);
    const broker = judged(() => brokerOf(parts.access), report);
    const before: StageReport = (stage) => {
      if (stage.status === 'passed') seen.push(...stage.evidence);
      report(stage);
    };
    const isOpen = await service(parts, broker, before);
    const { session } = await gathered.stage('auth', 'auth.failed', async () => ({
      session: await enter(parts, broker),
      ...tellSignIn(isOpen, broker),
    }));
    try {
      await gathered.stage('data', 'data.failed', () => listen(session, broker));
    } finally {
      session.end();
    }
    const { evidence, warnings } = gathered;
    return { status: 'passed', evidence: [...seen, ...evidence], warnings, account: broker.username };
  });

/** Reaches the broker and reports dns, network, tls and service. */
const service = async (parts: CheckParts, broker: Broker, report: StageReport): Promise<boolean> => {
  try {
    const isOpen = await letsAnybodyIn(parts, broker, report);
    report({ stage: 'service', status: 'passed', evidence: [answers] });
    return isOpen;
  } catch (error) {
    if (error instanceof UpstreamError && error.code.startsWith('service.'))
      report({ stage: 'service', status: 'failed', evidence: [], failure: error.failure });
    throw error;
  }
};

/** Looks at the typed address. Never rejects for what a server or a network does: that is the probe's answer. */
export const probe = async (parts: CheckParts): Promise<Probe> => {
  const stages = new Map<StageName, Stage>();
  const report = (stage: Stage): void => void stages.set(stage.stage, stage);
  const inOrder = (): Stage[] =>
    stageNames.flatMap((name) => stages.get(name) ?? []).filter(({ status }) => status !== 'running');
  try {
    const broker = brokerOf(parts.access);
    report({ stage: 'input', status: 'passed', evidence: [] });
    await service(parts, broker, report);
    return { status: 'reached', product, stages: inOrder() };
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error;
    const stage = stageOf(error.code) ?? 'service';
    report({ ...stages.get(stage), stage, status: 'failed', evidence: [], failure: error.failure });
    return { status: 'failed', stages: inOrder() };
  }
};
