import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { OAuthError, Problem, routes, type Route } from '../../src/contract/index.ts';
import { createService } from '../../src/service/service.ts';
import { catalogue } from './connecting/script.ts';
import { headerSafe, hostileText, requestFor, typed } from './noise.ts';
import { basic, issuer, makeStand, origin } from './stand.ts';

const stand = await makeStand({ catalogue });
const appToken = await stand.appToken();

interface Opened {
  readonly session: { readonly token: string };
  readonly step: { readonly id: string };
}

/** A session open at the first step, with its token; so that noise gets past the door. */
const openedSession = async (system?: string): Promise<Opened> => {
  const pushed = await stand.post('/oauth/par', stand.pushed());
  const { request_uri } = (await pushed.json()) as { request_uri: string };
  const answer = await stand.app.request('/connect/sessions', {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json', 'idempotency-key': 'open-key-1' },
    body: JSON.stringify({ request_uri, system }),
  });
  assert.equal(answer.status, 201);
  return (await answer.json()) as Opened;
};

/** The service's own page, with the token it got for its ticket; the step is the form it shows. */
interface FrameDoor {
  readonly token: string;
  readonly step: { readonly id: string };
}

const ownPage = { origin: issuer, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' };

const openedFrame = async (): Promise<FrameDoor> => {
  const { session } = await openedSession('plain');
  const headers = { origin, authorization: `Bearer ${session.token}` };
  const ticket = await stand.app.request('/connect/session/ticket', { method: 'POST', headers });
  const body = await ticket.text();
  const answer = await stand.app.request('/connect/frame/open', { method: 'POST', headers: ownPage, body });
  assert.equal(answer.status, 200);
  return (await answer.json()) as FrameDoor;
};

/** Credentials of every kind, fresh: some routes end what they are given. */
const credentials = async (): Promise<readonly (string | undefined)[]> => [
  undefined,
  basic(stand.client),
  `Bearer ${(await stand.connected()).token}`,
  `Bearer ${appToken}`,
  `Bearer ${(await openedSession()).session.token}`,
  `Bearer ${(await openedFrame()).token}`,
  'Basic x',
  'Bearer',
  '',
];

const judge = async (route: Route, answer: Response): Promise<void> => {
  if (answer.status < 400) {
    // A stream that was opened does not end by itself.
    if (route.answer.type === 'text/event-stream') await answer.body?.cancel();
    return;
  }
  assert.ok(answer.status < 500, `${route.method} ${route.path}: ${answer.status}`);
  const type = answer.headers.get('content-type') ?? '';
  const body: unknown = await answer.json().catch(() => undefined);
  if (type.startsWith('text/html') && route.answer.type === 'text/html') return;
  if (route.errors === 'oauth') {
    assert.equal(type, 'application/json');
    OAuthError.parse(body);
  } else {
    assert.equal(type, 'application/problem+json');
    const problem = Problem.parse(body);
    assert.equal(problem.status, answer.status);
    assert.equal(problem.type, `https://connect.test/problems/${problem.code}`);
  }
  assert.ok(!JSON.stringify(body).includes('    at '));
};

for (const name of ['frameProbe', 'frameSubmit'] as const) {
  const route = routes[name];
  test(`whatever the frame itself sends to ${name}, the answer is never a 500`, async () => {
    let door = await openedFrame();
    let beyond = 0;
    const body = fc.oneof(
      fc.record({ values: typed, again: fc.option(fc.boolean(), { nil: undefined }) }),
      fc.record({ values: fc.jsonValue(), again: fc.jsonValue() }),
    );
    await fc.assert(
      fc.asyncProperty(body, fc.option(hostileText, { nil: undefined }), async (sent, key) => {
        const headers: [string, string][] = [
          ...Object.entries(ownPage),
          ['authorization', `Bearer ${door.token}`],
          ...(key === undefined ? [] : [['idempotency-key', headerSafe(key)] as [string, string]]),
        ];
        const answer = await stand.app.request(
          new Request(`http://service.test${route.path}`, {
            method: 'POST',
            headers,
            body: JSON.stringify({ ...sent, step: door.step.id }),
          }),
        );
        await judge(route, answer.clone());
        assert.ok(![401, 403].includes(answer.status), await answer.clone().text());
        if (answer.status === 200) beyond += 1;
        const { step } = (await answer.json()) as { step?: { kind: string } };
        // A form that was good has led to a check: the next one needs a form again.
        if (step !== undefined && step.kind !== 'form') door = await openedFrame();
      }),
      { numRuns: 150 },
    );
    assert.ok(beyond > 0, 'the noise never got beyond the shape of the body');
  });
}

for (const [name, route] of Object.entries(routes) as [string, Route][]) {
  test(`whatever is sent to ${name}, the answer is never a 500 and errors have their shape`, async () => {
    const authorizations = await credentials();
    await fc.assert(
      fc.asyncProperty(
        requestFor(route, authorizations),
        async ({ body, type, query, part, authorization, origin: from, site, key, last }) => {
          const path = route.path.replace(/\{\w+\}/g, () =>
            encodeURIComponent(part.isWellFormed() && part !== '' ? part : 'x'),
          );
          const search = new URLSearchParams(query).toString();
          const headers = Object.entries({
            'content-type': type,
            authorization,
            origin: from,
            'sec-fetch-site': site,
            'idempotency-key': key,
            'last-event-id': last,
          }).flatMap(([header, value]): [string, string][] =>
            value === undefined ? [] : [[header, headerSafe(value)]],
          );
          const init = { method: route.method, headers, ...(route.method === 'POST' && { body }) };
          const answer = await stand.app.request(new Request(`http://service.test${path}?${search}`, init));
          // A random part may hit no route at all, or a dot segment another one.
          if (new URL(`http://service.test${path}`).pathname === path) await judge(route, answer);
        },
      ),
      { numRuns: 100 },
    );
  });
}

test('nothing unexpected was logged by all of that', () => {
  assert.deepEqual(
    stand.lines.filter(({ event }) => event === 'request.failed'),
    [],
  );
});

test('an address that is not there and a method that is not taken are problems too', async () => {
  const missing = await stand.app.request('/nowhere');
  assert.deepEqual([missing.status, Problem.parse(await missing.json()).code], [404, 'not_found']);
  const method = await stand.app.request('/api/integrations/current', { method: 'PUT' });
  assert.deepEqual([method.status, method.headers.get('allow')], [405, 'GET, DELETE']);
  assert.equal(Problem.parse(await method.json()).code, 'method_not_allowed');
});

test('what nobody foresaw is a 500 with a reference that the log has, and not a word more', async () => {
  const secret = 'canary-in-an-error';
  const store = new Proxy(stand.ports.store, {
    get: () => {
      throw new TypeError(secret);
    },
  });
  const broken = createService({ ...stand.ports, store });
  const answer = await broken.request('/api/system/client', {
    headers: { authorization: `Bearer ${appToken}` },
  });
  const text = await answer.text();
  const problem = Problem.parse(JSON.parse(text));
  assert.deepEqual([answer.status, problem.code], [500, 'internal']);
  const line = stand.lines.findLast(({ event }) => event === 'request.failed');
  assert.equal(line?.facts['reference'], problem.reference);
  assert.equal(answer.headers.get('x-request-id'), problem.reference);
  assert.ok(!text.includes(secret) && !JSON.stringify(line).includes(secret) && !text.includes(' at '));
  const oauth = await broken.request('/link/token', {
    method: 'POST',
    headers: { authorization: basic(stand.client), 'content-type': 'application/x-www-form-urlencoded' },
    body: 'grant_type=client_credentials',
  });
  assert.deepEqual([oauth.status, OAuthError.parse(await oauth.json()).error], [500, 'server_error']);
});

test('a registered page passes the preflight of its routes, another page and another route do not', async () => {
  const preflight = (path: string, from: string) =>
    stand.app.request(path, {
      method: 'OPTIONS',
      headers: { origin: from, 'access-control-request-method': 'POST' },
    });
  const good = await preflight('/connect/sessions', origin);
  assert.deepEqual(
    [good.status, good.headers.get('access-control-allow-origin'), good.headers.get('vary')],
    [204, origin, 'Origin'],
  );
  assert.equal(good.headers.get('access-control-allow-credentials'), null);
  const foreign = await preflight('/connect/sessions', 'https://evil.test');
  assert.deepEqual([foreign.status, foreign.headers.get('access-control-allow-origin')], [403, null]);
  const server = await preflight('/link/token', origin);
  assert.deepEqual([server.status, server.headers.get('access-control-allow-origin')], [405, null]);
});

test('an error on a CORS route can be read by the registered page that caused it', async () => {
  const answer = await stand.app.request('/connect/session/step', { headers: { origin } });
  assert.deepEqual([answer.status, answer.headers.get('access-control-allow-origin')], [401, origin]);
  const foreign = await stand.app.request('/connect/session/step', {
    headers: { origin: 'https://evil.test' },
  });
  assert.equal(foreign.headers.get('access-control-allow-origin'), null);
  assert.match(foreign.headers.get('vary') ?? '', /Origin/);
});

test('security headers are on every answer', async () => {
  for (const path of ['/nowhere', '/healthz', '/openapi.json', '/oauth/authorize', '/connect/session/step']) {
    const { headers } = await stand.app.request(path);
    assert.equal(headers.get('x-content-type-options'), 'nosniff', path);
    assert.match(headers.get('content-security-policy') ?? '', /default-src 'none'/, path);
    assert.equal(headers.get('strict-transport-security'), 'max-age=31536000', path);
    assert.equal(headers.get('cache-control'), 'no-store', path);
  }
  const local = createService({ ...stand.ports, issuer: 'http://127.0.0.1:4100' });
  assert.equal((await local.request('/healthz')).headers.get('strict-transport-security'), null);
});
