import assert from 'node:assert/strict';
import { test } from 'node:test';
import { routes, type Route } from '../../../src/contract/index.ts';
import { limitBy, Limits } from '../../../src/service/http/limits.ts';
import { busyWords } from '../../../src/service/routes/busy-page.ts';
import { issuer, makeStand } from '../stand.ts';

const pages: Route[] = Object.values<Route>(routes).filter(({ answer }) => answer.type === 'text/html');

/** The answers of a service that hears one request of an address in a minute, when it is asked once more. */
const crowded = async () => {
  const { app, ports } = await makeStand();
  limitBy(ports, new Limits({ address: 1 }));
  await app.request('/.well-known/oauth-authorization-server');
  return ({ method, path }: Route, query = '', language = 'en') =>
    app.request(`${path.replaceAll(/\{\w+\}/g, 'x')}${query}`, {
      method,
      headers: {
        'accept-language': language,
        origin: issuer,
        'sec-fetch-site': 'same-origin',
        'sec-fetch-mode': 'navigate',
        'sec-fetch-dest': 'document',
      },
    });
};

test('Every page that people look at says when to come back, and one that can be loaded again loads itself.', async () => {
  const ask = await crowded();
  assert.equal(pages.length, 5);
  for (const route of pages) {
    const answer = await ask(route, '?state=seen-nowhere&code=neither');
    const html = await answer.text();
    const seconds = answer.headers.get('retry-after') ?? '';
    assert.deepEqual([answer.status, answer.headers.get('content-type')], [429, 'text/html; charset=utf-8']);
    assert.match(seconds, /^[1-9]\d*$/);
    assert.equal(answer.headers.get('refresh'), route.method === 'GET' ? seconds : null, route.path);
    const { waits, begins_anew } = busyWords('en');
    const text = route.method === 'GET' ? waits : begins_anew;
    assert.ok(html.includes(text.replace('{seconds}', seconds)), html);
    assert.doesNotMatch(html, /seen-nowhere|neither/);
  }
});

test('It speaks the language of its person: as it was pushed, else as the browser asks.', async () => {
  const ask = await crowded();
  const titleOf = async (answer: Promise<Response> | Response) =>
    /<h1>(.*)<\/h1>/.exec(await (await answer).text())?.[1];
  for (const lang of ['en', 'de', 'fr', 'es', 'ar'] as const) {
    const { title, waits, begins_anew } = busyWords(lang);
    assert.equal(await titleOf(ask(routes.hostedPage, '', `${lang}-XX,en;q=0.5`)), title);
    assert.equal(await titleOf(ask(routes.authorize, `?ui_locales=${lang}`, 'nl')), title);
    for (const sentence of [waits, begins_anew]) assert.match(sentence, /\{seconds\}/);
  }
});

test('In the place of the frame it may show in the page, and nowhere else.', async () => {
  const ask = await crowded();
  const policyOf = async (route: Route) => {
    const { headers } = await ask(route);
    return [
      headers.get('content-security-policy')?.includes("frame-ancestors 'none'"),
      headers.get('cross-origin-embedder-policy'),
    ];
  };
  assert.deepEqual(await policyOf(routes.framePage), [false, 'require-corp']);
  for (const route of pages.filter(({ path }) => path !== routes.framePage.path))
    assert.deepEqual(await policyOf(route), [true, null], route.path);
});

test('What else goes wrong there is still said as the route says it.', async () => {
  const { app } = await makeStand();
  const answer = await app.request(routes.frameAuthorize.path, { method: 'POST' });
  assert.deepEqual([answer.status, answer.headers.get('content-type')], [403, 'application/problem+json']);
});
