import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findings, Canaries } from './canaries.ts';
import { sendNoise } from './canary-noise.ts';

test('Every kind of body, to every address by every method: no secret in it or behind it comes back or is logged.', async (t) => {
  const canaries = new Canaries();
  const { traces, sent } = await sendNoise(canaries, Infinity);
  t.diagnostic(`${sent} requests, ${traces.length} places`);
  assert.ok(sent > 6000);
  assert.deepEqual(findings(canaries, traces), []);
});
