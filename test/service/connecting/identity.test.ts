import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { HttpApi, System } from '../../../src/contract/index.ts';
import { createDiskCatalogue } from '../../../src/service/adapters/disk-catalogue.ts';
import { differencesOf, type SignedIn } from '../../../src/service/connecting/identity.ts';
import { whose } from '../../../src/service/upstream/methods/http-api/whose.ts';

const catalogue = createDiskCatalogue();
const client = { id: 'mkc_test', mode: 'test' } as const;

const signedIn = (id: string, body: object, address: string): SignedIn => {
  const system = catalogue.find(id, 'basic') as System;
  const [method] = system.methods;
  const { whoami } = (method as unknown as { readonly api: HttpApi }).api;
  const answer = { status: 200, headers: {}, body: JSON.stringify(body), ms: 1 };
  const values = { address, username: 'robot', password: 'secret' };
  return { system, values, client, ...whose(whoami, answer, 'robot') };
};
const at = 'https://acme.atlassian.example';
const jira = (body: object, address = at) => signedIn('jira-service-management', body, address);
const confluence = (body: object, address = at) => signedIn('confluence', body, address);

/** As each of the two answers whom it is asked by, in the cloud and on a company's own server. */
const people = {
  'Jira in the cloud': (key: string, displayName: string) =>
    jira({ self: `${at}/rest/api/2/user?accountId=${key}`, accountId: key, displayName }),
  'Jira on a server': (key: string, displayName: string) =>
    jira({ self: `${at}/rest/api/2/user?username=ann`, key, name: 'ann', displayName }),
  'Confluence in the cloud': (key: string, displayName: string) =>
    confluence({ type: 'known', accountId: key, displayName }),
  'Confluence on a server': (key: string, displayName: string) =>
    confluence({ type: 'known', userKey: key, username: 'ann', displayName }),
};

for (const [where, person] of Object.entries(people)) {
  test(`${where}: two people of one name are told apart, and the question shows which is which`, () => {
    assert.deepEqual(differencesOf(person('557058:a1', 'Ann Lee'), person('557058:b2', 'Ann Lee')), [
      { what: 'account', was: 'Ann Lee (557058:a1)', now: 'Ann Lee (557058:b2)' },
    ]);
  });

  test(`${where}: somebody who has another name now is not asked`, () => {
    assert.deepEqual(differencesOf(person('557058:a1', 'Ann Lee'), person('557058:a1', 'Ann Berg')), []);
  });
}

test('an id of another place is somebody else’s: the names are compared, too', () => {
  const before = jira({ self: at, key: 'JIRAUSER10100', displayName: 'Ann Lee' });
  const after = jira({ self: at, key: 'JIRAUSER10100', displayName: 'Bo Lee' }, 'https://other.example');
  assert.deepEqual(
    differencesOf(before, after).map(({ what }) => what),
    ['account', 'address'],
  );
});

test('a connection from before ids were kept is compared by name, and a sign-in without an id as well', () => {
  const [named, numbered] = [
    jira({ self: at, displayName: 'Ann Lee' }),
    people['Jira in the cloud']('a1', 'Ann Lee'),
  ];
  assert.deepEqual(differencesOf(named, named), []);
  assert.deepEqual(
    differencesOf(named, numbered).map(({ what }) => what),
    ['account'],
  );
});
