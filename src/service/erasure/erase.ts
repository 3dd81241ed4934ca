/** Erasing a customer: everything that is known of it goes at once; the audit stays, which knows ids alone. */
import type { Kysely } from 'kysely';
import { audit } from '../audit.ts';
import { expireSession } from '../connecting/moving.ts';
import { loadSession } from '../connecting/session.ts';
import { endIn } from '../connections/disconnect.ts';
import { lockConnection, lockSession } from '../locking.ts';
import type { Ports } from '../ports.ts';
import type { Tables } from '../tables.ts';
import { erasedReason, forgetEvents, type Customer } from './events.ts';

/** How many of each there were. */
export interface Erased {
  readonly connections: number;
  readonly sessions: number;
  readonly requests: number;
  readonly events: number;
}

const ownedBy = ({ client, customer }: Customer) =>
  ({ client_id: client.id, mode: client.mode, customer_id: customer }) as const;

const idsIn = async (
  { store }: Ports,
  table: 'session' | 'connection',
  whose: Customer,
): Promise<string[]> => {
  const rows = await store
    .selectFrom(table)
    .select('id')
    .where((row) => row.and(ownedBy(whose)))
    .execute();
  return rows.map(({ id }) => id);
};

/** The copies of answers under a session, and under its opening. */
const forgetAnswers = async (db: Kysely<Tables>, ...scopes: (string | null)[]): Promise<void> => {
  const known = scopes.filter((scope) => scope !== null);
  await db.deleteFrom('idempotency').where('scope', 'in', known).execute();
};

/** What a system granted to a sign-in that is open is left to be given back. */
const eraseSession = async (ports: Ports, id: string): Promise<void> => {
  for (let open = await loadSession(ports.store, id); open?.status === 'open';) {
    await expireSession(ports, open);
    open = await loadSession(ports.store, id);
  }
  await ports.store.transaction().execute(async (db) => {
    await lockSession(db, id);
    const session = await loadSession(db, id);
    if (!session) return;
    await db.deleteFrom('code').where('session_id', '=', id).execute();
    // Its connection may be read by it until that ends, a moment later.
    await db.updateTable('token').set({ session_id: null }).where('session_id', '=', id).execute();
    await forgetAnswers(db, id, session.opened_key);
    await db.deleteFrom('session').where('id', '=', id).execute();
  });
};

/** The partner is told, as of any connection that ends; what a system granted is left to be given back. */
const eraseConnection = (ports: Ports, id: string): Promise<void> =>
  ports.store.transaction().execute(async (db) => {
    await lockConnection(db, id);
    const row = await db.selectFrom('connection').selectAll().where('id', '=', id).executeTakeFirst();
    if (!row) return;
    const how = { reason: erasedReason, actor: 'operator', action: 'connection.erased' } as const;
    await endIn(db, ports, row, how);
    await db.deleteFrom('token').where('connection_id', '=', id).execute();
    await db.deleteFrom('code').where('connection_id', '=', id).execute();
    await forgetAnswers(db, `token ${id}`);
    await db.deleteFrom('connection').where('id', '=', id).execute();
  });

const eraseRest = (ports: Ports, whose: Customer): Promise<number> =>
  ports.store.transaction().execute(async (db) => {
    const own = ownedBy(whose);
    const asked = await db
      .deleteFrom('system_request')
      .where((row) => row.and(own))
      .executeTakeFirst();
    await db
      .deleteFrom('application_certificate')
      .where((row) => row.and(own))
      .execute();
    // What is given back needs no name, and is gone within a day.
    await db
      .updateTable('grant_return')
      .set({ customer_id: '' })
      .where((row) => row.and(own))
      .execute();
    return Number(asked.numDeletedRows);
  });

/** Erases a customer of a client. What is stopped in the middle is done by running it again. */
export const eraseCustomer = async (ports: Ports, whose: Customer): Promise<Erased> => {
  const sessions = await idsIn(ports, 'session', whose);
  const connections = await idsIn(ports, 'connection', whose);
  for (const id of sessions) await eraseSession(ports, id);
  for (const id of connections) await eraseConnection(ports, id);
  const requests = await eraseRest(ports, whose);
  const events = await forgetEvents(
    ports.store,
    whose,
    new Set([whose.customer, ...sessions, ...connections]),
  );
  const counts = { connections: connections.length, sessions: sessions.length, requests, events };
  const { client } = whose;
  await audit(ports.store, {
    at: ports.clock(),
    client,
    actor: 'operator',
    action: 'customer.erased',
    subject: null,
    detail: counts,
  });
  return counts;
};
