/** What time does to sessions, checks and unclaimed connections: `sweep` on a timer, `recover` at start. */
import { setImmediate } from 'node:timers/promises';
import type { Selectable } from 'kysely';
import type { Stage } from '../../contract/index.ts';
import { audit } from '../audit.ts';
import { dropRenewal, sessionOfRenewal } from '../connections/renewal.ts';
import { destroyCredentials } from '../grants/destroy.ts';
import { returnGrants } from '../grants/return-grants.ts';
import { announce, forgetTold } from '../outbox.ts';
import type { Ports } from '../ports.ts';
import type { ConnectionTable } from '../tables.ts';
import { failureOf } from '../upstream/failure.ts';
import { closeCheck, eventsAfter, foldCheck, writeEvent } from './check-log.ts';
import { expireSession } from './moving.ts';
import { sessionLife } from './session.ts';
import { dropAllUnbound } from './unbound.ts';

const day = 24 * 60 * 60_000;
/** Rows that one statement deletes at most: SQLite answers nobody else meanwhile. */
const pruneBatch = 500;
/** How long what partners were told of is kept. */
const toldLife = 30 * day;
/** How long a connection waits for its partner before its credentials are destroyed. */
export const unclaimedLife = 7 * day;

const endLost = async ({ store, clock, bell }: Ports, check: string): Promise<void> => {
  await store.transaction().execute(async (trx) => {
    // Ended by its own process after all, or by another one that found it.
    if (!(await closeCheck(trx, { id: check, at: clock() }, 'failed'))) return;
    const events = await eventsAfter(trx, check, 0);
    const { stages } = foldCheck(
      check,
      events.filter(({ type }) => type === 'stage'),
    );
    const running = stages.findLast(({ status }) => status === 'running')?.stage ?? 'service';
    const failure = { ...failureOf('service.interrupted'), reference: check };
    const seq = (events.at(-1)?.seq ?? 0) + 1;
    const stage: Stage = { stage: running, status: 'failed', evidence: [], failure };
    await writeEvent(trx, check, seq, { type: 'stage', stage });
    await writeEvent(trx, check, seq + 1, { type: 'end', status: 'failed' });
  });
  bell?.ring(check);
};

/** Ends the running checks that nobody speaks for: they were interrupted. "Try again" needs no typing. */
export const endLostChecks = async (ports: Ports, leasedUntil = ports.clock()): Promise<void> => {
  const lost = await ports.store
    .selectFrom('check_run')
    .select('id')
    .where('status', '=', 'running')
    .where('leased_until', '<=', leasedUntil)
    .execute();
  for (const { id } of lost) await endLost(ports, id);
};

/** Pushed and never opened: nothing was typed, so that all of them end at once. */
const endUnopened = async ({ store, clock }: Ports): Promise<void> => {
  await store
    .updateTable('session')
    .set({ status: 'expired' })
    .where('status', '=', 'open')
    .where('opened_at', 'is', null)
    .where('request_expires_at', '<=', clock())
    .execute();
};

const endOldSessions = async (ports: Ports): Promise<void> => {
  const now = ports.clock();
  const over = await ports.store
    .selectFrom('session')
    .selectAll()
    .where('status', '=', 'open')
    .where('opened_at', 'is not', null)
    .where((row) => row.or([row('seen_at', '<=', now - sessionLife.idle), row('expires_at', '<=', now)]))
    .execute();
  for (const session of over) await expireSession(ports, session);
};

const dropUnclaimed = async (ports: Ports, connection: Selectable<ConnectionTable>): Promise<void> => {
  const { store, clock } = ports;
  const at = clock();
  const { id, client_id, mode } = connection;
  await store.transaction().execute(async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable('connection')
      .set({ status: 'disconnected', reason: 'claim_expired', owner: 'partner', since: at, updated_at: at })
      .where('id', '=', id)
      .where('client_id', '=', client_id)
      .where('mode', '=', mode)
      .where('claimed_at', 'is', null)
      .where('status', '!=', 'disconnected')
      .executeTakeFirst();
    if (numUpdatedRows !== 1n) return;
    await destroyCredentials(trx, ports, connection);
    await trx
      .updateTable('token')
      .set({ revoked_at: at })
      .where('connection_id', '=', id)
      .where('mode', '=', mode)
      .where('revoked_at', 'is', null)
      .execute();
    const facts = { connection: id, customer: connection.customer_id, reason: 'claim_expired' };
    await announce(trx, { id: client_id, mode }, 'connection.disconnected', facts, at);
    const client = { id: client_id, mode };
    await audit(trx, { at, client, actor: 'service', action: 'connection.claim_expired', subject: id });
  });
};

const dropAllUnclaimed = async (ports: Ports): Promise<void> => {
  const unclaimed = await ports.store
    .selectFrom('connection')
    .selectAll()
    .where('claimed_at', 'is', null)
    .where('status', '!=', 'disconnected')
    .where('connected_at', '<=', ports.clock() - unclaimedLife)
    .execute();
  for (const connection of unclaimed) await dropUnclaimed(ports, connection);
};

/** Reconnects nobody came for: only the new credentials are destroyed. */
const dropOldRenewals = async (ports: Ports): Promise<void> => {
  const { store, clock } = ports;
  const at = clock();
  const waiting = await store
    .selectFrom('credential')
    .selectAll()
    .where('purpose', '!=', 'credentials')
    .where('created_at', '<=', at - unclaimedLife)
    .execute();
  for (const { connection_id: connection, client_id: id, mode, purpose } of waiting) {
    const session = sessionOfRenewal(purpose);
    await store
      .transaction()
      .execute((trx) => dropRenewal(trx, ports, { client: { id, mode }, connection, session }));
  }
};

/** Sessions that led nowhere go whole, with their checks; a little at a time, so that nobody waits for it. */
const dropEndedSessions = async ({ store }: Ports, before: number): Promise<void> => {
  for (let deleted = pruneBatch; deleted === pruneBatch;) {
    const batch = store
      .selectFrom('session')
      .select('id')
      .where('status', 'in', ['cancelled', 'expired'])
      .where('expires_at', '<=', before)
      .limit(pruneBatch);
    const done = await store.deleteFrom('session').where('id', 'in', batch).executeTakeFirst();
    deleted = Number(done.numDeletedRows);
    await setImmediate();
  }
};

/** What only a running session needs; of sessions that connected, the row itself stays with its token. */
const prune = async (ports: Ports): Promise<void> => {
  const { store, clock } = ports;
  const now = clock();
  await store.deleteFrom('idempotency').where('expires_at', '<=', now).execute();
  await store
    .deleteFrom('upstream_attempt')
    .where('expires_at', '<=', now - day)
    .execute();
  await dropEndedSessions(ports, now - day);
  await forgetTold(store, now - toldLife);
  const open = store.selectFrom('session').select('id').where('status', '=', 'open');
  await store
    .deleteFrom('check_run')
    .where('ended_at', '<=', now - day)
    .where('session_id', 'not in', open)
    .execute();
  await store
    .deleteFrom('refused')
    .where('at', '<=', now - day)
    .execute();
};

/** Ends what is over (sessions, checks of processes that are gone, connections nobody claimed), and a day later forgets it. */
export const sweep = async (ports: Ports): Promise<void> => {
  await endUnopened(ports);
  await endOldSessions(ports);
  await endLostChecks(ports);
  await dropAllUnbound(ports);
  await dropAllUnclaimed(ports);
  await dropOldRenewals(ports);
  await returnGrants(ports);
  await prune(ports);
};

/** At the start of the only process: every check found running was interrupted, however lately somebody spoke for it. */
export const recover = (ports: Ports): Promise<void> => endLostChecks(ports, Number.MAX_SAFE_INTEGER);
