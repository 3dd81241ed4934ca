import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { sweep } from '../../../src/service/connecting/housekeeping.ts';
import { disconnect } from '../../../src/service/connections/disconnect.ts';
import { returnGrants } from '../../../src/service/grants/return-grants.ts';
import { erpRig } from './erp-rig.ts';

type Rig = Awaited<ReturnType<typeof erpRig>>;
type SignedIn = Awaited<ReturnType<Rig['signedIn']>>;

const day = 24 * 60 * 60_000;

/** How a session can end after a sign-in without a connection. */
const ends: Readonly<Record<string, (rig: Rig, at: SignedIn) => Promise<unknown>>> = {
  'the person cancels': (_rig, { tab }) => tab.call('POST', '/connect/session/cancel'),
  'the person says that the record is not theirs': (_rig, { tab, step }) => tab.back(step.id),
  'the session expires, and somebody asks for it': (rig, { tab }) => {
    rig.time.now += 31 * 60_000;
    return tab.call('GET', '/connect/session/step');
  },
  'the session expires, and nobody asks': (rig) => {
    rig.time.now += 31 * 60_000;
    return sweep(rig.ports);
  },
};

for (const [how, end] of Object.entries(ends)) {
  test(`What was granted is given back when ${how}.`, async (t) => {
    const rig = await erpRig(t);
    const at = await rig.signedIn();
    assert.equal(at.step.kind, 'done', JSON.stringify(at.step));
    const tokens = await rig.heldBy(at.tab);
    assert.equal(await rig.works(tokens), true);
    await end(rig, at);
    assert.equal(await rig.heldBy(at.tab), undefined);
    assert.equal(await rig.works(tokens), false);
    assert.deepEqual([await rig.waiting(), await rig.ends()], [[], ['grant.returned']]);
  });
}

test('An account that may not read keeps its sign-in for another try, and it is given back by going back.', async (t) => {
  const rig = await erpRig(t);
  const { tab, step } = await rig.signedIn('visitor');
  assert.equal(step.kind, 'check', JSON.stringify(step));
  const tokens = await rig.heldBy(tab);
  await tab.back(step.id);
  await rig.works(tokens);
  assert.deepEqual(await rig.ends(), ['grant.returned']);
});

/** How a connection that was made can end. */
const deaths: Readonly<Record<string, (rig: Rig, token: string) => Promise<unknown>>> = {
  'it is disconnected': async (rig, token) => disconnect(rig.ports, await rig.use(token)),
  'nobody claims it for a week': (rig) => {
    rig.time.now += 8 * day;
    return sweep(rig.ports);
  },
};

for (const [how, end] of Object.entries(deaths)) {
  test(`What a connection was granted is given back when ${how}.`, async (t) => {
    const rig = await erpRig(t);
    const { tab } = await rig.signedIn();
    const token = await rig.exchange(tab);
    const tokens = await rig.storedFor();
    assert.equal(await rig.works(tokens), true);
    await end(rig, token);
    assert.equal(await rig.works(tokens), false);
    assert.deepEqual(await rig.ends(), ['grant.returned']);
  });
}

/** A connection of the planner's, and a reconnect of it by somebody. */
const reconnected = async (rig: Rig, who: 'planner' | 'foreman') => {
  const first = await rig.signedIn('planner');
  await rig.use(await rig.exchange(first.tab));
  const { id } = await rig.ports.store.selectFrom('connection').select('id').executeTakeFirstOrThrow();
  const before = await rig.storedFor();
  const { tab, step } = await rig.signedIn(who, { connection_id: id });
  if (step.kind === 'replace') await tab.answer({ kind: 'replace', step: step.id });
  const token = await rig.exchange(tab);
  return { before, after: await rig.storedFor('renewal'), token };
};

test('A reconnect by another account gives back what the one before was granted, once its token is used.', async (t) => {
  const rig = await erpRig(t);
  const { before, after, token } = await reconnected(rig, 'foreman');
  assert.equal(await rig.works(before), true);
  await rig.use(token);
  assert.deepEqual([await rig.works(before), await rig.works(after)], [false, true]);
  assert.deepEqual(await rig.ends(), ['grant.returned']);
});

test('A reconnect by the same account takes nothing back: systems often count both as one grant.', async (t) => {
  const rig = await erpRig(t);
  const { before, after, token } = await reconnected(rig, 'planner');
  await rig.use(token);
  assert.deepEqual([await rig.works(before), await rig.works(after)], [true, true]);
  assert.deepEqual([await rig.waiting(), await rig.ends()], [[], ['grant.in_use']]);
});

test('A reconnect that nobody came for is given back, and the connection keeps what it has.', async (t) => {
  const rig = await erpRig(t);
  const { before, after } = await reconnected(rig, 'foreman');
  rig.time.now += 8 * day;
  await sweep(rig.ports);
  assert.deepEqual([await rig.works(before), await rig.works(after)], [true, false]);
  assert.deepEqual(await rig.ends(), ['grant.returned']);
});

test('A sign-in that is broken off takes nothing from a connection of the same account.', async (t) => {
  const rig = await erpRig(t);
  const first = await rig.signedIn();
  await rig.use(await rig.exchange(first.tab));
  const living = await rig.storedFor();
  const second = await rig.signedIn();
  await second.tab.call('POST', '/connect/session/cancel');
  assert.equal(await rig.works(living), true);
  assert.deepEqual(await rig.ends(), ['grant.in_use']);
});

test('What comes for a check that the person has left is given back.', async (t) => {
  const rig = await erpRig(t);
  const tab = await rig.atSignIn();
  const [method] = [...rig.ports.methods.values()].filter(({ id }) => id === 'oauth2_code');
  assert(method);
  const { check } = method;
  const left = Promise.withResolvers<void>();
  // The person leaves while the code is being redeemed; a request that listens to nobody comes to its end.
  method.check = async (access, report) => {
    await left.promise;
    return check(access, report, new AbortController().signal);
  };
  const signing = rig.signIn(tab);
  // Seldom enough for the limit of one session.
  while ((await tab.step()).kind !== 'check') await pause(20);
  await tab.call('POST', '/connect/session/cancel');
  left.resolve();
  await signing;
  do {
    await pause(20);
    await sweep(rig.ports);
  } while ((await rig.ends()).length === 0);
  assert.deepEqual(await rig.ends(), ['grant.returned']);
});

test('A system that does not answer is asked again later, by whoever is first, and forgotten after a day.', async (t) => {
  const rig = await erpRig(t);
  const { tab } = await rig.signedIn();
  const method = rig.ports.methods.get('oauth2_code');
  assert(method);
  const { revoke } = method;
  let asked = 0;
  method.revoke = async () => {
    asked += 1;
    throw new Error('down');
  };
  const tokens = await rig.heldBy(tab);
  await tab.call('POST', '/connect/session/cancel');
  assert.equal(await rig.works(tokens), true);
  await sweep(rig.ports);
  assert.deepEqual([asked, (await rig.waiting()).length], [1, 1]);
  rig.time.now += 60_000;
  // As two nodes on one store do.
  await Promise.all([returnGrants(rig.ports), returnGrants({ ...rig.ports })]);
  assert.equal(asked, 2);
  const [row] = await rig.waiting();
  assert(row && revoke);
  for (const secret of [tokens?.access, tokens?.refresh, rig.typed['client_secret']])
    assert.ok(secret !== undefined && !JSON.stringify(row).includes(secret));
  for (let round = 0; round < 8; round += 1) {
    rig.time.now += 12 * 60 * 60_000;
    await sweep(rig.ports);
  }
  assert.deepEqual([asked, await rig.waiting(), await rig.ends()], [6, [], ['grant.not_returned']]);
});
