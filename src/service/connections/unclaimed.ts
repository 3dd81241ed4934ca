/** Sessions whose connection waits for its partner: neither acknowledged nor used, and not over. */
import { sql } from 'kysely';
import type { SessionRow } from '../../contract/index.ts';
import type { Paging } from '../http/list-answer.ts';
import type { Writer } from '../connecting/session.ts';
import type { ClientCaller } from '../oauth/caller.ts';
import type { Ports } from '../ports.ts';
import { summaryOfRow } from './view.ts';

/** The waiting sessions of a client. A reconnect waits as long as its new credentials lie beside the old ones. */
export const unclaimedSessions = (db: Writer, { id, mode }: Pick<ClientCaller, 'id' | 'mode'>) =>
  db
    .selectFrom('session')
    .innerJoin('connection', 'connection.id', 'session.connection_id')
    .where('session.client_id', '=', id)
    .where('session.mode', '=', mode)
    .where('session.status', '=', 'done')
    .where('session.unbound_until', 'is', null)
    .where('connection.pending', '=', 0)
    .where('connection.status', '!=', 'disconnected')
    .where((row) =>
      row.or([
        row.and([row('session.reconnect_id', 'is', null), row('connection.claimed_at', 'is', null)]),
        row.exists(
          row
            .selectFrom('credential')
            .select('credential.created_at')
            .whereRef('credential.connection_id', '=', 'session.connection_id')
            .where('credential.purpose', '=', sql<string>`'renewal:' || session.id`),
        ),
      ]),
    );

/** One page of them, oldest first, and how many there are. */
export const listUnclaimed = async (
  { store, catalogue }: Pick<Ports, 'store' | 'catalogue'>,
  client: ClientCaller,
  { perPage, offset }: Paging,
): Promise<{ readonly rows: SessionRow[]; readonly total: number }> => {
  const waiting = unclaimedSessions(store, client);
  const rows = await waiting
    .selectAll('connection')
    .select([
      'session.id as session_id',
      'session.state as session_state',
      'session.reconnect_id as reconnect_id',
      'session.created_at as session_created_at',
    ])
    .orderBy('session.created_at')
    .orderBy('session.id')
    .limit(perPage)
    .offset(offset)
    .execute();
  const { total } = await waiting
    .select((row) => row.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return {
    total: Number(total),
    rows: rows.map((row) => ({
      id: row.session_id,
      customer_id: row.customer_id,
      state: row.session_state,
      connection: summaryOfRow(catalogue, row),
      reconnected: row.reconnect_id !== null,
      claimed: false,
      created_at: new Date(row.session_created_at).toISOString(),
    })),
  };
};
