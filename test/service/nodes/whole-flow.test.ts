// Three real nodes behind a proxy: each request of a flow meets another one. What happens when they die is in `kills.long.test.ts`.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { basic } from '../stand.ts';
import { startFleet } from './fleet.ts';
import { assertConnectedOnce, Person, statusOf } from './person.ts';

const fleet = await startFleet(3, { MAKINI_STOP_DELAY: '2' });
after(() => fleet.stop());
const { nodes, proxy } = fleet;

test('a flow whose requests each meet another process ends connected once, and a revoked token is refused by all', async () => {
  const person = new Person(fleet, 'round-about');
  const token = await person.walk();
  const order = proxy.met.map(({ node }) => nodes.indexOf(node));
  assert.ok(order.length >= 9);
  order.forEach((node, at) => assert.equal(node, at % 3));
  assert.deepEqual(
    person.heard,
    [...new Set(person.heard)].toSorted((one, two) => one - two),
  );
  await assertConnectedOnce(fleet, 'round-about', token);
  const [first, ...others] = nodes;
  const revoked = await fetch(`${first?.origin}/oauth/revoke`, {
    method: 'POST',
    headers: {
      authorization: basic(fleet.client),
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams({ token }).toString(),
  });
  assert.equal(revoked.status, 200);
  // The very next request to each node, sent when the revocation was answered.
  for (const { origin } of [...others, ...nodes]) assert.equal(await statusOf(origin, token), 401);
});

/** Asks until the answer is the wanted one; undefined stands for no answer. */
const until = async (wanted: number | undefined, url: string): Promise<void> => {
  for (let asked = 0; asked < 400; asked += 1) {
    const status = await fetch(url).then(
      (answer) => answer.status,
      () => undefined,
    );
    if (status === wanted) return;
    await setTimeout(25);
  }
  assert.fail(`${url} never answered ${wanted ?? 'nothing'}`);
};

test('a node that is stopped is first not ready and still serves; its answers are completed, its streams go on elsewhere', async () => {
  const [stopping, next, other] = nodes;
  assert(stopping && next && other);
  const reader = await new Person(fleet, 'reader').walk();
  const person = new Person(fleet, 'listener');
  const asked = fleet.works.hold();
  const { check } = await person.submit();
  await asked;

  person.base = stopping.origin;
  const broken = person.listen(check.id);
  const inFlight = fetch(`${stopping.origin}/api/raw/tables/Orders/data`, {
    headers: { authorization: `Bearer ${reader}` },
  });
  await fleet.works.hold();
  const ended = stopping.end('SIGTERM');
  await until(503, `${stopping.origin}/readyz`);
  // Whoever has not heard yet is served as ever.
  assert.equal(await statusOf(stopping.origin, reader), 200);
  await until(undefined, `${stopping.origin}/healthz`);
  assert.equal(await broken, false, 'its stream ended, the check has not');
  const seen = [...person.heard];
  assert.ok(seen.length > 0);

  person.base = next.origin;
  const resumed = person.listen(check.id);
  fleet.works.release();
  const answer = await inFlight;
  assert.equal(answer.status, 200);
  assert.match(await answer.text(), /"ID":"1"/);
  assert.equal(await resumed, true);
  assert.deepEqual(
    person.heard,
    person.heard.map((_id, at) => (seen[0] ?? 0) + at),
    'nothing twice, nothing missing',
  );
  assert.equal(await ended, 0);
  assert.match(stopping.said(), /service\.stopped/);

  person.base = other.origin;
  await person.follow(await person.step());
  const token = await person.token();
  await stopping.start();
  await assertConnectedOnce(fleet, 'listener', token);
});
