/**
 * The result of a hosted session is unbound: whoever sits at the browser may be somebody else than the partner opened the session
 * for. It waits, unseen and unusable, until the partner exchanges the code with the verifier of the customer who came back.
 */
import type { Transaction } from 'kysely';
import { audit } from '../audit.ts';
import { dropRenewal } from '../connections/renewal.ts';
import type { ConnectionAuthorized } from '../../contract/index.ts';
import { announce } from '../outbox.ts';
import { destroyCredentials } from '../grants/destroy.ts';
import type { Ports } from '../ports.ts';
import type { Tables } from '../tables.ts';
import { oneByOne } from './one-by-one.ts';
import { erased, type Session, type Writer } from './session.ts';

/** How long a result waits for the exchange of its code, in milliseconds. */
export const unboundLife = 10 * 60_000;

/** Until when the result of this session waits, if it was made now; null where the page's own backend has asked for it. */
export const waitFrom = (session: Session, at: number): number | null =>
  session.hosted_hash === null ? null : at + unboundLife;

/** Tells the partner of a connection that a session has made or renewed. */
export const tellAuthorized = (writer: Writer, session: Session, connection: string, at: number) => {
  const { id, customer_id, state, reconnect_id, client_id, mode } = session;
  const payload = {
    session: id,
    customer_id,
    connection_id: connection,
    state,
    reconnected: reconnect_id !== null,
  } satisfies ConnectionAuthorized['data'];
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

const dropConnection = async (
  trx: Transaction<Tables>,
  ports: Ports,
  session: Session,
  id: string,
): Promise<void> => {
  await trx.deleteFrom('code').where('session_id', '=', session.id).execute();
  await destroyCredentials(trx, ports, { ...session, id });
  await trx.updateTable('session').set({ connection_id: null }).where('id', '=', session.id).execute();
  await trx.deleteFrom('connection').where('id', '=', id).where('pending', '=', 1).execute();
};

const drop = async (trx: Transaction<Tables>, ports: Ports, session: Session): Promise<void> => {
  const at = ports.clock();
  const { numUpdatedRows } = await trx
    .updateTable('session')
    .set({ ...erased, unbound_until: null, status: 'expired' })
    .where('id', '=', session.id)
    .where('unbound_until', '=', session.unbound_until)
    .executeTakeFirst();
  const connection = session.connection_id;
  if (numUpdatedRows !== 1n || connection === null) return;
  const client = { id: session.client_id, mode: session.mode };
  if (session.reconnect_id === null) await dropConnection(trx, ports, session, connection);
  else await dropRenewal(trx, ports, { client, connection, session: session.id });
  await audit(trx, { at, client, actor: 'service', action: 'session.unbound_expired', subject: session.id });
};

/** Destroys the results nobody came back for. */
export const dropAllUnbound = async (ports: Ports): Promise<void> => {
  const { store, clock } = ports;
  const waiting = await store
    .selectFrom('session')
    .selectAll()
    .where('unbound_until', '<=', clock())
    .execute();
  await oneByOne(ports, waiting, (session) =>
    store.transaction().execute((trx) => drop(trx, ports, session)),
  );
};
