import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Hono } from 'hono';
import { loadSession } from '../../../src/service/connecting/session.ts';
import type { Ports } from '../../../src/service/ports.ts';
import { OpenStreams } from '../../../src/service/routes/open-streams.ts';
import { streamSession } from '../../../src/service/routes/session-stream.ts';
import { rig } from '../connecting/rig.ts';

const anHour = 3_600_000;

/** A tab's stream, by itself: what it says, and how often it looked at the store. */
const streamed = async (heartbeat: number) => {
  const made = await rig();
  const tab = await made.atForm();
  const session = (await loadSession(made.ports.store, tab.opened.session.id)) ?? assert.fail();
  let looks = 0;
  const store = new Proxy(made.ports.store, {
    get: (target, name) => {
      if (name !== 'selectFrom') return Reflect.get(target, name) as unknown;
      looks += 1;
      return target.selectFrom.bind(target);
    },
  });
  const ports: Ports = { ...made.ports, store };
  const app = new Hono();
  const room = { ports, runs: made.runs, streams: new OpenStreams(), heartbeat };
  app.get('/', (context) => streamSession(room, context, session));
  const { body } = await app.request('/');
  const reader = (body ?? assert.fail('no stream')).pipeThrough(new TextDecoderStream()).getReader();
  const next = async () => (await reader.read()).value ?? '';
  return { ...made, tab, next, looks: () => looks };
};

test('A stream that nobody wakes looks once for each sign of life.', async () => {
  const { next, looks, runs, close } = await streamed(1_500);
  let heard = '';
  while (heard.split(': still here').length < 3) heard += await next();
  assert.ok(looks() <= 3, `${looks()} looks`);
  runs.close();
  await close();
});

test('A stream that is woken for nothing still gives signs of life.', { timeout: 60_000 }, async () => {
  const { next, runs, tab, close } = await streamed(500);
  const waking = setInterval(() => runs.announce(tab.opened.session.id), 50);
  let heard = '';
  while (!heard.includes(': still here')) heard += await next();
  clearInterval(waking);
  assert.equal(heard.split('event: step').length, 2, 'the step is told once');
  runs.close();
  await close();
});

test('The tab before learns at once that its session goes on elsewhere.', { timeout: 60_000 }, async () => {
  const { next, tab, push, openWith, close } = await streamed(anHour);
  assert.match(await next(), /"kind":"form"/);
  const { status } = await openWith(await push({ session: tab.opened.session.id }));
  assert.equal(status, 201);
  assert.equal(await next(), '', 'it ends');
  await close();
});

test(
  'A stream tells at once that the person left, and ends with the session.',
  { timeout: 60_000 },
  async () => {
    const { next, tab, close } = await streamed(anHour);
    assert.match(await next(), /"kind":"form"/);
    assert.equal((await tab.back(tab.opened.step.id)).status, 200);
    assert.match(await next(), /"kind":"select"/);
    assert.equal((await tab.call('POST', '/connect/session/cancel')).status, 200);
    assert.match(await next(), /"kind":"abort"/);
    assert.equal(await next(), '', 'it ends');
    await close();
  },
);
