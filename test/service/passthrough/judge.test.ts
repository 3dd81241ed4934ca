import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PassthroughRequest } from '../../../src/contract/index.ts';
import { ProblemError } from '../../../src/service/http/problem-error.ts';
import { judgedRequest } from '../../../src/service/passthrough/judge.ts';

const pointerOf = (asked: PassthroughRequest): string | undefined => {
  try {
    judgedRequest(asked);
  } catch (error) {
    assert(error instanceof ProblemError, String(error));
    return error.facts.errors?.[0]?.pointer;
  }
  return undefined;
};

const refused: readonly string[] = [
  'Authorization',
  'aUTHORIZATION',
  'Cookie',
  'COOKIE2',
  'Host',
  'Proxy-Authorization',
  'Connection',
  'Content-Length',
  'Transfer-Encoding',
  'TE',
  'Upgrade',
  'Expect',
  'X-Forwarded-For',
  'Forwarded',
  'Via',
  'Sec-Fetch-Site',
  'Accept-Encoding',
];

for (const name of refused)
  test(`the header ${name} is not the caller’s to set`, () =>
    assert.equal(pointerOf({ path: '/x', headers: { [name]: 'a' } }), `/headers/${name}`));

test('header lines are not broken, nor smuggled under odd names', () => {
  for (const value of ['a\r\nX-Key: b', 'a\nb', 'a\0', 'é'])
    assert.equal(pointerOf({ path: '/x', headers: { 'x-note': value } }), '/headers/x-note');
  for (const name of ['x note', 'x:note', 'authorization ', ' authorization', 'x\r\ny', ''])
    assert.notEqual(pointerOf({ path: '/x', headers: { [name]: 'a' } }), undefined, JSON.stringify(name));
  assert.equal(pointerOf({ path: '/x', headers: { 'X-A': '1', 'x-a': '2' } }), '/headers/x-a');
});

test('a query keeps to names and values, and a body to requests that have one', () => {
  assert.equal(pointerOf({ path: '/x', query: { 'a&key': '1' } }), '/query/a&key');
  assert.equal(pointerOf({ path: '/x', query: { a: '\ud800' } }), '/query/a');
  assert.equal(pointerOf({ path: '/x', body: 'a' }), '/body');
  assert.equal(pointerOf({ path: '/x', method: 'POST', body: 'é', base64encoded: true }), '/body');
  assert.equal(pointerOf({ path: '/x?y' }), '/path');
});

test('what may be said is said as it was', () => {
  const judged = judgedRequest({
    path: 'orders/1',
    method: 'PATCH',
    query: { $filter: "a eq 'b'", 'x[y]': '1' },
    headers: { 'If-Match': '"1"', 'Content-Type': 'application/json' },
    body: '{"a":1}',
  });
  assert.deepEqual(judged, {
    method: 'PATCH',
    path: '/orders/1',
    query: [
      ['$filter', "a eq 'b'"],
      ['x[y]', '1'],
    ],
    headers: { 'if-match': '"1"', 'content-type': 'application/json' },
    body: '{"a":1}',
  });
  const bytes = judgedRequest({ path: '/f', method: 'PUT', body: '/wA=', base64encoded: true }).body;
  assert.deepEqual(Buffer.from(bytes as Uint8Array), Buffer.from([255, 0]));
});
