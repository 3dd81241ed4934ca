// The headers of everything the service serves: each route of the table, pages, files, errors, preflights.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { routes, type Route } from '../../src/contract/index.ts';
import { createService } from '../../src/service/service.ts';
import { signInRig } from './connecting/sign-in-rig.ts';
import { HostedBrowser } from './hosted-browser.ts';
import { basic, issuer, makeStand, origin } from './stand.ts';

const stand = await makeStand();
const { app } = stand;

/** A policy's directives by name; a name twice is a mistake that browsers read their own way. */
const directives = (policy: string): Map<string, string> => {
  const pairs = policy.split(';').map((part): [string, string] => {
    const [name = '', ...values] = part.trim().split(/\s+/);
    return [name, values.join(' ')];
  });
  assert.equal(new Set(pairs.map(([name]) => name)).size, pairs.length, policy);
  return new Map(pairs);
};

const immutable = 'public, max-age=31536000, immutable';
const denied = ['camera', 'microphone', 'geolocation', 'payment', 'usb', 'display-capture', 'clipboard-read'];

/** What holds for every answer. */
const judgeAll = ({ headers }: Response, what: string): Map<string, string> => {
  const is = (name: string, ...values: (string | null)[]) =>
    assert.ok(values.includes(headers.get(name)), `${what}: ${name} is ${headers.get(name)}`);
  is('x-content-type-options', 'nosniff');
  is('cross-origin-opener-policy', 'same-origin');
  is('cross-origin-resource-policy', 'same-origin', 'cross-origin');
  is('referrer-policy', 'no-referrer', 'same-origin');
  is('cache-control', 'no-store', immutable);
  is('strict-transport-security', 'max-age=31536000');
  is('access-control-allow-credentials', null);
  for (const name of ['server', 'x-powered-by']) is(name, null);
  const permissions = (headers.get('permissions-policy') ?? '').split(', ');
  for (const feature of denied) assert.ok(permissions.includes(`${feature}=()`), `${what}: ${feature}`);
  assert.ok(
    permissions.every((each) => each.endsWith('=()')),
    what,
  );
  const policy = directives(headers.get('content-security-policy') ?? '');
  assert.equal(policy.get('default-src'), "'none'", what);
  assert.equal(policy.get('base-uri'), "'none'", what);
  assert.doesNotMatch([...policy.values()].join(' '), /unsafe|\*|data:|blob:|https?:$/, what);
  return policy;
};

const isHtml = ({ headers }: Response): boolean =>
  (headers.get('content-type') ?? '').startsWith('text/html');

/** A page's policy has no other directives than these, and Trusted Types always. */
const judgePage = (answer: Response, what: string): Map<string, string> => {
  assert.ok(isHtml(answer), `${what}: ${answer.status} ${answer.headers.get('content-type')}`);
  const policy = judgeAll(answer, what);
  assert.equal(policy.get('require-trusted-types-for'), "'script'", what);
  assert.match(policy.get('trusted-types') ?? '', /^('none'|lit-html 'allow-duplicates')$/, what);
  assert.match(policy.get('script-src') ?? "'none'", /^'(none|self)'$/, what);
  assert.equal(answer.headers.get('cache-control'), 'no-store', what);
  return policy;
};

const judgeData = (answer: Response, what: string): void => {
  assert.ok(!isHtml(answer), what);
  const policy = Object.fromEntries(judgeAll(answer, what));
  const nothing = "'none'";
  assert.deepEqual(
    policy,
    { 'default-src': nothing, 'base-uri': nothing, 'form-action': nothing, 'frame-ancestors': nothing },
    what,
  );
};

const judge = (answer: Response, what: string): unknown =>
  isHtml(answer) ? judgePage(answer, what) : judgeData(answer, what);

const ask = (path: string, init: RequestInit = {}) => Promise.resolve(app.request(path, init));
const filled = ({ path }: Route): string => path.replace(/\{\w+\}/g, 'x');
const table = Object.values(routes) as Route[];

test('every route has them, whether it refuses, fails, or is asked by another method', async () => {
  for (const route of table)
    for (const method of [route.method, 'PUT', 'HEAD', 'OPTIONS'])
      for (const from of [undefined, origin, 'https://evil.test', 'null']) {
        const headers = { ...(from !== undefined && { origin: from }) };
        judge(await ask(filled(route), { method, headers }), `${method} ${route.path} from ${from}`);
      }
});

test('answers that succeed have them as well', async () => {
  const { token } = await stand.connected();
  const client = { authorization: basic(stand.client) };
  const form = { ...client, 'content-type': 'application/x-www-form-urlencoded' };
  const asApp = await stand.appToken();
  const succeed: [string, RequestInit][] = [
    ['/.well-known/oauth-authorization-server', {}],
    ['/link/token', { method: 'POST', headers: form, body: 'grant_type=client_credentials' }],
    ['/oauth/introspect', { method: 'POST', headers: form, body: new URLSearchParams({ token }).toString() }],
    ['/api/integrations/current', { headers: { authorization: `Bearer ${token}` } }],
    ['/api/raw/tables', { headers: { authorization: `Bearer ${token}` } }],
    ['/api/system/connections', { headers: { authorization: `Bearer ${asApp}` } }],
    ['/openapi.json', {}],
    ['/healthz', {}],
    ['/problems/not_found', {}],
  ];
  for (const [path, init] of succeed) {
    const answer = await ask(path, init);
    assert.equal(answer.status, 200, path);
    judgeData(answer, path);
    assert.equal(answer.headers.get('access-control-allow-origin'), null, path);
  }
});

test('only files that never change may be kept, and only the element’s are for other origins', async () => {
  const element = await ask('/element/1.2.3/makini-connect.js');
  judgeData(element, 'element');
  const of = ({ headers }: Response) => [
    headers.get('cache-control'),
    headers.get('access-control-allow-origin'),
    headers.get('cross-origin-resource-policy'),
  ];
  assert.deepEqual(of(element), [immutable, '*', 'cross-origin']);
  const page = await ask('/pages/1.2.3/frame/frame.js');
  judgeData(page, 'page');
  assert.deepEqual(of(page), [immutable, null, 'same-origin']);
  for (const missing of ['/element/1.2.3/none.js', '/pages/9.9.9/frame/frame.js', '/nowhere', '/%']) {
    const answer = await ask(missing);
    judgeData(answer, missing);
    assert.deepEqual(of(answer), ['no-store', null, 'same-origin'], missing);
  }
});

test('an error inside the service has them too', async () => {
  const asApp = await stand.appToken();
  const broken = createService({ ...stand.ports, store: {} as typeof stand.ports.store });
  for (const [path, status] of [
    ['/readyz', 503],
    ['/api/system/client', 500],
    [`/connect/frame?client=${stand.client.id}`, 500],
    ['/oauth/authorize?client_id=a', 500],
  ] as const) {
    const authorization = `Bearer ${asApp}`;
    const answer = await broken.request(path, {
      headers: path.startsWith('/api') ? { authorization } : { origin },
    });
    assert.equal(answer.status, status, path);
    judge(answer, path);
  }
});

test('the frame may be embedded by the registered origins alone, also where those isolate themselves', async () => {
  const frame = await ask(`/connect/frame?client=${stand.client.id}`);
  const policy = judgePage(frame, 'frame');
  assert.equal(policy.get('frame-ancestors'), `${origin} ${issuer}`);
  assert.equal(policy.get('form-action'), "'self'");
  assert.equal(frame.headers.get('cross-origin-resource-policy'), 'cross-origin');
  assert.equal(frame.headers.get('cross-origin-embedder-policy'), 'require-corp');
  const unknown = await ask('/connect/frame?client=nobody');
  const words = judgePage(unknown, 'frame of nobody');
  assert.deepEqual([words.get('script-src'), words.get('form-action')], [undefined, "'none'"]);
});

test('the hosted page and every page of words can be framed by nobody', async () => {
  const browser = new HostedBrowser(issuer, (url, init) => app.request(url, init));
  const pushed = await stand.post('/oauth/par', stand.pushed({ origin: '' }));
  const { request_uri } = (await pushed.json()) as { request_uri: string };
  const query = new URLSearchParams({ client_id: stand.client.id, request_uri }).toString();
  const path = await browser.arrive(`/oauth/authorize?${query}`);
  const pages: [string, Response][] = [
    ['hosted', await browser.ask(path)],
    ['carried by another browser', await ask(path)],
    ['opened before', await ask(`/oauth/authorize?${query}`)],
    ['unknown', await ask('/oauth/authorize?client_id=a&request_uri=b')],
    ['sandbox without a way back', await ask('/sandbox/sign-in')],
    ['sandbox', await ask(`/sandbox/sign-in?state=s&redirect_uri=${issuer}/oauth/callback/a/b`)],
    ['a way back nobody waits for', await ask('/oauth/callback/a/b?state=x&code=y')],
  ];
  for (const [what, page] of pages) {
    const policy = judgePage(page, what);
    assert.equal(policy.get('frame-ancestors'), "'none'", what);
    assert.equal(policy.has('script-src'), what === 'hosted', what);
  }
});

test('the tab of a sign-in has them, from its start to its end', async (t) => {
  const made = await signInRig();
  t.after(made.close);
  const started = await made.start(await made.atSignIn());
  for (const [what, { headers, status, html }] of [
    ['start', started],
    ['return', await made.comeBack(started)],
  ] as const) {
    const policy = directives(headers.get('content-security-policy') ?? '');
    assert.equal(status, 200, html);
    assert.deepEqual(
      [policy.get('require-trusted-types-for'), policy.get('trusted-types'), policy.get('frame-ancestors')],
      ["'script'", "'none'", "'none'"],
      what,
    );
  }
});

test('a registered page may call what is for pages, nobody else anything, and no page what takes secrets', async () => {
  for (const route of table)
    for (const from of [origin, 'https://evil.test', 'https://app.test.evil.test', 'null', issuer])
      for (const method of [route.method, 'OPTIONS']) {
        const { headers } = await ask(filled(route), { method, headers: { origin: from } });
        const expected = route.cors && from === origin ? origin : null;
        assert.equal(headers.get('access-control-allow-origin'), expected, `${method} ${route.path} ${from}`);
        if (route.cors) assert.match(headers.get('vary') ?? '', /Origin/);
      }
  const secret = table.filter(({ auth }) => ['client', 'app', 'token', 'frame'].includes(auth));
  assert.ok(secret.length > 10 && secret.every(({ cors }) => !cors));
});

test('strict transport is asked for where the service has a name of its own on https', async () => {
  for (const [of, expected] of [
    ['https://connect.example', 'max-age=31536000'],
    ['https://localhost:4100', null],
    ['https://127.0.0.1:4100', null],
    ['http://127.0.0.1:4100', null],
  ] as const) {
    const answer = await createService({ ...stand.ports, issuer: of }).request('/healthz');
    assert.equal(answer.headers.get('strict-transport-security'), expected, of);
  }
});
