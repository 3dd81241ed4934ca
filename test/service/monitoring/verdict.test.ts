import assert from 'node:assert/strict';
import { test } from 'node:test';
import { failureCodes, failures } from '../../../src/contract/index.ts';
import { senseOf, wantsRest } from '../../../src/service/monitoring/code-senses.ts';
import { verdict, type Health } from '../../../src/service/monitoring/verdict.ts';

const confirm = 300_000;
const start = 1_000_000;
const well: Health = {
  status: 'active',
  reason: null,
  owner: null,
  since: 1,
  trouble: null,
  trouble_at: null,
  trouble_count: 0,
};

const failed = (code: string) => ({
  code,
  owner: failures[code as keyof typeof failures]?.owner ?? 'makini',
});

/** Judges one answer after another, each so many milliseconds after the one before; `passed` or a code. */
const course = (answers: readonly (readonly [after: number, answer: string])[], before: Health = well) => {
  let now = start;
  let health = before;
  return answers.map(([after, answer]) => {
    now += after;
    const found = verdict(health, answer === 'passed' ? answer : failed(answer), now, confirm);
    health = found.health;
    return { ...found, now };
  });
};

/** What the codes of the table say of a connection; a new code has to be judged here too. */
const table = {
  refused: [
    'input.token_expired',
    'input.certificate_expired',
    'auth.refused',
    'auth.anonymous_refused',
    'auth.password_expired',
    'auth.key_refused',
    'auth.token_refused',
    'auth.token_expired',
    'auth.certificate_refused',
    'auth.client_refused',
    'auth.client_secret_expired',
    'auth.refresh_refused',
    'auth.account_locked',
    'auth.account_disabled',
    'auth.second_factor',
  ],
  silent: [
    'service.queue_full',
    'service.interrupted',
    'auth.refused_before',
    'auth.consent_denied',
    'auth.sign_in_expired',
    'auth.sign_in_replaced',
    'auth.other_browser',
    'auth.code_refused',
    'auth.tries_spent',
    'ready.failed',
  ],
  works: failureCodes.filter((code) => failures[code].status === 'warning'),
};

test('every code of the contract says something definite, and what is no refusal and no warning is an outage', () => {
  const listed = Object.entries(table).flatMap(([sense, codes]) =>
    codes.map((code) => [code, sense] as const),
  );
  const wanted = new Map<string, string>(listed);
  assert.equal(wanted.size, listed.length, 'none is listed twice');
  for (const code of failureCodes) assert.equal(senseOf(code), wanted.get(code) ?? 'disturbed', code);
  for (const [code] of listed) assert.ok(Object.hasOwn(failures, code), code);
});

test('a code that the contract does not have says nothing', () => {
  assert.equal(senseOf('auth.something_new'), 'silent');
  assert.equal(senseOf('constructor'), 'silent');
  assert.equal(senseOf(null), 'silent');
});

for (const code of table.refused)
  test(`${code} asks somebody to sign in when it is met again after the delay, and not before`, () => {
    const [first, early, last] = course([
      [0, code],
      [confirm - 1, code],
      [1, code],
    ]);
    assert.deepEqual([first?.health.status, first?.event], ['active', undefined]);
    assert.deepEqual(first?.next, { is: 'at', at: start + confirm });
    assert.deepEqual(
      [early?.health.status, early?.event, early?.next],
      ['active', undefined, { is: 'at', at: start + confirm }],
    );
    assert.deepEqual(
      [last?.health.status, last?.health.reason, last?.health.owner, last?.health.since, last?.event],
      [
        'reauthorization_required',
        code,
        failed(code).owner,
        start + confirm,
        'connection.reauthorization_required',
      ],
    );
    assert.deepEqual(last?.next, { is: 'never' });
  });

const outages = failureCodes.filter((code) => senseOf(code) === 'disturbed');

test('no outage ever asks somebody to sign in, however long it lasts and whichever codes it has', () => {
  assert.ok(outages.length > 60);
  for (const code of outages) {
    const all = course(Array.from({ length: 40 }, () => [confirm * 3, code] as const));
    assert.ok(
      all.every(({ health }) => health.status !== 'reauthorization_required'),
      code,
    );
    assert.deepEqual(
      all.flatMap(({ event }) => event ?? []),
      ['connection.degraded'],
      code,
    );
    assert.deepEqual([all.at(-1)?.health.reason, all.at(-1)?.health.owner], [code, failed(code).owner], code);
  }
  const mixed = course(outages.map((code) => [confirm, code] as const));
  assert.deepEqual(
    mixed.flatMap(({ event }) => event ?? []),
    ['connection.degraded'],
  );
});

test('a first failure is looked at again soon and told to nobody; the second in a row degrades, since then', () => {
  const [first, second] = course([
    [0, 'network.timeout'],
    [60_000, 'service.unavailable'],
  ]);
  assert.deepEqual([first?.health.status, first?.next, first?.event], ['active', { is: 'soon' }, undefined]);
  assert.deepEqual(
    [second?.health.status, second?.health.reason, second?.health.since],
    ['degraded', 'service.unavailable', start + 60_000],
  );
});

test('what passes again has recovered, and only what was told of is told of', () => {
  const [, slip] = course([
    [0, 'network.timeout'],
    [60_000, 'passed'],
  ]);
  assert.deepEqual([slip?.health, slip?.event], [well, undefined]);
  const all = course([
    [0, 'network.timeout'],
    [60_000, 'network.refused'],
    [60_000, 'passed'],
  ]);
  const last = all.at(-1);
  assert.deepEqual(last?.health, { ...well, since: start + 120_000 });
  assert.equal(last?.event, 'connection.recovered');
});

test('a refusal after which the system was away is a first refusal again', () => {
  const all = course([
    [0, 'auth.refused'],
    [confirm, 'service.unavailable'],
    [confirm, 'auth.refused'],
    [confirm, 'auth.refused'],
  ]);
  assert.deepEqual(
    all.map(({ event }) => event),
    [undefined, undefined, undefined, 'connection.reauthorization_required'],
  );
});

test('a refusal after which the credentials worked is a first refusal again', () => {
  const all = course([
    [0, 'auth.refused'],
    [confirm, 'passed'],
    [confirm, 'auth.refused'],
  ]);
  assert.deepEqual(
    all.map(({ health }) => health.status),
    ['active', 'active', 'active'],
  );
});

test('a degraded connection stays so at its first refusal, and needs somebody at the second', () => {
  const all = course([
    [0, 'tls.expired'],
    [60_000, 'tls.expired'],
    [60_000, 'auth.refused'],
    [confirm, 'auth.refused'],
  ]);
  assert.deepEqual(
    all.map(({ health }) => [health.status, health.reason]),
    [
      ['active', null],
      ['degraded', 'tls.expired'],
      ['degraded', 'tls.expired'],
      ['reauthorization_required', 'auth.refused'],
    ],
  );
});

test('what says nothing of the system changes nothing, not even between two refusals', () => {
  for (const code of table.silent) {
    const [found] = course([[0, code]]);
    assert.deepEqual([found?.health, found?.event, found?.learned], [well, undefined, false], code);
  }
  const all = course([
    [0, 'auth.refused'],
    [confirm, 'auth.tries_spent'],
    [60_000, 'auth.refused'],
  ]);
  assert.equal(all.at(-1)?.health.status, 'reauthorization_required');
});

test('after failures in a row the rests get longer, up to four intervals; a crowded system rests at once', () => {
  const restsOf = (code: string) =>
    course(Array.from({ length: 7 }, () => [60_000, code] as const)).map(({ next }) =>
      next.is === 'regular' ? next.intervals : next.is,
    );
  assert.deepEqual(restsOf('service.unavailable'), ['soon', 1, 1, 2, 4, 4, 4]);
  assert.deepEqual(restsOf('service.rate_limited'), [1, 4, 4, 4, 4, 4, 4]);
  assert.deepEqual(failureCodes.filter(wantsRest), [
    'service.too_many_connections',
    'service.rate_limited',
    'auth.too_many_attempts',
    'data.rate_limited',
  ]);
});

test('a check that somebody asked for mends what needed a sign-in, and leaves it alone where it failed', () => {
  const broken: Health = {
    ...well,
    status: 'reauthorization_required',
    reason: 'auth.account_locked',
    owner: 'admin',
    since: 5,
    trouble: 'auth.account_locked',
    trouble_at: 4,
    trouble_count: 2,
  };
  const [mended] = course([[0, 'passed']], broken);
  assert.deepEqual([mended?.health, mended?.event], [{ ...well, since: start }, 'connection.recovered']);
  for (const code of ['auth.account_locked', 'service.unavailable', 'auth.tries_spent']) {
    const [found] = course([[0, code]], broken);
    assert.deepEqual([found?.health, found?.event, found?.next], [broken, undefined, { is: 'never' }], code);
  }
});

test('a warning is as good as an answer', () => {
  const [found] = course([[0, 'access.partial']]);
  assert.deepEqual([found?.health, found?.next], [well, { is: 'regular', intervals: 1 }]);
});
