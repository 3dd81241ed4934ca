import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { Access } from '../../../../../src/service/ports.ts';
import { createDiskCatalogue } from '../../../../../src/service/adapters/disk-catalogue.ts';
import { createSessionLogin } from '../../../../../src/service/upstream/methods/session-login/session-login.ts';
import { UpstreamError } from '../../../../../src/service/upstream/upstream-error.ts';
import { egressWith, http } from '../../egress/servers.ts';

type Answer = { result: unknown } | { error: unknown } | number;
type Script = (method: string, count: number, session: string | undefined) => Answer;

/** A server that speaks as Tryton does; `count` is how often a method was called. */
const scripted = async (t: TestContext, script: Script) => {
  const called: string[] = [];
  const port = await http(t, (question, response) => {
    const chunks: Buffer[] = [];
    question.on('data', (chunk: Buffer) => chunks.push(chunk));
    question.on('end', () => {
      const { method } = JSON.parse(Buffer.concat(chunks).toString()) as { method: string };
      called.push(method);
      const count = called.filter((each) => each === method).length;
      const answer = script(method, count, question.headers.authorization);
      if (typeof answer === 'number')
        return response.writeHead(answer, { 'content-type': 'text/html' }).end('<p>no</p>');
      return response.setHeader('content-type', 'application/json').end(JSON.stringify({ id: 1, ...answer }));
    });
  });
  const system = createDiskCatalogue().find('tryton') ?? assert.fail();
  const address = `http://127.0.0.1:${port}`;
  const values = { address, database: 'plant', username: 'ann', password: 'canary-77' };
  const access: Access = { system, values, client: { id: 'c', mode: 'test' } };
  return { called, access, method: createSessionLogin({ egress: egressWith(address) }) };
};

const usual: Script = (method, _count, session) => {
  if (method === 'common.server.version') return { result: '6.0.29' };
  if (method === 'common.db.list') return { result: ['plant'] };
  if (method === 'common.db.login') return { result: [7, 'key'] };
  if (method === 'common.db.logout') return { result: null };
  return session === undefined ? 401 : { result: [] };
};

const forever = new AbortController().signal;
const table = { name: 'party.party', custom: false, columns: [] };
const query = { page: 1, perPage: 5, filter: [], match: 'all', sort: [] } as const;
const checkCode = async (script: Script, t: TestContext) => {
  const { method, access, called } = await scripted(t, script);
  const outcome = await method.check(access, () => undefined, forever);
  return { code: outcome.status === 'failed' ? outcome.failure.code : outcome.status, called };
};

test('a read signs in, asks, and signs out', async (t) => {
  const { method, access, called } = await scripted(t, usual);
  await method.read(access, table, query, forever);
  assert.deepEqual(called, [
    'common.db.login',
    'model.party.party.search_read',
    'model.party.party.search_count',
    'common.db.logout',
  ]);
});

test('a session that ends early is opened once more, and only once', async (t) => {
  const ends =
    (times: number): Script =>
    (method, count, session) =>
      method === 'model.party.party.search_read' && count <= times ? 401 : usual(method, count, session);
  const once = await scripted(t, ends(1));
  await once.method.read(once.access, table, query, forever);
  assert.equal(once.called.filter((method) => method === 'common.db.login').length, 2);
  const always = await scripted(t, ends(9));
  const error: unknown = await always.method
    .read(always.access, table, query, forever)
    .catch((thrown: unknown) => thrown);
  assert.equal(error instanceof UpstreamError && error.code, 'auth.session_ended');
  assert.equal(always.called.filter((method) => method === 'common.db.login').length, 2);
});

test('a check sends one sign-in, whatever comes after it', async (t) => {
  const { code, called } = await checkCode(
    (method, count, session) =>
      method === 'model.ir.model.search_read' ? 401 : usual(method, count, session),
    t,
  );
  assert.equal(code, 'auth.session_ended');
  assert.equal(called.filter((method) => method === 'common.db.login').length, 1);
  assert.equal(called.at(-1), 'common.db.logout');
});

test('a second factor, too many attempts, a system without the models and an open door are told apart', async (t) => {
  const login =
    (answer: Answer): Script =>
    (method, count, session) =>
      method === 'common.db.login' ? answer : usual(method, count, session);
  assert.equal(
    (await checkCode(login({ error: ['LoginException', ['code', 'Code', 'char']] }), t)).code,
    'auth.second_factor',
  );
  assert.equal((await checkCode(login(429), t)).code, 'auth.too_many_attempts');
  assert.equal((await checkCode(login({ result: null }), t)).code, 'auth.failed');
  assert.equal((await checkCode(usual, t)).code, 'access.module_missing');
  assert.equal((await checkCode(() => ({ result: 'Hello' }), t)).code, 'service.not_this_product');
});

const passed = {
  method: 'POST',
  path: '/',
  query: [],
  headers: {},
  body: '{"method":"model.party.party.search","params":[[],{}]}',
} as const;

test('a call of the partner’s own signs in, asks, and signs out; what the system says is the answer', async (t) => {
  const { method, access, called } = await scripted(t, (name, count, session) =>
    name === 'model.party.party.search' ? { error: ['UserError', ['no']] } : usual(name, count, session),
  );
  const answer = await method.pass?.(access, passed, forever);
  assert.deepEqual(
    [answer?.status, JSON.parse(answer?.body ?? '')],
    [200, { id: 1, error: ['UserError', ['no']] }],
  );
  assert.deepEqual(called, ['common.db.login', 'model.party.party.search', 'common.db.logout']);
  const wrong = method.pass?.(access, { ...passed, path: '/archive/' }, forever);
  await assert.rejects(async () => wrong, { code: 'input.malformed' });
  assert.equal(called.length, 3);
});

test('a call within a session that has ended counts as a sign-in that is refused, after one more', async (t) => {
  const { method, access, called } = await scripted(t, (name, count, session) =>
    name === 'model.party.party.search' ? 401 : usual(name, count, session),
  );
  await assert.rejects(async () => method.pass?.(access, passed, forever), { code: 'auth.session_ended' });
  assert.equal(called.filter((name) => name === 'common.db.login').length, 2);
});

test('fields and models of modules that are not Tryton’s are the customer’s; where that is not told, nothing is', async (t) => {
  const fields = (more: object = {}) => ({ id: { type: 'integer' }, name: { type: 'char' }, ...more });
  const looking =
    (tells: boolean): Script =>
    (name, count, session) => {
      if (session === undefined) return usual(name, count, session);
      if (name === 'model.ir.model.search_read' && count === 1) return { result: [{ model: 'party.party' }] };
      if (name === 'model.ir.model.access.get_access')
        return {
          result: { 'party.party': { read: 1 }, 'plant.machine': { read: 1 }, 'plant.ask': { read: 1 } },
        };
      if (name === 'model.plant.ask.search') return 403;
      if (name.endsWith('fields_get')) return { result: fields({ asset_no: { type: 'char' } }) };
      if (!tells) return 403;
      if (name === 'model.ir.model.search_read')
        return { result: ['plant.ask', 'plant.machine'].map((model) => ({ model, module: 'plant' })) };
      const field = (of: string, module: string) => ({
        name: of,
        module,
        'model.': { model: 'party.party' },
      });
      return { result: [field('asset_no', 'plant'), field('name', 'party')] };
    };
  const described = async (tells: boolean) => {
    const { method, access } = await scripted(t, looking(tells));
    return (await method.describe(access, forever)).map(({ name, custom, columns }) => [
      name,
      custom,
      columns.filter((column) => column.custom).map((column) => column.name),
    ]);
  };
  assert.deepEqual(await described(true), [
    ['party.party', false, ['asset_no']],
    ['plant.machine', true, []],
  ]);
  assert.deepEqual(await described(false), [['party.party', false, []]]);
});
