/** What a check ends in: the next step, the connection or the failure, each in one transaction with the end of its stream. */
import { failureFacts } from '../failure-facts.ts';
import type { Transaction } from 'kysely';
import {
  failures,
  stageNames,
  type Difference,
  type Evidence,
  type Failure,
  type FailureRule,
  type Landing,
  type Proof,
  type Stage,
  type StageName,
} from '../../contract/index.ts';
import { auditPerson } from '../audit.ts';
import { returnGrants } from '../grants/return-grants.ts';
import { lockSession } from '../locking.ts';
import type { CheckOutcome, Ports, TokenKeeper } from '../ports.ts';
import type { Tables } from '../tables.ts';
import { failureOf } from '../upstream/failure.ts';
import { endCheck, writeEvent } from './check-log.ts';
import type { CheckJob } from './check-job.ts';
import { onlyMethod } from '../upstream/methods/only-method.ts';
import { isRefusal } from '../upstream/refusals.ts';
import { rememberRefused } from './fingerprint.ts';
import { asked, doneColumns, proofOf, type Asking } from './proof.ts';
import { inUse } from './in-use.ts';
import { tryMove } from './moving.ts';
import { pickOf } from './picked.ts';
import { differencesNow, lostWith } from './replacing.ts';
import { loadSession, type Session } from './session.ts';
import type { StageLog } from './stage-log.ts';
import { storeConnection } from './store-connection.ts';
import { sealPending, withoutTokens } from './typed.ts';

/** A check whose method has answered. `stopped` is aborted when the person left it. */
export interface Run extends CheckJob {
  readonly tokens: TokenKeeper;
  readonly log: StageLog;
  readonly stopped: AbortSignal;
}

type OutcomeOf<T extends CheckOutcome['status']> = Extract<CheckOutcome, { status: T }>;

/** The person went elsewhere while the check was ending, or another node took it for lost: nothing of it counts. */
class LeftBehind extends Error {}

const landingOf = (code: string): Landing =>
  (failures as Readonly<Record<string, FailureRule>>)[code]?.landing ?? 'stay';

const stageOf = (failure: Failure): StageName | undefined =>
  stageNames.find((stage) => failure.code.startsWith(`${stage}.`));

const tryEnd = (trx: Transaction<Tables>, { clock }: Ports, run: Run, status: 'passed' | 'failed') =>
  endCheck(trx, { id: run.check, seq: run.log.nextSeq(), at: clock() }, status);

const end = async (trx: Transaction<Tables>, ports: Ports, run: Run, status: 'passed' | 'failed') => {
  if (!(await tryEnd(trx, ports, run, status))) throw new LeftBehind();
};

const sessionNow = async (trx: Transaction<Tables>, run: Run): Promise<Session> => {
  await lockSession(trx, run.session.id);
  const session = await loadSession(trx, run.session.id);
  if (session?.status !== 'open') throw new LeftBehind();
  return session;
};

const closed = async ({ log }: Run): Promise<void> => {
  log.close();
  await log.written();
};

/** Ends a check that leaves no step behind it: stopped, superseded, or gone. */
const abandon = async (ports: Ports, run: Run): Promise<void> => {
  await closed(run);
  await ports.store.transaction().execute((trx) => tryEnd(trx, ports, run, 'failed'));
};

/** Where the failure leaves the person: at the form, at the system's own sign-in, or where they are. */
const land = async (
  trx: Transaction<Tables>,
  ports: Ports,
  session: Session,
  { check, problem, passed }: { check: string; problem: Failure; passed: Evidence[] },
): Promise<void> => {
  const landing = landingOf(problem.code);
  if (landing === 'form') {
    await tryMove(
      trx,
      ports,
      session,
      { type: 'asked_again', check, problem, passed },
      { pending_secret: null },
    );
  } else if (landing === 'sign_in') {
    const also = { pending_secret: withoutTokens(ports.vault, session) };
    await tryMove(trx, ports, session, { type: 'sign_in_asked_again', check, problem }, also);
  }
};

const factsOf = ({ system }: Run) => ({ system: system.id, method: onlyMethod(system).method });

const fail = async (ports: Ports, run: Run, failure: Failure): Promise<void> => {
  const referred: Failure = { ...failure, reference: run.check };
  const stage = run.log.running() ?? stageOf(failure) ?? 'service';
  if (!run.log.hasFailed()) {
    run.log.add({ stage, status: 'failed', evidence: [], failure: referred });
  }
  await closed(run);
  const passed = run.log.passedEvidence();
  ports.log.info('check.failed', { check: run.check, code: failure.code, ...factsOf(run) });
  await ports.store.transaction().execute(async (trx) => {
    const session = await sessionNow(trx, run);
    if (isRefusal(failure.code)) await rememberRefused(trx, ports, session, run.system, run.values);
    await land(trx, ports, session, { check: run.check, problem: referred, passed });
    const action = isRefusal(failure.code) ? 'sign_in.refused' : 'check.failed';
    await auditPerson(trx, ports.clock, session, action, { check: run.check, code: failure.code });
    await end(trx, ports, run, 'failed');
  });
  void returnGrants(ports);
};

/** The option that the connection to renew has, where the new sign-in sees it too. */
const usualOf = async (
  trx: Transaction<Tables>,
  ports: Ports,
  session: Session,
  options: OutcomeOf<'choose'>['options'],
): Promise<string | undefined> => {
  const used = await inUse(trx, ports, session);
  const before = typeof used === 'string' ? undefined : used.sealed.choice;
  return options.find(({ id }) => id === before)?.id;
};

const ask = async (ports: Ports, run: Run, outcome: OutcomeOf<'choose'>): Promise<void> => {
  await closed(run);
  await ports.store.transaction().execute(async (trx) => {
    const { what } = outcome;
    const options = [...outcome.options];
    const session = await sessionNow(trx, run);
    const usual = await usualOf(trx, ports, session, options);
    const event = { type: 'choice_needed' as const, check: run.check, what, options, usual };
    if (!(await tryMove(trx, ports, session, event))) throw new LeftBehind();
    await end(trx, ports, run, 'passed');
  });
};

/** What was learned on the way there is kept, so that the sign-in can be opened as often as it takes. */
const signIn = async (ports: Ports, run: Run, { host, server }: OutcomeOf<'authorize'>): Promise<void> => {
  await closed(run);
  const passed = run.log.passedEvidence();
  const { system, values, check, kept } = run;
  await ports.store.transaction().execute(async (trx) => {
    const session = await sessionNow(trx, run);
    const pending = sealPending(ports.vault, session, {
      ...pickOf(system),
      values,
      server,
      registered: kept?.registered,
    });
    const event = { type: 'sign_in_needed', check, host, passed } as const;
    if (!(await tryMove(trx, ports, session, event, { pending_secret: pending }))) throw new LeftBehind();
    await end(trx, ports, run, 'passed');
  });
};

const ready = (ms: number): Stage => ({
  stage: 'ready',
  status: 'passed',
  ms,
  evidence: [{ code: 'ready.stored', values: {} }],
});

const stored = async (trx: Transaction<Tables>, ports: Ports, run: Run, outcome: OutcomeOf<'passed'>) => {
  const { session, check } = run;
  const connection = await storeConnection(trx, ports, { ...run, outcome });
  await trx.deleteFrom('refused').where('session_id', '=', session.id).execute();
  const { evidence, warnings } = outcome;
  return {
    event: { type: 'connected', check, connection, evidence, warnings } as const,
    columns: doneColumns(session, connection.id, ports.clock()),
  };
};

/** A sign-in that is the one before needs no question: whose it is was answered when it was connected. */
const questionOf = (
  { reconnect_id }: Session,
  proof: Proof | undefined,
  differs: Difference[],
  lost: string[] | undefined,
): Asking | undefined => {
  if (differs.length > 0) return { proof, other: { differs, lost } };
  return proof && reconnect_id === null ? { proof } : undefined;
};

const connect = async (ports: Ports, run: Run, outcome: OutcomeOf<'passed'>): Promise<void> => {
  const from = ports.clock();
  run.log.add({ stage: 'ready', status: 'running', evidence: [] });
  await closed(run);
  const proof = proofOf(outcome.evidence);
  const lost = await lostWith(ports, { ...run, outcome }, run);
  let question: Asking | undefined;
  await ports.store.transaction().execute(async (trx) => {
    const session = await sessionNow(trx, run);
    const differs = await differencesNow(trx, ports, { ...run, session, outcome });
    question = questionOf(session, proof, differs, lost);
    const { event, columns } = question
      ? asked(ports, session, run, outcome, question)
      : await stored(trx, ports, { ...run, session }, outcome);
    if (!(await tryMove(trx, ports, session, event, columns))) throw new LeftBehind();
    const stage = ready(ports.clock() - from);
    await writeEvent(trx, run.check, run.log.nextSeq(), { type: 'stage', stage });
    await end(trx, ports, run, 'passed');
  });
  ports.announced?.();
  ports.log.info('check.passed', { check: run.check, ...factsOf(run) });
  if (!question) ports.log.info('session.ended', { session: run.session.id, code: 'connected' });
};

/** Storing failed although the system said yes: said as the last stage's failure; what was typed stays for "try again". */
const failReady = async (ports: Ports, run: Run): Promise<void> => {
  const failure = { ...failureOf('ready.failed'), reference: run.check };
  const stage: Stage = { stage: 'ready', status: 'failed', evidence: [], failure };
  const seq = run.log.nextSeq();
  await ports.store.transaction().execute(async (trx) => {
    if (!(await tryEnd(trx, ports, run, 'failed'))) return;
    await writeEvent(trx, run.check, seq, { type: 'stage', stage });
  });
};

const settle = (ports: Ports, run: Run, outcome: CheckOutcome): Promise<void> => {
  if (run.stopped.aborted) return abandon(ports, run);
  if (outcome.status === 'failed') return fail(ports, run, outcome.failure);
  if (outcome.status === 'authorize') return signIn(ports, run, outcome);
  return outcome.status === 'choose' ? ask(ports, run, outcome) : connect(ports, run, outcome);
};

/** Settles a check. Whatever happens on the way, the check ends and its stream closes; rejects only when the store itself fails. */
export const settleCheck = async (ports: Ports, run: Run, outcome: CheckOutcome): Promise<void> => {
  try {
    await settle(ports, run, outcome);
  } catch (error) {
    run.log.close();
    if (error instanceof LeftBehind) return abandon(ports, run);
    ports.log.error('check.not_stored', { check: run.check, ...failureFacts(error) });
    await failReady(ports, run);
  }
};
