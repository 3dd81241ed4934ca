// What a partner's backend gets wrong, sent without the SDK: each is refused, with the field, the reason and the way out. Nothing is guessed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Problem } from '../../src/contract/index.ts';
import type { Method } from '../../src/service/ports.ts';
import { connected } from './connections/connected.ts';
import { makeStand } from './stand.ts';

/** What is sent, and what is said: where it is wrong, and why. */
type Case = readonly [method: string, path: string, body: object | undefined, pointer: string, why: RegExp];

const requireRefused = (status: number, body: unknown, [method, path, , pointer, why]: Case): void => {
  const { errors = [], code, reference } = Problem.parse(body);
  const said = `${method} ${path} ${JSON.stringify(body)}`;
  assert.deepEqual([status, code, reference !== undefined], [400, 'malformed_request', true], said);
  assert.deepEqual([errors[0]?.pointer], [pointer], said);
  assert.match(errors[0]?.detail ?? '', why, said);
};

const settings = '/api/integrations/current/settings';
const data = '/api/raw/tables/WorkOrders/data';
const pass = '/api/passthrough';
const unknown = /^is not known here$/;

const ofConnection: readonly Case[] = [
  ['GET', '/api/raw/tables?page=0', undefined, '/query/page', /whole number from 1/],
  ['GET', '/api/raw/tables?per_page=101', undefined, '/query/per_page', /from 1 to 100/],
  ['GET', '/api/raw/tables?filter[name]=x', undefined, '/query/filter[name]', unknown],
  ['GET', `${data}?limit=5`, undefined, '/query/limit', /is not a parameter/],
  ['GET', `${data}?filter[title:like]=x`, undefined, '/query/filter[title:like]', /none of eq, contains/],
  ['GET', `${data}?sort[nope]=1`, undefined, '/query/sort[nope]', /has no column nope/],
  ['PUT', settings, {}, '/include', /missing/],
  ['PUT', settings, { include: [], includeNew: true }, '/includeNew', unknown],
  ['PUT', settings, { include: [{ table: 'T', column: 'x' }] }, '/include/0', /GET this address/],
  ['POST', pass, {}, '/path', /is missing/],
  ['POST', pass, { url: '/x' }, '/url', unknown],
  ['POST', pass, { Path: '/x' }, '/Path', unknown],
  ['POST', pass, { path: 'https://evil.example/x' }, '/path', /below the connected address/],
  ['POST', pass, { path: '/x', parameters: [1] }, '/parameters', /go with sql/],
];

test('what is asked of a connection and cannot be meant is refused by name', async () => {
  const { ask, ports } = await connected();
  const methods = ports.methods as Map<string, Method>;
  const known = methods.get('odata_basic') ?? assert.fail();
  methods.set('odata_basic', { ...known, pass: () => assert.fail('the system was asked') });
  for (const each of ofConnection) {
    const [method, path, body] = each;
    const answer = await ask(method, path, body);
    requireRefused(answer.status, answer.body, each);
  }
});

test('a statement goes alone: what belongs to a path beside it is refused by name', async () => {
  const { ask, ports } = await connected();
  const methods = ports.methods as Map<string, Method>;
  const known = methods.get('odata_basic') ?? assert.fail();
  methods.set('odata_basic', { ...known, query: () => assert.fail('the database was asked') });
  for (const more of [
    { path: '/x' },
    { method: 'POST' },
    { query: { a: '1' } },
    { headers: {} },
    { body: 'x' },
  ]) {
    const body = { sql: 'select 1', ...more };
    const answer = await ask('POST', pass, body);
    requireRefused(answer.status, answer.body, [
      ...(['POST', pass, body] as const),
      `/${Object.keys(more)[0]}`,
      /is there beside sql/,
    ]);
  }
});

const webhooks = '/api/system/webhooks';
const list = '/api/system/connections';

test('what is asked of the service and cannot be meant is refused by name, a misspelt filter too', async () => {
  const { bearer, appToken, connected: connect, ports } = await makeStand();
  const app = await appToken();
  const { connection } = await connect();
  const json = { 'content-type': 'application/json' };
  const ask = (method: string, path: string, body?: object) =>
    bearer(path, app, { method, ...(body && { headers: json, body: JSON.stringify(body) }) });
  const made = await ask('POST', webhooks, { url: 'https://app.example/hook' });
  const { data: endpoint } = (await made.json()) as { data: { id: string } };
  const own = `${webhooks}/${endpoint.id}`;
  const cases: readonly Case[] = [
    ['GET', `${list}?filter[customer]=x`, undefined, '/query/filter[customer]', unknown],
    ['GET', `${list}?status=active`, undefined, '/query/status', unknown],
    ['GET', `${list}?filter[status]=bad`, undefined, '/query/filter[status]', /statuses of a connection/],
    ['GET', `${own}/deliveries?status=failed`, undefined, '/query/status', unknown],
    ['POST', `${list}/${connection}/token?overlap=1h`, undefined, '/query/overlap', /seconds/],
    ['POST', `${list}/${connection}/token?overlapp=1`, undefined, '/query/overlapp', unknown],
    ['POST', `${list}/${connection}/pause?bye=customer`, undefined, '/query/bye', unknown],
    ['POST', webhooks, { url: 'https://app.example/b', eventz: ['token.revoked'] }, '/eventz', unknown],
    ['PATCH', own, { enable: false }, '/enable', unknown],
    ['POST', `${own}/replay`, { since: 'yesterday' }, '/since', /such as 2026-/],
    ['POST', `${own}/replay`, { since: '2026-01-01T00:00:00Z', failed: true }, '/failed', unknown],
    ['POST', `${own}/secret`, { overlap: 0 }, '/overlap', unknown],
  ];
  for (const each of cases) {
    const [method, path, body] = each;
    const answer = await ask(method, path, body);
    requireRefused(answer.status, await answer.json(), each);
  }
  const rows = await ports.store.selectFrom('webhook_endpoint').select('id').execute();
  assert.equal(rows.length, 1);
});
