import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { RowQuery } from '../../src/service/ports.ts';
import { checkingOf, forever, type Checking } from './checking.ts';
import { openFront, type Front } from './front.ts';
import { openJourney, type Journey } from './journey.ts';
import { noRabbitMq, startRabbitMq, type RabbitMq } from './rabbitmq.ts';

const options = { skip: noRabbitMq };
let folder = '';
let rabbit: RabbitMq;
let front: Front;
let checking: Checking;
let journey: Journey;

before(async () => {
  if (noRabbitMq !== false) return;
  folder = await mkdtemp(join(tmpdir(), 'makini-rabbitmq-'));
  rabbit = await startRabbitMq(folder);
  front = await openFront(join(folder, 'tls'), rabbit.port);
  checking = await checkingOf('rabbitmq', front);
  journey = await openJourney(rabbit.port, 'RabbitMQ');
});
after(async () => {
  if (noRabbitMq !== false) return;
  await journey?.stop();
  await front?.stop();
  await rabbit?.stop();
  await rm(folder, { recursive: true, force: true });
});

const as = (username: string) => ({ username, password: `${username}-2026` });
const plain: RowQuery = { page: 1, perPage: 10, filter: [], match: 'all', sort: [] };

test('RabbitMQ: a user with a tag signs in, and the queues are counted', options, async () => {
  for (const name of ['reader', 'manager']) {
    const { outcome } = await checking.check(checking.access(as(name)));
    assert.equal(outcome.status, 'passed', JSON.stringify(outcome));
    if (outcome.status !== 'passed') return;
    assert.equal(outcome.account, name);
    assert.deepEqual(outcome.warnings, []);
    const codes = outcome.evidence.map(({ code }) => code);
    assert.ok(codes.includes('auth.control_refused'));
    assert.deepEqual(outcome.evidence.find(({ code }) => code === 'data.records')?.values, {
      table: 'queues',
      count: 2,
    });
  }
});

test('RabbitMQ: a wrong password and an unknown user are refused alike', options, async () => {
  for (const values of [{ username: 'reader', password: 'wrong' }, as('stranger')]) {
    const failure = await checking.failure(values);
    assert.deepEqual([failure.code, failure.field], ['auth.refused', 'password']);
  }
});

test(
  'RabbitMQ: who has no tag is told that the password is right and the right is missing',
  options,
  async () => {
    const failure = await checking.failure(as('plain'));
    assert.deepEqual([failure.code, failure.owner], ['auth.not_permitted', 'admin']);
  },
);

test('RabbitMQ: queues are described and read', options, async () => {
  const access = checking.access(as('reader'));
  const tables = await checking.method.describe(access, forever);
  assert.deepEqual(
    tables.map(({ name }) => name),
    ['queues', 'exchanges', 'connections'],
  );
  const [queues] = tables;
  assert.ok(queues);
  const { rows, total } = await checking.method.read(access, queues, plain, forever);
  assert.equal(total, 2);
  assert.deepEqual(rows.map(({ name, vhost }) => [name, vhost]).toSorted(), [
    ['press-alarms', 'plant'],
    ['press-orders', 'plant'],
  ]);
  assert.deepEqual((await checking.method.read(access, queues, { ...plain, page: 2 }, forever)).rows, []);
});

test('RabbitMQ: the probe knows it, and where nobody listens it is unreachable', options, async () => {
  const access = { ...checking.access({}), values: { address: front.url } };
  const probe = await checking.method.probe(access, forever);
  assert.deepEqual([probe.status, probe.product], ['reached', 'RabbitMQ']);
  const gone = await openFront(join(folder, 'gone'), 1);
  const to = await checkingOf('rabbitmq', gone);
  await gone.stop();
  assert.equal((await to.failure(as('reader'))).code, 'network.refused');
});

test(
  'RabbitMQ in the browser: a user with a tag is connected, one without reads why not',
  options,
  async () => {
    const person = await journey.tries(as('reader'));
    await person.heading(/is connected/).waitFor({ timeout: 40_000 });
    await person.page.context().close();
    assert.match(await journey.fails(as('plain'), 'auth.not_permitted'), /admin/i);
  },
);
