import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { exchangeRefusals, routeNames, troubleNames } from '../../../src/service/figures/allow-lists.ts';
import { patternOf } from '../../../src/service/http/access-log.ts';
import { announce } from '../../../src/service/outbox.ts';
import { createService } from '../../../src/service/service.ts';
import { failureOf } from '../../../src/service/upstream/failure.ts';
import { good, rig } from '../connecting/rig.ts';

import { basic, makePorts, makeStand } from '../stand.ts';
import { counting, idle } from './reading.ts';

const sourceFolder = new URL('../../../src/service/', import.meta.url);
const source = (): string[] =>
  readdirSync(sourceFolder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(new URL(file, sourceFolder), 'utf8'));

test('What people do is counted: sessions opened and ended, checks by how they ended and by the way to sign in.', async () => {
  const made = await rig();
  const { read } = counting(made.ports);
  await made.submitted();
  made.script.check = async () => ({ status: 'failed', failure: failureOf('auth.failed') });
  const { tab } = await made.submitted({ ...good, password: 'wrong' });
  await tab.call('POST', '/connect/session/cancel');
  await tab.call('POST', '/connect/session/cancel');
  const late = await made.atForm();
  made.time.now += 3 * 60 * 60_000;
  assert.equal((await late.call('GET', '/connect/session/step')).status, 401);
  const series = await read();
  assert.deepEqual(
    [...series].filter(([name]) => /sessions|checks_total/.test(name)),
    [
      ['makini_sessions_opened_total', 3],
      ['makini_sessions_ended_total{outcome="connected"}', 1],
      ['makini_sessions_ended_total{outcome="cancelled"}', 1],
      ['makini_sessions_ended_total{outcome="expired"}', 1],
      ['makini_checks_total{result="passed",family="odata_basic"}', 1],
      ['makini_checks_total{result="auth.failed",family="odata_basic"}', 1],
    ],
  );
  await made.close();
});

/** A stand whose ports count; asked by the service that was made of them. */
const stand = async (now = idle) => {
  const { ports, time } = await makePorts();
  const { read } = counting(ports, now);
  return { ...(await makeStand(ports)), time, read };
};

test('Requests are counted by route, method and status; exchanges by what came of them; limits when they say no.', async () => {
  const { read, connected, exchange, app, client } = await stand();
  const { code } = await connected();
  await exchange(code);
  await exchange('nobody-knows-this-code');
  const wrong = { authorization: basic({ id: client.id, secret: 'wrong' }) };
  for (let at = 0; at < 120; at += 1)
    await app.request('/link/token', {
      method: 'POST',
      headers: { ...wrong, 'content-type': 'application/x-www-form-urlencoded' },
      body: 'grant_type=client_credentials',
    });
  const series = await read();
  const count = (labels: string) => series.get(`makini_request_duration_seconds_count{${labels}}`);
  assert.equal(count('route="/oauth/par",method="POST",status="2xx"'), 1);
  assert.equal(count('route="/link/token",method="POST",status="2xx"'), 1);
  assert.equal(count('route="/link/token",method="POST",status="4xx"'), 122);
  assert.equal(series.get('makini_exchanges_total{grant="code",result="done"}'), 1);
  assert.equal(series.get('makini_exchanges_total{grant="code",result="code_used"}'), 1);
  assert.equal(series.get('makini_exchanges_total{grant="code",result="code_unknown"}'), 1);
  assert.equal(series.get('makini_limits_reached_total{limit="failures"}'), 20);
});

test('What somebody writes makes no series: not paths, methods, systems, clients, codes or events.', async () => {
  const { read, app, ports } = await stand();
  const wave = async (from: number): Promise<void> => {
    for (let at = from; at < from + 120; at += 1) {
      const word = `hostile${at}`;
      await app.request(`/${word}`);
      await app.request(`/connect/session/checks/${word}/events?${word}=${word}`);
      await app.request('/link/token', { method: word.toUpperCase() });
      await app.request('/link/token', {
        method: 'POST',
        headers: {
          authorization: basic({ id: word, secret: word }),
          'content-type': 'application/x-www-form-urlencoded',
          'x-request-id': word,
        },
        body: `grant_type=${word}`,
      });
      ports.log.info('request.answered', { route: word, method: word, status: word, ms: at });
      ports.log.info('check.failed', { code: word, system: word, check: word });
      ports.log.info('check.passed', { system: '__proto__' });
      ports.log.info('session.ended', { code: word });
      ports.log.info('code.refused', { code: word });
      ports.log.info('session.refused', { code: word });
      ports.log.info(word, { code: word });
      ports.log.info('constructor');
      ports.log.warn(word);
      ports.log.error(word);
    }
  };
  await wave(0);
  const before = [...(await read()).keys()];
  await wave(120);
  const after = [...(await read()).keys()];
  assert.deepEqual(
    after.filter((name) => !before.includes(name)),
    [],
  );
  assert.ok(after.length < 300, `${after.length} series`);
  assert.doesNotMatch(after.join('\n'), /hostile|HOSTILE|proto/);
});

test('What a route may be called is on the list, and nothing else is.', async () => {
  const { app } = await stand();
  const patterns = app.routes.filter(({ method }) => method !== 'ALL').map(({ path }) => patternOf(path));
  assert.ok(patterns.includes('/metrics'));
  assert.deepEqual(patterns.map(routeNames), patterns);
  assert.equal(routeNames('/nowhere'), 'other');
});

test('Every warning and error that the service can log is on the list of troubles.', () => {
  const events = source().flatMap((text) =>
    [...text.matchAll(/log\s*\.(?:warn|error)\('([\w.]+)'/g)].map(({ 1: event = '' }) => event),
  );
  assert.ok(events.length > 10);
  assert.deepEqual(events.map(troubleNames), events);
});

test('Every reason for which nothing is exchanged is on the list of refusals.', () => {
  const reasons = source().flatMap((text) =>
    [...text.matchAll(/^ {2}(\w+): ['"]\1: /gm)].map(({ 1: reason = '' }) => reason),
  );
  assert.ok(reasons.length > 10);
  assert.deepEqual(reasons.map(exchangeRefusals), reasons);
});

test('Checks of health are counted by result and family, changes by the new status.', async () => {
  const { read, ports } = await stand();
  ports.log.debug('health.checked', { code: 'passed', method: 'odata_basic', connection: 'con_1' });
  ports.log.debug('health.checked', { code: 'auth.refused', method: 'odata_basic', connection: 'con_1' });
  ports.log.debug('health.checked', { code: 'hostile', method: 'hostile', connection: 'con_1' });
  ports.log.info('health.changed', { status: 'degraded', code: 'network.timeout' });
  ports.log.info('health.changed', { status: 'hostile' });
  const series = await read();
  assert.deepEqual(
    [...series].filter(([name]) => /health_ch\w+_total/.test(name)),
    [
      ['makini_health_checks_total{result="passed",family="odata_basic"}', 1],
      ['makini_health_checks_total{result="auth.refused",family="odata_basic"}', 1],
      ['makini_health_checks_total{result="other",family="other"}', 1],
      ['makini_health_changes_total{status="degraded"}', 1],
      ['makini_health_changes_total{status="other"}', 1],
    ],
  );
});

test('What waits is told with its age: tokens that nobody fetched, webhooks, and what this node holds open.', async () => {
  const { read, authorized, ports, client, time } = await stand({
    streams: () => 7,
    checks: () => 2,
    turns: () => ({ taken: 8, waiting: 5 }),
    pool: () => ({ used: 3, idle: 1, waiting: 4 }),
  });
  const at = time.now;
  await authorized();
  const endpoint = {
    id: 'whe_1',
    client_id: client.id,
    mode: client.mode,
    url: 'https://app.test/hook',
    created_at: at,
    disabled_at: null,
  };
  await ports.store.insertInto('webhook_endpoint').values(endpoint).execute();
  await announce(ports.store, client, 'connection.authorized', {}, at);
  time.now += 90_000;
  const series = await read();
  const values = (names: RegExp) => [...series].filter(([name]) => names.test(name));
  assert.deepEqual(values(/waiting|oldest|streams|running|turns|store|connections/), [
    ['makini_streams_open', 7],
    ['makini_checks_running', 2],
    ['makini_turns{state="taken"}', 8],
    ['makini_turns{state="waiting"}', 5],
    ['makini_store_connections{state="used"}', 3],
    ['makini_store_connections{state="idle"}', 1],
    ['makini_store_connections{state="waiting"}', 4],
    ['makini_store_up', 1],
    ['makini_connections{status="active"}', 1],
    ['makini_unclaimed_connections_waiting', 1],
    ['makini_unclaimed_connections_oldest_seconds', 90],
    ['makini_webhooks_waiting', 1],
    ['makini_webhooks_oldest_seconds', 90],
    ['makini_health_checks_waiting', 0],
    ['makini_health_checks_oldest_seconds', 0],
    ['makini_grants_waiting', 0],
    ['makini_grants_oldest_seconds', 0],
  ]);
  await ports.store.updateTable('webhook_endpoint').set({ disabled_at: at }).execute();
  assert.equal((await read()).get('makini_webhooks_waiting'), 0);
});

test('A store that is away is a figure, and hides no other.', async () => {
  const { ports } = await makePorts();
  const { read } = counting(ports, { ...idle, checks: () => 3 });
  const store = new Proxy(ports.store, {
    get: () => {
      throw new Error('away');
    },
  });
  Object.assign(ports, { store });
  assert.equal((await createService(ports).request('/connect/frame?client=x')).status, 500);
  const series = await read();
  assert.equal(series.get('makini_store_up'), 0);
  assert.equal(series.get('makini_checks_running'), 3);
  assert.equal(series.get('makini_troubles_total{level="error",event="request.failed"}'), 1);
});
