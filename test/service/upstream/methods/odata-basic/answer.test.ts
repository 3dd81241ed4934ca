import assert from 'node:assert/strict';
import type { RequestListener } from 'node:http';
import { test, type TestContext } from 'node:test';
import { http, tcp } from '../../egress/servers.ts';
import { accessTo, checked, forever, methodFor } from './systems.ts';

interface Answer {
  readonly status: number;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

const json = (value: unknown): Answer => ({
  status: 200,
  headers: { 'content-type': 'application/json', 'odata-version': '4.0' },
  body: JSON.stringify(value),
});
const basic = { 'www-authenticate': 'Basic realm="Works"' };
const page = { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>Sign in</html>' };

/** A system that answers by path, and by whether somebody signed in. */
const answering =
  (answer: (path: string, signedIn: boolean) => Answer): RequestListener =>
  (request, response) => {
    const { status, headers, body } = answer(
      (request.url ?? '').replace(/\?.*/, ''),
      'authorization' in request.headers,
    );
    response.writeHead(status, headers).end(body);
  };

const start = async (t: TestContext, answer: (path: string, signedIn: boolean) => Answer) => {
  const port = await http(t, answering(answer));
  return { method: methodFor([port]), access: accessTo(`http://127.0.0.1:${port}/od`) };
};

const codeAfterSignIn = async (
  t: TestContext,
  answer: Answer,
  control: Answer = { status: 401, headers: basic },
) => {
  const { method, access } = await start(t, (_path, signedIn) => (signedIn ? answer : control));
  const { outcome } = await checked(method, access);
  return outcome.status === 'failed' ? outcome.failure.code : outcome.status;
};

test('what a sign-in is answered with is read, not guessed', async (t) => {
  const cases: readonly (readonly [string, Answer])[] = [
    ['auth.refused', { status: 401, headers: basic }],
    ['auth.basic_not_offered', { status: 401, headers: { 'www-authenticate': 'Negotiate' } }],
    ['auth.not_permitted', { status: 403 }],
    ['auth.sign_in_page', page],
    ['auth.sign_in_page', { status: 302, headers: { location: '/login' } }],
    ['service.rate_limited', { status: 429 }],
    ['service.unavailable', { status: 503 }],
    ['auth.failed', { status: 500 }],
    [
      'auth.failed',
      { status: 200, headers: { 'content-type': 'application/json' }, body: '{"error":"wrong"}' },
    ],
  ];
  for (const [code, answer] of cases)
    assert.equal(await codeAfterSignIn(t, answer), code, JSON.stringify(answer));
});

test('what stands at the address is read before anybody signs in', async (t) => {
  const cases: readonly (readonly [string, Answer])[] = [
    ['service.not_found', { status: 404 }],
    ['service.redirected', { status: 301, headers: { location: 'https://login.example/' } }],
    ['service.not_this_product', page],
    ['service.not_this_product', { status: 200, body: 'hello' }],
    ['service.error', { status: 500 }],
    ['service.unavailable', { status: 503 }],
    ['service.rate_limited', { status: 429 }],
    ['auth.basic_not_offered', { status: 401, headers: { 'www-authenticate': 'Bearer' } }],
    ['service.other_product', { status: 401, headers: { 'www-authenticate': 'Basic realm="Redmine API"' } }],
  ];
  for (const [code, control] of cases) {
    const never = (): Answer => ({ status: 200, body: assert.fail('signed in where nobody should') });
    const { method, access } = await start(t, (_path, signedIn) => (signedIn ? never() : control));
    const { outcome } = await checked(method, access);
    assert.equal(outcome.status === 'failed' && outcome.failure.code, code);
  }
});

test('one check is one sign-in attempt when it is refused', async (t) => {
  let attempts = 0;
  const { method, access } = await start(t, (_path, signedIn) => {
    attempts += Number(signedIn);
    return { status: 401, headers: basic };
  });
  await checked(method, access);
  assert.equal(attempts, 1);
});

test('an answer without a sign-in is a warning: the login is not proven', async (t) => {
  const { method, access } = await start(t, (path) =>
    json({ value: path === '/od/' ? [{ name: 'Orders', url: 'Orders' }] : [{ id: 1 }] }),
  );
  const { outcome } = await checked(method, access);
  assert.deepEqual(outcome.status === 'passed' && outcome.warnings.map(({ code }) => code), [
    'auth.not_proven',
  ]);
});

test('tables that are partly closed, and tables without records, are warnings', async (t) => {
  const { method, access } = await start(t, (path, signedIn) => {
    if (!signedIn) return { status: 401, headers: basic };
    if (path === '/od/')
      return json({
        value: [
          { name: 'Open', url: 'Open' },
          { name: 'Closed', url: 'Closed' },
        ],
      });
    return path === '/od/Closed' ? { status: 403 } : json({ value: [] });
  });
  const { outcome } = await checked(method, access);
  assert.deepEqual(outcome.status === 'passed' && outcome.warnings.map(({ code }) => code), [
    'access.partial',
    'data.empty',
  ]);
});

test('a service that offers no table says so', async (t) => {
  const { method, access } = await start(t, (_path, signedIn) =>
    signedIn ? json({ value: [] }) : { status: 401, headers: basic },
  );
  const { outcome } = await checked(method, access);
  assert.equal(outcome.status === 'failed' && outcome.failure.code, 'data.nothing_offered');
});

test('names that could break out of a URL or a page are not tables', async (t) => {
  const names = ['../../admin', 'A B', "x')", '<script>', 'a'.repeat(10_000), 'Fine'];
  const { method, access } = await start(t, (path, signedIn) => {
    if (!signedIn) return { status: 401, headers: basic };
    return path === '/od/'
      ? json({ value: names.map((name) => ({ name, url: name })) })
      : json({ value: [{ id: 1 }] });
  });
  const { outcome } = await checked(method, access);
  const seen = outcome.status === 'passed' ? outcome.evidence : [];
  assert.deepEqual(seen.find(({ code }) => code === 'data.records')?.values, { table: 'Fine', count: 1 });
});

test('a redirect names the host it points to, cut and cleaned', async (t) => {
  const { method, access } = await start(t, () => ({
    status: 302,
    headers: { location: 'https://login.example/x?secret=1' },
  }));
  const { outcome } = await checked(method, access);
  assert.equal(outcome.status === 'failed' && outcome.failure.values['location'], 'login.example');
  assert.equal(JSON.stringify(outcome).includes('secret'), false);
});

test('a system that hangs is given up when the caller does', async (t) => {
  const stop = new AbortController();
  const port = await tcp(t, (socket) => socket.once('data', () => stop.abort()));
  const { outcome } = await checked(methodFor([port]), accessTo(`http://127.0.0.1:${port}`), stop.signal);
  assert.equal(outcome.status === 'failed' && outcome.failure.code, 'service.interrupted');
});

test('plain http where the operator opened none is asked to be https, in the probe', async () => {
  const probe = await methodFor([]).probe(accessTo('http://127.0.0.1:9/od'), forever);
  assert.deepEqual(
    probe.stages.map(({ stage, failure }) => [stage, failure?.code]),
    [['input', 'input.address_needs_https']],
  );
});
