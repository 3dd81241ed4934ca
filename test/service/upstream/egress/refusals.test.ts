import assert from 'node:assert/strict';
import { test } from 'node:test';
import { egressWith, http, outcome } from './servers.ts';

const refused = 'network.address_not_allowed';
/** The same refusal in other words, where what was typed means the computer itself. */
const refusedSelf = 'network.own_device';

test('who types their own computer is told so; what another name resolves to is not told', async () => {
  const egress = egressWith('', { lookup: async () => ['127.0.0.1'] });
  for (const url of ['https://localhost/', 'https://127.0.0.1/', 'https://[::1]/', 'https://a.localhost/'])
    assert.equal((await outcome(egress, url)).result, refusedSelf, url);
  for (const url of ['https://erp.example/', 'https://localhost.example/', 'https://10.0.0.1/'])
    assert.equal((await outcome(egress, url)).result, refused, url);
});

test('a name that only an own network can know is told from one that is misspelt', async () => {
  const lookup = async () => Promise.reject(Object.assign(new Error('none'), { code: 'ENOTFOUND' }));
  const egress = egressWith('', { lookup });
  for (const url of [
    'https://sap01/',
    'https://erp.corp/',
    'https://erp.local:8443/',
    'https://a.home.arpa/',
  ])
    assert.equal((await outcome(egress, url)).result, 'dns.internal_name', url);
  for (const url of ['https://erp.exampel/', 'https://local.example/'])
    assert.equal((await outcome(egress, url)).result, 'dns.not_found', url);
});

test('a redirect to a private address is returned, never followed', async (t) => {
  let asked = 0;
  const inside = await http(t, (_request, response) => {
    asked += 1;
    response.end('secret');
  });
  const port = await http(t, (_request, response) => {
    response.writeHead(302, { location: `http://127.0.0.1:${inside}/` }).end();
  });
  const egress = egressWith(`http://127.0.0.1:${port}`);
  assert.equal((await outcome(egress, `http://127.0.0.1:${port}/`)).result, '302');
  assert.equal(asked, 0);
});

test('a resolver whose answer changes is asked once per request, and the judged address is the dialled one', async (t) => {
  let asked = 0;
  const port = await http(t, (_request, response) => response.end('ok'));
  const rebinding = egressWith(`http://127.0.0.1:${port}`, {
    lookup: async () => (asked++ === 0 ? ['127.0.0.1'] : ['127.0.0.2']),
  });
  assert.equal((await outcome(rebinding, `http://erp.example:${port}/`)).result, '200');
  assert.equal(asked, 1);
  assert.equal((await outcome(rebinding, `http://erp.example:${port}/`)).result, refused);
});

test('of mixed answers only the permitted address is dialled', async (t) => {
  const port = await http(t, (request, response) => response.end(request.socket.localAddress));
  const egress = egressWith(`http://127.0.0.1:${port}`, {
    lookup: async () => ['127.0.0.2', '::1', '127.0.0.1'],
  });
  const answer = await egress.request({
    url: `http://erp.example:${port}/`,
    client: { id: 'c', mode: 'test' },
  });
  assert.equal(answer.body, '127.0.0.1');
});

test('an allow-list entry opens its own scheme, address and port only', async (t) => {
  const port = await http(t, (_request, response) => response.end('ok'));
  const egress = egressWith(`http://127.0.0.1:${port}`);
  assert.equal((await outcome(egress, `http://127.0.0.1:${port}/`)).result, '200');
  assert.equal((await outcome(egress, `http://127.0.0.2:${port}/`)).result, refusedSelf);
  assert.equal((await outcome(egress, `https://127.0.0.1:${port}/`)).result, refusedSelf);
  assert.equal((await outcome(egress, `http://127.0.0.1:${port + 1}/`)).result, 'input.address_needs_https');
});

test('proxies from the environment are not used', async (t) => {
  let proxied = 0;
  const proxy = await http(t, (_request, response) => {
    proxied += 1;
    response.end('proxied');
  });
  const port = await http(t, (_request, response) => response.end('direct'));
  const names = ['HTTP_PROXY', 'http_proxy', 'HTTPS_PROXY', 'ALL_PROXY'] as const;
  for (const name of names) process.env[name] = `http://127.0.0.1:${proxy}`;
  t.after(() => names.forEach((name) => delete process.env[name]));
  const egress = egressWith(`http://127.0.0.1:${port}`);
  const answer = await egress.request({
    url: `http://127.0.0.1:${port}/`,
    client: { id: 'c', mode: 'test' },
  });
  assert.equal(answer.body, 'direct');
  assert.equal(proxied, 0);
});
