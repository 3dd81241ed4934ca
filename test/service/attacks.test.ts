// The service as somebody sees it who means harm: each test is one attempt that crosses rooms. Guards of one room are tested with it.
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { createDiskAssets } from '../../src/service/adapters/disk-assets.ts';
import { sha256 } from '../../src/service/digest.ts';
import type { Ports } from '../../src/service/ports.ts';
import { createService } from '../../src/service/service.ts';
import { basic, errorOf, issuer, makeStand, origin, verifier } from './stand.ts';

test("a code slipped to another customer of the same client fails on that customer's verifier", async () => {
  const { authorized, exchange, client } = await makeStand();
  const others = 'w'.repeat(43);
  const victim = await authorized();
  const attacker = await authorized(client, { customer_id: 'cust-2', code_challenge: sha256(others) });
  // The victim's backend recomputes the verifier of whoever is logged in: it is the victim's.
  const injected = await errorOf(await exchange(attacker.code, { code_verifier: verifier }));
  assert.deepEqual(injected.slice(0, 2), [400, 'invalid_grant']);
  assert.match(injected[2], /^verifier_mismatch:/);
  assert.equal((await exchange(victim.code)).status, 200);
  assert.equal((await exchange(attacker.code, { code_verifier: others })).status, 200);
});

test('a code of a test session is unknown to the live client of the same partner, and stays good', async () => {
  const { authorized, exchange, account } = await makeStand();
  const { code } = await authorized();
  assert.match((await errorOf(await exchange(code, {}, {}, await account('live'))))[2], /^code_unknown:/);
  assert.equal((await exchange(code)).status, 200);
});

test('revoking a foreign token answers as if it had worked, and nothing happens', async () => {
  const { connected, appToken, post, bearer, account, ports } = await makeStand();
  const [{ token }, app] = [await connected(), await appToken()];
  const stranger = await account();
  const audited = () => ports.store.selectFrom('audit').select('id').execute();
  const before = (await audited()).length;
  for (const text of [token, app]) {
    const answer = await post('/oauth/revoke', { token: text }, {}, stranger);
    assert.deepEqual([answer.status, await answer.text()], [200, '']);
  }
  assert.equal((await audited()).length, before);
  assert.equal((await bearer('/api/integrations/current', token)).status, 200);
  assert.equal((await bearer('/api/system/client', app)).status, 200);
});

test('a refusal does the same work whether or not there is such a client', async () => {
  const { ports, client } = await makeStand();
  const asked: string[] = [];
  const store = new Proxy(ports.store, {
    get: (target, name) => {
      if (name !== 'selectFrom') return Reflect.get(target, name) as unknown;
      return (table: 'client') => {
        asked.push(table);
        return target.selectFrom(table);
      };
    },
  });
  const app = createService({ ...ports, store });
  const guess = async (id: string): Promise<readonly [number, string, string[]]> => {
    asked.length = 0;
    const headers = {
      authorization: basic({ id, secret: 'guess' }),
      'content-type': 'application/x-www-form-urlencoded',
    };
    const answer = await app.request('/link/token', { method: 'POST', headers, body: 'grant_type=x' });
    return [answer.status, await answer.text(), [...asked]];
  };
  assert.deepEqual(await guess(client.id), await guess('mkc_test_nobody'));
});

test('no header and no parameter turns one method into another', async () => {
  const { connected, bearer } = await makeStand();
  const { token } = await connected();
  const path = '/api/integrations/current';
  for (const name of ['x-http-method-override', 'x-http-method', 'x-method-override']) {
    assert.equal((await bearer(path, token, { method: 'POST', headers: { [name]: 'DELETE' } })).status, 405);
    assert.equal((await bearer(path, token, { headers: { [name]: 'DELETE' } })).status, 200);
  }
  assert.equal((await bearer(`${path}?_method=DELETE`, token, { method: 'POST' })).status, 405);
  assert.equal((await bearer(path, token)).status, 200);
});

test('a page cannot end a connection, not even with its token', async () => {
  const { connected, bearer, app } = await makeStand();
  const { token } = await connected();
  const path = '/api/integrations/current';
  for (const from of [origin, 'https://evil.test', 'null', issuer]) {
    const answer = await bearer(path, token, { method: 'DELETE', headers: { origin: from } });
    assert.deepEqual([answer.status, answer.headers.get('access-control-allow-origin')], [403, null]);
    const preflight = await app.request(path, { method: 'OPTIONS', headers: { origin: from } });
    assert.equal(preflight.headers.get('access-control-allow-methods'), null);
  }
  const cookie = await app.request(path, { method: 'DELETE', headers: { cookie: `token=${token}` } });
  assert.equal(cookie.status, 401);
  assert.equal((await bearer(path, token)).status, 200);
});

test('what a request says of its host changes no address that is answered', async () => {
  const { app, post, pushed, appToken, bearer } = await makeStand();
  const evil = {
    host: 'evil.test',
    'x-forwarded-host': 'evil.test',
    'x-forwarded-proto': 'http',
    forwarded: 'host=evil.test',
  };
  const texts: string[] = [];
  const keep = async (answer: Response | Promise<Response>) => void texts.push(await (await answer).text());
  const at = (path: string) => app.request(`http://evil.test${path}`, { headers: evil });
  await keep(at('/.well-known/oauth-authorization-server'));
  await keep(at('/openapi.json'));
  await keep(at('/nowhere'));
  await keep(bearer('http://evil.test/api/system/platforms', await appToken(), { headers: evil }));
  const { request_uri } = (await (await post('/oauth/par', pushed(), evil)).json()) as {
    request_uri: string;
  };
  const opening = {
    method: 'POST',
    headers: { ...evil, origin, 'content-type': 'application/json' },
    body: JSON.stringify({ request_uri }),
  };
  await keep(app.request('http://evil.test/connect/sessions', opening));
  for (const text of texts)
    assert.ok(text.includes(issuer) && !text.includes('evil.test'), text.slice(0, 300));
});

test('the null origin is nobody: it opens nothing, reads nothing and cannot be pushed', async () => {
  const { app, post, pushed } = await makeStand();
  assert.equal((await post('/oauth/par', pushed({ origin: 'null' }))).status, 400);
  const { request_uri } = (await (await post('/oauth/par', pushed())).json()) as { request_uri: string };
  for (const from of ['null', 'https://app.test.evil.test', 'https://app.test:444', 'http://app.test']) {
    const headers = { origin: from, 'content-type': 'application/json' };
    const body = JSON.stringify({ request_uri });
    const answer = await app.request('/connect/sessions', { method: 'POST', headers, body });
    assert.deepEqual([answer.status, answer.headers.get('access-control-allow-origin')], [403, null], from);
  }
});

test("a client's name is text wherever it is shown", async () => {
  const { app, client, ports } = await makeStand();
  const name = '</title><script>alert(1)</script><img src=x onerror=alert(1)>';
  await ports.store.updateTable('client').set({ name }).where('id', '=', client.id).execute();
  for (const path of [`/connect/frame?client=${client.id}`, `/oauth/authorize?client_id=${client.id}`]) {
    const answer = await app.request(path);
    const html = await answer.text();
    assert.equal(answer.status, path.startsWith('/oauth/') ? 400 : 200);
    assert.ok(!/<script>|<img|onerror=alert\(1\)>/.test(html), html);
  }
});

test('nothing that a caller sends becomes a line, a member or a reference of the log', async () => {
  const { ports, lines, post, app } = await makeStand();
  const forged = 'forged"}\n{"level":50,"msg":"forged';
  const headers = { 'x-request-id': 'forged', 'user-agent': 'forged', origin };
  const refused = await app.request('/connect/session/step?forged=forged', { headers });
  assert.notEqual(refused.headers.get('x-request-id'), 'forged');
  await post('/link/token', { grant_type: forged, code: forged });
  const broken: Ports = {
    ...ports,
    store: new Proxy(ports.store, {
      get: () => {
        throw new Error(forged);
      },
    }),
  };
  const answer = await createService(broken).request('/oauth/authorize?client_id=forged', { headers });
  assert.equal(answer.status, 500);
  assert.ok(lines.length > 0 && !JSON.stringify(lines).includes('forged'));
  assert.ok(!(await answer.text()).includes('forged'));
});

test('no spelling of an address leads out of the folder of built files', async (t) => {
  const dist = await mkdtemp(join(tmpdir(), 'makini-attack-'));
  t.after(() => rm(dist, { recursive: true, force: true }));
  await mkdir(join(dist, 'pages', 'frame'), { recursive: true });
  await mkdir(join(dist, 'cdn'));
  await writeFile(join(dist, 'secret.js'), 'secret');
  await writeFile(join(dist, 'pages', 'frame', 'frame.js'), 'frame');
  const { app } = await makeStand({ assets: createDiskAssets(dist) });
  assert.equal(await (await app.request('/pages/1.2.3/frame/frame.js')).text(), 'frame');
  for (const file of [
    '..%2fsecret.js',
    '%2e%2e%2fsecret.js',
    'frame/..%2f..%2fsecret.js',
    'frame%2f..%5c..%5csecret.js',
    '..%252fsecret.js',
    '%00',
    'frame/frame.js%00.css',
    'frame/frame.js%0a',
    '%ff',
    '%',
    '%2fetc%2fpasswd',
    'frame//frame.js',
  ]) {
    for (const folder of ['pages', 'element']) {
      const answer = await app.request(`/${folder}/1.2.3/${file}`);
      assert.equal(answer.status, 404, `${folder} ${file}: ${answer.status}`);
      assert.ok(!(await answer.text()).includes('secret'));
    }
  }
});

test('a NUL in a name is a name that is not there', async () => {
  const { connected, bearer, app, post } = await makeStand();
  const { token } = await connected();
  assert.equal((await bearer('/api/raw/tables/%00/data', token)).status, 404);
  assert.equal((await app.request('/connect/frame?client=%00')).status, 404);
  assert.equal((await app.request('/catalogue/%00')).status, 404);
  assert.equal((await app.request('/problems/%00')).status, 404);
  assert.equal((await post('/oauth/introspect', { token: '\u0000' })).status, 200);
});
