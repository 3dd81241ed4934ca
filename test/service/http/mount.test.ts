import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Hono } from 'hono';
import * as z from 'zod/mini';
import { OAuthError as OAuthShape, Problem, type Route } from '../../../src/contract/index.ts';
import { bodyLimit } from '../../../src/service/http/body.ts';
import { mount, type Knock } from '../../../src/service/http/mount.ts';
import { OAuthError, ProblemError } from '../../../src/service/http/problem-error.ts';
import { makePorts } from '../stand.ts';

const Body = z.object({ name: z.string().check(z.minLength(2)), tags: z.optional(z.array(z.string())) });
const route = {
  method: 'POST',
  path: '/things/{thing}',
  auth: 'none',
  summary: 'For tests',
  errors: 'problem',
  cors: false,
  accepts: ['application/json', 'application/x-www-form-urlencoded'],
  body: Body,
  query: z.object({ page: z.optional(z.string().check(z.regex(/^\d+$/))) }),
  answer: { status: 201, type: 'application/json', body: z.object({ said: z.string() }) },
} as const satisfies Route;

const { ports, lines } = await makePorts();

const appOf = () => {
  const app = new Hono();
  mount(app, ports, route, ({ body, params, query, url }) => ({
    body: {
      said: `${params.thing} ${body.name} ${query.page ?? '-'} ${url.searchParams.get('free') ?? '-'}`,
    },
  }));
  return app;
};

const post = (body: RequestInit['body'], type = 'application/json', path = '/things/one') =>
  Promise.resolve(appOf().request(path, { method: 'POST', headers: { 'content-type': type }, body }));

const problemOf = async (answer: Response) => {
  const problem = Problem.parse(await answer.json());
  assert.equal(answer.status, problem.status);
  assert.equal(answer.headers.get('content-type'), 'application/problem+json');
  return problem;
};

test('a handler sees what the row describes, and the row gives the status', async () => {
  const answer = await post(
    '{"name":"ab"}',
    'application/json; charset=utf-8',
    '/things/a%20b?page=2&free=x',
  );
  assert.deepEqual([answer.status, await answer.json()], [201, { said: 'a b ab 2 x' }]);
  assert.match(answer.headers.get('x-request-id') ?? '', /^req_/);
  const form = await post('name=ab&tags=', 'application/x-www-form-urlencoded');
  assert.equal(form.status, 201);
});

const refused: readonly (readonly [string, RequestInit['body'], string, number, string])[] = [
  ['no media type', '{}', '', 415, 'unsupported_media_type'],
  ['another media type', '<a/>', 'text/xml', 415, 'unsupported_media_type'],
  ['no JSON', '{"name":', 'application/json', 400, 'malformed_request'],
  ['nothing', '', 'application/json', 400, 'malformed_request'],
  ['no UTF-8', Buffer.from([0xff, 0xfe]), 'application/json', 400, 'malformed_request'],
  ['too much', JSON.stringify({ name: 'x'.repeat(bodyLimit) }), 'application/json', 413, 'too_large'],
  ['too deep', `{"name":${'['.repeat(40)}${']'.repeat(40)}}`, 'application/json', 400, 'malformed_request'],
  ['a form field twice', 'name=ab&name=cd', 'application/x-www-form-urlencoded', 400, 'malformed_request'],
  [
    'more fields than a form has',
    `name=ab&${Array.from({ length: 200 }, (_, at) => `f${at}=1`).join('&')}`,
    'application/x-www-form-urlencoded',
    400,
    'malformed_request',
  ],
  ['an array', '[]', 'application/json', 400, 'malformed_request'],
];

for (const [what, body, type, status, code] of refused) {
  test(`a body with ${what} is a problem of its own`, async () => {
    const problem = await problemOf(await post(body, type));
    assert.deepEqual([problem.status, problem.code], [status, code]);
  });
}

test('a body that is not there says nothing: its route does without, or names what is missing', async () => {
  const app = new Hono();
  const all = { ...route, path: '/all', body: z.strictObject({ hours: z.optional(z.number()) }) } as const;
  mount(app, ports, all, ({ body }) => ({ body: { said: JSON.stringify(body) } }));
  mount(app, ports, route, () => assert.fail('there is no name'));
  for (const type of [undefined, 'application/json', 'application/x-www-form-urlencoded', 'text/plain']) {
    const init = { method: 'POST', ...(type !== undefined && { headers: { 'content-type': type } }) };
    const answer = await app.request('/all', init);
    assert.deepEqual([answer.status, await answer.json()], [201, { said: '{}' }], type);
    const { errors } = await problemOf(await app.request('/things/one', init));
    assert.deepEqual(errors, [{ pointer: '/name', detail: 'missing' }], type);
  }
});

test('a body that grows without a length is cut off at the limit', async () => {
  let sent = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      sent += 1024;
      controller.enqueue(new Uint8Array(1024));
    },
  });
  const request = new Request('http://service.test/things/one', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: endless,
    duplex: 'half',
  });
  assert.equal((await appOf().request(request)).status, 413);
  assert.ok(sent <= bodyLimit + 4096);
});

test('a body that breaks off is its sender’s affair, and no failure of the service', async () => {
  const lengths: Record<string, string>[] = [{}, { 'content-length': '20' }];
  for (const length of lengths) {
    const broken = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.error(Object.assign(new Error('aborted'), { code: 'ECONNRESET' })),
    });
    const request = new Request('http://service.test/things/one', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...length },
      body: broken,
      duplex: 'half',
    });
    const problem = await problemOf(await appOf().request(request));
    assert.deepEqual([problem.status, problem.detail], [400, 'The body broke off.']);
  }
  assert.deepEqual(
    lines.filter(({ event }) => event === 'request.failed'),
    [],
  );
});

test('fields at fault are named by pointer, and their values never come back', async () => {
  const problem = await problemOf(await post('{"name":"x","tags":["a",5,"canary"]}', 'application/json'));
  assert.deepEqual(problem.errors, [
    { pointer: '/name', detail: 'shorter or smaller than 2' },
    { pointer: '/tags/1', detail: 'expected string' },
  ]);
  const missing = await problemOf(await post('{}', 'application/json'));
  assert.deepEqual(missing.errors, [{ pointer: '/name', detail: 'missing' }]);
  const query = await problemOf(await post('{"name":"ab"}', 'application/json', '/things/one?page=x&page=y'));
  assert.deepEqual(query.errors, [{ pointer: '/query/page', detail: 'sent more than once' }]);
});

test('what a handler throws is rendered in the shape of its route', async () => {
  const app = new Hono();
  const bare = {
    method: 'GET',
    auth: 'none',
    summary: '',
    cors: false,
    answer: { status: 200, type: 'none' },
  } as const;
  const asProblem = { ...bare, path: '/p', errors: 'problem' } as const satisfies Route;
  const asOAuth = { ...bare, path: '/o', errors: 'oauth' } as const satisfies Route;
  mount(app, ports, asProblem, () => {
    throw new ProblemError('step_changed', { headers: { 'x-a': 'b' }, members: { step: 's' } });
  });
  mount(app, ports, asOAuth, () => {
    throw new OAuthError('invalid_grant', 'a "quoted" \\ näme');
  });
  const problem = await app.request('/p');
  assert.equal(problem.headers.get('x-a'), 'b');
  assert.equal(((await problem.json()) as { step: string }).step, 's');
  const oauth = OAuthShape.parse(await (await app.request('/o')).json());
  assert.deepEqual(oauth, { error: 'invalid_grant', error_description: "a 'quoted' ' n?me" });
});

test('session routes prove their caller by the function they are given, before their body is read', async () => {
  const app = new Hono();
  const own = { ...route, auth: 'session' } as const satisfies Route;
  const authenticate = async ({ header }: Knock) => {
    if (header('x-who') === undefined) throw new ProblemError('session_unknown');
    return { who: header('x-who') };
  };
  mount(app, ports, own, ({ caller }) => ({ body: { said: caller.who ?? '' } }), { authenticate });
  const knock = (headers: Record<string, string>) =>
    app.request('/things/x', {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: '{',
    });
  assert.equal((await knock({})).status, 401);
  assert.equal((await knock({ 'x-who': 'me' })).status, 400);
  assert.throws(() => mount(new Hono(), ports, own, () => ({})), /needs authenticate/);
});
