/** Reconnecting: the new credentials wait beside the old ones until the token of their session is first used, and then replace them. */
import type { Kysely } from 'kysely';
import { audit } from '../audit.ts';
import { readFlow } from '../connecting/flow.ts';
import { destroyCredentials } from '../grants/destroy.ts';
import { lockConnection } from '../locking.ts';
import type { ClientCaller } from '../oauth/caller.ts';
import type { Ports } from '../ports.ts';
import type { CredentialTable, Tables } from '../tables.ts';

/** `credential.purpose` of what a session proved for a connection that has credentials already. */
export const renewalOf = (session: string): string => `renewal:${session}`;

/** The session of such a purpose. */
export const sessionOfRenewal = (purpose: string): string => purpose.slice(renewalOf('').length);

/** A connection's own columns when it was just proven. */
export const standing = (at: number) =>
  ({ status: 'active', reason: null, owner: null, since: at, last_checked_at: at }) as const;

/** The person may have chosen another company or site than before; undefined when the session is gone. */
const nameFrom = async (db: Kysely<Tables>, session: string): Promise<string | undefined> => {
  const row = await db.selectFrom('session').select('flow').where('id', '=', session).executeTakeFirst();
  const place = row && readFlow(row.flow).place;
  return place?.at === 'done' ? place.connection.name : undefined;
};

/** What identifies a renewal: whose, of which connection, by which session. */
export interface Renewal {
  readonly client: Pick<ClientCaller, 'id' | 'mode'>;
  readonly connection: string;
  readonly session: string;
}

/** Reconnects that were proven earlier: they must not put their older credentials back later. */
const renewalsBefore = async (
  db: Kysely<Tables>,
  owner: Pick<CredentialTable, 'connection_id' | 'client_id' | 'mode'>,
  created: number,
): Promise<string[]> => {
  const rows = await db
    .selectFrom('credential')
    .select('purpose')
    .where((eb) => eb.and({ ...owner }))
    .where('purpose', '!=', 'credentials')
    .where('created_at', '<', created)
    .execute();
  return rows.map(({ purpose }) => purpose);
};

/** Puts a session's renewal in the place of the credentials before; nothing happens where that session renewed nothing. The connection is locked by the caller. */
export const adoptRenewal = async (db: Kysely<Tables>, ports: Ports, renewal: Renewal): Promise<void> => {
  const at = ports.clock();
  const { client, connection, session } = renewal;
  const own = { connection_id: connection, client_id: client.id, mode: client.mode };
  const waiting = await db
    .selectFrom('credential')
    .select('created_at')
    .where((eb) => eb.and({ ...own, purpose: renewalOf(session) }))
    .executeTakeFirst();
  if (!waiting) return;
  await destroyCredentials(db, ports, { ...own, id: connection }, 'credentials');
  for (const older of await renewalsBefore(db, own, waiting.created_at)) {
    await destroyCredentials(db, ports, { ...own, id: connection }, older);
  }
  await db
    .updateTable('credential')
    .set({ purpose: 'credentials' })
    .where((eb) => eb.and({ ...own, purpose: renewalOf(session) }))
    .execute();
  const name = await nameFrom(db, session);
  await db
    .updateTable('connection')
    .set({
      ...standing(waiting.created_at),
      ...(name !== undefined && { name }),
      connected_at: waiting.created_at,
      updated_at: at,
    })
    .where((eb) => eb.and({ id: connection, client_id: client.id, mode: client.mode }))
    .execute();
  const detail = { session };
  await audit(db, { at, client, actor: 'client', action: 'connection.renewed', subject: connection, detail });
};

/** Destroys a renewal nobody came for, with the codes and tokens of its session; the connection goes on as it was. */
export const dropRenewal = async (db: Kysely<Tables>, ports: Ports, renewal: Renewal): Promise<void> => {
  const at = ports.clock();
  const { client, connection, session } = renewal;
  await lockConnection(db, connection);
  const owner = { id: connection, client_id: client.id, mode: client.mode };
  if ((await destroyCredentials(db, ports, owner, renewalOf(session))) === 0) return;
  await db.deleteFrom('code').where('session_id', '=', session).execute();
  await db
    .updateTable('token')
    .set({ revoked_at: at })
    .where('session_id', '=', session)
    .where('first_used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .execute();
  const action = 'connection.renewal_expired';
  await audit(db, { at, client, actor: 'service', action, subject: connection, detail: { session } });
};
