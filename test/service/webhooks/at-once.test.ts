// What is asked for at once about endpoints: counted under the client's lock, renewed under the endpoint's.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mostEndpoints } from '../../../src/service/webhooks/endpoints.ts';
import { makeStand } from '../stand.ts';

const times = <T>(count: number, work: () => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, work));

test('30 webhook endpoints asked for at once: never more than a client may have', async () => {
  const { appToken, bearer, ports } = await makeStand();
  const app = await appToken();
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ url: 'https://app.test/hook' });
  const answers = await times(30, () =>
    bearer('/api/system/webhooks', app, { method: 'POST', headers, body }),
  );
  assert.equal(answers.filter(({ status }) => status === 201).length, mostEndpoints);
  const rows = await ports.store.selectFrom('webhook_endpoint').select('id').execute();
  assert.equal(rows.length, mostEndpoints);
});

test('10 renewals of a webhook’s secret at once: one signs without an end, and one beside it', async () => {
  const { appToken, bearer, ports } = await makeStand();
  const app = await appToken();
  const ask = (way: string, body: object) =>
    bearer(`/api/system/webhooks${way}`, app, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const made = (await (await ask('', { url: 'https://app.test/hook' })).json()) as { data: { id: string } };
  const answers = await times(10, () => ask(`/${made.data.id}/secret`, {}));
  assert.ok(answers.every(({ status }) => status === 201));
  const secrets = await ports.store.selectFrom('webhook_secret').select('expires_at').execute();
  assert.deepEqual([secrets.length, secrets.filter((row) => row.expires_at === null).length], [2, 1]);
});
