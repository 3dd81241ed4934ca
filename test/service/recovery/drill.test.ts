// The drill: a backup, what happened since, a restore. On the embedded store the copy is made by our command's own function; on
// PostgreSQL (postgres.long.test.ts) rows are put back, as a dump would.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { sweep } from '../../../src/service/connecting/housekeeping.ts';
import { backupOf, markBackup, requireSeenTo } from '../../../src/service/recovery/marked.ts';
import { restoredLife, seeToRestored } from '../../../src/service/recovery/restored.ts';
import type { Ports } from '../../../src/service/ports.ts';
import { hasRowLocks } from '../../../src/service/locking.ts';
import { errorOf, makeStand } from '../stand.ts';

type Rows = readonly Record<string, unknown>[];

/** Tables in an order in which rows may be put back. */
const order = ['connection', 'session', 'credential', 'code', 'token'] as const;

/** Every row that matters, as it is now. */
const dump = async ({ store }: Ports): Promise<Map<string, Rows>> =>
  new Map(
    await Promise.all(
      order.map(async (table) => [table, await store.selectFrom(table).selectAll().execute()] as const),
    ),
  );

/** The store as it was. */
const restore = async ({ store }: Ports, rows: ReadonlyMap<string, Rows>): Promise<void> => {
  for (const table of [...order].reverse())
    if (hasRowLocks(store)) await sql`truncate ${sql.table(table)} cascade`.execute(store);
    else await store.deleteFrom(table).execute();
  for (const table of order)
    for (const row of rows.get(table) ?? [])
      await store
        .insertInto(table)
        .values(row as never)
        .execute();
};

/** A partner; what it had at the time of the backup; and what happened since. */
const drill = async () => {
  const stand = await makeStand();
  const { connected, authorized, bearer, post, ports, appToken } = stand;
  const [kept, revoked, ended] = [await connected(), await connected(), await connected()];
  const waiting = await authorized();
  const works = async (token: string) => (await bearer('/api/integrations/current', token)).status === 200;
  for (const { token } of [kept, revoked, ended]) assert.ok(await works(token));
  const app = await appToken();
  const rows = await dump(ports);
  await post('/oauth/revoke', { token: revoked.token });
  await post('/oauth/revoke', { token: app });
  await bearer('/api/integrations/current', ended.token, { method: 'DELETE' });
  await restore(ports, rows);
  const tables = (token: string) => bearer('/api/raw/tables', token);
  const status = async (id: string) =>
    (await ports.store.selectFrom('connection').selectAll().where('id', '=', id).executeTakeFirstOrThrow())
      .status;
  const rotate = async (id: string) => {
    const answer = await bearer(`/api/system/connections/${id}/token`, await appToken(), { method: 'POST' });
    assert.equal(answer.status, 200, await answer.clone().text());
    return ((await answer.json()) as { access_token: string }).access_token;
  };
  return { ...stand, kept, revoked, ended, waiting, app, works, tables, status, rotate };
};

test('A restore alone brings back tokens that were revoked, and connections that had ended: that is what the command is for.', async () => {
  const { works, revoked, ended, status } = await drill();
  assert.deepEqual([await works(revoked.token), await works(ended.token)], [true, true]);
  assert.equal(await status(ended.connection), 'active');
});

test('After the command no token that was revoked comes back, no code and no app token either, and no system is asked anything.', async () => {
  const made = await drill();
  const { works, kept, revoked, ended, app, bearer, ports, exchange, waiting } = made;
  const counts = await seeToRestored(ports);
  assert.deepEqual(counts, { tokens: 4, sessions: 0, connections: 4 });
  for (const { token } of [kept, revoked, ended]) assert.equal(await works(token), false);
  assert.equal((await bearer('/api/system/client', app)).status, 401);
  assert.equal((await errorOf(await exchange(waiting.code)))[1], 'invalid_grant');
  const rows = await ports.store.selectFrom('connection').selectAll().execute();
  for (const row of rows)
    assert.deepEqual([row.status, row.reason, row.next_check_at], ['paused', 'restored', null]);
});

test('The partner’s word, which is asking for a token, brings a connection back with its credentials; nobody has to sign in.', async () => {
  const { rotate, kept, ended, tables, status, ports } = await drill();
  await seeToRestored(ports);
  const token = await rotate(kept.connection);
  assert.deepEqual([await status(kept.connection), await status(ended.connection)], ['active', 'paused']);
  assert.equal((await tables(token)).status, 200);
});

test('A connection that its own partner had paused is not resumed by a new token.', async () => {
  const { rotate, bearer, appToken, kept, status } = await drill();
  const pause = `/api/system/connections/${kept.connection}/pause`;
  assert.equal((await bearer(pause, await appToken(), { method: 'POST' })).status, 200);
  await rotate(kept.connection);
  assert.equal(await status(kept.connection), 'paused');
});

test('What no partner asks for within thirty days ends, with its credentials.', async () => {
  const { rotate, kept, ended, status, time, ports } = await drill();
  await seeToRestored(ports);
  await rotate(kept.connection);
  time.now += restoredLife - 1;
  await sweep(ports);
  assert.equal(await status(ended.connection), 'paused');
  time.now += 1;
  await sweep(ports);
  assert.deepEqual(
    [await status(kept.connection), await status(ended.connection)],
    ['active', 'disconnected'],
  );
  const left = await ports.store.selectFrom('credential').select('connection_id').execute();
  assert.deepEqual(left, [{ connection_id: kept.connection }]);
});

test('A marked backup is not served before it was seen to, and the audit says that it was.', async () => {
  const { ports } = await drill();
  await markBackup(ports.store, ports.clock());
  await assert.rejects(
    requireSeenTo(ports.store),
    /a backup of 2026-11-01T00:00:00.000Z: run makini-connect restored/,
  );
  await seeToRestored(ports);
  await requireSeenTo(ports.store);
  assert.equal(await backupOf(ports.store), undefined);
  const said = await ports.store
    .selectFrom('audit')
    .selectAll()
    .where('action', '=', 'store.restored')
    .execute();
  assert.equal(said.length, 1);
});
