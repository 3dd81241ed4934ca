import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Problem, routes } from '../../../src/contract/index.ts';
import { noRoute, patternOf } from '../../../src/service/http/access-log.ts';
import { readProxies } from '../../../src/service/http/network-address.ts';
import { createService } from '../../../src/service/service.ts';
import { makeStand, origin } from '../stand.ts';

const answered = async () => {
  const stand = await makeStand();
  const lines = () => stand.lines.filter(({ event }) => event === 'request.answered');
  return { ...stand, answers: lines };
};

test('Every answer has a line with the route that gave it, how it ended and how long it took, and nothing else.', async () => {
  const { app, answers, connected, bearer } = await answered();
  const { token } = await connected();
  const before = answers().length;
  await bearer('/api/raw/tables/Orders/data?page=1&filter%5BID%3Aeq%5D=c4n4ry', token);
  await app.request('/problems/not_found?x=c4n4ry', { headers: { 'x-request-id': 'c4n4ry-12345' } });
  await app.request('/connect/sessions', { method: 'OPTIONS', headers: { origin } });
  await app.request('/c4n4ry');
  await app.request('/link/token', { method: 'PUT' });
  await app.request('/link/token', { method: 'C4N4RY' });
  const lines = answers().slice(before);
  assert.deepEqual(
    lines.map(({ level, facts: { method, route, status } }) => [level, method, route, status]),
    [
      ['info', 'GET', '/api/raw/tables/{table}/data', 200],
      ['info', 'GET', '/problems/{code}', 200],
      ['info', 'OPTIONS', '/connect/sessions', 204],
      ['info', 'GET', noRoute, 404],
      ['info', 'PUT', noRoute, 405],
      ['info', 'other', noRoute, 405],
    ],
  );
  for (const { facts } of lines) {
    assert.deepEqual(Object.keys(facts), ['reference', 'method', 'route', 'status', 'ms']);
    assert.ok(Number(facts['ms']) >= 0);
  }
  assert.doesNotMatch(JSON.stringify(lines), /c4n4ry/i);
});

test('The id of the line is the reference that the answer shows, also when nobody foresaw what happened.', async () => {
  const { app, answers, ports, lines } = await answered();
  for (const [path, init] of [
    ['/nowhere', {}],
    ['/connect/session/step', { headers: { origin } }],
    ['/connect/sessions', { method: 'POST', headers: { origin }, body: 'x' }],
  ] as const) {
    const answer = await app.request(path, init);
    const { reference } = Problem.parse(await answer.json());
    assert.equal(answers().at(-1)?.facts['reference'], reference, path);
  }
  const store = new Proxy(ports.store, {
    get: () => {
      throw new Error('broken');
    },
  });
  const answer = await createService({ ...ports, store }).request('/connect/frame?client=x');
  const { reference } = Problem.parse(await answer.json());
  assert.deepEqual(
    lines.slice(-2).map(({ event, facts }) => [event, facts['reference']]),
    [
      ['request.failed', reference],
      ['request.answered', reference],
    ],
  );
});

test('A line has the id that a trusted proxy gave the request, and no id of anybody else.', async () => {
  const { blocks } = readProxies('203.0.113.7');
  const { app, lines } = await makeStand({ trustedProxies: blocks });
  const from = (remoteAddress: string) =>
    app.request(
      '/nowhere',
      { headers: { 'x-request-id': 'proxy-said-this' } },
      { incoming: { socket: { remoteAddress } } },
    );
  await from('203.0.113.7');
  await from('203.0.113.8');
  const [trusted, other] = lines.map(({ facts }) => facts['reference']);
  assert.equal(trusted, 'proxy-said-this');
  assert.match(String(other), /^req_/);
});

test('What supervisors ask every few seconds is told to those who want to know everything.', async () => {
  const { app, answers } = await answered();
  await app.request('/healthz');
  await app.request('/readyz');
  assert.deepEqual(
    answers().map(({ level, facts }) => [level, facts['route']]),
    [
      ['debug', '/healthz'],
      ['debug', '/readyz'],
    ],
  );
});

test('A route is written as the table of routes writes it.', async () => {
  const { app } = await makeStand();
  const patterns = new Set(
    app.routes.filter(({ method }) => method !== 'ALL').map(({ path }) => patternOf(path)),
  );
  for (const { path } of Object.values(routes)) assert.ok(patterns.has(path), path);
  assert.ok(
    [...patterns].every((pattern) => !/[:+*]/.test(pattern)),
    [...patterns].join(' '),
  );
});
