/** Connections after they were made: ending one, claiming one, showing one. Making them is `connecting/`. */
import { audit } from '../audit.ts';
import { destroyCredentials } from '../grants/destroy.ts';
import { returnGrants } from '../grants/return-grants.ts';
import type { TokenCaller } from '../oauth/caller.ts';
import { lockConnection } from '../locking.ts';
import { announce } from '../outbox.ts';
import type { Ports } from '../ports.ts';

/** Ends a connection for good: credentials destroyed, tokens and unused codes dead, partner told, in one transaction. */
export const disconnect = async (ports: Ports, { connection, client }: TokenCaller): Promise<void> => {
  const at = ports.clock();
  const { id } = connection;
  await ports.store.transaction().execute(async (db) => {
    await lockConnection(db, id);
    const { numUpdatedRows } = await db
      .updateTable('connection')
      .set({
        status: 'disconnected',
        reason: 'disconnected_by_partner',
        owner: null,
        since: at,
        updated_at: at,
      })
      .where('id', '=', id)
      .where('status', '!=', 'disconnected')
      .executeTakeFirst();
    // Ended by somebody else meanwhile, who has told of it.
    if (numUpdatedRows !== 1n) return;
    await destroyCredentials(db, ports, connection);
    await db.deleteFrom('code').where('connection_id', '=', id).where('used_at', 'is', null).execute();
    await db.updateTable('code').set({ answer: null }).where('connection_id', '=', id).execute();
    await db
      .updateTable('token')
      .set({ revoked_at: at, sealed: null })
      .where('connection_id', '=', id)
      .where('revoked_at', 'is', null)
      .execute();
    await announce(
      db,
      client,
      'connection.disconnected',
      { connection: id, customer: connection.customer_id },
      at,
    );
    await audit(db, { at, client, actor: 'client', action: 'connection.disconnected', subject: id });
  });
  // The customer's system may be slow or gone: nobody waits for it.
  void returnGrants(ports);
};
