import assert from 'node:assert/strict';
import { test } from 'node:test';
import { issuer } from './rig.ts';
import { provider, signInRig, startHeaders } from './sign-in-rig.ts';

/** A session at its sign-in, and the proof that an attack led to no token request and left it where it was. */
const standing = async () => {
  const made = await signInRig();
  const tab = await made.atSignIn();
  const untouched = async (): Promise<void> => {
    assert.equal(made.redeemed.length, 0, 'nothing was redeemed');
    assert.equal((await tab.step()).kind, 'authorize');
    await made.close();
  };
  return { made, tab, untouched };
};

test('A forwarded start address does nothing: there is no start by GET.', async () => {
  const { made, tab, untouched } = await standing();
  const ticket = await made.ticketOf(tab);
  const headers = { ...startHeaders };
  const answer = await made.app.request(`${issuer}/connect/frame/authorize?ticket=${ticket}`, { headers });
  assert.notEqual(answer.status, 200);
  assert.equal(answer.headers.get('set-cookie'), null);
  assert.equal((await made.startWith(ticket)).status, 200, 'the ticket was not used up');
  await untouched();
});

test('A ticket that was handed into the frame of another client starts nothing.', async () => {
  const { made, tab, untouched } = await standing();
  const ticket = await made.ticketOf(tab);
  const answer = await made.app.request(`${issuer}/connect/frame/authorize`, {
    method: 'POST',
    headers: startHeaders,
    body: new URLSearchParams({ ticket, client: 'cli_another' }).toString(),
  });
  assert.notEqual(answer.headers.get('set-cookie')?.includes('sign-in'), true);
  assert.equal((await made.startWith(ticket)).status, 200, 'the ticket was not used up');
  await untouched();
});

test('A start posted by another page is refused, ticket or not.', async () => {
  const { made, tab, untouched } = await standing();
  const ticket = await made.ticketOf(tab);
  for (const origin of ['https://app.example', 'https://evil.example', `${issuer}.evil.example`]) {
    const answer = await made.startWith(ticket, { origin, 'sec-fetch-site': 'cross-site' });
    assert.equal(answer.status, 403, origin);
    assert.equal(answer.cookie, '');
  }
  await untouched();
});

test('A start without an origin, or from one that hides it, is refused.', async () => {
  const { made, tab, untouched } = await standing();
  const ticket = await made.ticketOf(tab);
  assert.equal((await made.startWith(ticket, { origin: 'null' })).status, 403);
  const { origin: _without, ...headers } = startHeaders;
  const answer = await made.app.request(`${issuer}/connect/frame/authorize`, {
    method: 'POST',
    headers,
    body: `ticket=${ticket}`,
  });
  assert.equal(answer.status, 403);
  await untouched();
});

test('A start that is no tab is refused: not a fetch, not a frame, not another site that claims the origin.', async () => {
  const { made, tab, untouched } = await standing();
  const ticket = await made.ticketOf(tab);
  const odd: Record<string, string>[] = [
    { 'sec-fetch-mode': 'cors' },
    { 'sec-fetch-dest': 'iframe' },
    { 'sec-fetch-dest': 'empty' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'none' },
  ];
  for (const headers of odd)
    assert.equal((await made.startWith(ticket, headers)).status, 403, JSON.stringify(headers));
  await untouched();
});

test('A start with a made-up or an old ticket is refused.', async () => {
  const { made, tab, untouched } = await standing();
  assert.equal((await made.startWith('x'.repeat(43))).status, 401);
  const ticket = await made.ticketOf(tab);
  made.time.now += 61_000;
  assert.equal((await made.startWith(ticket)).status, 401);
  await untouched();
});

test('A ticket for a form starts no sign-in.', async () => {
  const made = await signInRig();
  const tab = await made.atForm();
  assert.equal((await made.startWith(await made.ticketOf(tab))).status, 409);
  await made.close();
});

test('A callback that comes twice is taken once.', async () => {
  const made = await signInRig();
  const tab = await made.atSignIn();
  const started = await made.start(tab);
  assert.equal((await made.comeBack(started)).status, 200);
  assert.equal((await made.comeBack(started)).status, 400);
  assert.equal(made.redeemed.length, 1);
  await made.close();
});

test('Two callbacks at the same time are one.', async () => {
  const made = await signInRig();
  const tab = await made.atSignIn();
  const started = await made.start(tab);
  const both = await Promise.all([made.comeBack(started), made.comeBack(started)]);
  assert.deepEqual(both.map(({ status }) => status).toSorted(), [200, 400]);
  assert.equal(made.redeemed.length, 1);
  await made.close();
});

test('A callback in a browser without the cookie is refused, and so is one with a forged cookie.', async () => {
  for (const forge of ['', 'value', 'other']) {
    const { made, tab, untouched } = await standing();
    const started = await made.start(tab);
    const other = await made.start(await made.atSignIn());
    const name = started.cookie.split('=')[0];
    const value = forge === 'other' ? other.cookie.split('=')[1] : 'f'.repeat(43);
    const cookie = forge === '' ? '' : `${name}=${value}`;
    const back = await made.comeBack(started, {}, { cookie });
    assert.equal(back.status, 400);
    assert.match(back.html, /This sign-in was not used/);
    assert.equal((await made.signInOf(tab)).problem?.code, 'auth.other_browser');
    assert.equal((await made.comeBack(started)).status, 400, 'the state is used up');
    await untouched();
  }
});

test('A callback with a made-up state, none, or two is refused.', async () => {
  const { made, tab, untouched } = await standing();
  const started = await made.start(tab);
  const state = started.address?.searchParams.get('state') ?? '';
  assert.equal((await made.comeBack(started, { state: 'x'.repeat(43) })).status, 400);
  assert.equal((await made.comeBack(started, { state: undefined })).status, 400);
  const twice = `/oauth/callback/cli_1/plain?code=a&iss=${provider}&state=${state}&state=${state}`;
  const answer = await made.app.request(`${issuer}${twice}`, { headers: { cookie: started.cookie } });
  assert.equal(answer.status, 400);
  await untouched();
});

test('An answer for one client or system is not taken at the address of another.', async () => {
  const { made, tab, untouched } = await standing();
  const started = await made.start(tab);
  for (const path of ['/oauth/callback/cli_2/plain', '/oauth/callback/cli_1/guided'])
    assert.equal((await made.comeBack(started, {}, { path })).status, 400, path);
  await untouched();
});

test('An answer of another issuer is not used.', async () => {
  const { made, tab, untouched } = await standing();
  const back = await made.comeBack(await made.start(tab), { iss: 'https://evil.example' });
  assert.equal(back.status, 400);
  assert.equal((await made.signInOf(tab)).problem?.code, 'auth.issuer_mismatch');
  await untouched();
});

test('An answer in a form or after the hash is none: only the query counts.', async () => {
  const { made, tab, untouched } = await standing();
  const started = await made.start(tab);
  const state = started.address?.searchParams.get('state') ?? '';
  const posted = await made.app.request(`${issuer}/oauth/callback/cli_1/plain`, {
    method: 'POST',
    headers: { cookie: started.cookie, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ code: 'code-1', state, iss: provider }).toString(),
  });
  assert.notEqual(posted.status, 200);
  await untouched();
});

test('A callback after the session was cancelled leads nowhere.', async () => {
  const made = await signInRig();
  const tab = await made.atSignIn();
  const started = await made.start(tab);
  await tab.call('POST', '/connect/session/cancel');
  assert.equal((await made.comeBack(started)).status, 400);
  assert.equal(made.redeemed.length, 0);
  await made.close();
});

test('The pages of the tab run no script, are framed by nobody, and show nothing of the query.', async () => {
  const { made, tab } = await standing();
  const started = await made.start(tab);
  const back = await made.comeBack(started, { error: '<script>alert(1)</script>', code: undefined });
  for (const { headers, html } of [started, back]) {
    const policy = headers.get('content-security-policy') ?? '';
    assert.match(policy, /default-src 'none'/);
    assert.match(policy, /frame-ancestors 'none'/);
    assert.ok(!html.includes('<script'), html);
  }
  await made.close();
});

test('Who only looks at the way back, with the cookie or without, uses nothing up.', async () => {
  const { made, tab } = await standing();
  const started = await made.start(tab);
  const state = started.address?.searchParams.get('state') ?? '';
  const query = new URLSearchParams({ code: 'code-1', state, iss: provider });
  const look = (method: string, headers: Record<string, string>): Promise<Response> =>
    Promise.resolve(
      made.app.request(`${issuer}/oauth/callback/cli_1/plain?${query.toString()}`, { method, headers }),
    );
  const { cookie } = started;
  const looks = [
    await look('HEAD', {}),
    await look('HEAD', { cookie }),
    await look('GET', { cookie, 'sec-purpose': 'prefetch' }),
  ];
  assert.deepEqual(
    looks.map(({ status }) => status),
    [200, 200, 503],
  );
  await made.runs.settled();
  assert.equal(made.redeemed.length, 0);
  assert.equal((await made.signInOf(tab)).problem, undefined);
  assert.equal((await made.comeBack(started)).status, 200);
  assert.equal(made.redeemed.length, 1);
  await made.close();
});
