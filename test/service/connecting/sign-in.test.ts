import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sha256 } from '../../../src/service/digest.ts';
import { codeOf, good, issuer, page, stepOf } from './rig.ts';
import { provider, signInRig } from './sign-in-rig.ts';

test('A system with its own sign-in is signed in to in a tab: started from the frame, come back from, and checked.', async () => {
  const made = await signInRig();
  const tab = await made.atSignIn();
  const before = await made.signInOf(tab);
  assert.equal(before.host, 'login.example');
  assert.equal(before.started, false);
  assert.deepEqual(before.passed, [{ code: 'dns.resolved', values: { host: 'a' } }]);

  const started = await made.start(tab);
  assert.equal(started.status, 200);
  assert.equal(started.address?.origin, provider);
  assert.equal(started.address?.searchParams.get('redirect_uri'), `${issuer}/oauth/callback/cli_1/plain`);
  assert.equal((await made.signInOf(tab)).started, true);
  assert.equal((await made.signInOf(tab)).id, before.id);

  const back = await made.comeBack(started);
  assert.equal(back.status, 200);
  assert.match(back.html, /You can close this tab\. Uptime goes on by itself\./);
  assert.equal((await tab.step()).kind, 'done');
  assert.equal(made.redeemed.length, 1);
  const [grant] = made.redeemed;
  assert.equal(sha256(grant?.verifier ?? ''), started.address?.searchParams.get('code_challenge'));
  assert.equal(grant?.redirectUri, `${issuer}/oauth/callback/cli_1/plain`);
  await made.close();
});

test('The tokens are sealed into the credentials, and nothing of them lies in the open.', async () => {
  const made = await signInRig();
  const tab = await made.atSignIn();
  await made.comeBack(await made.start(tab));
  const done = stepOf(await tab.call('GET', '/connect/session/step'), 'done');
  const { sealed } = await made.ports.store.selectFrom('credential').selectAll().executeTakeFirstOrThrow();
  const subject = done.connection.id;
  const plain = made.ports.vault.open(sealed, {
    client: 'cli_1',
    mode: 'test',
    subject,
    purpose: 'credentials',
  });
  assert.deepEqual((JSON.parse(plain) as { tokens: unknown }).tokens, {
    access: 'token-1',
    refresh: 'refresh-1',
  });
  for (const table of ['session', 'check_event', 'audit', 'outbox', 'upstream_attempt'] as const) {
    const rows = JSON.stringify(await made.ports.store.selectFrom(table).selectAll().execute());
    for (const secret of ['token-1', 'refresh-1', 'code-1']) assert.ok(!rows.includes(secret), table);
  }
  assert.ok(!made.logged.join().includes('token-1'));
  await made.close();
});

test('The tab is bound to its browser by a cookie that no script reads and no other site sends along.', async () => {
  const made = await signInRig();
  const started = await made.start(await made.atSignIn());
  const cookie = started.headers.get('set-cookie') ?? '';
  assert.match(cookie, /^__Host-makini-sign-in-[\w-]{16}=[\w-]{43}; /);
  for (const part of ['Path=/', 'HttpOnly', 'Secure', 'SameSite=Lax']) assert.ok(cookie.includes(part), part);
  assert.equal(started.headers.get('cross-origin-opener-policy'), 'same-origin');
  assert.equal(started.headers.get('referrer-policy'), 'no-referrer');
  await made.close();
});

test('Two attempts of two sessions in one browser have cookies of their own.', async () => {
  const made = await signInRig();
  const [one, other] = [await made.atSignIn(), await made.atSignIn()];
  const [first, second] = [await made.start(one), await made.start(other)];
  const cookie = `${first.cookie}; ${second.cookie}`;
  assert.equal((await made.comeBack(first, {}, { cookie })).status, 200);
  assert.equal((await made.comeBack(second, {}, { cookie })).status, 200);
  assert.deepEqual([(await one.step()).kind, (await other.step()).kind], ['done', 'done']);
  await made.close();
});

test('What the provider says is shown where the sign-in is offered again, and it can be opened again.', async () => {
  const made = await signInRig();
  const tab = await made.atSignIn();
  const back = await made.comeBack(await made.start(tab), { code: undefined, error: 'access_denied' });
  assert.match(back.html, /The permission was not given/);
  const step = await made.signInOf(tab);
  assert.equal(step.problem?.code, 'auth.consent_denied');
  assert.equal(step.started, false);
  assert.equal((await made.comeBack(await made.start(tab))).status, 200);
  assert.equal((await tab.step()).kind, 'done');
  await made.close();
});

test('A tab opened again takes the place of the one before: what comes back from that is not used.', async () => {
  const made = await signInRig();
  const tab = await made.atSignIn();
  const lost = await made.start(tab);
  const again = await made.start(tab);
  assert.equal((await made.comeBack(lost)).status, 400);
  assert.equal(made.redeemed.length, 0);
  assert.equal((await made.comeBack(again)).status, 200);
  assert.equal(made.redeemed.length, 1);
  await made.close();
});

test('Back leads to the form, and a tab still open then leads nowhere.', async () => {
  const made = await signInRig();
  const tab = await made.atSignIn();
  const started = await made.start(tab);
  stepOf(await tab.back((await made.signInOf(tab)).id), 'form');
  assert.equal((await made.comeBack(started)).status, 400);
  assert.equal((await tab.step()).kind, 'form');
  await (await tab.frame()).submit(good);
  await made.runs.settled();
  assert.equal((await tab.step()).kind, 'authorize');
  assert.equal((await made.comeBack(started)).status, 400, 'nor once the sign-in is offered anew');
  assert.equal(made.redeemed.length, 0);
  await made.close();
});

test('A tab that took longer than its attempt says so, and the sign-in is offered again.', async () => {
  const made = await signInRig();
  const tab = await made.atSignIn();
  const started = await made.start(tab);
  made.time.now += 16 * 60_000;
  assert.equal((await made.comeBack(started)).status, 400);
  assert.equal((await made.signInOf(tab)).problem?.code, 'auth.sign_in_expired');
  await made.close();
});

test('A check that failed after the sign-in is tried again without a second one; Back from it leads to the sign-in.', async () => {
  const made = await signInRig();
  const tab = await made.atSignIn();
  const { check } = made.script;
  made.script.check = async (...all) => {
    await check(...all);
    throw new Error('the system fell over');
  };
  await made.comeBack(await made.start(tab));
  const failed = stepOf(await tab.call('GET', '/connect/session/step'), 'check');
  assert.equal(failed.check.status, 'failed');
  made.script.check = check;
  await tab.answer({ kind: 'retry', step: failed.id });
  await made.runs.settled();
  assert.equal((await tab.step()).kind, 'done');
  assert.equal(made.redeemed.length, 1);
  await made.close();
});

test('Back from a failed check offers the sign-in once more, and drops what the one before gave.', async () => {
  const made = await signInRig();
  const tab = await made.atSignIn();
  const { check } = made.script;
  made.script.check = async (...all) => {
    await check(...all);
    throw new Error('the system fell over');
  };
  await made.comeBack(await made.start(tab));
  stepOf(await tab.back((await tab.step()).id), 'authorize');
  made.script.check = check;
  await made.comeBack(await made.start(tab));
  assert.equal((await tab.step()).kind, 'done');
  assert.equal(made.redeemed.length, 2);
  await made.close();
});

test('Tickets are for the sign-in too, and only the newest is taken.', async () => {
  const made = await signInRig();
  const tab = await made.atSignIn();
  const old = await made.ticketOf(tab);
  const ticket = await made.ticketOf(tab);
  assert.equal((await made.startWith(old)).status, 401);
  assert.equal((await made.startWith(ticket)).status, 200);
  assert.equal((await made.startWith(ticket)).status, 401);
  await made.close();
});

test('The frame opens at the sign-in with a ticket, and gets nothing that was typed.', async () => {
  const made = await signInRig();
  const tab = await made.atSignIn();
  const frame = await tab.frame();
  assert.equal(frame.opened.step.kind, 'authorize');
  assert.deepEqual(frame.opened.values, {});
  await made.close();
});

test('The session’s stream tells that the step has changed, at once and after each change.', async () => {
  const made = await signInRig();
  const tab = await made.atSignIn();
  const response = await made.app.request(`${issuer}/connect/session/events`, {
    headers: { origin: page, authorization: `Bearer ${tab.opened.session.token}` },
  });
  assert.equal(response.headers.get('content-type'), 'text/event-stream');
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  const next = async () => (await reader?.read())?.value ?? '';
  let heard = await next();
  // Woken for nothing, it says nothing.
  made.runs.announce(tab.opened.session.id);
  await new Promise((resolve) => setTimeout(resolve, 50));
  const started = await made.start(tab);
  heard += await next();
  await made.comeBack(started);
  while (!heard.includes('"kind":"done"')) heard += await next();
  assert.equal(await next(), '', 'it ends with the session');
  const kinds = [...heard.matchAll(/"kind":"(\w+)"/g)].map(([, kind]) => kind);
  assert.deepEqual(
    kinds.filter((kind) => kind === 'authorize'),
    ['authorize', 'authorize'],
  );
  await made.close();
});

test('The stream is the element’s alone.', async () => {
  const made = await signInRig();
  const tab = await made.atSignIn();
  const foreign = await tab.call('GET', '/connect/session/events', undefined, {
    origin: 'https://evil.example',
  });
  assert.equal(codeOf(foreign), 'forbidden_origin');
  await made.close();
});
