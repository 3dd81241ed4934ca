/** A session as the domain holds it; it is moved by `moving.ts`. */
import type { Selectable, Transaction } from 'kysely';
import { newId } from '../digest.ts';
import { ProblemError } from '../http/problem-error.ts';
import type { Store } from '../ports.ts';
import type { SessionTable, Tables } from '../tables.ts';
import { readFlow } from './flow.ts';

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

/** What the log says of a session's beginning and end: one for choosing what is included connects nothing, and is not counted among those. */
export const sessionLine = ({ purpose }: Pick<Session, 'purpose'>, what: 'opened' | 'ended'): string =>
  `${purpose === 'settings' ? 'settings' : 'session'}.${what}`;

/** A new step id. */
export const newStep = (): string => newId('stp');

/** The answer to whoever names a step that is no longer shown. */
export const stepChanged = (detail = 'The session is at another step now; ask for it.'): ProblemError =>
  new ProblemError('step_changed', { detail });

/** Refuses an answer to a step that is not the current one. */
export const requireStep = (session: Session, step: string): void => {
  if (readFlow(session.flow).step !== step) throw stepChanged();
};

/** The session with this id as it is now. */
export const loadSession = (writer: Writer, id: string): Promise<Session | undefined> =>
  writer.selectFrom('session').selectAll().where('id', '=', id).executeTakeFirst();
