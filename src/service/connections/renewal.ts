/** Reconnecting: the new credentials wait beside the old ones until the token of their session is first used, and then replace them. */
import type { Kysely } from 'kysely';
import { audit } from '../audit.ts';
import { readFlow } from '../connecting/flow.ts';
import { destroyCredentials } from '../grants/destroy.ts';
import { lockConnection } from '../locking.ts';
import { standing } from '../monitoring/health.ts';
import { tellStatus } from '../monitoring/telling.ts';
import type { ClientCaller } from '../oauth/caller.ts';
import type { Ports } from '../ports.ts';
import type { CredentialTable, Tables } from '../tables.ts';

/** `credential.purpose` of what a session proved for a connection that has credentials already. */
export const renewalOf = (session: string): string => `renewal:${session}`;

/** The session of such a purpose. */
export const sessionOfRenewal = (purpose: string): string => purpose.slice(renewalOf('').length);

/** The person may have chosen another company or site than before, or another way to sign in; nothing when the session is gone. */
const chosenIn = async (
  db: Kysely<Tables>,
  session: string,
): Promise<{ readonly name?: string; readonly method?: string }> => {
  const row = await db.selectFrom('session').select('flow').where('id', '=', session).executeTakeFirst();
  const place = row && readFlow(row.flow).place;
  if (place?.at !== 'done') return {};
  return { name: place.connection.name, ...(place.way !== undefined && { method: place.way }) };
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

/** Puts a session's renewal in the place of the credentials before, and says whether there was one. The connection is locked by the caller. */
export const adoptRenewal = async (db: Kysely<Tables>, ports: Ports, renewal: Renewal): Promise<boolean> => {
  const at = ports.clock();
  const { client, connection, session } = renewal;
  const own = { connection_id: connection, client_id: client.id, mode: client.mode };
  const waiting = await db
    .selectFrom('credential')
    .select('created_at')
    .where((eb) => eb.and({ ...own, purpose: renewalOf(session) }))
    .executeTakeFirst();
  if (!waiting) return false;
  await destroyCredentials(db, ports, { ...own, id: connection }, 'credentials');
  for (const older of await renewalsBefore(db, own, waiting.created_at)) {
    await destroyCredentials(db, ports, { ...own, id: connection }, older);
  }
  await db
    .updateTable('credential')
    .set({ purpose: 'credentials' })
    .where((eb) => eb.and({ ...own, purpose: renewalOf(session) }))
    .execute();
  const proven = standing(ports, waiting.created_at);
  const renewed = await db
    .updateTable('connection')
    .set({
      ...proven,
      ...(await chosenIn(db, session)),
      connected_at: waiting.created_at,
      updated_at: at,
    })
    .where((eb) => eb.and({ id: connection, client_id: client.id, mode: client.mode }))
    .returning(['id', 'client_id', 'mode', 'customer_id', 'system_id'])
    .executeTakeFirstOrThrow();
  const { status, reason, owner, since } = proven;
  await tellStatus(db, renewed, 'connection.reauthorized', { status, reason, owner, since }, at);
  const detail = { session };
  await audit(db, { at, client, actor: 'client', action: 'connection.renewed', subject: connection, detail });
  return true;
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
