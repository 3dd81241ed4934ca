import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { sql } from 'kysely';
import { TokenAnswer } from '../../../src/contract/index.ts';
import { hasRowLocks } from '../../../src/service/locking.ts';
import { leeway } from '../../../src/service/oauth/refresh-grant.ts';
import type { Store } from '../../../src/service/ports.ts';
import { revokeFound } from '../../../src/service/tokens/revoke.ts';
import { makeStand } from '../stand.ts';

const hour = 3_600_000;

/** A partner whose tokens live for an hour, with the first pair of a connection. */
const partner = async () => {
  const stand = await makeStand({ tokenLife: { access: hour, refresh: 31 * 24 * hour } });
  const { authorized, exchange, post, bearer, ports } = stand;
  const first = TokenAnswer.parse(await (await exchange((await authorized()).code)).json());
  const ask = ({ refresh_token = '' }: TokenAnswer) =>
    post('/link/token', { grant_type: 'refresh_token', refresh_token });
  const refresh = async (pair: TokenAnswer): Promise<TokenAnswer> =>
    TokenAnswer.parse(await (await ask(pair)).json());
  const use = async ({ access_token }: TokenAnswer): Promise<number> =>
    (await bearer('/api/integrations/current', access_token)).status;
  const revoke = ({ refresh_token: token = '' }: TokenAnswer) => post('/oauth/revoke', { token });
  const living = async (): Promise<number> =>
    (await ports.store.selectFrom('token').select('hash').where('revoked_at', 'is', null).execute()).length;
  return { ...stand, first, ask, refresh, use, revoke, living };
};

test('a refresh token that leaked ends what was made with it before: whoever found it may have exchanged it', async () => {
  const { first, refresh, use, ports, living } = await partner();
  const stolen = await refresh(await refresh(first));
  assert.equal(await use(stolen), 200);
  const leaked = `token=${first.access_token} refresh=${first.refresh_token}`;
  assert.deepEqual(await revokeFound(ports.store, ports.clock, leaked), { ended: 2, dead: 0 });
  assert.deepEqual([await use(stolen), await living()], [401, 0]);
  assert.deepEqual(await revokeFound(ports.store, ports.clock, leaked), { ended: 0, dead: 2 });
});

test('a partner that revokes a refresh token which was exchanged long ago ends what came of it', async () => {
  const { first, refresh, use, revoke, time } = await partner();
  const next = await refresh(first);
  assert.equal(await use(next), 200);
  time.now += hour + leeway;
  const latest = await refresh(next);
  await revoke(first);
  assert.equal(await use(latest), 401);
});

test('an API token that leaked ends with its own refresh token alone: the line goes on', async () => {
  const { first, refresh, use, ports } = await partner();
  const next = await refresh(first);
  await revokeFound(ports.store, ports.clock, first.access_token);
  assert.deepEqual([await use(first), await use(next)], [401, 200]);
});

/** Until so many wait for a row that another transaction holds. */
const waits = async (store: Store, count: number): Promise<void> => {
  const { rows } = await sql<{ pid: number }>`
    select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
  `.execute(store);
  if (rows.length >= count) return;
  await setTimeout(10);
  await waits(store, count);
};

test('a refresh token that is revoked while it is exchanged leaves nothing that opens', async () => {
  const { first, ask, revoke, living, ports } = await partner();
  const { store } = ports;
  const both = hasRowLocks(store)
    ? await store.transaction().execute(async (db) => {
        await db.updateTable('token').set({ last_used_at: null }).execute();
        const revoked = revoke(first);
        await waits(store, 1);
        const asked = ask(first);
        await waits(store, 2);
        return [revoked, asked];
      })
    : [revoke(first), ask(first)];
  await Promise.all(both);
  assert.equal(await living(), 0);
});
