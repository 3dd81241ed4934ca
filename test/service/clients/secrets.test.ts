import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listClients } from '../../../src/service/clients/list.ts';
import { rotateSecret } from '../../../src/service/clients/register.ts';
import { makeStand } from '../stand.ts';

test('A rotated secret and the one before are both taken until the overlap is over; there are never three.', async () => {
  const { client, post, ports, time } = await makeStand();
  const { store, clock } = ports;
  const taken = async (secret: string): Promise<boolean> =>
    (await post('/link/token', { grant_type: 'client_credentials' }, {}, { ...client, secret })).status ===
    200;
  const second = await rotateSecret(store, clock, client.id, 60);
  assert.deepEqual([await taken(client.secret), await taken(second.secret)], [true, true]);
  assert.equal((await listClients(store, clock()))[0]?.secrets.length, 2);
  time.now += 1_000;
  const third = await rotateSecret(store, clock, client.id, 60);
  assert.deepEqual(
    [await taken(client.secret), await taken(second.secret), await taken(third.secret)],
    [false, true, true],
  );
  time.now += 60_000;
  assert.deepEqual([await taken(second.secret), await taken(third.secret)], [false, true]);
  assert.equal((await listClients(store, clock()))[0]?.secrets.length, 1);
  const said = await store
    .selectFrom('audit')
    .selectAll()
    .where('action', '=', 'client.secret_rotated')
    .execute();
  assert.equal(said.length, 2);
  assert.ok(!JSON.stringify(said).includes(third.secret));
  await assert.rejects(rotateSecret(store, clock, 'nobody', 60), /There is no client nobody/);
});
