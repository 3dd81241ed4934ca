/**
 * The first-record proof: where a check saw when the newest record is from, the person says whether it is theirs before anything is
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
import { erasedAtDone, loadSession, stepChanged, type Session } from './session.ts';
import { systemOf } from './step.ts';
import { storeConnection, summaryOf, type Proven } from './store-connection.ts';
import { openPending, sealPending } from './typed.ts';
import { waitFrom } from './unbound.ts';

type Passed = Extract<CheckOutcome, { status: 'passed' }>;

/** What the person can be asked about; undefined where nothing was read or nothing says from when it is. */
export const proofOf = (evidence: readonly Evidence[]): Proof | undefined => {
  const values = evidence.find(({ code }) => code === 'data.newest')?.values;
  if (!values) return undefined;
  const { table, name, date } = values;
  return { table: String(table), date: String(date), ...(name !== undefined && { name: String(name) }) };
};

/** The columns and the event of a session whose person is to be asked. */
export const asked = (
  { vault }: Ports,
  session: Session,
  { check, system, values, choice, kept, tokens }: CheckJob & { readonly tokens: TokenKeeper },
  outcome: Passed,
  proof: Proof,
): { readonly event: FlowEvent; readonly columns: Partial<Session> } => {
  const { account, evidence, warnings, server } = outcome;
  const connection = summaryOf(
    { session, system, values, choice, outcome },
    session.reconnect_id ?? newId('con'),
  );
  const proven = { account, choice: outcome.choice, server };
  const given = { server: kept?.server, tokens: tokens.current(), registered: kept?.registered };
  const typed = { system: system.id, values, ...given, proven };
  return {
    event: { type: 'connected', check, connection, evidence, warnings, proof },
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

const provenOf = ({ vault, catalogue }: Ports, session: Session): Proven => {
  const { place } = readFlow(session.flow);
  const typed = openPending(vault, session);
  if (place.at !== 'done' || !place.question || !typed?.proven) throw stepChanged();
  const { values, proven, tokens } = typed;
  const system = systemOf(catalogue, typed.system);
  const choice = place.question.choice?.chosen;
  const given = { kept: typed, tokens: { current: () => tokens } };
  return { session, system, values, choice, ...given, outcome: proven, id: place.connection.id };
};

/** Whether the person has yet to say that the record is theirs. */
export const isAsked = ({ flow }: Session): boolean => {
  const { place } = readFlow(flow);
  return place.at === 'done' && place.question !== undefined;
};

/** The person said yes: the connection is stored, in the caller's transaction. */
export const confirm = async (trx: Transaction<Tables>, ports: Ports, session: Session): Promise<Session> => {
  const now = await loadSession(trx, session.id);
  if (!now || !isAsked(now)) return now ?? session;
  const { id } = await storeConnection(trx, ports, provenOf(ports, now));
  await trx.deleteFrom('refused').where('session_id', '=', now.id).execute();
  return move(trx, ports, now, { type: 'confirmed' }, doneColumns(now, id, ports.clock()));
};
