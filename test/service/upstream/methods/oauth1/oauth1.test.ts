import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import oauthSign from 'oauth-sign';
import type { HttpApi, OAuth1, Values } from '../../../../../src/contract/index.ts';
import { oauth1Header } from '../../../../../src/service/upstream/methods/oauth1.ts';
import {
  accessTo,
  checked,
  codeOf,
  field,
  forever,
  openBench,
  systemWith,
  type Answer,
  type Asked,
} from '../http-api/bench.ts';

const api: HttpApi = {
  root: '{address}/api',
  whoami: { path: '/me', query: { $top: '1', note: 'a b+c=d&é' } },
  data: {
    is: 'tables',
    paging: { by: 'offset', offset: 'offset', limit: 'limit', most: 3 },
    tables: [{ name: 'orders', path: '/orders', rows: '/orders', key: 'id' }],
  },
};

const method = (more: Partial<OAuth1> = {}): OAuth1 => ({
  method: 'oauth1',
  fields: [
    field('address', 'url'),
    field('consumer_key', 'text'),
    field('consumer_secret', 'secret'),
    field('token_id', 'text'),
    field('token_secret', 'secret'),
  ],
  signature: 'HMAC-SHA256',
  api,
  ...more,
});

const keys: Values = {
  consumer_key: 'consumer',
  consumer_secret: 'consumer-secret/&',
  token_id: 'token',
  token_secret: 'token-secret=%',
};

const signatureIn = (header: string): string =>
  decodeURIComponent(/oauth_signature="([^"]*)"/.exec(header)?.[1] ?? '');

test('the signature is the one that the OAuth Core specification prints for its photographs', () => {
  const values = {
    consumer_key: 'dpf43f3p2l4k3l03',
    consumer_secret: 'kd94hf93k423kf44',
    token_id: 'nnch734d00sl2jdk',
    token_secret: 'pfkkdhi9sl3r4s00',
  };
  const url = 'http://photos.example.net/photos?file=vacation.jpg&size=original';
  const header = oauth1Header(
    method({ signature: 'HMAC-SHA1' }),
    values,
    { method: 'GET', url, body: '' },
    { nonce: 'kllo9940pd9333jh', timestamp: 1_191_242_096 },
  );
  assert.equal(signatureIn(header), 'tR3+Ty81lMeYAr/Fid0kMTYa/WM=');
});

test('the signature is the one that comes of the request which NetSuite documents', () => {
  const values = {
    account_id: '123456',
    consumer_key: 'ef40afdd8abaac111b13825dd5e5e2ddddb44f86d5a0dd6dcf38c20aae6b67e4',
    consumer_secret: 'd26ad321a4b2f23b0741c8d38392ce01c3e23e109df6c96eac6d099e9ab9e8b5',
    token_id: '2b0ce516420110bcbd36b69e99196d1b7f6de3c6234c5afb799b73d87569f5cc',
    token_secret: 'c29a677df7d5439a458c063654187e3d678d73aca8e3c9d8bea1478a3eb0d295',
  };
  const url =
    'https://123456.restlets.api.netsuite.com/app/site/hosting/restlet.nl?script=6&deploy=1&customParam=someValue&testParam=someOtherValue';
  const header = oauth1Header(
    method({ realm: { value: '{account_id}', as: 'account' } }),
    values,
    { method: 'POST', url, body: '' },
    { nonce: 'fjaLirsIcCGVZWzBX0pg', timestamp: 1_508_242_306 },
  );
  assert.equal(signatureIn(header), '+KK4SKNgz4ZiILGLwOMtfYlgcXSy1eis8ldE9X90azQ=');
  assert.match(header, /^OAuth realm="123456", oauth_consumer_key=/);
});

test('a sandbox’s account is written as its realm wants it, and what could end the realm is left out', () => {
  const realm = { value: '{account_id}', as: 'account' } as const;
  const of = (account: string) =>
    oauth1Header(
      method({ realm }),
      { ...keys, account_id: account },
      { method: 'GET', url: 'https://a.example/', body: '' },
    );
  assert.match(of('1234567-sb1'), /^OAuth realm="1234567_SB1", /);
  assert.match(of('a"b\\'), /^OAuth realm="AB", /);
});

test('a query is signed as it is meant, however its names and spaces are written', () => {
  const of = (query: string) =>
    signatureIn(
      oauth1Header(
        method(),
        keys,
        { method: 'GET', url: `https://a.example/x?${query}`, body: '' },
        { nonce: 'n', timestamp: 1 },
      ),
    );
  assert.equal(of('%24top=1&note=a+b'), of('note=a%20b&$top=1'));
  assert.notEqual(of('$top=1'), of('$top=2'));
});

const parts = (header = ''): Record<string, string> =>
  Object.fromEntries(
    [...header.matchAll(/(\w+)="([^"]*)"/g)].map(([, name = '', value = '']) => [
      name,
      decodeURIComponent(value),
    ]),
  );

/** A server that keeps the rules of RFC 5849 section 3.2, with another library's signatures. */
const guarded = (expect: { signature: 'HMAC-SHA1' | 'HMAC-SHA256' }) => {
  const seen = new Set<string>();
  return ({ authorization, path, query, headers }: Asked): Answer => {
    if (!authorization?.startsWith('OAuth ')) return [401, '', { 'www-authenticate': 'OAuth' }];
    const { oauth_signature: signature = '', realm: _realm, ...sent } = parts(authorization);
    const { oauth_nonce: nonce = '', oauth_timestamp: at = '' } = sent;
    if (seen.has(nonce) || Math.abs(Date.now() / 1_000 - Number(at)) > 300) return [401, 'nonce_used'];
    seen.add(nonce);
    const address = `http://${headers.host}${path}`;
    const all = { ...sent, ...Object.fromEntries(query) };
    const right = oauthSign.sign(
      expect.signature,
      'GET',
      address,
      all,
      'consumer-secret/&',
      'token-secret=%',
    );
    if (sent['oauth_token'] !== 'token' || right !== signature) return [401, { error: 'signature_invalid' }];
    if (path === '/api/orders') return [200, { orders: [{ id: 1 }, { id: 2 }] }];
    return path === '/api/me' ? [200, { id: 7 }] : [403];
  };
};

const run = async (t: TestContext, line: OAuth1, values: Values, answer: (asked: Asked) => Answer) => {
  const bench = await openBench(t, answer);
  const access = accessTo(systemWith(line), { address: bench.address, ...values });
  const checkedOnce = await checked(bench.method('oauth1'), access);
  return { bench, access, ...checkedOnce };
};

for (const signature of ['HMAC-SHA256', 'HMAC-SHA1'] as const)
  test(`a server that checks ${signature} with another library lets every request in, and its control out`, async (t) => {
    const { outcome, bench, access } = await run(t, method({ signature }), keys, guarded({ signature }));
    assert.equal(outcome.status, 'passed', JSON.stringify(outcome));
    const evidence = outcome.status === 'passed' ? outcome.evidence.map(({ code }) => code) : [];
    assert.ok(evidence.includes('auth.signed_in') && evidence.includes('auth.control_refused'));
    const [table] = await bench.method('oauth1').describe(access, forever);
    assert.ok(table);
    const query = { page: 1, perPage: 2, filter: [], match: 'all', sort: [] } as const;
    assert.equal((await bench.method('oauth1').read(access, table, query, forever)).rows.length, 2);
  });

test('the person may name the signature method where the line does not', async (t) => {
  const { signature: _none, ...open } = method();
  const values = { ...keys, signature: 'HMAC-SHA1' };
  const { outcome } = await run(t, open, values, guarded({ signature: 'HMAC-SHA1' }));
  assert.equal(outcome.status, 'passed');
});

test('a wrong secret is refused at the first secret field, and no secret is sent or told', async (t) => {
  const wrong = { ...keys, token_secret: 'canary-wrong' };
  const { outcome, stages, bench } = await run(t, method(), wrong, guarded({ signature: 'HMAC-SHA256' }));
  assert.equal(codeOf({ outcome }), 'auth.key_refused');
  assert.equal(outcome.status === 'failed' && outcome.failure.field, 'consumer_secret');
  assert.doesNotMatch(JSON.stringify([stages, bench.asked]), /canary-wrong|consumer-secret/);
});

test('keys that are right and not permitted are told apart from wrong ones', async (t) => {
  const line = method({ api: { ...api, whoami: { path: '/closed' } } });
  const { outcome } = await run(t, line, keys, guarded({ signature: 'HMAC-SHA256' }));
  assert.equal(codeOf({ outcome }), 'auth.not_permitted');
});

test('a key with a sign that was caught while copying is judged before anything is sent', async (t) => {
  const { outcome, bench } = await run(t, method(), { ...keys, token_id: 'tok en' }, () => [200]);
  assert.equal(codeOf({ outcome }), 'input.secret_unsendable');
  assert.equal(outcome.status === 'failed' && outcome.failure.field, 'token_id');
  assert.equal(bench.asked.length, 0);
});

test('a server that is not there is told as such', async (t) => {
  const bench = await openBench(t, () => [200]);
  const access = accessTo(systemWith(method()), { ...keys, address: 'http://127.0.0.1:1' });
  assert.match(codeOf(await checked(bench.method('oauth1'), access)) ?? '', /^(?:input|network)\./);
});
