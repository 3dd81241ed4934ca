import assert from 'node:assert/strict';
import { test } from 'node:test';
import { egressWith, http, outcome } from './servers.ts';

const refused = 'network.address_not_allowed';
/** The same refusal in other words, where what was typed means the computer itself. */
const refusedSelf = 'network.own_device';
const refusals = [refused, refusedSelf];

/** Spellings and tricks that must not get through an empty allow-list; a name in brackets is what the resolver says. */
const spellings: readonly string[] = [
  'https://127.0.0.1/',
  'https://127.1/',
  'https://127.0.1/',
  'https://2130706433/',
  'https://0x7f000001/',
  'https://0x7f.0.0.1/',
  'https://0x7f.1/',
  'https://0177.0.0.1/',
  'https://017700000001/',
  'https://127.0.0.1./',
  'https://127.000.000.001/',
  'https://127.0.0.1:443/',
  'https://１２７.０.０.１/',
  'https://127。0。0。1/',
  'https://%31%32%37.0.0.1/',
  'https://0.0.0.0/',
  'https://0/',
  'https://0x0/',
  'https://10.0.0.1/',
  'https://10.1/',
  'https://012.0.0.1/',
  'https://167772161/',
  'https://172.16.0.1/',
  'https://172.31.255.255/',
  'https://192.168.0.1/',
  'https://0xc0a80001/',
  'https://3232235521/',
  'https://100.64.0.1/',
  'https://100.100.100.200/',
  'https://169.254.169.254/latest/meta-data/',
  'https://0xa9fea9fe/',
  'https://2852039166/',
  'https://0251.0376.0251.0376/',
  'https://169.254.170.2/',
  'https://168.63.129.16/',
  'https://192.0.0.192/',
  'https://192.0.2.1/',
  'https://198.18.0.1/',
  'https://198.51.100.7/',
  'https://203.0.113.7/',
  'https://224.0.0.1/',
  'https://240.0.0.1/',
  'https://255.255.255.255/',
  'https://[::]/',
  'https://[::1]/',
  'https://[0:0:0:0:0:0:0:1]/',
  'https://[0000:0000:0000:0000:0000:0000:0000:0001]/',
  'https://[::ffff:127.0.0.1]/',
  'https://[::ffff:7f00:1]/',
  'https://[0:0:0:0:0:ffff:127.0.0.1]/',
  'https://[::ffff:169.254.169.254]/',
  'https://[::ffff:10.0.0.1]/',
  'https://[::127.0.0.1]/',
  'https://[::ffff:0:127.0.0.1]/',
  'https://[64:ff9b::127.0.0.1]/',
  'https://[64:ff9b::169.254.169.254]/',
  'https://[64:ff9b:1::8.8.8.8]/',
  'https://[2002:7f00:1::]/',
  'https://[2002:a9fe:a9fe::]/',
  'https://[2001:0:4136:e378:8000:63bf:80ff:fffe]/',
  'https://[2001:db8::1]/',
  'https://[3fff::1]/',
  'https://[fc00::1]/',
  'https://[fd00:ec2::254]/',
  'https://[fd20:ce::254]/',
  'https://[fe80::1]/',
  'https://[fec0::1]/',
  'https://[ff02::1]/',
  'https://[100::1]/',
  'https://[5f00::1]/',
  'https://localhost/',
  'https://LOCALHOST/',
  'https://localhost./',
  'https://app.localhost/',
];

/** What a hostile or careless resolver might say for a name that looks harmless. */
const resolutions: readonly (readonly string[])[] = [
  ['127.0.0.1'],
  ['10.0.0.1'],
  ['169.254.169.254'],
  ['::1'],
  ['::ffff:127.0.0.1'],
  ['fe80::1%lo'],
  ['0.0.0.0'],
  ['192.168.1.1', 'fd00::1'],
  ['not an address'],
];

test('no spelling of a private address gets through', async () => {
  const egress = egressWith('', { lookup: async () => ['127.0.0.1', '::1'] });
  const results = await Promise.all(
    spellings.map(async (url) => [url, (await outcome(egress, url)).result] as const),
  );
  assert.deepEqual(
    results.filter(([, result]) => !refusals.includes(result)),
    [],
  );
  assert.ok(spellings.length >= 60);
});

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

test('no name that resolves to a private address gets through', async () => {
  for (const addresses of resolutions) {
    const egress = egressWith('', { lookup: async () => addresses });
    assert.equal((await outcome(egress, 'https://erp.example/')).result, refused, addresses.join());
  }
});

test('user and password in an address are refused before anything is resolved', async () => {
  const egress = egressWith('', {
    lookup: async () => assert.fail('resolved an address that should have been refused'),
  });
  for (const url of [
    'https://user:pw@erp.example/',
    'https://erp.example@127.0.0.1/',
    'https://:pw@erp.example/',
  ]) {
    assert.equal((await outcome(egress, url)).result, 'input.address_has_credentials', url);
  }
});

test('only https and allowed http are schemes', async () => {
  const egress = egressWith('http://127.0.0.1:1');
  for (const url of [
    'ftp://erp.example/',
    'file:///etc/passwd',
    'gopher://127.0.0.1/',
    'nonsense',
    'data:text/plain,x',
  ]) {
    assert.equal((await outcome(egress, url)).result, 'input.address_malformed', url);
  }
  assert.equal((await outcome(egress, 'http://8.8.8.8/')).result, 'input.address_needs_https');
  assert.equal((await outcome(egress, 'http://127.0.0.1/')).result, 'input.address_needs_https');
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
