// The operator's commands as processes, next to a store that a service holds open.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countSealed } from '../../../src/service/keys/census.ts';
import type { Envelope } from '../../../src/service/tables.ts';
import { verifyMasterKey } from '../../../src/service/vault/check-value.ts';
import { run, setUp, survivesKills } from './operator.ts';
import { envelopesEach, textOf } from './sealed-rows.ts';

test('a rotation that is killed goes on where it was, while the service writes', (t) =>
  survivesKills(t, { count: 60, kills: 1 }));

test('before the service knows the new key nothing is sealed under it', async (t) => {
  const { store, env, before, both } = await setUp(t, 1);
  const { code, err } = await run(['rotate'], env);
  assert.equal(code, 1);
  assert.match(err, /^The service was last started with another master key: restart it/);
  assert.deepEqual([...new Set((await countSealed(store)).map(({ key }) => key))], [before.id]);
  await verifyMasterKey(store, both, []);
  assert.equal((await run(['rotate'], env)).code, 0);
});

test('a dry run tells what there is to do and does nothing', async (t) => {
  const { store, env, before, now, both } = await setUp(t, 2);
  await verifyMasterKey(store, both, []);
  const { code, out } = await run(['rotate', '--dry-run'], env);
  assert.equal(code, 0);
  assert.match(out, new RegExp(`^credential\\.sealed: 4 under ${before.id} \\(previous\\)$`, 'm'));
  assert.match(out, new RegExp(`^${2 * envelopesEach} to seal under ${now.id}\\.$`, 'm'));
  assert.deepEqual([...new Set((await countSealed(store)).map(({ key }) => key))], [before.id]);
});

test('a check counts by key, names what does not open, and never what is in it', async (t) => {
  const { store, env, before, now } = await setUp(t, 2);
  await store
    .updateTable('session')
    .set({ draft: 'mkv1.rubbish' as Envelope })
    .where('id', '=', 'ses_1')
    .execute();
  const { code, out } = await run(['check'], env);
  assert.equal(code, 1);
  assert.match(out, new RegExp(`^credential\\.sealed +4 {2}${before.id} \\(previous\\)$`, 'm'));
  assert.match(out, /^session\.draft +1 {2}no envelope$/m);
  assert.match(out, /^does not open: session\.draft of ses_1, draft: malformed$/m);
  assert.ok(!out.includes(textOf('credentials', 0)));
  const json = await run(['check', '--json'], { ...env, MAKINI_MASTER_KEY_PREVIOUS: '' });
  const report = JSON.parse(json.out) as { current: string; unopened: { code: string }[] };
  assert.equal(report.current, now.id);
  assert.equal(report.unopened.length, 2 * envelopesEach);
  assert.ok(report.unopened.some(({ code: why }) => why === 'unknown_key'));
});
