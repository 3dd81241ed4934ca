// Here: connections after they are made: claiming, renewing, reading, ending. Not here: how they come about (connecting/).
/** Claiming: the partner has the connection's token; from then on it is the partner's. */
import { audit } from '../audit.ts';
import { returnGrants } from '../grants/return-grants.ts';
import { lockConnection } from '../locking.ts';
import { nowOf, tellStatus, toldColumns } from '../monitoring/telling.ts';
import type { ClientCaller } from '../oauth/caller.ts';
import type { Ports, Store } from '../ports.ts';
import { adoptRenewal } from './renewal.ts';

/** Marks a connection as claimed, and tells of it; once is enough. Says whether it was not before. */
export const claim = async (
  db: Store,
  client: Pick<ClientCaller, 'id' | 'mode'>,
  connection: string,
  at: number,
): Promise<boolean> => {
  const claimed = await db
    .updateTable('connection')
    .set({ claimed_at: at })
    .where('id', '=', connection)
    .where('client_id', '=', client.id)
    .where('mode', '=', client.mode)
    .where('claimed_at', 'is', null)
    .returning(toldColumns)
    .executeTakeFirst();
  if (!claimed) return false;
  await tellStatus(db, claimed, 'connection.created', nowOf(claimed), at);
  await audit(db, { at, client, actor: 'client', action: 'connection.claimed', subject: connection });
  return true;
};

/** The same, asked for by itself. */
export const acknowledge = async (ports: Ports, client: ClientCaller, connection: string): Promise<void> => {
  const { store, clock } = ports;
  if (await store.transaction().execute((db) => claim(db, client, connection, clock()))) ports.announced?.();
};

type Used = { readonly hash: string; readonly created_at: number; readonly session_id: string | null };

/** Also those that came of an older one by refreshing, whenever that was. */
const endOlder = async (db: Store, { hash, created_at }: Used, connection: string, at: number) => {
  const lines = db
    .selectFrom('token')
    .select('family')
    .where('connection_id', '=', connection)
    .where('hash', '!=', hash)
    .where('created_at', '<=', created_at)
    .where('family', 'is not', null);
  await db
    .updateTable('token')
    .set({ revoked_at: at })
    .where('connection_id', '=', connection)
    .where('hash', '!=', hash)
    .where((token) => token.or([token('created_at', '<=', created_at), token('family', 'in', lines)]))
    .where('revoked_at', 'is', null)
    .execute();
};

/** What the first use of a token brought about. */
export interface FirstUse {
  readonly renewed: boolean;
  readonly claimed: boolean;
}

/** The first use of a token, in the caller's transaction, which has locked the connection. */
export const useFirst = async (
  db: Store,
  ports: Ports,
  client: ClientCaller,
  token: Used,
  connection: string,
): Promise<FirstUse> => {
  const at = ports.clock();
  const { numUpdatedRows } = await db
    .updateTable('token')
    .set({ first_used_at: at, last_used_at: at })
    .where('hash', '=', token.hash)
    .where('first_used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  // Another request with it came first, or it has just been revoked: a dead token renews nothing.
  if (numUpdatedRows !== 1n) return { renewed: false, claimed: false };
  const { session_id: session } = token;
  // One that was rotated in leaves the ones before their overlap.
  if (session !== null) await endOlder(db, token, connection, at);
  const renewed = session !== null && (await adoptRenewal(db, ports, { client, connection, session }));
  return { renewed, claimed: await claim(db, client, connection, at) };
};

/** What follows once that is committed. */
export const afterFirstUse = (ports: Ports, { renewed, claimed }: FirstUse): void => {
  if (renewed || claimed) ports.announced?.();
  if (renewed) void returnGrants(ports);
};

/** The first use of a token claims its connection; after a reconnect, the new credentials replace the old ones and the old token ends. */
export const noteFirstUse = async (
  ports: Ports,
  client: ClientCaller,
  token: Used,
  connection: string,
): Promise<void> => {
  const use = await ports.store.transaction().execute(async (db) => {
    await lockConnection(db, connection);
    return useFirst(db, ports, client, token, connection);
  });
  afterFirstUse(ports, use);
};
