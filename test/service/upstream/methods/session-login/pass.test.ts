import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PassedRequest } from '../../../../../src/service/passthrough/passing.ts';
import { passedCall } from '../../../../../src/service/upstream/methods/session-login/pass.ts';
import { UpstreamError } from '../../../../../src/service/upstream/upstream-error.ts';

const call = (method: unknown, params: unknown = [[], {}]): string => JSON.stringify({ method, params });
const request = (changes: Partial<PassedRequest> = {}): PassedRequest => ({
  ...{ method: 'POST', path: '/', query: [], headers: { 'content-type': 'application/json' } },
  body: call('model.party.party.search'),
  ...changes,
});

test('a call of a model is taken as it is written', () => {
  assert.deepEqual(passedCall(request()), { method: 'model.party.party.search', parameters: [[], {}] });
});

const refused: readonly (readonly [string, Partial<PassedRequest>, string])[] = [
  ['another path', { path: '/archive/' }, 'path'],
  ['another verb', { method: 'PUT' }, 'method'],
  ['a query', { query: [['a', 'b']] }, 'query'],
  ['a header', { headers: { 'x-tenant': 'a' } }, 'headers/x-tenant'],
  ['no body', { body: undefined }, 'body'],
  ['bytes', { body: new Uint8Array([1]) }, 'body'],
  ['no JSON', { body: '{' }, 'body'],
  ['a list of calls', { body: `[${call('model.party.party.search')}]` }, 'body'],
  ['a method that is no text', { body: call(7) }, 'body'],
  ['parameters that are no list', { body: call('model.party.party.search', {}) }, 'body'],
  ...[
    'common.db.login',
    'common.db.logout',
    'common.db.reset_login',
    'report.party.label.execute',
    'wizard.party.replace.create',
    'model.party',
    'model..party.search',
    'model.party.party._search',
    'model.party.party.search\u0000',
    'MODEL.party.party.search',
    'model.ir.session.search_read',
    'model.res.user.set_preferences',
    'model.res.user.application.search_read',
  ].map((method) => [`the method ${JSON.stringify(method)}`, { body: call(method) }, 'body/method'] as const),
];

for (const [what, changes, field] of refused)
  test(`${what} is refused by name, with a reason`, () => {
    assert.throws(
      () => passedCall(request(changes)),
      (error) =>
        error instanceof UpstreamError &&
        error.code === 'input.malformed' &&
        error.failure.field === field &&
        String(error.failure.values['reason'] ?? '') !== '',
    );
  });

test('models whose names begin like those of users are called', () => {
  assert.equal(
    passedCall(request({ body: call('model.res.users_list.search') })).method,
    'model.res.users_list.search',
  );
});
