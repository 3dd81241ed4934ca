import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Access, Method } from '../../../src/service/ports.ts';
import { makeStand } from '../stand.ts';

const standWith = async (revoke: NonNullable<Method['revoke']>) => {
  const stand = await makeStand();
  const [plain] = stand.ports.methods.values();
  assert(plain);
  (stand.ports.methods as Map<string, Method>).set(plain.id, { ...plain, revoke });
  return stand;
};

test('Ending a connection gives back to the customer’s system what it had granted.', async () => {
  const { promise, resolve } = Promise.withResolvers<Access>();
  const stand = await standWith(async (access) => resolve(access));
  const { token } = await stand.connected();
  const answer = await stand.bearer('/api/integrations/current', token, { method: 'DELETE' });
  assert.equal(answer.ok, true);
  assert.equal((await promise).system.id, 'sys-1');
  await stand.close();
});

test('A system that cannot be told keeps no connection alive, and the log says that it was not told.', async () => {
  const stand = await standWith(async () => {
    throw new Error('gone');
  });
  const { token, connection } = await stand.connected();
  assert.equal((await stand.bearer('/api/integrations/current', token, { method: 'DELETE' })).ok, true);
  while (!stand.lines.some(({ event }) => event.endsWith('.not_revoked')))
    await new Promise((done) => setTimeout(done, 5));
  const kept = await stand.ports.store
    .selectFrom('credential')
    .selectAll()
    .where('connection_id', '=', connection)
    .execute();
  assert.deepEqual(kept, []);
  await stand.close();
});
