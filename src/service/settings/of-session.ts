/** Which connection's settings a session may see and change: that of its own customer, once it is stored. */
import type { Selectable } from 'kysely';
import { stepChanged, type Session, type Writer } from '../connecting/session.ts';
import type { ConnectionTable } from '../tables.ts';

const idOf = ({ purpose, status, reconnect_id, connection_id }: Session): string | null => {
  if (purpose === 'settings') return status === 'open' ? reconnect_id : null;
  return status === 'done' ? connection_id : null;
};

/** The session's connection, as it is now; `step_changed` where it has none. */
export const connectionOf = async (
  writer: Writer,
  session: Session,
): Promise<Selectable<ConnectionTable>> => {
  const { client_id, mode, customer_id } = session;
  const row = await writer
    .selectFrom('connection')
    .selectAll()
    .where((is) => is.and({ id: idOf(session) ?? '', client_id, mode, customer_id, pending: 0 }))
    .executeTakeFirst();
  if (!row) throw stepChanged('The session has no connection whose settings could be chosen.');
  return row;
};
