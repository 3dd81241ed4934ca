/**
 * What is asked at the end, before anything is stored. The first-record proof: where a check saw when the newest record is from, the person says whether it is theirs before anything is
 * stored. Until then what was typed stays sealed in the session, and goes with it: by "no", by cancelling, and when its time is over.
 */
import type { Transaction } from 'kysely';
import type { Evidence, Proof } from '../../contract/index.ts';
import { newId } from '../digest.ts';
import type { CheckOutcome, Ports, TokenKeeper } from '../ports.ts';
import type { Tables } from '../tables.ts';
import type { CheckJob } from './check-job.ts';
import { readFlow, type FlowEvent } from './flow.ts';
import { move } from './moving.ts';
import { pickOf, systemOf } from './picked.ts';
import { erasedAtDone, loadSession, requireStep, stepChanged, type Session } from './session.ts';
import { storeConnection, summaryOf, type Proven } from './store-connection.ts';
import { differencesNow, isAskedAbout, isRetyped, noteAccepted, type Other } from './replacing.ts';
import { openPending, sealPending, type Pending } from './typed.ts';
import { waitFrom } from './unbound.ts';

type Passed = Extract<CheckOutcome, { status: 'passed' }>;

/** What the person can be asked about; undefined where nothing was read or nothing says from when it is. */
export const proofOf = (evidence: readonly Evidence[]): Proof | undefined => {
  const values = evidence.find(({ code }) => code === 'data.newest')?.values;
  if (!values) return undefined;
  const { table, name, date } = values;
  return { table: String(table), date: String(date), ...(name !== undefined && { name: String(name) }) };
};

/** What a person is asked: whether the newest record is theirs, and whether another sign-in takes the place of the one before. */
export interface Asking {
  readonly proof?: Proof | undefined;
  readonly other?: Other | undefined;
}

/** The columns and the event of a session whose person is to be asked. */
export const asked = (
  { vault }: Ports,
  session: Session,
  { check, system, values, choice, kept, tokens }: CheckJob & { readonly tokens: TokenKeeper },
  outcome: Passed,
  { proof, other }: Asking,
): { readonly event: FlowEvent; readonly columns: Partial<Session> } => {
  const { account, accountId, evidence, warnings, server } = outcome;
  const connection = summaryOf(
    { session, system, values, choice, outcome },
    session.reconnect_id ?? newId('con'),
  );
  const proven = { account, accountId, choice: outcome.choice, server, other };
  const given = { server: kept?.server, tokens: tokens.current(), registered: kept?.registered };
  const typed = { ...pickOf(system), values, ...given, proven };
  return {
    event: {
      type: 'connected',
      check,
      connection,
      evidence,
      warnings,
      proof,
      ...(other && { other: true, retype: isRetyped(other.differs) }),
    },
    columns: { pending_secret: sealPending(vault, session, typed) },
  };
};

/** What a stored connection changes in its session. */
export const doneColumns = (session: Session, connection: string, at: number): Partial<Session> => ({
  ...erasedAtDone,
  status: 'done',
  connection_id: connection,
  unbound_until: waitFrom(session, at),
});

const provenOf = ({ vault, catalogue }: Ports, session: Session): Proven & { readonly typed: Asked } => {
  const { place } = readFlow(session.flow);
  const typed = openPending(vault, session);
  if (place.at !== 'done' || !place.question || !typed?.proven) throw stepChanged();
  const { values, proven, tokens } = typed;
  const system = systemOf(catalogue, typed);
  const choice = place.question.choice?.chosen;
  const given = { kept: typed, tokens: { current: () => tokens } };
  return {
    session,
    system,
    values,
    choice,
    ...given,
    outcome: proven,
    id: place.connection.id,
    typed: { ...typed, proven },
  };
};

type Asked = Pending & { readonly proven: NonNullable<Pending['proven']> };

const questionOf = ({ flow }: Session) => {
  const { place } = readFlow(flow);
  return place.at === 'done' ? place.question : undefined;
};

/** Whether the person has yet to say that the record is theirs, or that the new sign-in takes the place of the one before. */
export const isAsked = (session: Session): boolean => questionOf(session) !== undefined;

const store = async (
  trx: Transaction<Tables>,
  ports: Ports,
  session: Session,
  proven: Proven,
): Promise<Session> => {
  const { id } = await storeConnection(trx, ports, proven);
  await trx.deleteFrom('refused').where('session_id', '=', session.id).execute();
  return move(trx, ports, session, { type: 'confirmed' }, doneColumns(session, id, ports.clock()));
};

/**
 * The person said that the record is theirs: the connection is stored, in the caller's transaction. That another sign-in takes the
 * place of the one before is never said by the way.
 */
export const confirm = async (trx: Transaction<Tables>, ports: Ports, session: Session): Promise<Session> => {
  const now = await loadSession(trx, session.id);
  if (!now || !isAsked(now)) return now ?? session;
  if (questionOf(now)?.other === true) throw stepChanged('The person is asked first.');
  return store(trx, ports, now, provenOf(ports, now));
};

/** The person said that the new sign-in takes the place of the one before. What differs now, and did not when it was asked, is asked anew. */
export const accept = async (
  trx: Transaction<Tables>,
  ports: Ports,
  { id }: Session,
  step: string,
): Promise<Session> => {
  // Of two answers at once the second has waited, and finds what the first has made of it.
  const session = await loadSession(trx, id);
  if (!session || questionOf(session)?.other !== true) throw stepChanged();
  requireStep(session, step);
  const { typed, ...proven } = provenOf(ports, session);
  const { other = { differs: [] } } = typed.proven;
  const differs = await differencesNow(trx, ports, proven);
  if (differs.length > 0 && !isAskedAbout(differs, other)) {
    const anew = { ...typed, proven: { ...typed.proven, other: { ...other, differs } } };
    const event = { type: 'asked_anew', retype: isRetyped(differs) } as const;
    return move(trx, ports, session, event, { pending_secret: sealPending(ports.vault, session, anew) });
  }
  const done = await store(trx, ports, session, proven);
  if (done.connection_id !== null) await noteAccepted(trx, ports, session, done.connection_id, differs);
  return done;
};
