// The routes below /makini/connections against the real service: a customer sees its own connections and nobody else's.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { OwnConnections, OwnTimeline } from '../../src/contract/index.ts';
import { createPartner } from '../../src/partner/index.ts';
import type { PartnerOptions } from '../../src/partner/index.ts';
import { issuer, makeStand } from '../service/stand.ts';
import { page, read } from './fake-service.ts';

const own = { origin: page, 'sec-fetch-site': 'same-origin' };

const stage = async (options: Partial<PartnerOptions> = {}) => {
  const stand = await makeStand({ wakeMonitor: () => undefined });
  const user: { now: { id: string } | null } = { now: { id: 'cust-1' } };
  const asked: string[] = [];
  const partner = createPartner({
    service: issuer,
    clientId: stand.client.id,
    clientSecret: stand.client.secret,
    origins: [page],
    customer: () => user.now,
    onToken: () => undefined,
    onError: () => undefined,
    fetch: async (url, init) => {
      asked.push(`${init.method ?? 'GET'} ${url.replace(issuer, '')}`);
      return stand.app.request(url, init);
    },
    ...options,
  });
  const ask = (method: string, path: string, headers: Record<string, string> = own) =>
    partner.handle(new Request(`${page}/makini/connections${path}`, { method, headers }));
  const { connection } = await stand.connected();
  const set = (values: object, id = connection) =>
    stand.ports.store.updateTable('connection').set(values).where('id', '=', id).execute();
  return { ...stand, partner, user, asked, ask, connection, set };
};

const listOf = async (answer: Promise<Response>): Promise<OwnConnections> =>
  OwnConnections.parse((await read(answer)).body);

test('the list has how each connection is, who must act and when it was checked, and nothing that is secret', async () => {
  const { ask, set, connection } = await stage();
  await set({ status: 'reauthorization_required', reason: 'auth.refused', owner: 'you' });
  const answer = await read(ask('GET', ''));
  assert.equal(answer.status, 200);
  const { connections, ...rest } = OwnConnections.parse(answer.body);
  assert.deepEqual(rest, { page: 1, per_page: 50, total: 1, needs_action: 1 });
  const [one] = connections;
  assert.deepEqual(
    [one?.id, one?.status, one?.sync_status, one?.reason, one?.owner, one?.method],
    [connection, 'reauthorization_required', 'fail', 'auth.refused', 'you', 'odata_basic'],
  );
  assert.doesNotMatch(JSON.stringify(answer.body), /mk_test|client_id|cli_|redirect/);
});

test('a connection of another customer is not there, exactly like one that never was', async () => {
  const { ask, set, connection, ports, user } = await stage();
  await set({ customer_id: 'cust-2' });
  assert.deepEqual((await listOf(ask('GET', ''))).connections, []);
  const before = await ports.store.selectFrom('connection').selectAll().executeTakeFirstOrThrow();
  const ways: [string, string][] = [
    ['GET', ''],
    ['GET', '/timeline'],
    ...['check', 'pause', 'resume', 'disconnect'].map((what): [string, string] => ['POST', `/${what}`]),
  ];
  for (const [method, what] of ways) {
    const theirs = await read(ask(method, `/${connection}${what}`));
    const none = await read(ask(method, `/con_none${what}`));
    assert.equal(theirs.status, 404, what);
    assert.deepEqual([theirs.status, theirs.body], [none.status, none.body], what);
  }
  assert.deepEqual(await ports.store.selectFrom('connection').selectAll().executeTakeFirstOrThrow(), before);
  user.now = { id: 'cust-2' };
  assert.equal((await listOf(ask('GET', ''))).total, 1);
});

test('nobody logged in, a may() that says no, and other people’s pages stop before the service is asked', async () => {
  const kinds: string[] = [];
  const { ask, asked, user, connection } = await stage({
    may: (_, action) => {
      kinds.push(action.kind === 'connection' ? `${action.change} ${action.connectionId}` : action.kind);
      return false;
    },
  });
  assert.equal((await read(ask('GET', ''))).body.code, 'not_allowed');
  assert.equal((await read(ask('POST', `/${connection}/pause`))).body.code, 'not_allowed');
  assert.deepEqual(kinds, ['connections', `pause ${connection}`]);
  user.now = null;
  assert.equal((await read(ask('GET', ''))).status, 401);
  const foreign: Record<string, string>[] = [
    { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'none' },
    {},
  ];
  for (const headers of foreign) {
    assert.equal((await read(ask('GET', '', headers))).body.code, 'origin_not_allowed');
    assert.equal(
      (await read(ask('POST', `/${connection}/disconnect`, headers))).body.code,
      'origin_not_allowed',
    );
  }
  assert.deepEqual(asked, []);
});

test('a connection is paused, resumed, checked and disconnected, and the timeline tells it', async () => {
  const { ask, connection, time } = await stage();
  const change = async (what: string) => {
    time.now += 61_000;
    const { status, body } = await read(ask('POST', `/${connection}/${what}`));
    return [status, (body.connection as { status?: string } | undefined)?.status];
  };
  assert.deepEqual(await change('pause'), [200, 'paused']);
  assert.deepEqual(await change('pause'), [200, 'paused'], 'again is the same');
  assert.deepEqual(await change('resume'), [200, 'active']);
  assert.deepEqual(await change('check'), [200, 'active']);
  assert.deepEqual(await change('disconnect'), [200, 'disconnected']);
  assert.deepEqual(await change('disconnect'), [200, 'disconnected'], 'again is the same');
  const refused = await read(ask('POST', `/${connection}/pause`));
  assert.deepEqual([refused.status, refused.body.code], [403, 'connection_disconnected']);
  const { events } = OwnTimeline.parse((await read(ask('GET', `/${connection}/timeline`))).body);
  assert.deepEqual(
    events.map(({ event, by }) => `${event} by ${by}`),
    ['disconnected by person', 'resumed by person', 'paused by person', 'connected by person'],
  );
});

test('what has ended is shown when it is asked for; pages, search and what needs somebody narrow the list', async () => {
  const { ask, connected, set, connection } = await stage();
  const { connection: second } = await connected();
  await set({ status: 'disconnected', name: 'Old plant' });
  await set({ status: 'degraded', name: 'New plant' }, second);
  const ids = async (query: string) => (await listOf(ask('GET', query))).connections.map(({ id }) => id);
  assert.deepEqual(await ids(''), [second]);
  assert.deepEqual(await ids('?show=disconnected'), [connection]);
  assert.deepEqual(await ids('?show=needs_action&search=plant'), [second]);
  assert.deepEqual(await ids('?show=working'), []);
  assert.deepEqual(await ids('?search=old'), []);
  assert.deepEqual(await ids('?page=2'), []);
  assert.equal((await listOf(ask('GET', '?show=working'))).needs_action, 1, 'of all, not of what is shown');
  const { status, body } = await read(ask('GET', '?show=everything'));
  assert.deepEqual([status, body.code], [400, 'malformed_request']);
});

test('an answer that the page has already is 304; one app token serves many questions, and a dead one is replaced', async () => {
  const { ask, asked, ports, set } = await stage();
  const first = await ask('GET', '');
  const etag = first.headers.get('etag') ?? '';
  assert.match(etag, /^"[\w-]{43}"$/);
  const again = await ask('GET', '', { ...own, 'if-none-match': etag });
  assert.deepEqual([again.status, await again.text()], [304, '']);
  await set({ status: 'degraded' });
  assert.equal((await ask('GET', '', { ...own, 'if-none-match': etag })).status, 200);
  const minted = () => asked.filter((one) => one === 'POST /link/token').length;
  assert.equal(minted(), 1);
  await ports.store.updateTable('token').set({ revoked_at: 1 }).where('kind', '=', 'app').execute();
  assert.equal((await ask('GET', '')).status, 200);
  assert.equal(minted(), 2);
});

test('a page of a listed origin may ask, after a preflight for the very method', async () => {
  const { ask, connection } = await stage();
  const preflight = async (path: string) =>
    (await ask('OPTIONS', path, { origin: page })).headers.get('access-control-allow-methods');
  assert.deepEqual([await preflight(''), await preflight(`/${connection}/pause`)], ['GET', 'POST']);
  const { status, headers } = await ask('GET', '', { origin: page });
  assert.deepEqual(
    [status, headers.get('access-control-allow-origin'), headers.get('access-control-expose-headers')],
    [200, page, 'ETag'],
  );
  for (const [method, path] of [
    ['POST', ''],
    ['GET', `/${connection}/pause`],
    ['DELETE', `/${connection}`],
  ] as const)
    assert.equal((await ask(method, path)).status, 405, `${method} ${path}`);
  for (const path of [`/${connection}/tokens`, '/a%2Fb', '/a/b/c', '/'])
    assert.equal((await ask('GET', path)).status, 404, path);
});
