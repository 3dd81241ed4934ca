import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test, type TestContext } from 'node:test';
import aws4 from 'aws4';
import type { HmacSignature, System, Values } from '../../../../../src/contract/index.ts';
import { createDiskCatalogue } from '../../../../../src/service/adapters/disk-catalogue.ts';
import { hmacHeaders } from '../../../../../src/service/upstream/methods/hmac.ts';
import {
  accessTo,
  checked,
  codeOf,
  openBench,
  systemWith,
  type Answer,
  type Asked,
} from '../http-api/bench.ts';

const catalogue = createDiskCatalogue();

/** How the catalogue signs this system's requests. */
const lineOf = (id: string): HmacSignature => {
  const method = catalogue.find(id)?.methods.find((each) => each.method === 'hmac_signature');
  assert.ok(method?.method === 'hmac_signature', id);
  return method;
};

/** The same, at an address of the test. */
const at = (line: HmacSignature, root: string): System => systemWith({ ...line, api: { ...line.api, root } });

const example: Values = {
  access_key_id: 'AKIAIOSFODNN7EXAMPLE',
  secret_access_key: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  region: 'us-east-1',
  bucket: 'examplebucket',
};
const thatDay = { now: new Date('2013-05-24T00:00:00Z') };
const signatureIn = (headers: Readonly<Record<string, string>>): string | undefined =>
  /Signature=(\w+)$/.exec(headers['authorization'] ?? '')?.[1];

test('the signature is the one that AWS prints for listing its example bucket', () => {
  const url = 'https://examplebucket.s3.amazonaws.com/?max-keys=2&prefix=J';
  const headers = hmacHeaders(lineOf('amazon-s3'), example, { method: 'GET', url, body: '' }, thatDay);
  assert.equal(signatureIn(headers), '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7');
  assert.equal(headers['x-amz-date'], '20130524T000000Z');
});

test('the signature is the one of AWS’s test suite for a plain GET', () => {
  const values = {
    access_key_id: 'AKIDEXAMPLE',
    secret_access_key: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
    region: 'us-east-1',
  };
  const line = JSON.parse(
    JSON.stringify(lineOf('amazon-athena')).replaceAll('sts', 'service'),
  ) as HmacSignature;
  const headers = hmacHeaders(
    line,
    values,
    { method: 'GET', url: 'https://example.amazonaws.com/', body: '' },
    { now: new Date('2015-08-30T12:36:00Z') },
  );
  assert.equal(signatureIn(headers), '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31');
});

/** A server that signs what it was asked with another library, and compares. */
const amazon =
  (service: string, refused: Answer = [403, '<Error><Code>SignatureDoesNotMatch</Code></Error>']) =>
  ({ headers, path, query, authorization }: Asked): Answer => {
    if (authorization === undefined) return [403, '<Error><Code>AccessDenied</Code></Error>'];
    const search = [...query].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
    const sent = Object.fromEntries(
      Object.entries(headers).filter(([name]) => name === 'host' || name.startsWith('x-amz-')),
    ) as Record<string, string>;
    const right = aws4.sign(
      {
        service,
        region: 'eu-central-1',
        method: 'GET',
        path: `${path}${search && '?'}${search}`,
        headers: sent,
      },
      { accessKeyId: 'AKID', secretAccessKey: 'right/secret+key' },
    );
    return right.headers?.['Authorization'] === authorization
      ? [200, '<ok/>', { 'content-type': 'text/xml' }]
      : refused;
  };

const keys: Values = {
  access_key_id: 'AKID',
  secret_access_key: 'right/secret+key',
  region: 'eu-central-1',
  bucket: 'b',
};

const run = async (t: TestContext, id: string, values: Values, answer: (asked: Asked) => Answer) => {
  const bench = await openBench(t, answer);
  const access = accessTo(at(lineOf(id), bench.address), values);
  return { bench, ...(await checked(bench.method('hmac_signature'), access)) };
};

for (const [id, service] of [
  ['amazon-s3', 's3'],
  ['minio', 's3'],
  ['amazon-athena', 'sts'],
] as const)
  test(`${id}: a server that signs with another library lets in who has the key, and nobody else`, async (t) => {
    const good = await run(t, id, keys, amazon(service));
    assert.equal(good.outcome.status, 'passed', JSON.stringify(good.outcome));
    const evidence = good.outcome.status === 'passed' ? good.outcome.evidence.map(({ code }) => code) : [];
    assert.ok(evidence.includes('auth.signed_in') && evidence.includes('auth.control_refused'));
    const wrong = await run(t, id, { ...keys, secret_access_key: 'canary-wrong' }, amazon(service));
    assert.equal(codeOf(wrong), 'auth.key_refused');
    assert.equal(wrong.outcome.status === 'failed' && wrong.outcome.failure.field, 'secret_access_key');
    assert.doesNotMatch(JSON.stringify([wrong.stages, wrong.bench.asked]), /canary-wrong/);
  });

test('a key that may not do this, and a clock that is wrong, are told apart from a wrong key', async (t) => {
  const code = async (body: string) =>
    codeOf(await run(t, 'amazon-s3', keys, (asked) => (asked.authorization ? [403, body] : [403])));
  assert.equal(await code('<Code>AccessDenied</Code>'), 'auth.not_permitted');
  assert.equal(await code('<Code>InvalidAccessKeyId</Code>'), 'auth.key_refused');
  assert.equal(await code('<Code>RequestTimeTooSkewed</Code>'), 'auth.failed');
});

test('Unleashed: the query alone is signed, in Base64, and sent with the ID', async (t) => {
  const values = { api_id: 'id-1', key: 'secret' };
  const guarded = ({ headers, query }: Asked): Answer => {
    const right = createHmac('sha256', 'secret').update(query.toString()).digest('base64');
    const isRight = headers['api-auth-id'] === 'id-1' && headers['api-auth-signature'] === right;
    return isRight ? [200, { Items: [] }] : [403];
  };
  assert.equal((await run(t, 'unleashed', values, guarded)).outcome.status, 'passed');
  assert.equal(codeOf(await run(t, 'unleashed', { ...values, key: 'wrong' }, guarded)), 'auth.key_refused');
});

test('Fiix: the address without its scheme is signed, and an error inside a 200 is one', async (t) => {
  const values = { subdomain: 'acme', app_key: 'app', access_key_id: 'access', secret_key: 'secret' };
  const guarded = ({ headers, path, query }: Asked): Answer => {
    const right = createHmac('sha256', 'secret')
      .update(`${headers.host}${path}?${query.toString()}`)
      .digest('hex');
    const isRight = headers.authorization === right && query.get('accessKey') === 'access';
    return [200, isRight ? { _maCn: 'RpcResponse' } : { error: { code: 1 } }];
  };
  const good = await run(t, 'fiix', values, guarded);
  assert.equal(good.outcome.status, 'passed', JSON.stringify(good.outcome));
  assert.equal(codeOf(await run(t, 'fiix', { ...values, secret_key: 'wrong' }, guarded)), 'auth.key_refused');
});

test('a nonce is never the same twice, and every fact of a request can be signed', () => {
  const line: HmacSignature = {
    ...lineOf('unleashed'),
    signed: '{METHOD} {URL} {PATH} {BODY} {SECONDS} {MILLISECONDS} {DATE} {NONCE}',
    headers: { 'X-Nonce': '{NONCE}', 'X-Date': '{DATE}', 'X-Sign': '{SIGNATURE}' },
    encoding: 'hex_base64',
  };
  const request = { method: 'POST', url: 'https://a.example/b?c=d', body: '{}' } as const;
  const [one, other] = [1, 2].map(() => hmacHeaders(line, { key: 'k' }, request));
  assert.notEqual(one?.['x-nonce'], other?.['x-nonce']);
  const fixed = hmacHeaders(line, { key: 'k' }, request, { ...thatDay, nonce: 'n' });
  const text = 'POST https://a.example/b?c=d /b {} 1369353600 1369353600000 Fri, 24 May 2013 00:00:00 GMT n';
  const hex = createHmac('sha256', 'k').update(text).digest('hex');
  assert.equal(fixed['x-sign'], Buffer.from(hex).toString('base64'));
});

test('what was typed cannot break a line of what is signed, or a header', async (t) => {
  const broken = await run(t, 'amazon-s3', { ...keys, region: 'eu\nx-amz-date:1' }, () => [200]);
  assert.equal(codeOf(broken), 'input.malformed');
  assert.equal(broken.bench.asked.length, 0);
  const caught = await run(t, 'amazon-s3', { ...keys, access_key_id: 'AK ID' }, () => [200]);
  assert.equal(codeOf(caught), 'input.secret_unsendable');
});
