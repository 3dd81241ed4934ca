import assert from 'node:assert/strict';
import { test } from 'node:test';
import { latestStep } from '../../../src/service/adapters/migrate.ts';
import { healthRoutes } from '../../../src/service/routes/health.ts';
import { makeStand } from '../stand.ts';
import { sql } from 'kysely';

const never = new AbortController().signal;

test('a process that lives says so, whether its store answers or not', async () => {
  const { app, close } = await makeStand();
  assert.deepEqual(await (await app.request('/healthz')).json(), { status: 'ok', version: '1.2.3' });
  await close();
  assert.equal((await app.request('/healthz')).status, 200);
});

test('a service is ready when its store answers, and says what is amiss when it does not', async () => {
  const { app, close } = await makeStand();
  assert.equal((await app.request('/readyz')).status, 200);
  await close();
  const answer = await app.request('/readyz');
  assert.equal(answer.status, 503);
  assert.deepEqual(await answer.json(), {
    status: 'not ready',
    problem: 'the store does not answer',
    version: '1.2.3',
  });
});

test('a service on a store that lacks its last step is not ready', async () => {
  const { app, ports } = await makeStand();
  await sql`delete from kysely_migration where name = ${latestStep}`.execute(ports.store);
  const answer = await app.request('/readyz');
  assert.equal(answer.status, 503);
  assert.match(await answer.text(), /the store is not at this version/);
});

test('a service that is stopping is not ready, and lives', async () => {
  const { ports } = await makeStand();
  assert.equal((await healthRoutes(ports, never).request('/readyz')).status, 200);
  const app = healthRoutes(ports, AbortSignal.abort());
  assert.equal((await app.request('/readyz')).status, 503);
  assert.equal((await app.request('/healthz')).status, 200);
});
