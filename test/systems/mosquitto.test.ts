import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { RowQuery } from '../../src/service/ports.ts';
import { UpstreamError } from '../../src/service/upstream/upstream-error.ts';
import { checkingOf, forever, type Checking } from './checking.ts';
import { openFront, type Front } from './front.ts';
import { noMosquitto, startMosquitto } from './mosquitto.ts';

const options = { skip: noMosquitto };
let folder = '';
let broker: Front;
let checking: Checking;

before(async () => {
  if (noMosquitto !== false) return;
  folder = await mkdtemp(join(tmpdir(), 'makini-mosquitto-'));
  broker = await startMosquitto(join(folder, 'closed'));
  checking = await checkingOf('eclipse-mosquitto', broker);
});
after(async () => {
  if (noMosquitto !== false) return;
  await broker?.stop();
  await rm(folder, { recursive: true, force: true });
});

const as = (username: string, more: Record<string, string> = {}) => ({
  username,
  password: `${username}-2026`,
  ...more,
});
const plain: RowQuery = { page: 1, perPage: 10, filter: [], match: 'all', sort: [] };

test(
  'Mosquitto: a reader hears the retained messages, and a sign-in with nothing was refused',
  options,
  async () => {
    const { outcome, stages } = await checking.check(checking.access(as('reader')));
    assert.equal(outcome.status, 'passed', JSON.stringify(outcome));
    if (outcome.status !== 'passed') return;
    assert.deepEqual(outcome.evidence.slice(-4), [
      { code: 'service.answered', values: { product: 'MQTT broker' } },
      { code: 'auth.signed_in', values: {} },
      { code: 'auth.control_refused', values: {} },
      { code: 'data.records', values: { table: '#', count: 3 } },
    ]);
    assert.deepEqual(outcome.warnings, []);
    assert.doesNotMatch(JSON.stringify([outcome.evidence, stages]), /reader/);
  },
);

test('Mosquitto: a wrong password and an unknown user are refused alike', options, async () => {
  for (const values of [as('reader', { password: 'wrong' }), as('stranger')]) {
    const failure = await checking.failure(values);
    assert.deepEqual([failure.code, failure.field], ['auth.refused', 'password']);
  }
});

test(
  'Mosquitto: who may hear nothing is told that nothing came: the broker grants every subscription',
  options,
  async () => {
    const { outcome } = await checking.check(checking.access(as('nobody')));
    assert.deepEqual(
      outcome.status === 'passed' && outcome.warnings.map(({ code, values }) => [code, values]),
      [['data.empty', { table: '#' }]],
    );
  },
);

test('Mosquitto: a broker that lets anybody in is connected with a warning', options, async () => {
  const open = await startMosquitto(join(folder, 'open'), { open: true });
  const to = await checkingOf('eclipse-mosquitto', open);
  const { outcome } = await to.check(to.access(as('reader')));
  await open.stop();
  assert.deepEqual(outcome.status === 'passed' && outcome.warnings.map(({ code }) => code), [
    'auth.not_proven',
  ]);
});

test(
  'Mosquitto: the last message of each topic is read, filtered and sorted, bytes as base64',
  options,
  async () => {
    const access = checking.access(as('reader', { topic: 'plant/press-2/#' }));
    const [table] = await checking.method.describe(access, forever);
    assert.ok(table);
    const read = (query: Partial<RowQuery>) =>
      checking.method.read(access, table, { ...plain, ...query }, forever);
    assert.deepEqual(await read({}), {
      rows: [
        { topic: 'plant/press-2/celsius', payload: '68' },
        { topic: 'plant/press-2/raw', payload: '/wA=' },
      ],
      total: null,
    });
    const filter = [{ column: 'topic', op: 'contains', value: 'raw' }] as const;
    assert.deepEqual(
      (await read({ filter })).rows.map((row) => row['topic']),
      ['plant/press-2/raw'],
    );
    const sort = [{ column: 'topic', direction: -1 }] as const;
    assert.equal((await read({ sort, perPage: 1 })).rows[0]?.['topic'], 'plant/press-2/raw');
    const unknown = [{ column: 'nope', op: 'eq', value: '' }] as const;
    await assert.rejects(
      read({ filter: unknown }),
      (error) => error instanceof UpstreamError && error.code === 'input.malformed',
    );
  },
);

test('Mosquitto: the probe finds a broker, and a web server behind TLS is none', options, async () => {
  const access = { ...checking.access({}), values: { address: broker.url } };
  const probe = await checking.method.probe(access, forever);
  assert.deepEqual([probe.status, probe.product], ['reached', 'MQTT broker']);
  const web = await openFront(join(folder, 'web'), 1);
  const to = await checkingOf('eclipse-mosquitto', web);
  const failure = await to.failure(as('reader', { address: `localhost:${web.port}` }));
  await web.stop();
  assert.equal(failure.code, 'service.wrong_protocol');
});

test('Mosquitto: a filter that can mean nothing is refused before anything is sent', options, async () => {
  for (const topic of ['plant/#/celsius', 'plant#', 'a+b'])
    assert.deepEqual((await checking.failure(as('reader', { topic }))).field, 'topic');
});
