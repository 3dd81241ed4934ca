// Whoever delivers is woken at each of the three moments at which a connection is announced, and finds it committed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Store } from '../../../src/service/ports.ts';
import { passing, rig } from '../connecting/rig.ts';
import { makeStand } from '../stand.ts';

/** Counts the events that lie there whenever it is woken. */
const listener = () => {
  const found: Promise<number>[] = [];
  const to: { store?: Store } = {};
  const announced = (): void => {
    const { store } = to;
    assert(store);
    const rows = store
      .selectFrom('outbox')
      .select('id')
      .where('type', '=', 'connection.authorized')
      .execute();
    found.push(rows.then(({ length }) => length));
  };
  return { to, announced, found: () => Promise.all(found) };
};

test('when a check has passed', async () => {
  const { to, announced, found } = listener();
  const { submitted, ports } = await rig({ announced });
  to.store = ports.store;
  const { step } = await submitted();
  assert.deepEqual([step.kind, await found()], ['done', [1]]);
});

test('when the person said that the newest record is theirs', async () => {
  const { to, announced, found } = listener();
  const { submitted, ports, script } = await rig({ announced });
  to.store = ports.store;
  script.check = async (...all) => {
    const outcome = await passing(...all);
    const values = { table: 'WorkOrders', name: 'WO-7 Pump', date: '2026-05-01' };
    return outcome.status === 'passed'
      ? { ...outcome, evidence: [...outcome.evidence, { code: 'data.newest', values }] }
      : outcome;
  };
  const { tab } = await submitted();
  const before = (await found()).length;
  assert.equal((await tab.call('POST', '/connect/session/code')).status, 200);
  assert.deepEqual((await found()).slice(before), [1]);
  assert.equal((await tab.call('POST', '/connect/session/code')).status, 200);
  assert.equal((await found()).length, before + 1, 'a code minted again announces nothing');
});

test('when the partner has exchanged the code of a hosted session, and no other', async () => {
  const { to, announced, found } = listener();
  const { authorized, exchange, ports, close } = await makeStand({ announced });
  to.store = ports.store;
  const embedded = await authorized();
  assert.equal((await exchange(embedded.code)).status, 200);
  assert.deepEqual(await found(), []);
  const hosted = await authorized();
  const waits = { unbound_until: ports.clock() + 1000 };
  await ports.store.updateTable('session').set(waits).where('id', '=', hosted.session).execute();
  assert.equal((await exchange(hosted.code)).status, 200);
  assert.deepEqual(await found(), [1]);
  await close();
});
