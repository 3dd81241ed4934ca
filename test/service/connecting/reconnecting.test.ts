import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Values } from '../../../src/contract/index.ts';
import { openAccess } from '../../../src/service/connecting/credentials.ts';
import { loadSession } from '../../../src/service/connecting/session.ts';
import { openDraft } from '../../../src/service/connecting/typed.ts';
import { timelineOf } from '../../../src/service/connections/timeline.ts';
import { sha256 } from '../../../src/service/digest.ts';
import { authenticateToken } from '../../../src/service/oauth/bearer.ts';
import { exchangeCode } from '../../../src/service/oauth/exchange.ts';
import { nameOf } from '../../../src/service/settings/choice.ts';
import { failureOf } from '../../../src/service/upstream/failure.ts';
import { callback, codeOf, good, passing, rig, stepOf, type Script, type Tab } from './rig.ts';

const verifier = 'v'.repeat(43);
const client = { id: 'cli_1', mode: 'test', name: 'Uptime', redirect_uris: [callback], origins: [] } as const;
const newest = {
  code: 'data.newest',
  values: { table: 'WorkOrders', name: 'WO-7 Pump', date: '2026-05-01' },
};

/** A check that says who signed in, as far as `says` goes. */
const telling =
  (says: (values: Values) => string): Script['check'] =>
  async (access, report, signal) => {
    const outcome = await passing(access, report, signal);
    return outcome.status === 'passed' ? { ...outcome, account: says(access.values) } : outcome;
  };

const byUser = telling(({ username = '' }) => username);

/** Asks for one of two companies first. */
const choosing: Script['check'] = async (access, report, signal) =>
  access.choice === undefined
    ? {
        status: 'choose',
        what: 'company',
        options: ['c1', 'c2'].map((id) => ({ id, name: `Company ${id}` })),
      }
    : byUser(access, report, signal);

/** A customer's connection that works, its token, and what reconnecting takes. */
const connected = async (check: Script['check'] = byUser, option?: string) => {
  const made = await rig();
  const { ports, open, runs, script } = made;
  script.check = check;

  const signIn = async (tab: Tab, values: Values): Promise<void> => {
    await (await tab.frame()).submit(values);
    await runs.settled();
  };
  const choose = async (tab: Tab, chosen: string): Promise<void> => {
    await tab.answer({ kind: 'choose', step: (await tab.step()).id, option: chosen });
    await runs.settled();
  };
  const exchange = async (tab: Tab): Promise<string> => {
    const { body } = await tab.call('POST', '/connect/session/code');
    const code = String(body['code']);
    const request = {
      grant_type: 'authorization_code',
      code,
      redirect_uri: callback,
      code_verifier: verifier,
    } as const;
    return (await exchangeCode(ports, client, request, undefined)).access_token;
  };
  const use = async (token: string): Promise<Values> => {
    const { connection } = await authenticateToken(ports, `Bearer ${token}`);
    return (await openAccess(ports, connection)).values;
  };
  const first = await open({ systems: 'plain', code_challenge: sha256(verifier) });
  await signIn(first, good);
  if (option !== undefined) await choose(first, option);
  const token = await exchange(first);
  await use(token);
  const row = () => ports.store.selectFrom('connection').selectAll().executeTakeFirstOrThrow();
  const { id } = await row();
  const again = () => open({ connection_id: id, code_challenge: sha256(verifier) });
  const kept = () => ports.store.selectFrom('credential').select('purpose').execute();
  return { ...made, id, token, row, again, signIn, choose, exchange, use, kept };
};

const other: Values = { ...good, username: 'stranger', password: 'another horse' };

/** A person who reconnected as somebody else, and is asked. */
const asked = async (check?: Script['check']) => {
  const all = await connected(check);
  const tab = await all.again();
  await all.signIn(tab, other);
  return { ...all, tab, step: await tab.step() };
};

test('a reconnect begins at the form, with everything filled in that is not secret and the reason at the password', async () => {
  const { again, id, ports } = await connected();
  const broken = { status: 'reauthorization_required', reason: 'auth.refused', owner: 'admin' };
  await ports.store.updateTable('connection').set(broken).where('id', '=', id).execute();
  const tab = await again();
  assert.deepEqual(tab.opened.connection, { id, name: 'Plain' });
  const { opened } = await tab.frame();
  assert.deepEqual(opened.values, {
    address: 'https://acme.example/odata',
    username: 'planner',
    kind: 'plain',
  });
  const { step } = opened;
  assert(step.kind === 'form');
  assert.deepEqual([step.problem?.code, step.problem?.field, step.back], ['auth.refused', 'password', false]);
  const session = (await loadSession(ports.store, tab.opened.session.id)) ?? assert.fail();
  const draft = openDraft(ports.vault, session);
  assert.deepEqual([draft?.values['username'], draft?.values['password']], ['planner', undefined]);
});

test('a connection that works is reconnected without a reason, and one whose credentials do not open begins empty', async () => {
  const { again, ports } = await connected();
  const working = stepOf(await (await again()).call('GET', '/connect/session/step'), 'form');
  assert.equal(working.problem, undefined);
  await ports.store
    .updateTable('credential')
    .set({ sealed: 'broken' as never })
    .execute();
  const { opened } = await (await again()).frame();
  assert.deepEqual(opened.values, {});
});

test('the same account passes without a question, whatever the newest record is', async () => {
  const proving: Script['check'] = async (...all) => {
    const outcome = await byUser(...all);
    return outcome.status === 'passed' ? { ...outcome, evidence: [newest] } : outcome;
  };
  const { again, signIn, exchange, use, token, script } = await connected();
  script.check = proving;
  const tab = await again();
  await signIn(tab, { ...good, password: 'new horse' });
  assert.equal((await tab.step()).kind, 'done');
  assert.equal((await use(token))['password'], 'right horse');
  assert.equal((await use(await exchange(tab)))['password'], 'new horse');
});

test('the id of the account is kept with the credentials: a new name is no other account, an id that is another is one', async () => {
  const as =
    (account: string, accountId: string): Script['check'] =>
    async (...all) => {
      const outcome = await passing(...all);
      return outcome.status === 'passed' ? { ...outcome, account, accountId } : outcome;
    };
  const { again, signIn, exchange, use, script } = await connected(as('Ann Lee', 'a1'));
  script.check = as('Ann Berg', 'a1');
  const renamed = await again();
  await signIn(renamed, { ...good, password: 'new horse' });
  assert.equal((await renamed.step()).kind, 'done');
  await use(await exchange(renamed));
  script.check = as('Ann Berg', 'b2');
  const namesake = await again();
  await signIn(namesake, { ...good, password: 'other horse' });
  assert.equal((await namesake.step()).kind, 'replace');
});

test('another account is asked about before anything is stored, and minting a code is no yes', async () => {
  const { tab, step, kept, use, token, ports } = await asked();
  assert(step.kind === 'replace');
  assert.deepEqual(step.differs, [{ what: 'account', was: 'planner', now: 'stranger' }]);
  assert.deepEqual([step.lost, step.back], [[], true]);
  assert.equal(codeOf(await tab.call('POST', '/connect/session/code')), 'step_changed');
  assert.deepEqual(await kept(), [{ purpose: 'credentials' }]);
  assert.equal((await use(token))['username'], 'planner');
  const { flow } = await ports.store
    .selectFrom('session')
    .select('flow')
    .where('reconnect_id', 'is not', null)
    .executeTakeFirstOrThrow();
  assert.doesNotMatch(flow, /stranger|planner/);
});

test('no leads to the form with everything but secrets kept, and the connection goes on', async () => {
  const { tab, step, use, token, again, kept } = await asked();
  const form = stepOf(await tab.back(step.id), 'form');
  assert.equal(form.declined, true);
  const { opened } = await tab.frame();
  assert.deepEqual([opened.values['username'], opened.values['password']], ['stranger', undefined]);
  stepOf(await tab.call('POST', '/connect/session/cancel'), 'abort');
  assert.equal((await use(token))['username'], 'planner');
  assert.deepEqual(await kept(), [{ purpose: 'credentials' }]);
  assert.equal((await again()).opened.step.kind, 'form');
});

test('yes keeps the id and gives a new token; the old access works until that is used, and the timeline tells of it', async () => {
  const { tab, step, use, exchange, token, id, row, ports } = await asked();
  stepOf(await tab.answer({ kind: 'replace', step: step.id }), 'done');
  assert.equal((await use(token))['username'], 'planner');
  const fresh = await exchange(tab);
  assert.notEqual(fresh, token);
  assert.equal((await use(fresh))['username'], 'stranger');
  await assert.rejects(use(token), { code: 'unauthorized' });
  assert.equal((await row()).id, id);
  const told = (await timelineOf(ports, await row())).map(({ event, by }) => `${event} ${by}`);
  assert(told.includes('other_account_accepted person'), told.join());
  const { detail } = await ports.store
    .selectFrom('audit')
    .select('detail')
    .where('action', '=', 'connection.other_account_accepted')
    .executeTakeFirstOrThrow();
  assert.match(detail, /"differs":"account"/);
  assert.doesNotMatch(detail, /stranger|planner/);
});

test('the company of before is chosen already; another one is asked about, and no leads to the choice', async () => {
  const { again, signIn, choose } = await connected(choosing, 'c1');
  const tab = await again();
  await signIn(tab, { ...good, password: 'new horse' });
  const choice = await tab.step();
  assert.equal(choice.kind === 'choose' && choice.chosen, 'c1');
  await choose(tab, 'c2');
  const step = await tab.step();
  assert(step.kind === 'replace');
  assert.deepEqual(step.differs, [{ what: 'choice', was: 'Company c1', now: 'Company c2' }]);
  stepOf(await tab.back(step.id), 'choose');
  await choose(tab, 'c1');
  assert.equal((await tab.step()).kind, 'done');
});

test('another address and another detail are told by name, and no leads to where they were typed', async () => {
  const { again, signIn, choose } = await connected(choosing, 'c1');
  const tab = await again();
  await signIn(tab, { ...good, address: 'other.example', kind: 'client', client: '200' });
  await choose(tab, 'c1');
  const step = await tab.step();
  assert(step.kind === 'replace');
  assert.deepEqual(step.differs, [
    { what: 'address', was: 'https://acme.example/odata', now: 'https://other.example' },
    { what: 'field', label: 'Kind', was: 'plain', now: 'client' },
    { what: 'field', label: 'Client', was: '', now: '200' },
  ]);
  stepOf(await tab.back(step.id), 'form');
});

test('where nobody knows whose sign-in it is the person is asked, unless every key is the same', async () => {
  const { again, signIn } = await connected(telling(() => ''));
  const same = await again();
  await signIn(same, good);
  assert.equal((await same.step()).kind, 'done');
  const tab = await again();
  await signIn(tab, { ...good, password: 'new horse' });
  const step = await tab.step();
  assert.deepEqual(step.kind === 'replace' && step.differs, [{ what: 'account', was: '', now: '' }]);
});

test('chosen tables and fields that the new account does not see are listed; what could not be looked at is not called nothing', async () => {
  const { again, signIn, id, ports, script } = await connected();
  const chosen = [
    { table: 'ZZ_Lubrication', column: null },
    { table: 'WorkOrders', column: 'ZZ_LINE' },
    { table: 'WorkOrders', column: 'ZZ_SHIFT' },
  ].map(nameOf);
  await ports.store
    .insertInto('connection_settings')
    .values({
      connection_id: id,
      client_id: 'cli_1',
      mode: 'test',
      include_new: 0,
      chosen: JSON.stringify(chosen),
      left_out: '[]',
      changed_at: 1,
    })
    .execute();
  const column = { name: 'ZZ_LINE', type: 'Edm.String', nullable: true, key: false, custom: true };
  script.describe = async () => [{ name: 'WorkOrders', custom: false, columns: [column] }];
  const tab = await again();
  await signIn(tab, other);
  const step = await tab.step();
  assert.deepEqual(step.kind === 'replace' && step.lost, ['ZZ_Lubrication', 'WorkOrders · ZZ_SHIFT']);
  script.describe = () => Promise.reject(new Error('it hung up'));
  const second = await again();
  await signIn(second, other);
  const blind = await second.step();
  assert.deepEqual(blind.kind === 'replace' && [blind.lost], [undefined]);
});

test('a yes to what has changed meanwhile is asked anew', async () => {
  const { tab, step, again, signIn, exchange, use } = await asked();
  const faster = await again();
  await signIn(faster, { ...other, username: 'third' });
  await faster.answer({ kind: 'replace', step: (await faster.step()).id });
  await use(await exchange(faster));
  const anew = stepOf(await tab.answer({ kind: 'replace', step: step.id }), 'replace');
  assert.deepEqual(anew.differs, [{ what: 'account', was: 'third', now: 'stranger' }]);
  assert.notEqual(anew.id, step.id);
  stepOf(await tab.answer({ kind: 'replace', step: anew.id }), 'done');
});

test('a wrong password asks again and replaces nothing', async () => {
  const { again, signIn, use, token, script, kept } = await connected();
  script.check = async () => ({ status: 'failed', failure: failureOf('auth.refused') });
  const tab = await again();
  await signIn(tab, { ...good, password: 'still wrong' });
  assert.equal(stepOf(await tab.call('GET', '/connect/session/step'), 'form').problem?.code, 'auth.refused');
  assert.equal((await use(token))['password'], 'right horse');
  assert.deepEqual(await kept(), [{ purpose: 'credentials' }]);
});
