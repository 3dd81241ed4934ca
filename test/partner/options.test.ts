import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PartnerError, createPartner } from '../../src/partner/index.ts';
import type { PartnerOptions } from '../../src/partner/index.ts';

const good: PartnerOptions = {
  service: 'https://connect.example',
  clientId: 'client-1',
  clientSecret: 'a-secret',
  origins: ['https://app.example'],
  customer: () => null,
  onToken: () => undefined,
};

const problemOf = (change: object): string => {
  try {
    createPartner({ ...good, ...change });
    return '';
  } catch (error) {
    assert.ok(error instanceof PartnerError);
    assert.equal(error.code, 'options_malformed');
    return error.message;
  }
};

const cases: [string, object, RegExp][] = [
  ['a service that is no URL', { service: 'connect' }, /service is not an absolute URL\./],
  ['http beyond loopback', { service: 'http://connect.example' }, /service must be https/],
  ['a service with a path', { service: 'https://connect.example/x' }, /here "https:\/\/connect\.example"/],
  ['a service with a slash', { service: 'https://connect.example/' }, /must be an origin and nothing more/],
  ['a service of another scheme', { service: 'ftp://connect.example' }, /neither https nor http/],
  ['no client id', { clientId: '' }, /clientId is missing/],
  ['no secret', { clientSecret: undefined }, /clientSecret is missing/],
  ['an empty secret in the list', { clientSecret: ['a', ''] }, /clientSecret is missing or empty/],
  ['a short binding key', { bindingKey: 'short' }, /bindingKey must have at least 32/],
  ['no origins', { origins: [] }, /origins must list at least one/],
  ['an origin with a path', { origins: ['https://app.example/app'] }, /origins\[0\] must be an origin/],
  ['a base path without slash', { basePath: 'makini' }, /basePath must look like/],
  ['a base path that ends in one', { basePath: '/makini/' }, /basePath must look like/],
  ['a relative callback URL', { callbackUrl: '/cb' }, /callbackUrl is not an absolute URL/],
  ['a callback URL with a fragment', { callbackUrl: 'https://a.example/cb#x' }, /callbackUrl has/],
  ['a public URL with a path', { publicUrl: 'https://a.example/x' }, /publicUrl must be an origin/],
  ['no customer function', { customer: 'me' }, /customer must be a function/],
  ['no onToken', { onToken: undefined }, /onToken must be a function/],
  ['a may that is no function', { may: true }, /may must be a function/],
  ['system ids that cannot be', { systems: ['SAP S/4'] }, /systems must be a list of ids/],
];

for (const [what, change, sentence] of cases) {
  test(`${what} is refused at the start`, () => assert.match(problemOf(change), sentence));
}

test('every problem is said at once, and no secret is shown', () => {
  const said = problemOf({ service: 'x', clientId: '', clientSecret: ['topsecret', ''], origins: [] });
  assert.equal(said.match(/\. |\.$/g)?.length, 4);
  assert.doesNotMatch(said, /topsecret/);
});

test('http is taken on loopback', () => {
  for (const service of ['http://127.0.0.1:4000', 'http://localhost:4000', 'http://[::1]:4000']) {
    assert.equal(problemOf({ service }), '');
  }
});
