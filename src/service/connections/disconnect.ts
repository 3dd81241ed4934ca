/** Connections after they were made: ending one, claiming one, showing one. Making them is `connecting/`. */
import { audit, type AuditEntry } from '../audit.ts';
import { destroyCredentials } from '../grants/destroy.ts';
import { returnGrants } from '../grants/return-grants.ts';
import type { Kysely } from 'kysely';
import type { TokenCaller } from '../oauth/caller.ts';
import { lockConnection } from '../locking.ts';
import { unwatched } from '../monitoring/health.ts';
import { tellStatus, toldColumns } from '../monitoring/telling.ts';
import type { Ports } from '../ports.ts';
import type { ConnectionTable, Tables } from '../tables.ts';

/** Who ends a connection, and why; `owner` is whoever it waited for in vain. */
export interface End {
  readonly reason:
    | 'disconnected_by_partner'
    | 'disconnected_by_customer'
    | 'erased_by_operator'
    | 'restore_unanswered'
    | 'claim_expired';
  readonly owner?: 'partner';
  readonly actor: AuditEntry['actor'];
  readonly action: string;
}

type Ended = Pick<ConnectionTable, 'id' | 'client_id' | 'mode'>;

/** Ends a connection for good, in the caller's transaction, which has locked it: credentials destroyed, tokens and unused codes dead, partner told. */
export const endIn = async (db: Kysely<Tables>, ports: Ports, connection: Ended, how: End): Promise<void> => {
  const at = ports.clock();
  const { id, client_id, mode } = connection;
  const { reason, owner = null, actor, action } = how;
  const over = { status: 'disconnected', reason, owner, since: at } as const;
  const ended = await db
    .updateTable('connection')
    .set({ ...over, updated_at: at, ...unwatched })
    .where('id', '=', id)
    .where('status', '!=', 'disconnected')
    .returning(toldColumns)
    .executeTakeFirst();
  // Ended by somebody else meanwhile, who has told of it.
  if (!ended) return;
  await destroyCredentials(db, ports, connection);
  await db.deleteFrom('code').where('connection_id', '=', id).where('used_at', 'is', null).execute();
  await db.updateTable('code').set({ answer: null }).where('connection_id', '=', id).execute();
  await db
    .updateTable('token')
    .set({ revoked_at: at, sealed: null })
    .where('connection_id', '=', id)
    .where('revoked_at', 'is', null)
    .execute();
  const client = { id: client_id, mode };
  await tellStatus(db, ended, 'connection.disconnected', over, at);
  await audit(db, { at, client, actor, action, subject: id });
};

const wished = {
  client: { reason: 'disconnected_by_partner', actor: 'client', action: 'connection.disconnected' },
  person: { reason: 'disconnected_by_customer', actor: 'person', action: 'connection.disconnected' },
} as const satisfies Record<string, End>;

/** Ends a connection for good, as its partner wants it, or somebody at the customer. */
export const disconnect = async (
  ports: Ports,
  { connection }: TokenCaller,
  by: keyof typeof wished = 'client',
): Promise<void> => {
  await ports.store.transaction().execute(async (db) => {
    await lockConnection(db, connection.id);
    await endIn(db, ports, connection, wished[by]);
  });
  ports.announced?.();
  // The customer's system may be slow or gone: nobody waits for it.
  void returnGrants(ports);
};
