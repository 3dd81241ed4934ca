import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findings, Canaries } from './canaries.ts';
import { sendNoise } from './canary-noise.ts';

test('Whatever is sent to whatever address by whatever method, no secret in it or behind it comes back or is logged.', async (t) => {
  const canaries = new Canaries();
  const { traces, sent, statuses } = await sendNoise(canaries, 3);
  t.diagnostic(`${sent} requests, ${traces.length} places, statuses ${[...statuses].toSorted().join(' ')}`);
  assert.ok(sent > 2000 && traces.length > sent * 2);
  for (const status of [200, 400, 401, 403, 404, 405, 415]) assert.ok(statuses.has(status), `no ${status}`);
  assert.deepEqual(findings(canaries, traces), []);
});
