import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { sha256 } from '../../../src/service/digest.ts';
import { erpRig } from './erp-rig.ts';

/** A planner's connection to the ERP, whose partner uses its token. */
const connected = async (t: TestContext) => {
  const rig = await erpRig(t);
  const { tab } = await rig.signedIn('planner');
  const token = await rig.exchange(tab);
  await rig.use(token);
  const { id } = await rig.ports.store.selectFrom('connection').select('id').executeTakeFirstOrThrow();
  return { ...rig, id, token };
};

test('Somebody else who signs in at the ERP is asked about; no takes back what they granted, and nothing of before.', async (t) => {
  const { signedIn, heldBy, storedFor, works, use, id, token } = await connected(t);
  const { tab, step } = await signedIn('foreman', { connection_id: id });
  assert(step.kind === 'replace', JSON.stringify(step));
  assert.deepEqual(step.differs, [{ what: 'account', was: 'planner', now: 'foreman' }]);
  const theirs = await heldBy(tab);
  await tab.back(step.id);
  assert.equal((await tab.step()).kind, 'authorize');
  assert.deepEqual([await works(theirs), await works(await storedFor())], [false, true]);
  assert.equal((await use(token)).connection.id, id);
});

test('The same account signs in again without a question.', async (t) => {
  const { signedIn, id } = await connected(t);
  const { step } = await signedIn('planner', { connection_id: id });
  assert.equal(step.kind, 'done', JSON.stringify(step));
});

test('Where the sign-in alone was withdrawn, a reconnect begins at the sign-in page, and leads through it to a new token.', async (t) => {
  const { open, signIn, exchange, use, ports, id, token } = await connected(t);
  const broken = { status: 'reauthorization_required', reason: 'auth.refresh_refused', owner: 'you' };
  await ports.store.updateTable('connection').set(broken).where('id', '=', id).execute();
  const tab = await open({ connection_id: id, code_challenge: sha256('v'.repeat(43)) });
  const first = await tab.step();
  assert(first.kind === 'authorize', JSON.stringify(first));
  assert.deepEqual([first.problem?.code, first.back], ['auth.refresh_refused', true]);
  const done = await signIn(tab);
  assert.equal(done.kind, 'done', JSON.stringify(done));
  const { connection } = await use(await exchange(tab));
  assert.deepEqual([connection.id, connection.status], [id, 'active']);
  await assert.rejects(use(token), { code: 'unauthorized' });
});
