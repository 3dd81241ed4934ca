import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Problem, TokenAnswer } from '../../../src/contract/index.ts';
import { sweep } from '../../../src/service/connecting/housekeeping.ts';
import { HostedBrowser } from '../hosted-browser.ts';
import { errorOf, issuer, makeStand, redirectUri, type Stand } from '../stand.ts';

const stage = async (changes: Parameters<typeof makeStand>[0] = {}) => {
  const stand = await makeStand(changes);
  const browser = (): HostedBrowser => new HostedBrowser(issuer, (url, init) => stand.app.request(url, init));
  const push = async (form: Record<string, string> = {}): Promise<string> => {
    const answer = await stand.post('/oauth/par', stand.pushed({ origin: '', ...form }));
    assert.equal(answer.status, 201, await answer.clone().text());
    const { request_uri } = (await answer.json()) as { request_uri: string };
    return `/oauth/authorize?${new URLSearchParams({ client_id: stand.client.id, request_uri }).toString()}`;
  };
  return { ...stand, browser, push };
};

const listed = async ({ appToken, bearer }: Stand): Promise<unknown[]> => {
  const answer = await bearer('/api/system/connections', await appToken());
  return ((await answer.json()) as { data: unknown[] }).data;
};

const told = ({ ports }: Stand) => ports.store.selectFrom('outbox').select('type').execute();

test('a hosted session runs from the authorization endpoint to the redirect, and its code becomes a token', async () => {
  const stand = await stage();
  const back = await stand.browser().walk(await stand.push());
  assert.equal(back.origin + back.pathname, redirectUri);
  assert.deepEqual([...back.searchParams.keys()], ['code', 'state', 'iss']);
  assert.deepEqual([back.searchParams.get('state'), back.searchParams.get('iss')], ['state-12345', issuer]);
  const answer = await stand.exchange(back.searchParams.get('code') ?? '');
  assert.equal(answer.status, 200);
  const { access_token } = TokenAnswer.parse(await answer.json());
  assert.equal((await stand.bearer('/api/integrations/current', access_token)).status, 200);
});

test('until its code is exchanged the result is neither listed nor announced; then it is both', async () => {
  const stand = await stage();
  const back = await stand.browser().walk(await stand.push());
  assert.deepEqual([await listed(stand), await told(stand)], [[], []]);
  const connection = await stand.ports.store.selectFrom('connection').select('id').executeTakeFirstOrThrow();
  const early = await stand.post('/oauth/par', stand.pushed({ connection_id: connection.id }));
  assert.match((await errorOf(early))[2], /no such connection/);
  await stand.exchange(back.searchParams.get('code') ?? '');
  assert.equal((await listed(stand)).length, 1);
  assert.deepEqual(await told(stand), [{ type: 'connection.authorized' }]);
});

test('a wrong verifier binds nothing, and after ten minutes everything is destroyed and given back', async () => {
  const revoked: unknown[] = [];
  const stand = await stage();
  const method = stand.ports.methods.get('odata_basic');
  assert(method);
  method.revoke = async ({ system }) => void revoked.push(system.id);
  const back = await stand.browser().walk(await stand.push());
  const code = back.searchParams.get('code') ?? '';
  const wrong = await errorOf(await stand.exchange(code, { code_verifier: 'w'.repeat(43) }));
  assert.match(wrong[2], /^verifier_mismatch:/);
  stand.time.now += 10 * 60_000 - 1;
  await sweep(stand.ports);
  assert.equal((await stand.ports.store.selectFrom('credential').selectAll().execute()).length, 1);
  stand.time.now += 1;
  await sweep(stand.ports);
  for (const table of ['credential', 'connection', 'code'] as const) {
    assert.deepEqual(await stand.ports.store.selectFrom(table).selectAll().execute(), [], table);
  }
  assert.deepEqual([revoked, await told(stand)], [['sys-1'], []]);
  const session = await stand.ports.store.selectFrom('session').selectAll().executeTakeFirstOrThrow();
  assert.deepEqual([session.status, session.unbound_until], ['expired', null]);
});

test('a code that comes after the ten minutes, before the sweep, is refused as well', async () => {
  const stand = await stage();
  const browser = stand.browser();
  const session = await browser.open(await browser.arrive(await stand.push()));
  await browser.connect(session.opened, 'sys-1');
  stand.time.now += 10 * 60_000 - 1000;
  const back = await browser.leave(session);
  stand.time.now += 1000;
  const [status, , words] = await errorOf(await stand.exchange(back.searchParams.get('code') ?? ''));
  assert.deepEqual([status, words.split(':')[0]], [400, 'connection_ended']);
});

test('a hosted reconnect keeps the connection as it is, and drops only the new credentials', async () => {
  const stand = await stage();
  const { connection } = await stand.connected();
  const back = await stand.browser().walk(await stand.push({ connection_id: connection }));
  const purposes = async () =>
    (await stand.ports.store.selectFrom('credential').select('purpose').execute()).map(({ purpose }) =>
      purpose.replace(/:.*/, ''),
    );
  assert.deepEqual((await purposes()).toSorted(), ['credentials', 'renewal']);
  assert.equal((await listed(stand)).length, 1);
  stand.time.now += 10 * 60_000;
  await sweep(stand.ports);
  assert.deepEqual([await purposes(), await told(stand)], [['credentials'], []]);
  assert.equal((await listed(stand)).length, 1);
  const late = await errorOf(await stand.exchange(back.searchParams.get('code') ?? ''));
  assert.match(late[2], /^code_unknown:/);
});

test('the link opens in one browser: again there, and nowhere else', async () => {
  const { browser, push } = await stage();
  const [mine, other, link] = [browser(), browser(), await push()];
  const page = await mine.arrive(link);
  assert.equal(await mine.arrive(link), page);
  const foreign = await other.ask(link);
  assert.deepEqual([foreign.status, other.cookies.size], [403, 0]);
  assert.match(await foreign.text(), /open in another browser/);
  assert.equal((await other.ask(page)).status, 403);
  const grant = await other.call(`${page}/open`);
  assert.deepEqual([grant.status, Problem.parse(await grant.json()).code], [401, 'session_unknown']);
});

test('of two browsers that arrive at once one carries the session', async () => {
  const { browser, push } = await stage();
  const link = await push();
  const both = await Promise.all([browser().ask(link), browser().ask(link)]);
  assert.deepEqual(both.map(({ status }) => status).sort(), [303, 403]);
});

test('a forged cookie carries nothing, and the cookie of one session is not that of another', async () => {
  const { browser, push } = await stage();
  const mine = browser();
  const [first, second] = [await mine.arrive(await push()), await mine.arrive(await push())];
  assert.equal(mine.cookies.size, 2);
  for (const page of [first, second]) assert.equal((await mine.ask(page)).status, 200);
  const [[one = '', value = ''] = [], [two = ''] = []] = [...mine.cookies];
  const forged = browser();
  forged.cookies.set(two, value).set(one, 'A'.repeat(43));
  for (const page of [first, second]) assert.equal((await forged.ask(page)).status, 403);
});

test('the cookie is HttpOnly, Lax, for this host alone; on loopback it has no prefix', async () => {
  const stand = await stage();
  const answer = await stand.browser().ask(await stand.push());
  assert.match(
    answer.headers.get('set-cookie') ?? '',
    /^__Host-makini-ses_[\w-]+=[\w-]{43}; Max-Age=7200; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
  );
  const local = await stage({ issuer: 'http://127.0.0.1:4410' });
  const plain = await local.browser().ask(await local.push());
  assert.match(
    plain.headers.get('set-cookie') ?? '',
    /^makini-ses_[\w-]+=[\w-]{43}; Max-Age=7200; Path=\/; HttpOnly; SameSite=Lax$/,
  );
});

test('a link that is only looked at is not used up', async () => {
  const { browser, push } = await stage();
  const link = await push();
  assert.equal((await browser().ask(link, { method: 'HEAD' })).status, 200);
  assert.equal((await browser().ask(link, { headers: { 'sec-purpose': 'prefetch;prerender' } })).status, 503);
  await browser().arrive(link);
});

test('what is wrong with a link is said on a page, never by a redirect', async () => {
  const { browser, push, account, client, time, post, pushed } = await stage();
  const link = await push();
  const query = new URLSearchParams(link.split('?')[1]);
  const requestUri = query.get('request_uri') ?? '';
  const ask = async (parameters: Record<string, string> | string): Promise<[number, string]> => {
    const answer = await browser().ask(`/oauth/authorize?${new URLSearchParams(parameters).toString()}`);
    assert.equal(answer.headers.get('location'), null);
    return [answer.status, /<h1>(.*?)<\/h1>/.exec(await answer.text())?.[1] ?? ''];
  };
  const nowhere = [400, 'This link does not lead anywhere'];
  assert.deepEqual(await ask({}), nowhere);
  assert.deepEqual(await ask({ client_id: client.id }), nowhere);
  assert.deepEqual(await ask({ client_id: client.id, request_uri: `${requestUri}x` }), nowhere);
  assert.deepEqual(await ask({ client_id: (await account()).id, request_uri: requestUri }), nowhere);
  assert.deepEqual(await ask(`${query.toString()}&client_id=x`), nowhere);
  const plain = { response_type: 'code', client_id: client.id, redirect_uri: 'https://evil.test/' };
  assert.deepEqual(await ask(plain), nowhere);
  const embedded = (await (await post('/oauth/par', pushed())).json()) as { request_uri: string };
  assert.deepEqual(await ask({ client_id: client.id, request_uri: embedded.request_uri }), [
    200,
    'This continues in <bdi>Partner test</bdi>',
  ]);
  time.now += 30 * 60_000;
  assert.deepEqual(await ask(link.split('?')[1] ?? ''), [400, 'This link has expired']);
});

test('parameters that mean nothing here are ignored', async () => {
  const { browser, push } = await stage();
  await browser().arrive(`${await push()}&prompt=login&scope=openid&redirect_uri=https%3A%2F%2Fevil.test`);
});

test('POST is not answered at the authorization endpoint', async () => {
  const { app } = await stage();
  const answer = await app.request('/oauth/authorize', { method: 'POST' });
  assert.deepEqual([answer.status, answer.headers.get('allow')], [405, 'GET']);
});

test('the element cannot open a hosted session by its pushed request, and the hosted page no embedded one', async () => {
  const { app, push, post, pushed, browser } = await stage();
  const query = new URLSearchParams((await push()).split('?')[1]);
  const open = (origin: string, requestUri: string) =>
    app.request('/connect/sessions', {
      method: 'POST',
      headers: { origin, 'content-type': 'application/json' },
      body: JSON.stringify({ request_uri: requestUri }),
    });
  for (const origin of [issuer, 'https://app.test']) {
    const refused = await open(origin, query.get('request_uri') ?? '');
    assert.equal(Problem.parse(await refused.json()).code, 'request_uri_unknown');
  }
  const embedded = (await (await post('/oauth/par', pushed())).json()) as { request_uri: string };
  const refused = await open(issuer, embedded.request_uri);
  assert.equal(Problem.parse(await refused.json()).code, 'forbidden_origin');
  const mine = browser();
  const page = await mine.arrive(await push());
  const bare = await mine.ask(`${page}/open`, { method: 'POST', headers: { origin: 'https://app.test' } });
  assert.equal(Problem.parse(await bare.json()).code, 'forbidden_origin');
});

test('a reload continues the session at its step, and the tab before is superseded', async () => {
  const { browser, push } = await stage();
  const mine = browser();
  const page = await mine.arrive(await push());
  const first = await mine.open(page);
  const body = { kind: 'select', step: first.opened.step.id, system: 'sys-2' };
  await mine.call('/connect/session/answer', body, first.opened.session.token);
  const second = await mine.open(page);
  assert.deepEqual([second.opened.session.id, second.opened.step.kind], [first.opened.session.id, 'form']);
  const old = await mine.call('/connect/session/ticket', undefined, first.opened.session.token);
  assert.equal(Problem.parse(await old.json()).code, 'session_superseded');
});

test('a session that has ended says how, with the way back as OAuth has it', async () => {
  const stand = await stage();
  const linkOf = async (answer: Response): Promise<[string, string]> => {
    const html = await answer.text();
    const href = (/href="([^"]*)"/.exec(html)?.[1] ?? '').replaceAll('&#38;', '&');
    return [/<h1>(.*?)<\/h1>/.exec(html)?.[1] ?? '', href];
  };
  const back = (reason: string) =>
    `${redirectUri}?error=access_denied&error_description=${reason}&state=state-12345&iss=${encodeURIComponent(issuer)}`;
  const mine = stand.browser();
  const cancelled = await mine.arrive(await stand.push());
  const { opened } = await mine.open(cancelled);
  await mine.call('/connect/session/cancel', undefined, opened.session.token);
  assert.deepEqual(await linkOf(await mine.ask(cancelled)), ['You stopped here', back('cancelled')]);
  const over = await mine.call(`${cancelled}/open`);
  assert.equal(Problem.parse(await over.json()).code, 'session_expired');

  const link = await stand.push();
  const done = await mine.walk(link);
  await stand.exchange(done.searchParams.get('code') ?? '');
  const finished = await mine.arrive(link);
  assert.deepEqual(await linkOf(await mine.ask(finished)), [
    '<bdi>Partner test</bdi> has the connection',
    'https://app.test',
  ]);
  assert.equal(Problem.parse(await (await mine.call(`${finished}/open`)).json()).code, 'handed_over');

  const late = await mine.arrive(await stand.push());
  stand.time.now += 31 * 60_000;
  assert.deepEqual(await linkOf(await mine.ask(late)), ['This link has expired', back('expired')]);
});

test('the page speaks the language that was pushed, escapes names, and is under a strict policy', async () => {
  const { browser, push, ports, client } = await stage();
  await ports.store.updateTable('client').set({ name: '<b>&"$`$&$$' }).where('id', '=', client.id).execute();
  const mine = browser();
  const page = await mine.ask(await mine.arrive(await push({ ui_locales: 'tlh ar-EG de' })));
  const html = await page.text();
  assert.match(html, /<html lang="ar" dir="rtl">/);
  assert.ok(!html.includes('<b>&"') && html.includes('<b><bdi>&#60;b&#62;&#38;&#34;$`$&#38;$$</bdi></b>'));
  assert.doesNotMatch(html, /<style|style=|<script>/);
  const { headers } = page;
  assert.match(
    headers.get('content-security-policy') ?? '',
    /frame-ancestors 'none'; require-trusted-types-for 'script'/,
  );
  assert.deepEqual(
    [headers.get('cross-origin-opener-policy'), headers.get('referrer-policy'), headers.get('cache-control')],
    ['same-origin', 'same-origin', 'no-store'],
  );
});
