// Makini's own service on the wire: a server that answers what its public documentation shows. Nobody here has asked the real one.
import assert from 'node:assert/strict';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test, type TestContext } from 'node:test';
import { createPartner, type Delivery, type PartnerOptions } from '../../src/partner/index.ts';

const app = 'https://app.example';
const ends = 1_715_674_414;

interface Heard {
  readonly line: string;
  readonly body: string;
  readonly authorization: string | undefined;
}

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
};

const stage = async (t: TestContext, options: Partial<PartnerOptions> = {}) => {
  const heard: Heard[] = [];
  const answers: Record<string, [number, unknown]> = {
    'POST /link/token': [
      200,
      { access_token: 'access-1', refresh_token: 'refresh-1', token_type: 'bearer', expires_in: ends },
    ],
    'GET /api/integrations/current': [
      200,
      {
        data: {
          id: 'int-7',
          company_name: 'Birch Mill',
          email: 'ines@birch.example',
          provider: 'sap',
          updated_at: '2025-08-01T10:00:00Z',
          sync_status: 'done',
          sync_updated_at: '2025-08-01T10:00:00Z',
        },
      },
    ],
  };
  const server = createServer(async (request, response) => {
    const line = `${request.method} ${request.url}`;
    heard.push({ line, body: await bodyOf(request), authorization: request.headers.authorization });
    const [status, body] = answers[line] ?? [404, { error: 'not_found' }];
    response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
    response.end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => new Promise((resolve) => server.close(resolve)));
  const { port } = server.address() as AddressInfo;
  const stored: Delivery[] = [];
  const made = { user: { id: 'cust-1' } as { id: string } | null };
  const partner = createPartner({
    service: 'makini',
    clientId: 'client-1',
    clientSecret: 'secret-1',
    returnTo: '/home',
    customer: () => made.user,
    onToken: (delivery) => void stored.push(delivery),
    onError: () => undefined,
    fetch: (url, init) => fetch(url.replace('https://api.makini.io', `http://127.0.0.1:${port}`), init),
    ...options,
  });
  const go = (path: string, cookie?: string) =>
    partner.handle(new Request(`${app}${path}`, { headers: cookie === undefined ? {} : { cookie } }));
  const landing = async (path: string, cookie?: string): Promise<string | null> =>
    (await go(path, cookie)).headers.get('location');
  const start = async (query = 'return_to=/plants'): Promise<{ url: URL; cookie: string }> => {
    const answer = await go(`/makini/start?${query}`);
    const line = answer.headers.get('set-cookie') ?? '';
    return { url: new URL(answer.headers.get('location') ?? ''), cookie: line.split(';')[0] ?? '' };
  };
  return { heard, answers, stored, made, partner, go, landing, start };
};

test('the way there is the published authorization request, with a state and a cookie that names it', async (t) => {
  const { go, start } = await stage(t);
  const { url, cookie } = await start();
  assert.equal(url.origin + url.pathname, 'https://link.makini.io/oauth/authorize');
  assert.deepEqual([...url.searchParams.keys()], ['response_type', 'client_id', 'redirect_uri', 'state']);
  assert.deepEqual(
    ['response_type', 'client_id', 'redirect_uri'].map((name) => url.searchParams.get(name)),
    ['code', 'client-1', `${app}/makini/callback`],
  );
  assert.equal(cookie, `__Host-makini-state=${url.searchParams.get('state')}`);
  assert.match(
    (await go('/makini/start')).headers.get('set-cookie') ?? '',
    /; Max-Age=1800; Path=\/; HttpOnly; SameSite=Lax; Secure$/,
  );
});

test('a code that comes back without a state is taken by the cookie: exchanged as documented, and stored', async (t) => {
  const { heard, stored, go, start } = await stage(t);
  const { cookie } = await start();
  const answer = await go('/makini/callback?code=c0de', cookie);
  assert.equal(answer.headers.get('location'), `${app}/plants?makini=connected`);
  assert.match(answer.headers.get('set-cookie') ?? '', /^__Host-makini-state=; Max-Age=0;/);
  assert.deepEqual(
    heard.map(({ line }) => line),
    ['POST /link/token', 'GET /api/integrations/current'],
  );
  assert.deepEqual(Object.fromEntries(new URLSearchParams(heard[0]?.body)), {
    grant_type: 'authorization_code',
    code: 'c0de',
    redirect_uri: `${app}/makini/callback`,
    client_id: 'client-1',
    client_secret: 'secret-1',
  });
  assert.equal(heard[1]?.authorization, 'Bearer access-1');
  assert.deepEqual(stored, [
    {
      token: 'access-1',
      connection: { id: 'int-7', system: 'sap', system_name: 'sap', name: 'Birch Mill', mode: 'live' },
      customer: { id: 'cust-1' },
      refreshToken: 'refresh-1',
      expiresAt: new Date(ends * 1000),
    },
  ]);
});

test('an end that is text is a time as well, and a small number is a span', async (t) => {
  const { answers, stored, landing, start } = await stage(t);
  const endOf = async (expires_in: unknown): Promise<number> => {
    answers['POST /link/token'] = [200, { access_token: 'a', token_type: 'bearer', expires_in }];
    const { cookie } = await start();
    await landing('/makini/callback?code=c', cookie);
    return stored.at(-1)?.expiresAt?.getTime() ?? 0;
  };
  assert.equal(await endOf(String(ends)), ends * 1000);
  const before = Date.now();
  const end = await endOf(3600);
  assert.ok(end >= before + 3_600_000 && end <= Date.now() + 3_600_000);
});

test('without the cookie, with a forged one, or with another state nothing is asked', async (t) => {
  const { heard, landing, start } = await stage(t);
  const first = await start();
  const second = await start();
  const state = second.url.searchParams.get('state') ?? '';
  const refused = `${app}/home?makini=state_malformed`;
  assert.equal(await landing('/makini/callback?code=c'), refused);
  assert.equal(await landing(`/makini/callback?code=c&state=${state}`), refused);
  assert.equal(await landing('/makini/callback?code=c', `${first.cookie}x`), refused);
  const other = await landing(`/makini/callback?code=c&state=${state}`, first.cookie);
  assert.equal(other, `${app}/plants?makini=state_malformed`);
  assert.deepEqual(heard, []);
  assert.equal(
    await landing(`/makini/callback?code=c&state=${state}`, second.cookie),
    `${app}/plants?makini=connected`,
  );
});

test('a link on another site begins nothing, so that its own code finds no cookie; links of listed pages do', async (t) => {
  const { heard, partner } = await stage(t, { origins: ['https://pages.example'] });
  const follow = (headers: Record<string, string>): Promise<Response> =>
    partner.handle(
      new Request(`${app}/makini/start`, { headers: { 'sec-fetch-mode': 'navigate', ...headers } }),
    );
  const foreign = { 'sec-fetch-site': 'cross-site' };
  for (const headers of [foreign, { ...foreign, referer: 'https://evil.example/https://pages.example' }]) {
    const answer = await follow(headers);
    assert.equal(answer.headers.get('location'), `${app}/home?makini=origin_not_allowed`);
    assert.equal(answer.headers.get('set-cookie'), null);
  }
  assert.deepEqual(heard, []);
  const own: Record<string, string>[] = [
    { 'sec-fetch-site': 'same-origin' },
    { 'sec-fetch-site': 'none' },
    {},
  ];
  for (const headers of [...own, { ...foreign, referer: 'https://pages.example/a' }]) {
    const { headers: answered } = await follow(headers);
    assert.match(answered.get('set-cookie') ?? '', /^__Host-makini-state=2\./);
  }
});

test('another customer, or nobody, gets nothing; a person who stopped is said to have', async (t) => {
  const { heard, made, landing, start } = await stage(t);
  const { cookie } = await start();
  made.user = { id: 'cust-2' };
  assert.equal(await landing('/makini/callback?code=c', cookie), `${app}/plants?makini=customer_changed`);
  made.user = null;
  assert.equal(await landing('/makini/callback?code=c', cookie), `${app}/plants?makini=not_logged_in`);
  assert.equal(
    await landing('/makini/callback?error=access_denied', cookie),
    `${app}/plants?makini=cancelled`,
  );
  assert.deepEqual(heard, []);
});

test('a refused exchange, and one in an unknown shape, end on the page without a token', async (t) => {
  const { answers, stored, landing, start } = await stage(t);
  const { cookie } = await start();
  const end = async (answer: [number, unknown]): Promise<string | null> => {
    answers['POST /link/token'] = answer;
    return landing('/makini/callback?code=c', cookie);
  };
  assert.match((await end([400, { error: 'invalid_grant' }])) ?? '', /makini=code_expired$/);
  assert.match((await end([200, { token: 'x' }])) ?? '', /makini=service_refused$/);
  assert.match((await end([503, {}])) ?? '', /makini=service_unreachable$/);
  assert.deepEqual(stored, []);
});

test('current() reads the published shape; the element’s routes are not there', async (t) => {
  const { answers, partner } = await stage(t);
  const current = await partner.client('access-1').current();
  assert.deepEqual([current.id, current.name, current.status], ['int-7', 'Birch Mill', 'active']);
  const [, body] = answers['GET /api/integrations/current'] ?? [];
  (body as { data: { sync_status: string } }).data.sync_status = 'fail';
  assert.equal((await partner.client('access-1').current()).status, 'reauthorization_required');
  for (const path of ['session', 'callback']) {
    const answer = await partner.handle(new Request(`${app}/makini/${path}`, { method: 'POST' }));
    assert.equal(answer.status, path === 'session' ? 404 : 405);
  }
});

test('a pair of Makini’s is refreshed as its documentation says, in time and once; a dead one is said to be', async (t) => {
  const kept: { now?: Delivery } = {};
  const { heard, answers, partner } = await stage(t, {
    onToken: (delivery) => void (kept.now = delivery),
    getToken: () => kept.now,
  });
  const later = Math.round(Date.now() / 1000) + 86_400;
  const before: Delivery = {
    token: 'access-1',
    refreshToken: 'refresh-1',
    expiresAt: new Date(Date.now() + 30_000),
    connection: { id: 'int-7', system: 'sap', system_name: 'sap', name: 'Birch Mill', mode: 'live' },
    customer: { id: 'cust-1' },
  };
  kept.now = before;
  const next = {
    access_token: 'access-2',
    refresh_token: 'refresh-2',
    token_type: 'bearer',
    expires_in: later,
  };
  answers['POST /link/token'] = [200, next];
  assert.deepEqual(await Promise.all([partner.tokenFor('int-7'), partner.tokenFor('int-7')]), [
    'access-2',
    'access-2',
  ]);
  assert.equal(heard.length, 1);
  assert.deepEqual(Object.fromEntries(new URLSearchParams(heard[0]?.body)), {
    grant_type: 'refresh_token',
    refresh_token: 'refresh-1',
    client_id: 'client-1',
    client_secret: 'secret-1',
  });
  assert.deepEqual(kept.now, {
    ...before,
    token: 'access-2',
    refreshToken: 'refresh-2',
    expiresAt: new Date(later * 1000),
  });
  kept.now = before;
  answers['POST /link/token'] = [400, { error: 'invalid_grant' }];
  await assert.rejects(partner.tokenFor('int-7'), { code: 'refresh_refused' });
  await assert.rejects(partner.rotateToken('int-7'), { code: 'options_malformed' });
});
