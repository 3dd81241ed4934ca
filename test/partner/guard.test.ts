import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ask, page, read, rig } from './fake-service.ts';

const from = (headers: Record<string, string | null>): Request => {
  const request = ask();
  for (const [name, value] of Object.entries(headers)) {
    if (value === null) request.headers.delete(name);
    else request.headers.set(name, value);
  }
  return request;
};

test('listed origins pass from another site, with CORS and credentials', async () => {
  const { partner } = rig();
  const { status, headers } = await read(partner.handle(from({ 'sec-fetch-site': 'cross-site' })));
  assert.equal(status, 200);
  assert.equal(headers.get('access-control-allow-origin'), page);
  assert.equal(headers.get('access-control-allow-credentials'), 'true');
  assert.equal(headers.get('vary'), 'Origin');
});

test('browsers without Fetch Metadata pass by a listed Origin alone', async () => {
  const { partner } = rig();
  assert.equal((await read(partner.handle(from({ 'sec-fetch-site': null })))).status, 200);
});

const refused: Record<string, Record<string, string | null>> = {
  'an origin that is not listed': { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
  'a sibling site': { origin: 'https://other.app.example', 'sec-fetch-site': 'same-site' },
  'an opaque origin': { origin: 'null', 'sec-fetch-site': 'cross-site' },
  'no origin and no Fetch Metadata': { origin: null, 'sec-fetch-site': null },
  'a navigation typed into the address bar': { origin: null, 'sec-fetch-site': 'none' },
  'a same-origin page that nobody listed': { origin: 'https://staging.example' },
};
for (const [what, headers] of Object.entries(refused)) {
  test(`${what} is refused before anything is read or asked`, async () => {
    const { partner, fake } = rig();
    const answer = await read(partner.handle(from(headers)));
    assert.deepEqual([answer.status, answer.body.code], [403, 'origin_not_allowed']);
    assert.equal(answer.headers.get('access-control-allow-origin'), null);
    assert.equal(fake.seen.length, 0);
  });
}

test('a preflight is answered for listed origins only', async () => {
  const { partner } = rig();
  const preflight = (origin: string): Promise<Response> =>
    partner.handle(
      new Request(`${page}/makini/session`, {
        method: 'OPTIONS',
        headers: {
          origin,
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'content-type,x-csrf-token',
        },
      }),
    );
  const good = await preflight(page);
  assert.equal(good.status, 204);
  assert.equal(good.headers.get('access-control-allow-origin'), page);
  assert.equal(good.headers.get('access-control-allow-headers'), 'content-type,x-csrf-token');
  assert.equal(good.headers.get('access-control-allow-credentials'), 'true');
  const bad = await preflight('https://evil.example');
  assert.equal(bad.headers.get('access-control-allow-origin'), null);
  assert.equal(bad.headers.get('access-control-allow-headers'), null);
});

test('unknown paths are 404 and other methods 405, as JSON', async () => {
  const { partner } = rig({ basePath: '/api/connect' });
  const unknown = await read(partner.handle(ask()));
  assert.deepEqual([unknown.status, unknown.body.code], [404, 'not_found']);
  const known = await read(partner.handle(ask({ reason: 'open' }, {}, `${page}/api/connect/session`)));
  assert.equal(known.status, 200);
  const get = await read(partner.handle(new Request(`${page}/api/connect/session`)));
  assert.deepEqual([get.status, get.body.code], [405, 'method_not_allowed']);
  assert.equal(get.headers.get('allow'), 'POST, OPTIONS');
});
