/**
 * The result of a hosted session is unbound: whoever sits at the browser may be somebody else than the partner opened the session
 * for. It waits, unseen and unusable, until the partner exchanges the code with the verifier of the customer who came back.
 */
import type { Transaction } from 'kysely';
import { audit } from '../audit.ts';
import { dropRenewal, renewalOf } from '../connections/renewal.ts';
import { failureFacts } from '../failure-facts.ts';
import { announce } from '../outbox.ts';
import type { Access, Ports } from '../ports.ts';
import type { Tables } from '../tables.ts';
import { methodOf } from './check-job.ts';
import { openAccess } from './credentials.ts';
import { erased, type Session, type Writer } from './session.ts';

/** How long a result waits for the exchange of its code, in milliseconds. */
export const unboundLife = 10 * 60_000;

/** How long a customer's system may take to revoke what it had granted, in milliseconds. */
const revokeBudget = 10_000;

/** Until when the result of this session waits, if it was made now; null where the page's own backend has asked for it. */
export const waitFrom = (session: Session, at: number): number | null =>
  session.hosted_hash === null ? null : at + unboundLife;

/** Tells the partner of a connection that a session has made or renewed. */
export const tellAuthorized = (writer: Writer, session: Session, connection: string, at: number) => {
  const { id, customer_id: customer, state, reconnect_id, client_id, mode } = session;
  const payload = { session: id, customer, state, connection, reconnected: reconnect_id !== null };
  return announce(writer, { id: client_id, mode }, 'connection.authorized', payload, at);
};

/** The exchange was the partner's word: what waited is a connection like any other, and is announced now. */
export const bindResult = async (
  trx: Transaction<Tables>,
  session: Session,
  connection: string,
  at: number,
): Promise<void> => {
  if (session.unbound_until === null) return;
  await trx.updateTable('session').set({ unbound_until: null }).where('id', '=', session.id).execute();
  await trx
    .updateTable('connection')
    .set({ pending: 0, updated_at: at })
    .where('id', '=', connection)
    .where('client_id', '=', session.client_id)
    .where('mode', '=', session.mode)
    .where('pending', '=', 1)
    .execute();
  await tellAuthorized(trx, session, connection, at);
};

/** What was granted for this result, to be given back to the customer's system; undefined where nothing can be. */
const grantOf = async (ports: Ports, session: Session): Promise<Access | undefined> => {
  const { connection_id: id, client_id, mode, reconnect_id } = session;
  if (id === null) return undefined;
  const purpose = reconnect_id === null ? 'credentials' : renewalOf(session.id);
  return openAccess(ports, { id, client_id, mode }, purpose).catch((error: unknown) => {
    ports.log.warn('unbound.not_opened', failureFacts(error));
    return undefined;
  });
};

/** Gives back to the customer's system what it had granted, as far as it can be told. Never rejects. */
export const revokeGrant = async (ports: Ports, access: Access): Promise<void> => {
  try {
    await methodOf(ports, access.system).revoke?.(access, AbortSignal.timeout(revokeBudget));
  } catch (error) {
    ports.log.warn('unbound.not_revoked', { system: access.system.id, ...failureFacts(error) });
  }
};

const dropConnection = async (trx: Transaction<Tables>, session: Session, id: string): Promise<void> => {
  await trx.deleteFrom('code').where('session_id', '=', session.id).execute();
  await trx.deleteFrom('credential').where('connection_id', '=', id).execute();
  await trx.updateTable('session').set({ connection_id: null }).where('id', '=', session.id).execute();
  await trx.deleteFrom('connection').where('id', '=', id).where('pending', '=', 1).execute();
};

const drop = async (trx: Transaction<Tables>, session: Session, at: number): Promise<boolean> => {
  const { numUpdatedRows } = await trx
    .updateTable('session')
    .set({ ...erased, unbound_until: null, status: 'expired' })
    .where('id', '=', session.id)
    .where('unbound_until', '=', session.unbound_until)
    .executeTakeFirst();
  const connection = session.connection_id;
  if (numUpdatedRows !== 1n || connection === null) return false;
  const client = { id: session.client_id, mode: session.mode };
  if (session.reconnect_id === null) await dropConnection(trx, session, connection);
  else await dropRenewal(trx, { client, connection, session: session.id }, at);
  await audit(trx, { at, client, actor: 'service', action: 'session.unbound_expired', subject: session.id });
  return true;
};

/** Destroys the results nobody came back for, and gives back what the customer's systems had granted for them. */
export const dropAllUnbound = async (ports: Ports): Promise<void> => {
  const { store, clock } = ports;
  const waiting = await store
    .selectFrom('session')
    .selectAll()
    .where('unbound_until', '<=', clock())
    .execute();
  for (const session of waiting) {
    const access = await grantOf(ports, session);
    const dropped = await store.transaction().execute((trx) => drop(trx, session, clock()));
    if (dropped && access) await revokeGrant(ports, access);
  }
};
