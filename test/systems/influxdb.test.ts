import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { checkingOf, forever, type Checking } from './checking.ts';
import { openFront, type Front } from './front.ts';
import { openJourney, type Journey } from './journey.ts';
import { noInfluxDb, startInfluxDb, type InfluxDb } from './influxdb.ts';

const options = { skip: noInfluxDb };
let folder = '';
let influx: InfluxDb;
let front: Front;
let checking: Checking;
let journey: Journey;

before(async () => {
  if (noInfluxDb !== false) return;
  folder = await mkdtemp(join(tmpdir(), 'makini-influxdb-'));
  influx = await startInfluxDb(folder);
  front = await openFront(join(folder, 'tls'), influx.port);
  checking = await checkingOf('influxdb', front);
  journey = await openJourney(influx.port, 'InfluxDB');
});
after(async () => {
  if (noInfluxDb !== false) return;
  await journey?.stop();
  await front?.stop();
  await influx?.stop();
  await rm(folder, { recursive: true, force: true });
});

test(
  'InfluxDB: a token signs in, its only database is taken, and the newest reading is told',
  options,
  async () => {
    const token = influx.token('reader');
    const { outcome, stages } = await checking.check(checking.access({ token }));
    assert.equal(outcome.status, 'passed', JSON.stringify(outcome));
    if (outcome.status !== 'passed') return;
    assert.equal(outcome.account, 'reader');
    assert.deepEqual(outcome.choice, { id: 'plant', name: 'plant' });
    assert.deepEqual(outcome.warnings, []);
    assert.ok(outcome.evidence.some(({ values }) => /^InfluxDB 1\.6/.test(String(values['product']))));
    const newest = outcome.evidence.find(({ code }) => code === 'data.newest');
    assert.equal(newest?.values['name'], 'a');
    assert.equal(JSON.stringify([outcome, stages]).includes(token), false);
  },
);

test('InfluxDB: who sees several databases is asked which', options, async () => {
  const { outcome } = await checking.check(checking.access({ token: influx.token('admin') }));
  if (outcome.status !== 'choose') assert.fail(JSON.stringify(outcome));
  assert.equal(outcome.what, 'database');
  // InfluxDB lists them in any order.
  assert.deepEqual(
    new Set(outcome.options.map(({ id, name }) => `${id} ${name}`)),
    new Set(['archive archive', 'plant plant']),
  );
  const chosen = await checking.check(checking.access({ token: influx.token('admin') }, 'plant'));
  assert.equal(chosen.outcome.status, 'passed');
});

test(
  'InfluxDB: a token that is over is told before it is sent, and the system’s own word for it is known',
  options,
  async () => {
    const failure = await checking.failure({ token: influx.token('reader', -60), database: 'plant' });
    assert.equal(failure.code, 'input.token_expired');
    const answer = await fetch(`http://127.0.0.1:${influx.port}/query?q=SHOW+DATABASES`, {
      headers: { authorization: `Bearer ${influx.token('reader', -60)}` },
    });
    const readings = checking
      .access({})
      .system.methods.flatMap((method) => ('api' in method ? (method.api.readings ?? []) : []));
    const row = readings.find(({ code }) => code === 'auth.token_expired');
    assert.deepEqual(row?.status, [answer.status]);
    assert.match(await answer.text(), new RegExp(row?.body ?? 'no row', 'i'));
  },
);

test('InfluxDB: a token with another signature or of a user who is gone is refused', options, async () => {
  const [head, body] = influx.token('reader').split('.');
  for (const token of [`${head}.${body}.${'A'.repeat(43)}`, influx.token('ghost')]) {
    const failure = await checking.failure({ token, database: 'plant' });
    assert.equal(failure.code, 'auth.token_refused');
    assert.equal(failure.field, 'token');
    assert.equal(JSON.stringify(failure).includes(token), false);
  }
});

test(
  'InfluxDB: a database that is missing, one that may not be read, and none at all are told apart',
  options,
  async () => {
    const missing = await checking.failure({ token: influx.token('admin'), database: 'plnat' });
    assert.equal(missing.code, 'service.database_missing');
    assert.equal(missing.values['database'], 'plnat');
    const closed = await checking.failure({ token: influx.token('nobody'), database: 'plant' });
    assert.equal(closed.code, 'access.forbidden');
    const none = await checking.failure({ token: influx.token('nobody') });
    assert.equal(none.code, 'access.none_to_choose');
  },
);

test('InfluxDB: an empty database has nothing to offer', options, async () => {
  const empty = await checking.failure({ token: influx.token('admin'), database: 'archive' });
  assert.equal(empty.code, 'data.nothing_offered');
});

test(
  'InfluxDB: measurements are described and read, filtered and sorted as InfluxQL can',
  options,
  async () => {
    const access = checking.access({ token: influx.token('reader'), database: 'plant' });
    const tables = await checking.method.describe(access, forever);
    assert.deepEqual(tables.map(({ name }) => name).toSorted(), ['the "odd" one', 'vibration']);
    const vibration = tables.find(({ name }) => name === 'vibration') ?? assert.fail();
    assert.deepEqual(
      vibration.columns.map(({ name, type }) => [name, type]),
      [
        ['time', 'time'],
        ['machine', 'tag'],
        ['rms', 'float'],
        ['state', 'string'],
      ],
    );
    const plain = { page: 2, perPage: 20, filter: [], match: 'all', sort: [] } as const;
    const second = await checking.method.read(access, vibration, plain, forever);
    assert.equal(second.total, 50);
    assert.equal(second.rows.length, 20);
    assert.equal(second.rows[0]?.['rms'], 20.5);
    const filter = [
      { column: 'machine', op: 'contains', value: 'press-2' },
      { column: 'rms', op: 'ge', value: '40' },
    ] as const;
    const found = await checking.method.read(access, vibration, { ...plain, page: 1, filter }, forever);
    assert.deepEqual(
      found.rows.map((row) => row['rms']),
      [40.5, 43.5, 46.5, 49.5],
    );
    const odd = tables.find(({ name }) => name === 'the "odd" one') ?? assert.fail();
    assert.deepEqual(
      (await checking.method.read(access, odd, { ...plain, page: 1 }, forever)).rows.map(
        (row) => row['celsius'],
      ),
      [71],
    );
  },
);

test('InfluxDB: nothing that is typed leaves its quotes', options, async () => {
  const access = checking.access({ token: influx.token('admin'), database: 'plant' });
  const tables = await checking.method.describe(access, forever);
  const vibration = tables.find(({ name }) => name === 'vibration') ?? assert.fail();
  const values = [
    `x' OR 'a'='a`,
    `x\\' OR 1=1 --`,
    `'; DROP DATABASE plant; --`,
    '/ OR time > 0',
    '.*',
    'a/b',
  ];
  for (const op of ['eq', 'contains'] as const)
    for (const value of values) {
      const filter = [{ column: 'machine', op, value }];
      const query = { page: 1, perPage: 5, filter, match: 'all', sort: [] } as const;
      assert.deepEqual(
        (await checking.method.read(access, vibration, query, forever)).rows,
        [],
        `${op} ${value}`,
      );
    }
  assert.equal((await checking.method.describe(access, forever)).length, 2);
});

test('InfluxDB: the probe knows it and its version', options, async () => {
  const { values: _none, ...access } = checking.access({});
  const probe = await checking.method.probe({ ...access, values: { address: front.url } }, forever);
  assert.equal(probe.status, 'reached');
  assert.match(probe.product ?? '', /^InfluxDB 1\.6/);
});

test('InfluxDB in the browser: with a token its only database is connected', options, async () => {
  const person = await journey.tries({ token: influx.token('reader') });
  await person.yes();
  await person.heading(/is connected/).waitFor({ timeout: 40_000 });
  await person.page.context().close();
});

test('InfluxDB in the browser: who sees two databases chooses one and is connected', options, async () => {
  const person = await journey.tries({ token: influx.token('admin') });
  await person.heading(/database/i).waitFor({ timeout: 40_000 });
  await person.element.getByText('plant', { exact: true }).click();
  await person.button('Continue').click();
  await person.yes();
  await person.heading(/is connected/).waitFor({ timeout: 40_000 });
  await person.page.context().close();
});

test(
  'InfluxDB in the browser: a token that is over, one that is refused, a database that is missing or closed each say what to do',
  options,
  async () => {
    const over = await journey.fails({ token: influx.token('reader', -60) }, 'input.token_expired');
    assert.match(over, /expired/);
    assert.match(
      await journey.fails({ token: influx.token('ghost') }, 'auth.token_refused'),
      /token was refused/,
    );
    const missing = await journey.fails(
      { token: influx.token('admin'), database: 'plnat' },
      'service.database_missing',
    );
    assert.match(missing, /plnat/);
    const closed = await journey.fails(
      { token: influx.token('nobody'), database: 'plant' },
      'access.forbidden',
    );
    assert.match(closed, /admin/i);
  },
);
