import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Mode } from '../../../src/contract/index.ts';
import { createDiskCatalogue } from '../../../src/service/adapters/disk-catalogue.ts';
import { Secret } from '../../../src/service/secret.ts';
import { registrationProblems } from '../../../src/service/upstream-clients/problems.ts';

const catalogue = createDiskCatalogue();
const good = {
  client: 'mkc_test_1',
  system: 'larkfield-test-erp-sign-in-page',
  issuer: 'https://login.example',
  id: 'app',
  secret: 'hush',
};

const problems = (changes: Partial<typeof good> = {}, mode: Mode = 'test'): string => {
  const { secret, ...rest } = { ...good, ...changes };
  return registrationProblems(
    { ...rest, secret: new Secret(secret) },
    mode,
    catalogue.find(rest.system),
  ).join('\n');
};

test('A registration that is whole has no problem, also on this machine for a test client.', () => {
  assert.equal(problems(), '');
  assert.equal(problems({ issuer: 'https://login.example/tenant/v2.0' }), '');
  assert.equal(problems({ issuer: 'http://127.0.0.1:4411/oidc' }), '');
});

const wrong: readonly [Partial<typeof good>, RegExp, Mode?][] = [
  [{ system: 'nowhere' }, /^--system nowhere is not in the catalogue: /],
  [{ system: 'redmine' }, /^--system redmine is not signed in to by OAuth 2: /],
  [{}, /is offered to test clients alone: /, 'live'],
  [{ issuer: 'login.example' }, /^--issuer login\.example is not a URL: /],
  [{ issuer: 'http://login.example' }, /is not https: the secret is sent there\.$/],
  [{ issuer: 'ftp://127.0.0.1' }, /is not https/],
  [{ issuer: 'https://login.example?a=1' }, /has a query or a fragment: /],
  [{ issuer: 'https://login.example/#a' }, /has a query or a fragment: /],
  [{ issuer: 'https://me@login.example' }, /carries a user name or password: /],
  [{ issuer: 'https://*.example' }, /has a space or a \* in it: /],
  [{ id: '' }, /^--client-id is empty: /],
  [{ id: 'a b' }, /^--client-id has a space, /],
  [{ id: 'x'.repeat(201) }, /^--client-id is longer than 200 signs: /],
  [{ secret: '' }, /^The secret is empty: /],
  [{ secret: 'two\nlines' }, /^The secret has a space, a line break /],
  [{ secret: 'x'.repeat(1025) }, /^The secret is longer than 1024 signs: /],
];

test('What is wrong is said in a sentence that names it and the way out, and never holds the secret.', () => {
  for (const [changes, expected, mode] of wrong) {
    const said = problems(changes, mode);
    assert.match(said, expected);
    assert.equal(said.split('\n').length, 1, said);
  }
  assert.ok(!problems({ secret: 'two lines of it', id: '' }).includes('two lines'));
  assert.equal(problems({ issuer: 'http://127.0.0.1:1', system: 'nowhere' }, 'live').split('\n').length, 2);
});
