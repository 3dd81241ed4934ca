// Who has a connection in hand: any number of workers, one that dies, one that comes too late, one that is stopped.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { disconnect } from '../../../src/service/connections/disconnect.ts';
import { pause } from '../../../src/service/connections/pause.ts';
import { findDue, hold, takeDue } from '../../../src/service/monitoring/due.ts';
import { settle } from '../../../src/service/monitoring/settle.ts';
import { failureOf } from '../../../src/service/upstream/failure.ts';
import { counted, minute, refusing, typed, watching, type Watching } from './watching.ts';

const callerOf = ({ client }: Watching) =>
  ({ id: client.id, mode: 'test', name: 'Partner', redirect_uris: [], origins: [] }) as const;

test('any number of workers check every connection once', async (t) => {
  const { add, monitor, script, time } = await watching(t);
  const asked = counted(script);
  const ids = new Set<string>();
  for (let at = 0; at < 60; at += 1) {
    const username = `user-${at}`;
    ids.add(username);
    await add({ ...typed, address: `host-${at}.example`, username });
  }
  time.now += 15 * minute;
  await Promise.all([monitor(), monitor(), monitor()].map((each) => each.settled()));
  assert.deepEqual(asked.map(({ values }) => values['username'] ?? '').toSorted(), [...ids].toSorted());
});

test('when a worker dies, another takes over after a while, and the dead one’s late verdict is not written', async (t) => {
  const { add, pass, row, ports, script, health, time } = await watching(t);
  const asked = counted(script);
  const id = await add();
  time.now += 15 * minute;
  const [dead] = await takeDue(ports, await findDue(ports, 10, []));
  assert(dead);
  assert.deepEqual(await findDue(ports, 10, []), [], 'nobody else has it meanwhile');
  await pass(hold - 1);
  assert.equal(asked.length, 0);
  await pass(1);
  assert.equal(asked.length, 1);
  const before = await row(id);
  await settle(ports, dead, failureOf('auth.refused'), 0.5);
  assert.deepEqual(await row(id), before);
  assert.deepEqual(await health(id), ['active', null, null]);
});

const changes: readonly [string, (made: Watching, id: string) => Promise<unknown>, string][] = [
  [
    'disconnected',
    async (made, id) => disconnect(made.ports, { connection: await made.row(id), client: callerOf(made) }),
    'disconnected',
  ],
  ['paused', async (made, id) => pause(made.ports, callerOf(made), await made.row(id)), 'paused'],
  [
    'renewed',
    ({ ports }) => ports.store.updateTable('connection').set({ check_holder: null, since: 77 }).execute(),
    'active',
  ],
];

for (const [what, change, status] of changes)
  test(`what is found of a connection that was ${what} meanwhile is not written`, async (t) => {
    const made = await watching(t);
    const { add, row, script, time, monitor } = made;
    const id = await add();
    const entered = Promise.withResolvers<void>();
    const released = Promise.withResolvers<void>();
    await made.ports.store
      .updateTable('connection')
      .set({ trouble: 'auth.refused', trouble_at: 1, trouble_count: 1 })
      .execute();
    script.check = async (...all) => {
      entered.resolve();
      await released.promise;
      return refusing(...all);
    };
    time.now += 15 * minute;
    const one = monitor();
    void one.wake();
    await entered.promise;
    await change(made, id);
    const before = await row(id);
    released.resolve();
    await one.settled();
    assert.deepEqual(await row(id), before);
    assert.equal(before.status, status);
    assert.deepEqual(
      (await made.ports.store.selectFrom('outbox').select('type').execute()).filter(({ type }) =>
        type.includes('reauthorization'),
      ),
      [],
    );
  });

test('a worker that is stopped leaves what it does to the next, at once', async (t) => {
  const { add, row, script, monitor, time, pass } = await watching(t);
  const entered = Promise.withResolvers<void>();
  script.check = () => {
    entered.resolve();
    return new Promise(() => undefined);
  };
  const id = await add();
  time.now += 15 * minute;
  const one = monitor();
  void one.wake();
  await entered.promise;
  await one.stop();
  assert.deepEqual([(await row(id)).check_holder, (await row(id)).next_check_at], [null, time.now]);
  assert.equal(one.count, 0);
  const asked = counted(script);
  await pass(0);
  assert.equal(asked.length, 1);
});
