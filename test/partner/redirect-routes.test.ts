import assert from 'node:assert/strict';
import { test } from 'node:test';
import { page, read, rig } from './fake-service.ts';
import type { Rig } from './fake-service.ts';

const go = (made: Rig, path: string, headers: Record<string, string> = {}): Promise<Response> =>
  made.partner.handle(
    new Request(`${page}${path}`, { headers: { 'sec-fetch-mode': 'navigate', ...headers } }),
  );

const locationOf = (answer: Response): string => {
  assert.equal(answer.status, 303);
  assert.equal(answer.headers.get('cache-control'), 'no-store');
  assert.equal(answer.headers.get('referrer-policy'), 'no-referrer');
  return answer.headers.get('location') ?? '';
};

const start = async (made: Rig, query = 'return_to=/plants/7?tab=data'): Promise<string> =>
  locationOf(await go(made, `/makini/start?${query}`));

const back = (made: Rig, answer: Record<string, string> = made.fake.handOver()): Promise<Response> =>
  go(made, `/makini/callback?${new URLSearchParams(answer).toString()}`, { 'sec-fetch-site': 'cross-site' });

test('a link opens a hosted session and leads to the authorization endpoint', async () => {
  const made = rig({ systems: ['sap-cap', 'odata'] });
  const location = await start(made, 'return_to=/plants/7&connection_id=con_9&lang=de');
  assert.equal(
    location,
    'https://connect.example/oauth/authorize?client_id=client-1&request_uri=urn%3Aietf%3Aparams%3Aoauth%3Arequest_uri%3Aabc',
  );
  const { form } = made.fake.last('/oauth/par');
  assert.deepEqual(
    ['origin', 'redirect_uri', 'customer_id', 'connection_id', 'systems', 'ui_locales'].map((name) =>
      form.get(name),
    ),
    [null, 'https://app.example/makini/callback', 'cust-1', 'con_9', 'sap-cap odata', 'de'],
  );
  await start(made, 'system=odata');
  assert.equal(made.fake.last('/oauth/par').form.get('systems'), 'odata');
  await start(made, 'system=not-offered');
  assert.equal(made.fake.last('/oauth/par').form.get('systems'), 'sap-cap odata');
});

test('the code that comes back is exchanged and stored, and the person is back on the page they came from', async () => {
  const made = rig();
  await start(made);
  const location = locationOf(await back(made));
  assert.equal(location, 'https://app.example/plants/7?tab=data&makini=connected');
  assert.deepEqual(made.stored, [{ token: 'mk_test_token-1', connection: 'con_1', customer: 'cust-1' }]);
  assert.equal(made.fake.last('/connect/ack').body, '{"session":"ses_1"}');
  assert.equal(locationOf(await back(made)), location, 'a reload of the callback ends the same way');
  assert.equal(new Set(made.stored.map(({ token }) => token)).size, 1);
});

test('a person who stopped, and a session that expired, come back without a token', async () => {
  const made = rig();
  await start(made, 'return_to=/a');
  const { state = '', iss = '' } = made.fake.handOver();
  const denied = { error: 'access_denied', state, iss };
  assert.equal(locationOf(await back(made, denied)), `${page}/a?makini=cancelled`);
  const expired = { ...denied, error_description: 'expired' };
  assert.equal(locationOf(await back(made, expired)), `${page}/a?makini=expired`);
  assert.equal(
    locationOf(await back(made, { error: 'server_error', state, iss })),
    `${page}/a?makini=service_refused`,
  );
  assert.equal(made.fake.seen.filter(({ path }) => path === '/link/token').length, 0);
});

test('whoever is logged in by now decides: another customer or nobody gets no token, and the code stays unused', async () => {
  const made = rig();
  await start(made, 'return_to=/a');
  made.user = { id: 'cust-2' };
  assert.equal(locationOf(await back(made)), `${page}/a?makini=customer_changed`);
  made.user = null;
  assert.equal(locationOf(await back(made)), `${page}/a?makini=not_logged_in`);
  assert.equal(made.fake.seen.filter(({ path }) => path === '/link/token').length, 0);
  assert.equal(locationOf(await go(made, '/makini/start?return_to=/a')), `${page}/a?makini=not_logged_in`);
});

test('a stranger’s code, state or issuer is refused before anything is asked', async () => {
  const made = rig({ returnTo: '/home' });
  await start(made, 'return_to=/a');
  const good = made.fake.handOver();
  const { state = '' } = good;
  const parts = state.split('.');
  const other = (text: string): string => (text.startsWith('A') ? `B${text.slice(1)}` : `A${text.slice(1)}`);
  for (const [at, part] of parts.entries()) {
    const bad = [...parts.slice(0, at), other(part), ...parts.slice(at + 1)].join('.');
    assert.equal(
      locationOf(await back(made, { ...good, state: bad })),
      `${page}/home?makini=state_malformed`,
    );
  }
  const evil = { ...good, iss: 'https://evil.example' };
  assert.equal(locationOf(await back(made, evil)), `${page}/a?makini=state_malformed`);
  const { iss: _iss, ...without } = good;
  assert.equal(locationOf(await back(made, without)), `${page}/a?makini=state_malformed`);
  const twice = await go(made, `/makini/callback?${new URLSearchParams(good).toString()}&code=x`);
  assert.equal(locationOf(twice), `${page}/a?makini=malformed_request`);
  assert.equal(made.fake.seen.filter(({ path }) => path === '/link/token').length, 0);
});

test('the state of the one way back is not taken on the other', async () => {
  const made = rig();
  await start(made);
  const hosted = made.fake.handOver();
  const headers = { origin: page, 'content-type': 'application/x-www-form-urlencoded' };
  const posted = new Request(`${page}/makini/callback`, {
    method: 'POST',
    headers,
    body: new URLSearchParams(hosted).toString(),
  });
  assert.equal((await read(made.partner.handle(posted))).body.code, 'state_malformed');
  const asked = new Request(`${page}/makini/session`, {
    method: 'POST',
    headers: { origin: page, 'content-type': 'application/json' },
    body: '{"reason":"open"}',
  });
  await made.partner.handle(asked);
  assert.equal(locationOf(await back(made)), `${page}/?makini=state_malformed`);
  assert.equal(made.stored.length, 0);
});

test('the way back never leads to another site', async () => {
  const made = rig({ returnTo: '/home' });
  const wishes = [
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/..//evil.example',
    '/.//evil.example',
    'javascript:alert(1)',
    '/makini/start',
    '/plants/../makini/start',
    '/plants/%2e%2E/makini/callback?code=a',
    '/./makini/start',
    `/${'a'.repeat(600)}`,
    '',
  ];
  for (const wish of wishes) {
    await start(made, new URLSearchParams({ return_to: wish }).toString());
    assert.equal(locationOf(await back(made)), `${page}/home?makini=connected`, wish);
  }
  await start(made, new URLSearchParams({ return_to: '/a?makini=old&b=1#part' }).toString());
  assert.equal(locationOf(await back(made)), `${page}/a?makini=connected&b=1#part`);
});

test('what fails at the service ends on the page too, and the developer is told', async () => {
  const made = rig();
  made.fake.instead.set('/oauth/par', () => new Response('', { status: 503 }));
  assert.equal(await start(made, 'return_to=/a'), `${page}/a?makini=service_unreachable`);
  assert.deepEqual(
    made.errors.map(({ code }) => code),
    ['service_unreachable'],
  );
});

test('only a person who follows a link starts a session, and only GET does', async () => {
  const made = rig();
  const picture = await go(made, '/makini/start', { 'sec-fetch-mode': 'no-cors' });
  assert.equal(locationOf(picture), `${page}/?makini=malformed_request`);
  for (const method of ['HEAD', 'POST', 'OPTIONS']) {
    const answer = await made.partner.handle(new Request(`${page}/makini/start`, { method }));
    assert.deepEqual([answer.status, answer.headers.get('allow')], [405, 'GET']);
  }
  const looked = await made.partner.handle(new Request(`${page}/makini/callback?code=a`, { method: 'HEAD' }));
  assert.equal(looked.status, 405);
  assert.equal(made.fake.seen.length, 0);
});

test('a page to return to that is none is said when the partner is made', () => {
  assert.throws(() => rig({ returnTo: 'https://app.example/' }), /returnTo must be a path of this site/);
});
