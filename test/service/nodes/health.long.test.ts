// Connections are checked again by nodes of which one is killed in the middle: none stays unchecked.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { sql } from 'kysely';
import { startFleet } from './fleet.ts';
import { Person } from './person.ts';

const fleet = await startFleet(2);
after(() => fleet.stop());
const { nodes, store, works } = fleet;

const rows = () => store.selectFrom('connection').selectAll().execute();

/** Looks until it holds of all connections. */
const untilAll = async (holds: (row: Awaited<ReturnType<typeof rows>>[number]) => boolean) => {
  // Who held a check when its node died may have met an outage first, which is asked again after a minute.
  const deadline = Date.now() + 240_000;
  while (!(await rows()).every(holds)) {
    assert.ok(Date.now() < deadline, JSON.stringify(await rows()));
    await setTimeout(50);
  }
};

test('a node that is killed while it checks leaves no connection unchecked, and none is called broken', async () => {
  const count = 6;
  for (let at = 0; at < count; at += 1) await new Person(fleet, `watched-${at}`).walk();
  const began = Date.now();
  const asked = works.hold();
  await store.updateTable('connection').set({ next_check_at: began }).execute();
  await asked;
  const [victim] = nodes;
  await victim?.end('SIGKILL');
  // What it was asking may have been refused, so those tries are gone for a quarter of an hour: here for no time.
  await sql`delete from rate_limit where key like 'sign-in:%'`.execute(store);
  works.release();
  // What the dead node held is free when its time is over: here at once, instead of after two minutes.
  for (const deadline = Date.now() + 60_000; Date.now() < deadline;) {
    const held = await store
      .updateTable('connection')
      .set({ next_check_at: began })
      .where('check_holder', 'is not', null)
      .where('last_checked_at', '<', began)
      .returning('id')
      .execute();
    if (held.length === 0) break;
    await setTimeout(500);
  }
  await untilAll(({ last_checked_at, check_holder }) => last_checked_at >= began && check_holder === null);
  const all = await rows();
  assert.equal(all.length, count);
  assert.deepEqual(
    all.map(({ status, trouble }) => [status, trouble]),
    Array.from({ length: count }, () => ['active', null]),
  );
  await victim?.start();
});
