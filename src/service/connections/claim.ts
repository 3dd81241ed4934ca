// Here: connections after they are made: claiming, renewing, reading, ending. Not here: how they come about (connecting/).
/** Claiming: the partner has the connection's token; from then on it is the partner's. */
import { audit } from '../audit.ts';
import { returnGrants } from '../grants/return-grants.ts';
import { lockConnection } from '../locking.ts';
import type { ClientCaller } from '../oauth/caller.ts';
import type { Ports, Store } from '../ports.ts';
import { adoptRenewal } from './renewal.ts';

/** Marks a connection as claimed; once is enough. */
export const claim = async (
  db: Store,
  client: ClientCaller,
  connection: string,
  at: number,
): Promise<void> => {
  const { numUpdatedRows } = await db
    .updateTable('connection')
    .set({ claimed_at: at })
    .where('id', '=', connection)
    .where('client_id', '=', client.id)
    .where('mode', '=', client.mode)
    .where('claimed_at', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return;
  await audit(db, { at, client, actor: 'client', action: 'connection.claimed', subject: connection });
};

/** The first use of a token claims its connection; after a reconnect, the new credentials replace the old ones and the old token ends. */
export const noteFirstUse = async (
  ports: Ports,
  client: ClientCaller,
  token: { readonly hash: string; readonly created_at: number; readonly session_id: string | null },
  connection: string,
): Promise<void> => {
  const at = ports.clock();
  await ports.store.transaction().execute(async (db) => {
    await lockConnection(db, connection);
    const { numUpdatedRows } = await db
      .updateTable('token')
      .set({ first_used_at: at })
      .where('hash', '=', token.hash)
      .where('first_used_at', 'is', null)
      .where('revoked_at', 'is', null)
      .executeTakeFirst();
    // Another request with it came first, or it has just been revoked: a dead token renews nothing.
    if (numUpdatedRows !== 1n) return;
    await db
      .updateTable('token')
      .set({ revoked_at: at })
      .where('connection_id', '=', connection)
      .where('hash', '!=', token.hash)
      .where('created_at', '<=', token.created_at)
      .where('revoked_at', 'is', null)
      .execute();
    if (token.session_id !== null) {
      await adoptRenewal(db, ports, { client, connection, session: token.session_id });
    }
    await claim(db, client, connection, at);
  });
  if (token.session_id !== null) void returnGrants(ports);
};
