/** The connection that a session renews, with the credentials in use: read to begin the form with, and to compare. */
import type { Kysely } from 'kysely';
import { failureFacts } from '../failure-facts.ts';
import type { Ports } from '../ports.ts';
import type { ConnectionTable, Tables } from '../tables.ts';
import { openSealed } from './credentials.ts';
import type { Session } from './session.ts';

/** What there is. */
export interface InUse extends Pick<ConnectionTable, 'name' | 'status' | 'reason' | 'method'> {
  readonly sealed: ReturnType<typeof openSealed>;
}

/** Reads it: `none` where nothing is renewed or the connection is gone, `unreadable` where its credentials do not open any more. */
export const inUse = async (
  db: Kysely<Tables>,
  ports: Ports,
  { reconnect_id: id, client_id, mode }: Session,
): Promise<InUse | 'none' | 'unreadable'> => {
  if (id === null) return 'none';
  const row = await db
    .selectFrom('connection')
    .innerJoin('credential', 'credential.connection_id', 'connection.id')
    .select(['name', 'status', 'reason', 'method', 'sealed'])
    .where('connection.id', '=', id)
    .where('connection.client_id', '=', client_id)
    .where('connection.mode', '=', mode)
    .where('purpose', '=', 'credentials')
    .where('status', '!=', 'disconnected')
    .executeTakeFirst();
  if (!row) return 'none';
  try {
    return { ...row, sealed: openSealed(ports, { id, client_id, mode }, row.sealed) };
  } catch (error) {
    ports.log.warn('reconnect.not_opened', failureFacts(error));
    return 'unreadable';
  }
};
