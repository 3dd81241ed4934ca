/** What time does to sessions, checks and unclaimed connections: `sweep` on a timer, `recover` at start. */
import { setImmediate } from 'node:timers/promises';
import type { Selectable } from 'kysely';
import type { Stage } from '../../contract/index.ts';
import { endIn, type End } from '../connections/disconnect.ts';
import { dropRenewal, sessionOfRenewal } from '../connections/renewal.ts';
import { forgetCounts } from '../dashboard/figures.ts';
import { forgetOver } from '../dashboard/sessions.ts';
import { returnGrants } from '../grants/return-grants.ts';
import { lockConnection } from '../locking.ts';
import { forgetTold } from '../outbox.ts';
import type { Ports } from '../ports.ts';
import { dropUnanswered } from '../recovery/restored.ts';
import { dropOldRequests } from '../requests/kept.ts';
import type { ConnectionTable } from '../tables.ts';
import { failureOf } from '../upstream/failure.ts';
import { forgetOldSecrets } from '../webhooks/secrets.ts';
import { closeCheck, eventsAfter, foldCheck, writeEvent } from './check-log.ts';
import { expireSession } from './moving.ts';
import { oneByOne } from './one-by-one.ts';
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
  await oneByOne(ports, lost, ({ id }) => endLost(ports, id));
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
  await oneByOne(ports, over, (session) => expireSession(ports, session));
};

const givenUp: End = {
  reason: 'claim_expired',
  owner: 'partner',
  actor: 'service',
  action: 'connection.claim_expired',
};

const dropUnclaimed = async (ports: Ports, connection: Selectable<ConnectionTable>): Promise<void> => {
  await ports.store.transaction().execute(async (db) => {
    await lockConnection(db, connection.id);
    const still = await db
      .selectFrom('connection')
      .select('id')
      .where('id', '=', connection.id)
      .where('claimed_at', 'is', null)
      .executeTakeFirst();
    if (still) await endIn(db, ports, connection, givenUp);
  });
  ports.announced?.();
};

const dropAllUnclaimed = async (ports: Ports): Promise<void> => {
  const unclaimed = await ports.store
    .selectFrom('connection')
    .selectAll()
    .where('claimed_at', 'is', null)
    .where('status', '!=', 'disconnected')
    .where('connected_at', '<=', ports.clock() - unclaimedLife)
    .execute();
  await oneByOne(ports, unclaimed, (connection) => dropUnclaimed(ports, connection));
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
  await oneByOne(ports, waiting, ({ connection_id: connection, client_id: id, mode, purpose }) => {
    const renewal = { client: { id, mode }, connection, session: sessionOfRenewal(purpose) };
    return store.transaction().execute((trx) => dropRenewal(trx, ports, renewal));
  });
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
  await forgetOldSecrets(ports);
  await dropOldRequests(store, now);
  await forgetOver(ports);
  await forgetCounts(ports);
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
export const sweep = (ports: Ports): Promise<void> =>
  oneByOne(
    ports,
    [
      endUnopened,
      endOldSessions,
      endLostChecks,
      dropAllUnbound,
      dropAllUnclaimed,
      dropOldRenewals,
      dropUnanswered,
      returnGrants,
      prune,
    ],
    (part) => part(ports),
  );

/** At the start of the only process: every check found running was interrupted, however lately somebody spoke for it. */
export const recover = (ports: Ports): Promise<void> => endLostChecks(ports, Number.MAX_SAFE_INTEGER);
