import assert from 'node:assert/strict';
import { test } from 'node:test';
import { counting, token } from '../figures/reading.ts';
import { makePorts, makeStand, origin } from '../stand.ts';

const stand = async () => {
  const { ports } = await makePorts();
  counting(ports);
  return makeStand(ports);
};

const ask = (
  app: { request: (path: string, init?: RequestInit) => Response | Promise<Response> },
  headers = {},
) => Promise.resolve(app.request('/metrics', { headers }));

test('Figures are for whoever has the token, in the text format of Prometheus.', async () => {
  const { app } = await stand();
  const answer = await ask(app, { authorization: `Bearer ${token}` });
  assert.equal(answer.status, 200);
  assert.match(answer.headers.get('content-type') ?? '', /^text\/plain; version=0\.0\.4/);
  assert.equal(answer.headers.get('cache-control'), 'no-store');
  const text = await answer.text();
  for (const name of [
    'makini_build_info{version="1.2.3"} 1',
    '# TYPE makini_request_duration_seconds histogram',
    'nodejs_eventloop_lag_p99_seconds',
    'process_resident_memory_bytes',
  ])
    assert.ok(text.includes(name), name);
});

test('Without the token, or with another, there are no figures, and guessing is counted.', async () => {
  const { app, appToken, connected } = await stand();
  const wrong = [
    {},
    { authorization: 'Bearer' },
    { authorization: token },
    { authorization: `Basic ${token}` },
    { authorization: `Bearer ${token}x` },
    { authorization: `Bearer ${token.slice(1)}` },
    { authorization: `Bearer ${await appToken()}` },
    { authorization: `Bearer ${(await connected()).token}` },
  ];
  for (const headers of wrong) {
    const answer = await ask(app, headers);
    assert.deepEqual([answer.status, answer.headers.get('www-authenticate')], [401, 'Bearer']);
    assert.ok(!(await answer.text()).includes('makini_'));
  }
  const guesses = await Promise.all(
    Array.from({ length: 120 }, () => ask(app, { authorization: 'Bearer x' })),
  );
  assert.ok(guesses.some(({ status }) => status === 429));
  assert.equal((await ask(app, { authorization: `Bearer ${token}` })).status, 200, 'the token still counts');
});

test('No page reads figures, not even with the token.', async () => {
  const { app } = await stand();
  const answer = await ask(app, { authorization: `Bearer ${token}`, origin });
  assert.deepEqual([answer.status, answer.headers.get('access-control-allow-origin')], [403, null]);
  const preflight = await app.request('/metrics', { method: 'OPTIONS', headers: { origin } });
  assert.equal(preflight.headers.get('access-control-allow-origin'), null);
});

test('Where no token was set there is no such address.', async () => {
  const { app } = await makeStand();
  assert.equal((await ask(app, { authorization: 'Bearer undefined' })).status, 404);
  assert.equal((await ask(app, { authorization: 'Bearer ' })).status, 404);
});
