import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Webhook } from 'standardwebhooks';
import { sealedFileStore } from 'makini-connect/partner/stores/sealed-file';
import { createApp } from '../../../demo/partner/app.ts';
import { Holdings } from '../../../demo/partner/holdings.ts';
import { Logins } from '../../../demo/partner/logins.ts';
import { keyFrom } from '../../../demo/partner/key-file.ts';

const origin = 'http://localhost:4999';
const folder = mkdtempSync(join(tmpdir(), 'product-'));
const webhookSecret = `whsec_${Buffer.alloc(32).toString('base64')}`;
const status = { code: 200 };
const service = createServer((request, response) => {
  const empty = { first: null, last: null, prev: null, next: null };
  const meta = { current_page: 1, from: 1, last_page: 1, path: '/', per_page: 8, to: 1, total: 1 };
  const column = (name: string, type = 'Edm.String') => ({
    name,
    type,
    nullable: true,
    key: false,
    custom: false,
  });
  const answers: Record<string, unknown> = {
    '/api/raw/tables': {
      data: [
        { name: 'Plants', custom: false, columns: [column('name')] },
        { name: 'WorkOrders', custom: false, columns: [column('ID', 'Edm.Guid'), column('title')] },
      ],
      links: empty,
      meta,
    },
    '/api/raw/tables/WorkOrders/data': { data: [{ ID: '1', title: 'Replace belt' }], links: empty, meta },
  };
  const path = request.url?.split('?')[0] ?? '';
  if (status.code !== 200) {
    response.writeHead(status.code, { 'content-type': 'application/problem+json' });
    const problem = { type: 'x', title: 'No', status: status.code, code: 'upstream_failed' };
    response.end(JSON.stringify({ ...problem, detail: 'network.refused' }));
    return;
  }
  response.writeHead(answers[path] === undefined ? 404 : 200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(answers[path] ?? {}));
});

let app: ReturnType<typeof createApp>['app'];
const holdings = new Holdings(
  sealedFileStore({ folder: join(folder, 't'), key: keyFrom(join(folder, 'k')) }),
);

before(async () => {
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve));
  mkdirSync(join(folder, 'chunks'));
  writeFileSync(join(folder, 'chunks/later.js'), 'export {};');
  ({ app } = createApp({
    origin,
    service: `http://127.0.0.1:${(service.address() as AddressInfo).port}`,
    clientId: 'c',
    clientSecret: 's',
    webhookSecret,
    logins: new Logins(keyFrom(join(folder, 'c'))),
    holdings,
    elementFolder: folder,
    widget: async () => '',
    onError: () => undefined,
  }));
});
after(() => {
  service.close();
  rmSync(folder, { recursive: true });
});

const cookieOf = (answer: Response): string => (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
const visit = async (): Promise<string> => cookieOf(await app.request(`${origin}/`));
const store = (customer: string, id = 'con_1'): Promise<void> =>
  holdings.store({
    token: 'mk_test_secret-part-9xyz',
    connection: { id, system: 's', system_name: 'S', name: 'N', mode: 'test' },
    customer: { id: customer },
  });
const own = { origin, 'sec-fetch-site': 'same-origin' };

test('the first visit is the first customer’s, by an HttpOnly Lax cookie', async () => {
  const answer = await app.request(`${origin}/`);
  assert.equal(answer.status, 200);
  assert.match(answer.headers.get('set-cookie') ?? '', /larkfield_session=.*HttpOnly.*SameSite=Lax/);
  assert.match(await answer.text(), /Birch Mill Paper/);
});

test('switching customers is a form; another site cannot send it', async () => {
  const send = (headers: Record<string, string>) =>
    app.request(`${origin}/session`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
      body: 'customer=harbour-foods&return=/work-orders',
    });
  const switched = await send(own);
  assert.deepEqual([switched.status, switched.headers.get('location')], [303, '/work-orders']);
  const page = await app.request(`${origin}/`, { headers: { cookie: cookieOf(switched) } });
  assert.match(await page.text(), /<b>Harbour Foods<\/b><span>Tom Okafor<\/span>/);
  const foreign = await send({ origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' });
  assert.equal(foreign.status, 403);
});

test('a forged cookie is nobody', async () => {
  const answer = await app.request(`${origin}/app/connections`, {
    headers: { cookie: 'larkfield_session=birch-mill.AAAA' },
  });
  assert.equal(answer.status, 401);
});

test('a page learns of its customer’s connections, and never the token', async () => {
  await store('birch-mill');
  await store('harbour-foods', 'con_2');
  const answer = await app.request(`${origin}/app/connections`, { headers: { cookie: await visit() } });
  const text = await answer.text();
  const { connections } = JSON.parse(text) as { connections: { id: string; token: string }[] };
  assert.deepEqual(
    connections.map(({ id, token }) => [id, token]),
    [['con_1', 'mk_test_••••••••9xyz']],
  );
  assert.doesNotMatch(text, /secret-part/);
});

test('records are of the work orders table, without the columns only machines read', async () => {
  await store('birch-mill');
  const answer = await app.request(`${origin}/app/connections/con_1/records`, {
    headers: { cookie: await visit() },
  });
  const { records } = (await answer.json()) as { records: Record<string, unknown> };
  assert.deepEqual([records.table, records.columns, records.total], ['WorkOrders', ['title'], 1]);
  const foreign = await app.request(`${origin}/app/connections/con_2/records`, {
    headers: { cookie: await visit() },
  });
  assert.equal(foreign.status, 404);
});

test('when the system cannot be read, the page gets the failure’s code apart from the message', async () => {
  await store('birch-mill');
  status.code = 502;
  const answer = await app.request(`${origin}/app/connections/con_1/records`, {
    headers: { cookie: await visit() },
  });
  status.code = 200;
  const { code, failure } = (await answer.json()) as Record<string, unknown>;
  assert.deepEqual([answer.status, code, failure], [502, 'upstream_failed', 'network.refused']);
});

test('a connection that was ended, by whoever it was, is forgotten when the service tells of it', async () => {
  await store('birch-mill');
  const now = new Date();
  const data = {
    connection_id: 'con_1',
    customer_id: 'birch-mill',
    system: 's',
    status: 'disconnected',
    reason: 'disconnected_by_customer',
    owner: null,
    since: now.toISOString(),
  };
  const body = JSON.stringify({ type: 'connection.disconnected', timestamp: now.toISOString(), data });
  const tell = (signature: string) =>
    app.request(`${origin}/makini/webhook`, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/json',
        'webhook-id': 'evt_1',
        'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
        'webhook-signature': signature,
      },
    });
  assert.notEqual((await tell('v1,AAAA')).status, 200);
  assert.equal((await holdings.of('birch-mill')).length, 1);
  assert.equal((await tell(new Webhook(webhookSecret).sign('evt_1', now, body))).status, 200);
  assert.equal((await holdings.of('birch-mill')).length, 0);
});

test('every page has its policy, the strict one the strictest', async () => {
  const policy = async (path: string) =>
    (await app.request(`${origin}${path}`)).headers.get('content-security-policy') ?? '';
  assert.match(
    await policy('/'),
    /^default-src 'self'; connect-src 'self' http:\/\/127\.0\.0\.1:\d+; frame-src/,
  );
  assert.match(
    await policy('/strict'),
    /require-trusted-types-for 'script'; trusted-types lit-html 'allow-duplicates'$/,
  );
  const strict = await app.request(`${origin}/strict`);
  assert.equal(strict.headers.get('referrer-policy'), 'no-referrer');
  assert.equal(strict.headers.get('cross-origin-opener-policy'), 'same-origin');
});

test('the element’s later parts are found in their folder', async () => {
  const part = await app.request(`${origin}/makini-connect/chunks/later.js`);
  assert.deepEqual([part.status, await part.text()], [200, 'export {};']);
});

test('files outside the folders and unknown pages are not found', async () => {
  for (const path of [
    '/assets/..%2Fapp.ts',
    '/assets/none.js',
    '/makini-connect/%2e%2e%2fk',
    '/makini-connect/chunks/../k',
    '/makini-connect/chunks',
    '/nowhere',
  ]) {
    assert.equal((await app.request(`${origin}${path}`)).status, 404, path);
  }
  assert.equal(
    (await app.request(`${origin}/assets/base.css`)).headers.get('content-type'),
    'text/css; charset=utf-8',
  );
});
