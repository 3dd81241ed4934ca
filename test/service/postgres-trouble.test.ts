// What goes wrong with a database that several nodes share, as the nodes meet it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { isSpent } from '../../src/service/http/limits.ts';
import './on-postgres.ts';
import { clientRow } from './rows.ts';
import { makeStand } from './stand.ts';
import { openTestStore } from './test-store.ts';

type Stand = Awaited<ReturnType<typeof makeStand>>;

const ids = async ({ ports }: Stand): Promise<string[]> =>
  (await ports.store.selectFrom('client').select('id').where('id', 'like', 'cut%').execute()).map(
    ({ id }) => id,
  );

/** Ends the connections to this database but the one that asks, as a server does that restarts or is failed over. */
const cutOthers = ({ ports }: Stand) =>
  sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`.execute(ports.store);

test('A connection that is cut in the middle of a transaction fails that one alone: the process lives, and the next ones go on.', async () => {
  const stand = await makeStand();
  const { store } = stand.ports;
  const cut = store.transaction().execute(async (trx) => {
    await trx.insertInto('client').values(clientRow('cut_1', 'test')).execute();
    await cutOthers(stand);
    // Whatever the broken connection has to say, it says now, to nobody.
    await sql`select pg_sleep(0.2)`.execute(store);
    await trx.insertInto('client').values(clientRow('cut_2', 'test')).execute();
  });
  await assert.rejects(cut);
  assert.deepEqual(await ids(stand), []);
  await store.insertInto('client').values(clientRow('cut_3', 'test')).execute();
  assert.deepEqual(await ids(stand), ['cut_3']);
});

test('Where a name with U+0000 is asked for, there is none: nothing of it is a failure of the service.', async () => {
  const { app, post, bearer, connected, lines, pushed } = await makeStand();
  const { token } = await connected();
  const asked = [
    await app.request('/connect/frame?client=%00'),
    await app.request('/oauth/authorize?client_id=%00&request_uri=urn:x'),
    await app.request('/connect/hosted/%00'),
    await bearer('/api/raw/tables/%00/data', token),
    await post('/oauth/par', pushed({ customer_id: 'a\u0000b' })),
    await post('/oauth/par', pushed({ session: '\u0000' })),
    await post('/oauth/introspect', { token: '\u0000' }, {}, { id: '%00', secret: 'x', mode: 'test' }),
  ];
  assert.deepEqual(
    asked.map(({ status }) => status).filter((status) => status >= 500),
    [],
  );
  assert.ok(asked.slice(4, 6).every(({ status }) => status === 400));
  assert.deepEqual(
    lines.filter(({ event }) => event === 'request.failed'),
    [],
  );
});

/** Asks until the answer is this one: connections that were cut are found out one by one. Gives up after half a minute. */
const until = async ({ app }: Stand, status: number, problem?: string): Promise<void> => {
  for (const late = AbortSignal.timeout(30_000); ;) {
    const answer = await app.request('/readyz');
    const said = (await answer.json()) as { problem?: string };
    if (answer.status === status && said.problem === problem) return;
    if (late.aborted) assert.fail(`It still says ${answer.status}: ${said.problem}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

/** Sets what new connections begin with, and ends the old ones. */
const takeWrites = async ({ ports: { store } }: Stand, does: boolean): Promise<void> => {
  await store.transaction().execute(async (trx) => {
    await sql`set transaction read write`.execute(trx);
    const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(trx);
    const name = sql.ref(rows[0]?.name ?? '');
    const value = sql.lit(does ? 'off' : 'on');
    await sql`alter database ${name} set default_transaction_read_only = ${value}`.execute(trx);
  });
  const all = sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()`;
  await all.execute(store).catch(() => undefined);
};

test('A node whose database takes no writes is not ready and says when to ask again, and is ready once it does.', async () => {
  const stand = await makeStand();
  await until(stand, 200);
  await takeWrites(stand, false);
  await until(stand, 503, 'the store takes no writes');
  const { app, post, pushed, lines } = stand;
  const answer = await post('/oauth/par', pushed());
  assert.deepEqual([answer.status, answer.headers.get('retry-after')], [503, '2']);
  assert.match(await answer.text(), /ask again in a moment/);
  assert.equal((await app.request('/healthz')).status, 200);
  assert.ok(lines.some(({ event }) => event === 'request.failed'));
  await takeWrites(stand, true);
  await until(stand, 200);
});

test('Who has used up a limit is refused from memory, unless its points may be given back.', async () => {
  const { store, shared } = await openTestStore();
  const make = shared?.limiters ?? assert.fail('no shared counters');
  const spent = (error: unknown): boolean => isSpent(error) && error.msBeforeNext > 30_000;
  for (const givenBack of [false, true]) {
    const limiter = make({ name: givenBack ? 'returning' : 'flooded', points: 2, seconds: 60, givenBack });
    await limiter.consume('one');
    await limiter.consume('one');
    for (let more = 0; more < 5; more += 1) await assert.rejects(limiter.consume('one'), spent);
    await limiter.consume('another');
  }
  const { rows } = await sql<{ key: string; points: number }>`
    select key, points from rate_limit where key like '%:one' order by key`.execute(store);
  assert.deepEqual(rows, [
    { key: 'flooded:one', points: 3 },
    { key: 'returning:one', points: 7 },
  ]);
});
