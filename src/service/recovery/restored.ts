/**
 * After a restore nobody can tell from the data what had ended since the backup. So every token and every sign-in that goes on ends,
 * and no connection's system is asked anything until its partner has said that it still wants the connection.
 */
import type { Kysely } from 'kysely';
import { audit } from '../audit.ts';
import { expireSession } from '../connecting/moving.ts';
import { oneByOne } from '../connecting/one-by-one.ts';
import { endIn } from '../connections/disconnect.ts';
import { forgetAccess } from '../dashboard/access.ts';
import { lockConnection } from '../locking.ts';
import { unwatched } from '../monitoring/health.ts';
import type { Ports, Store } from '../ports.ts';
import type { Tables } from '../tables.ts';
import { endToken, tokenFacts } from '../tokens/end.ts';
import { unmark } from './marked.ts';

/** `connection.reason` of one that waits for its partner's word. */
export const restoredReason = 'restored';

/** How long it waits before it ends, in milliseconds. */
export const restoredLife = 30 * 24 * 3600_000;

/** Tokens that end in one transaction. */
const batch = 200;

/** How many of each. */
export interface Restored {
  readonly tokens: number;
  readonly sessions: number;
  readonly connections: number;
}

const endSomeTokens = (db: Kysely<Tables>, at: number): Promise<number> =>
  db.transaction().execute(async (trx) => {
    const tokens = await trx
      .selectFrom('token')
      .select(tokenFacts)
      .where('revoked_at', 'is', null)
      .limit(batch)
      .execute();
    for (const token of tokens) await endToken(trx, token, { at, actor: 'operator', reason: restoredReason });
    return tokens.length;
  });

const endTokens = async ({ store, clock }: Ports): Promise<number> => {
  let ended = 0;
  for (let some = batch; some > 0;) {
    some = await endSomeTokens(store, clock());
    ended += some;
  }
  return ended;
};

const endSessions = async (ports: Ports): Promise<number> => {
  const open = await ports.store.selectFrom('session').selectAll().where('status', '=', 'open').execute();
  for (const session of open) await expireSession(ports, session);
  return open.length;
};

/** Codes, requests and answers that were used up since must not work again. */
const forgetOneTimeThings = async (store: Store): Promise<void> => {
  await store.deleteFrom('code').execute();
  await store.deleteFrom('idempotency').execute();
  await store.deleteFrom('upstream_attempt').execute();
  await forgetAccess(store);
  await store.updateTable('session').set({ request_hash: null, hosted_hash: null }).execute();
};

const holdConnections = async ({ store, clock }: Ports): Promise<number> => {
  const at = clock();
  const { numUpdatedRows } = await store
    .updateTable('connection')
    .set({
      status: 'paused',
      reason: restoredReason,
      owner: 'partner',
      since: at,
      updated_at: at,
      ...unwatched,
    })
    .where('status', '!=', 'disconnected')
    .executeTakeFirst();
  return Number(numUpdatedRows);
};

/** Sees to a store that comes from a backup; nothing may serve it meanwhile. What is stopped in the middle is done by running it again. */
export const seeToRestored = async (ports: Ports): Promise<Restored> => {
  const { store, clock } = ports;
  const connections = await holdConnections(ports);
  const sessions = await endSessions(ports);
  await forgetOneTimeThings(store);
  const tokens = await endTokens(ports);
  const counts = { tokens, sessions, connections };
  await audit(store, {
    at: clock(),
    client: null,
    actor: 'operator',
    action: 'store.restored',
    subject: null,
    detail: counts,
  });
  await unmark(store);
  return counts;
};

/** Ends the connections that no partner has asked for since a restore. */
export const dropUnanswered = async (ports: Ports): Promise<void> => {
  const { store, clock } = ports;
  const held = await store
    .selectFrom('connection')
    .selectAll()
    .where('status', '=', 'paused')
    .where('reason', '=', restoredReason)
    .where('since', '<=', clock() - restoredLife)
    .execute();
  await oneByOne(ports, held, (row) =>
    store.transaction().execute(async (db) => {
      await lockConnection(db, row.id);
      const still = await db
        .selectFrom('connection')
        .select('id')
        .where((each) => each.and({ id: row.id, status: 'paused', reason: restoredReason }))
        .executeTakeFirst();
      const action = 'connection.restore_unanswered';
      if (still) await endIn(db, ports, row, { reason: 'restore_unanswered', actor: 'service', action });
    }),
  );
};
