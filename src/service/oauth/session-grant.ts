/**
 * The session grant: the partner asks for the token of a session whose hand-over was lost, with the verifier that a code would have
 * needed. It gives the same token until the partner has it; a session that was handed over gives none.
 */
import type { Selectable, Transaction } from 'kysely';
import type { TokenAnswer, TokenRequest, sessionGrant } from '../../contract/index.ts';
import { audit } from '../audit.ts';
import { unclaimedSessions } from '../connections/unclaimed.ts';
import { sameText, sha256 } from '../digest.ts';
import { lockConnection, lockSession } from '../locking.ts';
import type { Ports } from '../ports.ts';
import type { SessionTable, Tables } from '../tables.ts';
import type { ClientCaller } from './caller.ts';
import { refuseGrant } from './refuse-grant.ts';
import { sessionToken } from './session-token.ts';

/** A request by the session grant. */
export type SessionExchange = Extract<TokenRequest, { grant_type: typeof sessionGrant }>;

/** Why a session gave no token; the first word of the description is stable. */
const reasons = {
  session_unknown: 'session_unknown: this client has no such session',
  verifier_mismatch: 'verifier_mismatch: code_verifier does not belong to the pushed code_challenge',
  session_not_done: 'session_not_done: the session has no connection, or none yet',
  session_unbound: 'session_unbound: a hosted session is handed over by its code alone',
  session_claimed: 'session_claimed: its token was acknowledged or used before',
  connection_ended: 'connection_ended: the connection was disconnected',
  claim_expired: 'claim_expired: nobody asked for the connection in time; its credentials are destroyed',
} as const;
type Reason = keyof typeof reasons;
type Session = Selectable<SessionTable>;

/** The refusal is returned, not thrown: its audit row must outlive the transaction. */
type Outcome = { readonly answer: TokenAnswer } | { readonly reason: Reason; readonly session?: string };

const ownSession = (
  db: Transaction<Tables>,
  client: ClientCaller,
  id: string,
): Promise<Session | undefined> =>
  db
    .selectFrom('session')
    .selectAll()
    .where((row) => row.and({ id, client_id: client.id, mode: client.mode }))
    .executeTakeFirst();

const isUsed = async (db: Transaction<Tables>, session: Session): Promise<boolean> => {
  const used = await db
    .selectFrom('token')
    .select('hash')
    .where('session_id', '=', session.id)
    .where('first_used_at', 'is not', null)
    .executeTakeFirst();
  return used !== undefined;
};

/** What became of a session that waits for nobody. */
const reasonOf = async (db: Transaction<Tables>, session: Session): Promise<Reason> => {
  if (session.status !== 'done' || session.connection_id === null) return 'session_not_done';
  if (session.unbound_until !== null) return 'session_unbound';
  const connection = await db
    .selectFrom('connection')
    .select(['status', 'reason', 'claimed_at'])
    .where('id', '=', session.connection_id)
    .executeTakeFirstOrThrow();
  if (connection.status === 'disconnected') {
    return connection.reason === 'claim_expired' ? 'claim_expired' : 'connection_ended';
  }
  const claimed = session.reconnect_id === null ? connection.claimed_at !== null : await isUsed(db, session);
  return claimed ? 'session_claimed' : 'claim_expired';
};

const settle = async (
  db: Transaction<Tables>,
  ports: Ports,
  client: ClientCaller,
  { session: id, code_verifier }: SessionExchange,
): Promise<Outcome> => {
  await lockSession(db, id);
  const session = await ownSession(db, client, id);
  if (!session) return { reason: 'session_unknown' };
  if (!sameText(sha256(code_verifier), session.code_challenge))
    return { reason: 'verifier_mismatch', session: id };
  if (session.connection_id !== null) await lockConnection(db, session.connection_id);
  const connection = await unclaimedSessions(db, client)
    .where('session.id', '=', id)
    .selectAll('connection')
    .executeTakeFirst();
  if (!connection) return { reason: await reasonOf(db, session), session: id };
  const answer = await sessionToken(db, ports, { session, connection });
  await audit(db, {
    at: ports.clock(),
    client,
    actor: 'client',
    action: 'session.exchanged',
    subject: connection.id,
    detail: { session: id },
  });
  return { answer };
};

/** Gives the token of an unclaimed session; else `invalid_grant`, audited. */
export const exchangeSession = async (
  ports: Ports,
  client: ClientCaller,
  body: SessionExchange,
): Promise<TokenAnswer> => {
  const outcome = await ports.store.transaction().execute((db) => settle(db, ports, client, body));
  if ('answer' in outcome) {
    ports.log.info('session.exchanged', { client: client.id });
    return outcome.answer;
  }
  const { reason, session } = outcome;
  return refuseGrant(ports, client, {
    action: 'session.refused',
    reason,
    sentence: reasons[reason],
    of: session,
  });
};
