/** A session as the domain holds it, and the one way to move it: compare and set, so that two answers never both count. */
import type { Selectable, Transaction } from 'kysely';
import { newId } from '../digest.ts';
import { ProblemError } from '../http/problem-error.ts';
import type { Ports, Store } from '../ports.ts';
import type { SessionTable, Tables } from '../tables.ts';
import { advance, readFlow, type FlowEvent } from './flow.ts';

/** A row of the session table. */
export type Session = Selectable<SessionTable>;

/** The store, or a transaction of it. */
export type Writer = Store | Transaction<Tables>;

/** How long a session may lie untouched, and how long it may live at most, in milliseconds. */
export const sessionLife = { idle: 30 * 60_000, most: 120 * 60_000 } as const;

/** What a connected session no longer holds. Its frame may still ask for an answer that was lost on the way. */
export const erasedAtDone = { draft: null, pending_secret: null, ticket_hash: null } as const;

/** What a session that ended without a connection no longer holds. */
export const erased = { ...erasedAtDone, frame_hash: null } as const;

/** A new step id. */
export const newStep = (): string => newId('stp');

/** The answer to whoever names a step that is no longer shown. */
export const stepChanged = (detail = 'The session is at another step now; ask for it.'): ProblemError =>
  new ProblemError('step_changed', { detail });

/** Refuses an answer to a step that is not the current one. */
export const requireStep = (session: Session, step: string): void => {
  if (readFlow(session.flow).step !== step) throw stepChanged();
};

/** Moves a session's flow, with further columns; undefined (and nothing written) when the event does not apply or somebody was faster. */
export const tryMove = async (
  writer: Writer,
  session: Session,
  event: FlowEvent,
  also: Partial<Session> = {},
): Promise<Session | undefined> => {
  const flow = advance(readFlow(session.flow), event, newStep());
  if (!flow) return undefined;
  const changes = { ...also, flow: JSON.stringify(flow) };
  const { numUpdatedRows } = await writer
    .updateTable('session')
    .set(changes)
    .where('id', '=', session.id)
    .where('flow', '=', session.flow)
    .executeTakeFirst();
  return numUpdatedRows === 1n ? { ...session, ...changes } : undefined;
};

/** Moves a session's flow or refuses with `step_changed`. */
export const move = async (
  writer: Writer,
  session: Session,
  event: FlowEvent,
  also: Partial<Session> = {},
): Promise<Session> => {
  const moved = await tryMove(writer, session, event, also);
  if (!moved) throw stepChanged();
  return moved;
};

/** The session with this id as it is now. */
export const loadSession = (writer: Writer, id: string): Promise<Session | undefined> =>
  writer.selectFrom('session').selectAll().where('id', '=', id).executeTakeFirst();

/** Ends an open session whose time is over; what was typed is destroyed. */
export const expireSession = async ({ store }: Ports, session: Session): Promise<void> => {
  await store.transaction().execute(async (trx) => {
    const gone = { ...erased, status: 'expired' };
    const moved = session.opened_at !== null && (await tryMove(trx, session, { type: 'expired' }, gone));
    if (!moved) {
      await trx
        .updateTable('session')
        .set(gone)
        .where('id', '=', session.id)
        .where('status', '=', 'open')
        .where('flow', '=', session.flow)
        .execute();
    }
    await trx.deleteFrom('refused').where('session_id', '=', session.id).execute();
  });
};
