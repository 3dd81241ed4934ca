import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hold } from '../../../src/service/monitoring/due.ts';
import { most } from '../../../src/service/monitoring/worker.ts';
import { failureOf } from '../../../src/service/upstream/failure.ts';
import { passing } from '../connecting/script.ts';
import { away, counted, hour, minute, refusing, typed, typesOf, until, watching } from './watching.ts';

test('a connection is asked who we are when its interval is over, with its own credentials, where they were proven', async (t) => {
  const { add, pass, row, script, time } = await watching(t);
  const asked = counted(script);
  const id = await add();
  await pass(15 * minute - 1);
  assert.equal(asked.length, 0);
  await pass(1);
  assert.equal(asked.length, 1);
  assert.deepEqual(asked[0]?.values, typed);
  assert.deepEqual(asked[0]?.client.places, ['https://acme.example']);
  const { last_checked_at, next_check_at, check_holder, status } = await row(id);
  assert.deepEqual(
    [last_checked_at, next_check_at, check_holder, status],
    [time.now, time.now + 15 * minute, null, 'active'],
  );
});

test('a check ends when the sign-in is shown; once an hour it looks at what may be read, and never at records', async (t) => {
  const { add, pass, script } = await watching(t);
  const depths: string[][] = [];
  counted(script, async (access, report, signal) => {
    const stages: string[] = [];
    depths.push(stages);
    return passing(
      access,
      (stage) => {
        report(stage);
        if (stage.status === 'passed') stages.push(stage.stage);
      },
      signal,
    );
  });
  await add();
  for (let at = 0; at < 8; at += 1) await pass(15 * minute);
  assert.equal(depths.length, 8);
  assert.deepEqual(
    depths.map((stages) => stages.at(-1)).filter((last) => last === 'access').length,
    2,
    JSON.stringify(depths),
  );
  assert.ok(depths.every((stages) => ['auth', 'access'].includes(stages.at(-1) ?? '')));
});

test('a password that was changed: two refusals, the partner told once, and nobody signs in after them', async (t) => {
  const { add, pass, row, script, told, audited, health, time } = await watching(t);
  const asked = counted(script, refusing);
  const id = await add();
  await pass(15 * minute);
  assert.deepEqual(await health(id), ['active', null, null]);
  await pass(5 * minute - 1);
  assert.equal(asked.length, 1);
  await pass(1);
  assert.deepEqual(await health(id), ['reauthorization_required', 'auth.refused', 'you']);
  const events = await told(id);
  assert.deepEqual(
    events.map(({ type, data }) => {
      const { mail, ...rest } = { mail: undefined, ...data };
      return [type, typeof mail, rest];
    }),
    [
      [
        'connection.reauthorization_required',
        'object',
        {
          connection_id: id,
          customer_id: 'cust-1',
          system: 'plain',
          status: 'reauthorization_required',
          reason: 'auth.refused',
          owner: 'you',
          since: new Date(time.now).toISOString(),
          reconnect: { connection_id: id, customer_id: 'cust-1', url: null },
        },
      ],
    ],
  );
  assert.deepEqual(await audited(id), ['connection.reauthorization_required']);
  assert.equal((await row(id)).next_check_at, null);
  for (let at = 0; at < 100; at += 1) await pass(hour);
  assert.equal(asked.length, 2, 'an account is not locked by us');
});

test('a system that is away for ten intervals is degraded, recovers by itself, and is never a matter of credentials', async (t) => {
  const { add, pass, script, told, health, row, time } = await watching(t);
  counted(script, away);
  const id = await add();
  await pass(15 * minute);
  await pass(minute);
  assert.deepEqual(await health(id), ['degraded', 'network.refused', 'it']);
  for (let at = 0; at < 10; at += 1) await pass(15 * minute);
  script.check = passing;
  await pass(hour);
  assert.deepEqual(await health(id), ['active', null, null]);
  assert.equal((await row(id)).since, time.now);
  assert.deepEqual(typesOf(await told(id)), ['degraded', 'recovered']);
});

test('a refusal after the sign-in has worked is no matter of credentials', async (t) => {
  const { add, pass, script, health } = await watching(t);
  script.check = async (_access, report) => {
    for (const stage of ['auth', 'access'] as const) report({ stage, status: 'running', evidence: [] });
    return { status: 'failed', failure: failureOf('auth.refused') };
  };
  const id = await add();
  for (let at = 0; at < 6; at += 1) await pass(hour);
  assert.deepEqual(await health(id), ['degraded', 'access.failed', 'admin']);
});

test('one failure, or one refusal that was none, is told to nobody', async (t) => {
  const { add, pass, script, told, row } = await watching(t);
  const id = await add();
  for (const check of [away, passing, refusing, passing, refusing, away, refusing, passing]) {
    script.check = check;
    await pass(Math.max(0, ((await row(id)).next_check_at ?? 0) - (await row(id)).last_checked_at));
  }
  assert.deepEqual(await told(id), []);
  assert.deepEqual([(await row(id)).status, (await row(id)).trouble], ['active', null]);
});

test('one host is asked by a few at a time, the others do not wait for it, and nobody is left out', async (t) => {
  const { add, monitor, script, time } = await watching(t);
  let now = 0;
  let peak = 0;
  const held: (() => void)[] = [];
  const elsewhere: string[] = [];
  script.check = async (access, ...rest) => {
    if (access.values['address'] !== 'crowded.example') {
      elsewhere.push(access.values['username'] ?? '');
      return passing(access, ...rest);
    }
    now += 1;
    peak = Math.max(peak, now);
    await new Promise<void>((resolve) => held.push(resolve));
    now -= 1;
    return passing(access, ...rest);
  };
  for (let at = 0; at < 40; at += 1)
    await add({ ...typed, address: 'crowded.example', username: `crowd-${at}` });
  for (let at = 0; at < 5; at += 1)
    await add({ ...typed, address: `quiet-${at}.example`, username: `quiet-${at}` });
  const one = monitor();
  time.now += 15 * minute;
  void one.wake();
  await until(() => held.length === most.perHost && elsewhere.length === 5);
  let done = 0;
  while (done < 40) {
    await until(() => held.length > 0);
    for (const release of held.splice(0)) {
      release();
      done += 1;
    }
    // Those that met a crowd wait a little.
    time.now += 5_000;
    void one.wake();
  }
  await one.settled();
  assert.equal(peak, most.perHost);
});

test('a check that throws, or never ends, is no verdict on the credentials', async (t) => {
  const { add, pass, script, health, lines } = await watching(t);
  script.check = () => Promise.reject(new TypeError('a mistake of ours, with a password in it'));
  const id = await add();
  for (let at = 0; at < 5; at += 1) await pass(hour);
  assert.deepEqual(await health(id), ['active', null, null]);
  assert.ok(lines.some(({ event }) => event === 'health.threw'));
  assert.doesNotMatch(JSON.stringify(lines), /password in it/);
});

test('a connection whose credentials are gone is asked nothing', async (t) => {
  const { add, pass, script, health, ports } = await watching(t);
  const asked = counted(script);
  const id = await add();
  await ports.store.deleteFrom('credential').execute();
  await pass(hour);
  assert.equal(asked.length, 0);
  assert.deepEqual(await health(id), ['active', null, null]);
});

test('what waits for its partner’s exchange, what is paused and what has ended is asked nothing', async (t) => {
  const { add, pass, script, ports } = await watching(t);
  const asked = counted(script);
  for (const set of [
    { pending: 1 },
    { status: 'paused' },
    { status: 'disconnected' },
    { status: 'reauthorization_required', next_check_at: null },
  ]) {
    const id = await add();
    await ports.store.updateTable('connection').set(set).where('id', '=', id).execute();
  }
  await pass(hour);
  assert.equal(asked.length, 0);
});

test('an account that was refused five times rests, and that says nothing of the connection', async (t) => {
  const { add, pass, script, health } = await watching(t);
  const asked = counted(script, refusing);
  const ids = [];
  for (let at = 0; at < 7; at += 1) ids.push(await add());
  await pass(15 * minute);
  await pass(5_000);
  assert.equal(asked.length, 5, 'the connections share one account here');
  for (const id of ids) assert.deepEqual((await health(id))[0], 'active');
});

test('the partner is told when the status is written, and of nothing else', async (t) => {
  let told = 0;
  const { add, pass, script } = await watching(t, { announced: () => (told += 1) });
  script.check = away;
  await add();
  await pass(15 * minute);
  assert.equal(told, 0);
  await pass(minute);
  assert.equal(told, 1);
  await pass(15 * minute);
  assert.equal(told, 1);
});

test('when the event cannot be written, neither is the status', async (t) => {
  const { add, pass, script, health, ports } = await watching(t);
  script.check = away;
  const id = await add();
  await pass(15 * minute);
  await ports.store.schema.alterTable('outbox').renameTo('outbox_away').execute();
  await pass(minute);
  assert.deepEqual(await health(id), ['active', null, null]);
  await ports.store.schema.alterTable('outbox_away').renameTo('outbox').execute();
  await pass(hold);
  assert.equal((await health(id))[0], 'degraded');
});
