import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openAccess } from '../../../src/service/connecting/credentials.ts';
import { sweep } from '../../../src/service/connecting/housekeeping.ts';
import { sha256 } from '../../../src/service/digest.ts';
import { authenticateToken } from '../../../src/service/oauth/bearer.ts';
import { exchangeCode } from '../../../src/service/oauth/exchange.ts';
import { callback, codeOf, good, passing, rig, type Script, type Tab } from '../connecting/rig.ts';

const day = 24 * 60 * 60_000;
const verifier = 'v'.repeat(43);
const client = { id: 'cli_1', mode: 'test', name: 'Uptime', redirect_uris: [callback], origins: [] } as const;

/** A person connects or reconnects; then the partner's backend comes, or does not. */
const partner = async () => {
  const made = await rig();
  const { ports, open, runs } = made;

  const sign = async (password: string, more: object = {}) => {
    const tab = await open({ systems: 'plain', code_challenge: sha256(verifier), ...more });
    await (await tab.frame()).submit({ ...good, password });
    await runs.settled();
    const step = await tab.step();
    assert(step.kind === 'done', JSON.stringify(step));
    return { tab, connection: step.connection };
  };
  const exchange = async (tab: Tab): Promise<string> => {
    const { body } = await tab.call('POST', '/connect/session/code');
    const request = {
      grant_type: 'authorization_code',
      code: String(body['code']),
      redirect_uri: callback,
      code_verifier: verifier,
    } as const;
    return (await exchangeCode(ports, client, request, undefined)).access_token;
  };
  const use = async (token: string) => {
    const { connection } = await authenticateToken(ports, `Bearer ${token}`);
    return { connection, password: (await openAccess(ports, connection)).values['password'] };
  };
  const first = await sign('first');
  const old = await exchange(first.tab);
  await use(old);
  const again = (password: string) => sign(password, { connection_id: first.connection.id });
  return { ...made, sign, again, exchange, use, old, id: first.connection.id };
};

test('a reconnect keeps the id, and the old token and credentials until the new token is used', async () => {
  const { again, exchange, use, old, id, ports } = await partner();
  const renewed = await again('second');
  assert.equal(renewed.connection.id, id);
  assert.equal((await use(old)).password, 'first');
  const fresh = await exchange(renewed.tab);
  assert.equal((await use(old)).password, 'first');
  const used = await use(fresh);
  assert.deepEqual([used.connection.id, used.password], [id, 'second']);
  await assert.rejects(use(old), { code: 'unauthorized' });
  assert.equal((await ports.store.selectFrom('connection').selectAll().execute()).length, 1);
  const kept = await ports.store.selectFrom('credential').select('purpose').execute();
  assert.deepEqual(kept, [{ purpose: 'credentials' }]);
});

test('the first use of the new token is what makes an ailing connection active, with the name now chosen', async () => {
  const { open, runs, exchange, use, id, ports, script } = await partner();
  const reason = { status: 'reauthorization_required', reason: 'auth.refused', owner: 'admin' };
  await ports.store.updateTable('connection').set(reason).where('id', '=', id).execute();
  const choosing: Script['check'] = async (access, report, signal) =>
    access.choice === undefined
      ? { status: 'choose', what: 'company', options: [{ id: 'c1', name: 'Cronus' }] }
      : passing(access, report, signal);
  script.check = choosing;
  const tab = await open({ connection_id: id, code_challenge: sha256(verifier) });
  await (await tab.frame()).submit(good);
  await runs.settled();
  const choose = await tab.step();
  await tab.answer({ kind: 'choose', step: choose.id, option: 'c1' });
  await runs.settled();
  await tab.answer({ kind: 'replace', step: (await tab.step()).id });
  const before = await ports.store.selectFrom('connection').selectAll().executeTakeFirstOrThrow();
  assert.deepEqual([before.status, before.name], ['reauthorization_required', 'Plain']);
  const { connection } = await use(await exchange(tab));
  assert.deepEqual(
    [connection.status, connection.reason, connection.owner, connection.name],
    ['active', null, null, 'Plain, Cronus'],
  );
});

test('a reconnect nobody came for loses its own credentials and token only', async () => {
  const { again, exchange, use, old, ports, time } = await partner();
  const { tab } = await again('second');
  const fresh = await exchange(tab);
  time.now += 7 * day - 1;
  await sweep(ports);
  assert.equal((await ports.store.selectFrom('credential').selectAll().execute()).length, 2);
  time.now += 1;
  await sweep(ports);
  await assert.rejects(use(fresh), { code: 'unauthorized' });
  const { connection, password } = await use(old);
  assert.deepEqual([connection.status, password], ['active', 'first']);
  const audited = await ports.store.selectFrom('audit').select('action').execute();
  assert(audited.some(({ action }) => action === 'connection.renewal_expired'));
});

test('of two reconnects each brings its own credentials, and the one used last counts', async () => {
  const { again, exchange, use, time } = await partner();
  const [second, third] = [await again('second'), await again('third')];
  const one = await exchange(second.tab);
  time.now += 1;
  const two = await exchange(third.tab);
  assert.equal((await use(one)).password, 'second');
  assert.equal((await use(two)).password, 'third');
  await assert.rejects(use(one), { code: 'unauthorized' });
});

test('a token whose first use comes twice at once renews once', async () => {
  const { again, exchange, use, ports } = await partner();
  const fresh = await exchange((await again('second')).tab);
  const both = await Promise.all([use(fresh), use(fresh)]);
  assert.deepEqual(
    both.map(({ password }) => password),
    ['second', 'second'],
  );
  const audited = await ports.store.selectFrom('audit').select('action').execute();
  assert.equal(audited.filter(({ action }) => action === 'connection.renewed').length, 1);
});

test('a connection that was disconnected is not reconnected, not even by a session begun before', async () => {
  const { open, push, runs, ports, id } = await partner();
  const tab = await open({ connection_id: id });
  const frame = await tab.frame();
  await ports.store.updateTable('connection').set({ status: 'disconnected' }).execute();
  await ports.store.deleteFrom('credential').execute();
  await frame.submit(good);
  await runs.settled();
  const step = await tab.step();
  assert(step.kind === 'check');
  assert.equal(step.check.stages.find(({ failure }) => failure)?.failure?.code, 'ready.failed');
  assert.deepEqual(await ports.store.selectFrom('credential').selectAll().execute(), []);
  await assert.rejects(push({ connection_id: id }), /disconnected for good/);
  assert.equal(codeOf(await tab.call('POST', '/connect/session/code')), 'step_changed');
});
