import assert from 'node:assert/strict';
import { test } from 'node:test';
import { routes } from '../../../src/contract/index.ts';
import type { Method } from '../../../src/service/ports.ts';
import { UpstreamError } from '../../../src/service/upstream/upstream-error.ts';
import { connected } from '../connections/connected.ts';
import { good } from '../connecting/rig.ts';

const begin = async (more: Partial<Method> = {}) => {
  const made = await connected();
  const methods = made.ports.methods as Map<string, Method>;
  const method = methods.get('odata_basic');
  assert(method);
  methods.set('odata_basic', { ...method, ...more });
  const post = (body: object) => made.ask('POST', '/api/passthrough', body);
  return { ...made, post };
};

const pass: NonNullable<Method['pass']> = async ({ values }, { path, method }) => ({
  status: 418,
  headers: { 'set-cookie': 'a=b', 'x-note': `${values['password']}` },
  body: JSON.stringify({ path, method, password: values['password'] }),
  ms: 1,
});

test('what the system answers comes back whatever its status, without its cookies and the stored secrets', async () => {
  const { post } = await begin({ pass });
  const { status, body } = await post({ path: 'orders', method: 'DELETE' });
  assert.equal(status, 200);
  assert.deepEqual(routes.passthrough.answer.body.parse(body).data, {
    is: 'http',
    status: 418,
    headers: { 'x-note': '•••' },
    body: '{"path":"/orders","method":"DELETE","password":"•••"}',
    base64encoded: false,
  });
  assert.equal(JSON.stringify(body).includes(good['password'] ?? ''), false);
});

test('what may not be said is refused by name before the system is asked', async () => {
  const { post } = await begin({ pass: () => assert.fail('the system was asked') });
  const bad: [object, string][] = [
    [{ path: '//evil.example' }, '/path'],
    [{ path: '/x', headers: { cookie: 'a=b' } }, '/headers/cookie'],
    [{ sql: 'select 1' }, '/sql'],
  ];
  for (const [body, pointer] of bad) {
    const { status, body: problem } = await post(body);
    assert.equal(status, 400);
    assert.deepEqual((problem['errors'] as { pointer: string }[])[0]?.pointer, pointer);
  }
});

test('what the sign-in sets itself is refused by name', async () => {
  const { post } = await begin({
    pass: () => Promise.reject(new UpstreamError('input.malformed', {}, { field: 'headers/x-key' })),
  });
  const { status, body } = await post({ path: '/x', headers: { 'x-key': '1' } });
  assert.deepEqual([status, (body['errors'] as { pointer: string }[])[0]?.pointer], [400, '/headers/x-key']);
});

test('a system that takes no requests says so by a code of its own, and one that takes one kind names the other', async () => {
  const { post } = await begin();
  for (const asked of [{ path: '/x' }, { sql: 'select 1' }, {}]) {
    const { status, body } = await post(asked);
    assert.deepEqual([status, body['code']], [400, 'passthrough_unsupported']);
  }
  const { post: database } = await begin({ query: async () => [] });
  const path = await database({ path: '/x' });
  assert.deepEqual([path.status, path.body['code']], [400, 'malformed_request']);
  assert.match(JSON.stringify(path.body['errors']), /a database takes sql/);
});

test('what a system says of a part that it does not take is told with that part', async () => {
  const pass: Method['pass'] = () =>
    Promise.reject(new UpstreamError('input.malformed', { reason: 'is POST here' }, { field: 'method' }));
  const { post } = await begin({ pass });
  assert.deepEqual((await post({ path: '/' })).body['errors'], [
    { pointer: '/method', detail: 'is POST here' },
  ]);
});

test('a statement may change something only where the operator lets it', async () => {
  const asked: unknown[] = [];
  const query: Method['query'] = async ({ values }, statement) => {
    asked.push(statement);
    return [{ deep: [{ of: `x${values['password']}` }] }];
  };
  const { post, ports } = await begin({ query });
  const { body } = await post({ sql: 'select $1', parameters: [1] });
  const { data } = routes.passthrough.answer.body.parse(body);
  assert.deepEqual(data, { is: 'sql', rows: [{ deep: [{ of: 'x•••' }] }] });
  assert.deepEqual(asked, [{ text: 'select $1', parameters: [1], writes: false }]);
  Object.assign(ports, { sqlWrites: true });
  await post({ sql: 'delete from t' });
  assert.deepEqual(asked.at(-1), { text: 'delete from t', parameters: [], writes: true });
});

test('refusals of the stored sign-in count, and a connection that is paused passes nothing on', async () => {
  let asked = 0;
  const refuse = async (): Promise<never> => {
    asked += 1;
    throw new UpstreamError('auth.refused');
  };
  const { post, ports } = await begin({ pass: refuse });
  for (let at = 0; at < 7; at += 1) assert.equal((await post({ path: '/x' })).status, 502);
  assert.equal(asked, 5);
  await ports.store.updateTable('connection').set({ status: 'paused' }).execute();
  assert.equal((await post({ path: '/x' })).body['code'], 'connection_paused');
});
