import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judgedPath } from '../../../src/service/passthrough/path.ts';

const tricks: Readonly<Record<string, string>> = {
  'another host': '//evil.example/x',
  'another host, after a path': '/x//evil.example',
  'a whole address': 'https://evil.example/x',
  'an address without slashes': 'https:evil.example//x',
  'a script': 'javascript:alert(1)//',
  'backslashes for slashes': '\\\\evil.example\\x',
  'one backslash': '/\\evil.example',
  'an encoded backslash': '/%5Cevil.example',
  'a backslash encoded twice': '/%255cevil.example',
  'two dots': '/../admin',
  'two dots at the end': '/orders/..',
  'one dot': '/./orders',
  'dots with a parameter': '/..;/admin',
  'encoded dots': '/%2e%2e/admin',
  'half encoded dots': '/.%2E/admin',
  'dots encoded twice': '/%252e%252e/admin',
  'dots encoded three times': '/%25252e%25252e/admin',
  'what is encoded more often than anybody does': '/%252525252e%252525252e/admin',
  'dots between encoded slashes': '/orders%2f..%2f..%2fadmin',
  'a line break': '/orders\r\nX-Injected: 1',
  'an encoded line break': '/orders%0d%0aX-Injected:%201',
  'a line break encoded twice': '/orders%250d%250a',
  'a zero byte': '/orders%00',
  'a query of its own': '/orders?key=1',
  'a fragment': '/orders#x',
  'a space': '/orders /x',
  'half an escape': '/orders%2',
  'an escape that is none': '/orders%zz',
  'bytes that are no text': '/orders%ff',
  'bytes that are no text, encoded twice': '/orders%25ff',
  'dots beside a stray percent sign': '/100%25/%252e%252e/admin',
  'bytes that are dots for careless decoders': '/%c0%ae%c0%ae/admin',
  'signs beyond ASCII': '/ordres/é',
  'full-width dots and slash': '/．．／admin',
  'encoded full-width dots': '/%ef%bc%8e%ef%bc%8e/admin',
  'an encoded full-width slash': '/orders%ef%bc%8f..%ef%bc%8fadmin',
  'an encoded full-width backslash': '/orders%ef%bc%bcadmin',
  'two dots in one sign': '/%e2%80%a5/admin',
};

for (const [what, path] of Object.entries(tricks))
  test(`a path with ${what} leads nowhere`, () => assert.equal(judgedPath(path), undefined));

test('paths of resources pass as they are', () => {
  const fine = [
    '/orders',
    "/Orders('4711')/Items",
    '/projects/group%2Fproject/issues',
    '/work%20orders/1',
    '/v1.2/..x/x..',
    '/$metadata',
    '/$batch',
    '/entities;v=2/@me',
    '/caf%C3%A9',
    '/100%25',
    '/',
  ];
  for (const path of fine) assert.equal(judgedPath(path), path, path);
  assert.equal(judgedPath('orders'), '/orders');
  assert.equal(judgedPath(''), '/');
  // A name before an @ is a part of the path once a slash stands before it.
  assert.equal(judgedPath('user@evil.example'), '/user@evil.example');
});
