// The SDK against the real service: its OAuth, its flow, its store; only the customer's system is a script.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { HandOver, OpenAnswer } from '../../src/contract/index.ts';
import { createPartner } from '../../src/partner/index.ts';
import type { PartnerOptions } from '../../src/partner/index.ts';
import { addSecret } from '../../src/service/clients/register.ts';
import { createService } from '../../src/service/service.ts';
import { good, issuer, page, rig } from '../service/connecting/rig.ts';
import type { Tab } from '../service/connecting/rig.ts';
import { HostedBrowser } from '../service/hosted-browser.ts';
import { ask, handOver, read } from './fake-service.ts';

const stage = async (options: Partial<PartnerOptions> = {}) => {
  const flow = await rig();
  const { ports } = flow;
  const { secret } = await addSecret(ports.store, ports.clock, 'cli_1');
  const service = createService(ports);
  const stored: { token: string; connection: string }[] = [];
  const user: { now: { id: string; name?: string } | null } = {
    now: { id: 'birch-mill', name: 'Birch Mill' },
  };
  const partner = createPartner({
    service: issuer,
    clientId: 'cli_1',
    clientSecret: secret,
    origins: [page],
    customer: () => user.now,
    onToken: ({ token, connection }) => void stored.push({ token, connection: connection.id }),
    onError: () => undefined,
    fetch: async (url, init) => service.request(url, init),
    ...options,
  });
  const session = async (question: object = { reason: 'open' }) => read(partner.handle(ask(question)));
  const open = async (question?: object): Promise<Tab> => {
    const { status, body } = await session(question);
    assert.equal(status, 200, JSON.stringify(body));
    const opened = await flow.openWith(String(body.request_uri), { system: 'plain' });
    assert.equal(opened.status, 201, JSON.stringify(opened.body));
    return flow.tabOf(opened.body as unknown as OpenAnswer);
  };
  const connect = async (tab: Tab): Promise<HandOver> => {
    await (await tab.frame()).submit(good);
    await flow.runs.settled();
    const minted = await tab.call('POST', '/connect/session/code');
    assert.equal(minted.status, 200, JSON.stringify(minted.body));
    return minted.body as HandOver;
  };
  const deliver = (answer: HandOver) => read(partner.handle(handOver(answer)));
  return { flow, partner, secret, stored, user, session, open, connect, deliver };
};

test('a connection is made, handed over, claimed, read and ended', async () => {
  const { flow, partner, stored, open, connect, deliver } = await stage();
  const { status, body } = await deliver(await connect(await open()));
  assert.equal(status, 200, JSON.stringify(body));
  const { token = '', connection } = stored[0] ?? {};
  assert.deepEqual((body.connection as { id: string }).id, connection);
  const row = await flow.ports.store.selectFrom('connection').selectAll().executeTakeFirstOrThrow();
  assert.equal(row.id, connection);
  assert.equal(row.customer_id, 'birch-mill');
  assert.notEqual(row.claimed_at, null);

  const client = partner.client(token);
  assert.equal((await client.current()).status, 'active');
  assert.deepEqual(
    (await client.tables()).data.map(({ name }) => name),
    ['WorkOrders'],
  );
  const orders = await client.data('WorkOrders', { perPage: 5, sort: [{ column: 'title', direction: 1 }] });
  assert.deepEqual(orders.data, [{ ID: '1', title: 'Grease the pump' }]);
  await assert.rejects(client.data('Nothing'), { name: 'PartnerError', status: 404 });
  await assert.rejects(client.data('WorkOrders', { filter: [{ column: 'none', op: 'eq', value: 1 }] }), {
    name: 'PartnerError',
    status: 400,
  });
  await client.disconnect();
  await assert.rejects(client.current(), { name: 'PartnerError', status: 401 });
});

test('somebody else logged in by now gets nothing; the right one still can', async () => {
  const { stored, user, open, connect, deliver } = await stage();
  const answer = await connect(await open());
  user.now = { id: 'harbour-foods' };
  assert.equal((await deliver(answer)).body.code, 'customer_changed');
  user.now = null;
  assert.equal((await deliver(answer)).body.code, 'not_logged_in');
  user.now = { id: 'birch-mill' };
  assert.equal((await deliver(answer)).status, 200);
  assert.equal(stored.length, 1);
});

test('a code of one session with the state of another fails at the service', async () => {
  const { open, connect, deliver } = await stage();
  const first = await connect(await open());
  const second = await connect(await open());
  const { status, body } = await deliver({ ...first, state: second.state });
  assert.deepEqual([status, body.code], [409, 'verifier_mismatch']);
});

test('an old code is said to have expired, a new one of the same session works', async () => {
  const { flow, open, connect, deliver } = await stage();
  const tab = await open();
  const answer = await connect(tab);
  flow.time.now += 61_000;
  assert.deepEqual((await deliver(answer)).body.code, 'code_expired');
  const again = (await tab.call('POST', '/connect/session/code')).body as HandOver;
  assert.equal((await deliver(again)).status, 200);
});

test('after a store that failed the same code delivers the same token', async () => {
  const tokens: string[] = [];
  const { open, connect, deliver } = await stage({
    onToken: ({ token }) => {
      tokens.push(token);
      if (tokens.length === 1) throw new Error('disk full');
    },
  });
  const answer = await connect(await open());
  assert.deepEqual((await deliver(answer)).body.code, 'store_failed');
  assert.equal((await deliver(answer)).status, 200);
  assert.equal(tokens[0], tokens[1]);
});

test('two hand-overs at the same time store one token', async () => {
  const { stored, open, connect, deliver } = await stage();
  const answer = await connect(await open());
  const both = await Promise.all([deliver(answer), deliver(answer)]);
  assert.deepEqual(
    both.map(({ status }) => status),
    [200, 200],
  );
  assert.equal(new Set(stored.map(({ token }) => token)).size, 1);
});

test('a reload continues the session, and another customer cannot', async () => {
  const { user, open, session, connect, deliver } = await stage();
  const tab = await open();
  const { id } = tab.opened.session;
  const resumed = await open({ reason: 'resume', session: id });
  assert.equal(resumed.opened.session.id, id);
  user.now = { id: 'harbour-foods' };
  const foreign = await session({ reason: 'resume', session: id });
  assert.deepEqual([foreign.status, foreign.body.code], [404, 'session_unknown']);
  user.now = { id: 'birch-mill' };
  assert.equal((await deliver(await connect(resumed))).status, 200);
  // The page may have died before it heard how the hand-over ended: it comes back to a session that is done.
  const after = await open({ reason: 'resume', session: id });
  assert.partialDeepStrictEqual(after.opened, { session: { id }, step: { kind: 'done', claimed: true } });
});

test('a session for the settings of a connection says so when it goes on, and nobody else’s connection is opened', async () => {
  const actions: unknown[] = [];
  const may = (_request: Request, action: object) => (actions.push(action), true);
  const { user, open, session, connect, deliver, stored, flow } = await stage({ may });
  await deliver(await connect(await open()));
  const connection_id = String(stored[0]?.connection);
  user.now = { id: 'harbour-foods' };
  for (const purpose of ['connect', 'settings']) {
    const foreign = await session({ reason: 'open', connection_id, purpose });
    assert.deepEqual([foreign.status, foreign.body.request_uri], [502, undefined]);
  }
  user.now = { id: 'birch-mill' };
  await session({ reason: 'open', connection_id, purpose: 'settings' });
  const { id } = await flow.ports.store
    .selectFrom('session')
    .select('id')
    .where('purpose', '=', 'settings')
    .executeTakeFirstOrThrow();
  actions.length = 0;
  await session({ reason: 'resume', session: id });
  assert.deepEqual(actions, [
    { kind: 'session' },
    { kind: 'session', connectionId: connection_id, purpose: 'settings' },
  ]);
});

test('a wrong secret, a page the service does not know and a foreign connection are the developer’s turn', async () => {
  const wrong = await stage({ clientSecret: 'not-the-secret' });
  assert.deepEqual((await wrong.session()).body.code, 'service_refused');
  const elsewhere = await stage({ callbackUrl: 'https://app.example/elsewhere' });
  const answer = await elsewhere.session();
  assert.equal(answer.body.code, 'service_refused');
  assert.match(String(answer.body.message), /redirect_uri/);
  const { session } = await stage();
  const foreign = await session({ reason: 'open', connection_id: 'con_of_somebody' });
  assert.equal(foreign.body.code, 'service_refused');
});

test('a link leads to the service’s own page and back, and only the exchange makes the connection', async () => {
  const { flow, partner, stored, user } = await stage();
  const service = createService(flow.ports);
  const go = async (url: string): Promise<string> => {
    const answer = await partner.handle(new Request(url));
    assert.equal(answer.status, 303);
    return answer.headers.get('location') ?? '';
  };
  const browser = new HostedBrowser(issuer, (url, init) => service.request(url, init));
  const authorize = await go(`${page}/makini/start?return_to=/plants&system=plain`);
  const callback = String(await browser.walk(authorize, 'plain', good));
  assert.equal(stored.length, 0);
  user.now = { id: 'harbour-foods' };
  assert.equal(await go(callback), `${page}/plants?makini=customer_changed`);
  user.now = { id: 'birch-mill' };
  assert.equal(await go(callback), `${page}/plants?makini=connected`);
  assert.equal(stored.length, 1);
  assert.equal((await partner.client(stored[0]?.token ?? '').current()).status, 'active');
});
