import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { serve } from '@hono/node-server';
import { createParser, type EventSourceMessage } from 'eventsource-parser';
import { Hono } from 'hono';
import { CheckEvent } from '../../../src/contract/index.ts';
import { CheckRuns } from '../../../src/service/connecting/check-runs.ts';
import { loadSession } from '../../../src/service/connecting/session.ts';
import { streamCheck } from '../../../src/service/routes/connect-stream.ts';
import { OpenStreams } from '../../../src/service/routes/open-streams.ts';
import { codeOf, gate, good, page, passing, rig, stepOf, type Tab } from '../connecting/rig.ts';

interface Stream {
  readonly response: Response;
  next(): Promise<EventSourceMessage | undefined>;
  rest(): Promise<EventSourceMessage[]>;
  leave(): Promise<void>;
}

const read = (response: Response): Stream => {
  const waiting: EventSourceMessage[] = [];
  const parser = createParser({ onEvent: (event) => void waiting.push(event) });
  const reader = (response.body ?? assert.fail('no stream')).pipeThrough(new TextDecoderStream()).getReader();
  const next = async (): Promise<EventSourceMessage | undefined> => {
    while (waiting.length === 0) {
      const { done, value } = await reader.read();
      if (done) return undefined;
      parser.feed(value);
    }
    return waiting.shift();
  };
  const rest = async (): Promise<EventSourceMessage[]> => {
    const all: EventSourceMessage[] = [];
    for (let event = await next(); event; event = await next()) all.push(event);
    return all;
  };
  return { response, next, rest, leave: () => reader.cancel() };
};

const follow = async (
  made: Awaited<ReturnType<typeof rig>>,
  tab: Tab,
  check: string,
  headers: Record<string, string> = {},
): Promise<Stream> =>
  read(
    await made.app.request(`https://connect.example/connect/session/checks/${check}/events`, {
      headers: { origin: page, authorization: `Bearer ${tab.opened.session.token}`, ...headers },
    }),
  );

/** A running check that waits until the test opens it. */
const waiting = async () => {
  const made = await rig();
  const held = gate();
  made.script.check = async (...all) => {
    await held.opened;
    return passing(...all);
  };
  const tab = await made.atForm();
  const { check } = stepOf(await (await tab.frame()).submit(good), 'check');
  return { made, held, tab, check };
};

const eventOf = (message: EventSourceMessage | undefined): CheckEvent =>
  CheckEvent.parse(JSON.parse(message?.data ?? ''));

const told = (messages: EventSourceMessage[]): string[] =>
  messages.map((message) => {
    const event = eventOf(message);
    assert.deepEqual([message.id, message.event], [String(event.seq), event.type]);
    return event.type === 'stage' ? `${event.stage.stage} ${event.stage.status}` : `end ${event.status}`;
  });

test('a stream shows the first stage at once, then each as it comes, and closes after the end', async () => {
  const made = await rig();
  const held = gate();
  made.script.check = async (access, report, signal) => {
    await held.opened;
    return passing(access, report, signal);
  };
  const tab = await made.atForm();
  const { check } = stepOf(await (await tab.frame()).submit(good), 'check');
  const stream = await follow(made, tab, check.id);
  assert.equal(stream.response.headers.get('content-type'), 'text/event-stream');
  assert.equal(stream.response.headers.get('x-accel-buffering'), 'no');
  assert.equal(stream.response.headers.get('cache-control'), 'no-store');
  assert.equal(stream.response.headers.get('access-control-allow-origin'), page);
  assert.deepEqual(told([(await stream.next()) ?? assert.fail()]), ['input passed']);
  held.open();
  const rest = told(await stream.rest());
  assert.deepEqual(rest.slice(0, 2), ['dns running', 'dns passed']);
  assert.deepEqual(rest.slice(-3), ['ready running', 'ready passed', 'end passed']);
  // Whoever asks for the step after `end` finds it changed.
  assert.equal((await tab.step()).kind, 'done');
});

test('a stream resumes after the last event that arrived', async () => {
  const made = await rig();
  const { tab } = await made.submitted();
  const [row] = await made.ports.store.selectFrom('check_run').select('id').execute();
  const id = row?.id ?? assert.fail();
  const all = await (await follow(made, tab, id)).rest();
  const resumed = await (await follow(made, tab, id, { 'last-event-id': '5' })).rest();
  assert.deepEqual(resumed, all.slice(5));
  assert.deepEqual(
    all.map((message) => Number(message.id)),
    all.map((_message, at) => at + 1),
  );
});

test('a Last-Event-ID that is no number is refused by name', async () => {
  const made = await rig();
  const { tab } = await made.submitted();
  const refused = await tab.call('GET', '/connect/session/checks/chk_x/events', undefined, {
    'last-event-id': 'all',
  });
  assert.deepEqual(refused.body['errors'], [{ pointer: '/header/last-event-id', detail: 'is not a number' }]);
});

test('a check of another session is not found, as a check or as a stream', async () => {
  const made = await rig();
  await made.submitted();
  const [row] = await made.ports.store.selectFrom('check_run').select('id').execute();
  const other = await made.atForm();
  for (const path of [`/connect/session/checks/${row?.id}`, `/connect/session/checks/${row?.id}/events`]) {
    const refused = await other.call('GET', path);
    assert.deepEqual([refused.status, codeOf(refused)], [404, 'not_found']);
  }
});

test('two streams of one check each tell all of it', async () => {
  const { made, held, tab, check } = await waiting();
  const streams = [await follow(made, tab, check.id), await follow(made, tab, check.id)];
  for (const stream of streams) await stream.next();
  held.open();
  const [one, two] = await Promise.all(streams.map((stream) => stream.rest()));
  assert.deepEqual(one, two);
  assert.deepEqual(told(one ?? []).slice(-1), ['end passed']);
});

test('one of two streams leaving does not end the other', async () => {
  const { made, held, tab, check } = await waiting();
  const [leaving, staying] = [await follow(made, tab, check.id), await follow(made, tab, check.id)];
  await leaving.next();
  await leaving.leave();
  held.open();
  assert.deepEqual(told(await staying.rest()).slice(-1), ['end passed']);
});

test('a stream resumed beyond the end of an ended check closes without an event', async () => {
  const made = await rig();
  const { tab } = await made.submitted();
  const { id } = await made.ports.store.selectFrom('check_run').select('id').executeTakeFirstOrThrow();
  const all = await (await follow(made, tab, id)).rest();
  for (const last of [all.length, 999_999_999]) {
    assert.deepEqual(await (await follow(made, tab, id, { 'last-event-id': String(last) })).rest(), []);
  }
});

test('a stream resumed beyond what a running check has told hears what comes next', async () => {
  const { made, held, tab, check } = await waiting();
  const stream = await follow(made, tab, check.id, { 'last-event-id': '1000' });
  held.open();
  assert.equal(told(await stream.rest())[0], 'dns running');
});

test('a fifth stream of a session ends its oldest one; the others go on, and other sessions keep theirs', async () => {
  const { made, held, tab, check } = await waiting();
  const theirs = await made.atForm();
  const { check: theirCheck } = stepOf(await (await theirs.frame()).submit(good), 'check');
  const other = await follow(made, theirs, theirCheck.id);
  const streams: Stream[] = [];
  for (let at = 0; at < 6; at += 1) streams.push(await follow(made, tab, check.id));
  for (const stream of [other, ...streams]) await stream.next();
  assert.deepEqual(await Promise.all(streams.slice(0, 2).map((stream) => stream.rest())), [[], []]);
  held.open();
  for (const stream of [...streams.slice(2), other]) {
    assert.deepEqual(told(await stream.rest()).slice(-1), ['end passed']);
  }
});

test('a stream that was left gives its place back', async () => {
  const { made, held, tab, check } = await waiting();
  const staying = await follow(made, tab, check.id);
  await staying.next();
  for (let at = 0; at < 8; at += 1) {
    const leaving = await follow(made, tab, check.id);
    await leaving.next();
    await leaving.leave();
  }
  held.open();
  assert.deepEqual(told(await staying.rest()).slice(-1), ['end passed']);
});

test('a stopping service ends its streams', async () => {
  const made = await rig();
  made.script.check = () => new Promise(() => undefined);
  const tab = await made.atForm();
  const { check } = stepOf(await (await tab.frame()).submit(good), 'check');
  const stream = await follow(made, tab, check.id);
  await stream.next();
  made.runs.close();
  assert.deepEqual(await stream.rest(), []);
  made.runs.stop(tab.opened.session.id);
  await made.runs.settled();
});

test('a stopped check ends its stream', async () => {
  const made = await rig();
  made.script.check = () => new Promise(() => undefined);
  const tab = await made.atForm();
  const step = stepOf(await (await tab.frame()).submit(good), 'check');
  const stream = await follow(made, tab, step.check.id);
  await stream.next();
  await tab.back(step.id);
  assert.deepEqual(told(await stream.rest()), ['end failed']);
});

const served = async (app: Hono): Promise<{ url: string; close(): Promise<void> }> => {
  const { promise, resolve } = Promise.withResolvers<AddressInfo>();
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, resolve);
  const { port } = await promise;
  const close = () => new Promise<void>((done) => void server.close(() => done()));
  return { url: `http://127.0.0.1:${port}`, close };
};

test('a silent stream says that it lives, and stops waiting when the person leaves', async () => {
  const { ports, script, atForm, runs } = await rig();
  script.check = () => new Promise(() => undefined);
  const tab = await atForm();
  const { check } = stepOf(await (await tab.frame()).submit(good), 'check');
  const session = (await loadSession(ports.store, tab.opened.session.id)) ?? assert.fail();

  const left = gate();
  class Watched extends CheckRuns {
    override async changed(id: string, signal: AbortSignal): Promise<void> {
      signal.addEventListener('abort', () => {
        const { name } = signal.reason as Error;
        if (name !== 'TimeoutError') left.open();
      });
      await super.changed(id, signal);
    }
  }
  const room = { ports, runs: new Watched(ports), streams: new OpenStreams(), heartbeat: 10 };
  const app = new Hono();
  app.get('/', (context) => streamCheck(room, context, session, check.id));
  const { url, close } = await served(app);
  const stop = new AbortController();
  const response = await fetch(url, { signal: stop.signal });
  const reader = (response.body ?? assert.fail()).pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  while (!text.includes(': still here')) text += (await reader.read()).value ?? assert.fail('it ended');
  stop.abort();
  await left.opened;
  await close();
  runs.stop(session.id);
  await runs.settled();
});

test('a probe stops when the browser goes away', async () => {
  const { app, script, atForm } = await rig();
  const [began, stopped] = [gate(), gate()];
  script.probe = (_access, signal) =>
    new Promise((_resolve, reject) => {
      signal.addEventListener('abort', () => {
        stopped.open();
        reject(new Error('stopped'));
      });
      began.open();
    });
  const tab = await atForm();
  const { token, step } = (await tab.frame()).opened;
  const { url, close } = await served(app);
  const stop = new AbortController();
  const gone = fetch(`${url}/connect/frame/probe`, {
    method: 'POST',
    signal: stop.signal,
    headers: {
      origin: 'https://connect.example',
      'sec-fetch-site': 'same-origin',
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ step: step.id, values: { address: 'acme.example' } }),
  });
  const failed = assert.rejects(gone);
  await began.opened;
  stop.abort();
  await stopped.opened;
  await failed;
  await close();
});
