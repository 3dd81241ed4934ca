import assert from 'node:assert/strict';
import { test } from 'node:test';
import { registrationProblems, type Registration } from '../../../src/service/clients/registration.ts';

const good: Registration = {
  name: 'Partner',
  mode: 'live',
  redirectUris: ['https://app.example/makini/callback?x=1'],
  origins: ['https://app.example', 'https://app.example:8443'],
};
const local: Registration = {
  name: 'Partner',
  mode: 'test',
  redirectUris: ['http://localhost:3000/cb', 'http://127.0.0.1:3000/cb', 'http://[::1]:3000/cb'],
  origins: ['http://localhost:3000'],
};

test('a live client on https and a test client on this machine are fine', () => {
  assert.deepEqual([registrationProblems(good), registrationProblems(local)], [[], []]);
});

const wrong: readonly (readonly [string, Registration, RegExp])[] = [
  ['no name', { ...good, name: ' ' }, /^--name/],
  ['no redirect URI', { ...good, redirectUris: [] }, /^--redirect-uri is missing/],
  ['no origin', { ...good, origins: [] }, /^--origin is missing/],
  ['a relative redirect URI', { ...good, redirectUris: ['/callback'] }, /not an absolute URL/],
  ['a fragment', { ...good, redirectUris: ['https://a.example/#x'] }, /has a fragment/],
  ['an empty fragment', { ...good, redirectUris: ['https://a.example/#'] }, /has a fragment/],
  ['a user name in it', { ...good, redirectUris: ['https://u@a.example/'] }, /user name/],
  ['another scheme', { ...good, redirectUris: ['myapp://callback'] }, /neither https nor http/],
  ['http beyond this machine', { ...local, redirectUris: ['http://a.example/'] }, /use https/],
  [
    'http for a live client',
    { ...local, mode: 'live', origins: ['https://a.example'], redirectUris: ['http://localhost/'] },
    /live client/,
  ],
  ['an origin with a path', { ...good, origins: ['https://a.example/x'] }, /write https:\/\/a\.example/],
  ['an origin with a slash', { ...good, origins: ['https://a.example/'] }, /write https:\/\/a\.example/],
  ['an origin with a wildcard', { ...good, origins: ['https://*.example'] }, /no wildcards/],
  ['an origin that ends a policy', { ...good, origins: ['https://a;b.example'] }, /plain name or address/],
  ['a quote in a host', { ...good, redirectUris: ["https://a'b.example/"] }, /plain name or address/],
  ['a line break in its name', { ...good, name: 'Part\nner' }, /not shown/],
  ['a name written backwards', { ...good, name: 'Part\u202ener' }, /not shown/],
  ['a null origin', { ...good, origins: ['null'] }, /not an origin/],
];

for (const [what, registration, words] of wrong) {
  test(`${what} is refused with one sentence`, () => {
    const problems = registrationProblems(registration);
    assert.equal(problems.length, 1, problems.join('\n'));
    assert.match(problems[0] ?? '', words);
  });
}
