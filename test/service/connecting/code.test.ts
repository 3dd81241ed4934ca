import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HandOver } from '../../../src/contract/index.ts';
import { sha256 } from '../../../src/service/digest.ts';
import { codeOf, rig } from './rig.ts';

test('a code carries the state and the issuer, and is kept as a hash for a minute', async () => {
  const { submitted, ports, time } = await rig();
  const { tab } = await submitted();
  const { status, body } = await tab.call('POST', '/connect/session/code');
  assert.equal(status, 200);
  const { code, state, iss } = HandOver.parse(body);
  assert.match(code, /^[\w-]{43}$/);
  assert.deepEqual([state, iss], ['state-of-the-partner', 'https://connect.example']);
  const [row] = await ports.store.selectFrom('code').selectAll().execute();
  assert.deepEqual([row?.hash, row?.expires_at], [sha256(code), time.now + 60_000]);
});

test('there is no code before the connection', async () => {
  const { atForm } = await rig();
  const refused = await (await atForm()).call('POST', '/connect/session/code');
  assert.deepEqual([refused.status, codeOf(refused)], [409, 'step_changed']);
});

test('a code is minted again while unused, and the older one dies', async () => {
  const { submitted, ports } = await rig();
  const { tab } = await submitted();
  await tab.call('POST', '/connect/session/code');
  const { body } = await tab.call('POST', '/connect/session/code');
  const rows = await ports.store.selectFrom('code').select('hash').execute();
  assert.deepEqual(rows, [{ hash: sha256(String(body['code'])) }]);
});

test('after it was exchanged there is no other', async () => {
  const { submitted, ports } = await rig();
  const { tab } = await submitted();
  await tab.call('POST', '/connect/session/code');
  await ports.store.updateTable('code').set({ used_at: 1 }).execute();
  const refused = await tab.call('POST', '/connect/session/code');
  assert.deepEqual([refused.status, codeOf(refused)], [409, 'handed_over']);
});

test('a reload after the check, before the hand-over, still gets its code', async () => {
  const { submitted, push, openWith, tabOf } = await rig();
  const { tab } = await submitted();
  const { body } = await openWith(await push({ session: tab.opened.session.id }));
  const newer = tabOf(body as unknown as typeof tab.opened);
  assert.equal(newer.opened.step.kind, 'done');
  assert.equal((await newer.call('POST', '/connect/session/code')).status, 200);
  assert.equal(codeOf(await tab.call('POST', '/connect/session/code')), 'session_superseded');
});

test('what is done stays open to its page for more than half an hour, and no longer than two hours', async () => {
  const { submitted, time } = await rig();
  const { tab } = await submitted();
  time.now += 31 * 60_000;
  assert.equal((await tab.call('POST', '/connect/session/code')).status, 200);
  time.now += 90 * 60_000;
  assert.equal(codeOf(await tab.call('POST', '/connect/session/code')), 'session_expired');
});

test('a page that comes later learns from the step whether the partner has the token', async () => {
  const { submitted, ports, push, openWith, tabOf } = await rig();
  const { tab } = await submitted();
  const { session_id, connection_id, client_id, mode } = await (async () => {
    await tab.call('POST', '/connect/session/code');
    return ports.store.selectFrom('code').selectAll().executeTakeFirstOrThrow();
  })();
  await ports.store.updateTable('code').set({ used_at: 1 }).execute();
  const token = { session_id, connection_id, client_id, mode, hash: 'h', hint: 'h', kind: 'connection' };
  const times = { created_at: 1, expires_at: null, first_used_at: null, revoked_at: null };
  await ports.store
    .insertInto('token')
    .values({ ...token, ...times })
    .execute();
  const later = async () => {
    const { body } = await openWith(await push({ session: session_id }));
    return tabOf(body as unknown as typeof tab.opened);
  };
  assert.partialDeepStrictEqual((await later()).opened.step, { kind: 'done', claimed: false });
  await ports.store.updateTable('token').set({ first_used_at: 2 }).execute();
  const page = await later();
  assert.partialDeepStrictEqual(page.opened.step, { kind: 'done', claimed: true });
  assert.equal(codeOf(await page.call('POST', '/connect/session/code')), 'handed_over');
});
