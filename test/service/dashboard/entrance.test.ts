import assert from 'node:assert/strict';
import { test } from 'node:test';
import { backgroundHeader, dashboardRoutes, type DashboardRouteName } from '../../../src/contract/index.ts';
import { setPassword, setUp, signIn } from '../../../src/service/dashboard/access.ts';
import { forgetOver, operatorLife } from '../../../src/service/dashboard/sessions.ts';
import { operatorRule } from '../../../src/service/dashboard/sign-in-limit.ts';
import { readProxies } from '../../../src/service/http/network-address.ts';
import { address, cost, openDesk, password } from './desk.ts';

const minute = 60_000;
const names = Object.keys(dashboardRoutes) as DashboardRouteName[];
const guarded = names.filter((name) => dashboardRoutes[name].access === 'operator');

const reasonOf = ({ status, data }: { status: number; data: Record<string, unknown> }) => [
  status,
  data['reason'] ?? data['code'],
];

test('The link of the first start sets a password and signs in, once; then there is none.', async () => {
  const { ask, link, stateOf, ports, lines } = await openDesk();
  const token = (await link()) ?? '';
  const other = (await link()) ?? '';
  assert.equal(await stateOf(), 'setup');
  const short = await ask('dashboardSetup', { body: { token, password: 'eleven char' } });
  assert.deepEqual(reasonOf(short), [400, 'password_short']);
  const made = await ask('dashboardSetup', { body: { token, password } });
  assert.deepEqual([made.status, made.data['state']], [200, 'signed_in']);
  assert.equal(await stateOf(made.cookie), 'signed_in');
  assert.equal(await stateOf(), 'signed_out');
  for (const used of [token, other])
    assert.deepEqual(reasonOf(await ask('dashboardSetup', { body: { token: used, password } })), [
      409,
      'password_set',
    ]);
  assert.equal(await link(), undefined);
  const kept = JSON.stringify(await ports.store.selectFrom('operator').selectAll().execute());
  assert.match(kept, /scrypt\$4\$8\$1\$/);
  for (const secret of [password, token, made.cookie?.split('=')[1] ?? 'none'])
    assert.ok(!`${kept}${JSON.stringify(lines)}`.includes(secret));
});

test('A link that nobody printed sets nothing, nor does one whose process is gone.', async () => {
  const { ask, link, time, ports } = await openDesk();
  const token = (await link()) ?? '';
  assert.deepEqual(reasonOf(await ask('dashboardSetup', { body: { token: 'x'.repeat(43), password } })), [
    401,
    'setup_link',
  ]);
  time.now += 4 * minute;
  assert.deepEqual(reasonOf(await ask('dashboardSetup', { body: { token, password } })), [401, 'setup_link']);
  await forgetOver(ports);
  assert.deepEqual(await ports.store.selectFrom('operator_link').selectAll().execute(), []);
});

test('A link that is over by the time its password is hashed sets nothing.', async () => {
  const { link, time, ports } = await openDesk();
  const token = (await link()) ?? '';
  const clock = (): number => (time.now += 2 * minute);
  assert.equal(await setUp({ store: ports.store, clock }, { token, password }, cost), 'setup_link');
  assert.deepEqual(await ports.store.selectFrom('operator').selectAll().execute(), []);
});

test('Eight who use one link at once: one password, one session.', async () => {
  const { ask, link, ports } = await openDesk();
  const token = (await link()) ?? '';
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, at) =>
      ask('dashboardSetup', { body: { token, password: `${password} ${at}` } }),
    ),
  );
  assert.equal(answers.filter(({ status }) => status === 200).length, 1);
  assert.equal((await ports.store.selectFrom('operator_session').selectAll().execute()).length, 1);
  const won = answers.findIndex(({ status }) => status === 200);
  const { status } = await ask('dashboardSignIn', { body: { password: `${password} ${won}` } });
  assert.equal(status, 200);
});

test('The cookie is for this path and site alone, and no script reads it.', async () => {
  const { ask, signedIn } = await openDesk();
  await signedIn();
  const { set } = await ask('dashboardSignIn', { body: { password } });
  assert.match(
    set ?? '',
    /^makini_operator=[\w-]{43}; Max-Age=43200; Path=\/dashboard; HttpOnly; SameSite=Strict$/,
  );
});

test('Nobody reads or does anything without a session.', async () => {
  const { ask, signedIn } = await openDesk();
  await signedIn();
  for (const name of guarded) {
    for (const cookie of [undefined, `makini_operator=${'a'.repeat(43)}`])
      assert.deepEqual(
        reasonOf(await ask(name, { params: { id: 'x', event: 'y', hint: 'z' }, ...(cookie && { cookie }) })),
        [401, 'signed_out'],
        name,
      );
  }
});

test('A session ends when its owner signs out, and its cookie opens nothing any more.', async () => {
  const { ask, signedIn, stateOf } = await openDesk();
  const one = await signedIn();
  const { cookie: two = '' } = await ask('dashboardSignIn', { body: { password } });
  const out = await ask('dashboardSignOut', { cookie: one });
  assert.deepEqual([out.status, /Max-Age=0/.test(out.set ?? '')], [204, true]);
  assert.deepEqual([await stateOf(one), await stateOf(two)], ['signed_out', 'signed_in']);
  const { cookie: three = '' } = await ask('dashboardSignIn', { body: { password } });
  await ask('dashboardSignOutEverywhere', { cookie: two });
  assert.deepEqual([await stateOf(two), await stateOf(three)], ['signed_out', 'signed_out']);
});

test('A session ends after half an hour in which nobody did anything, and after half a day.', async () => {
  const { ask, signedIn, stateOf, time } = await openDesk();
  const cookie = await signedIn();
  time.now += 29 * minute;
  await ask('dashboardState', { cookie, headers: { [backgroundHeader]: '1' } });
  time.now += minute;
  assert.equal(await stateOf(cookie), 'signed_out');
  const { cookie: busy = '' } = await ask('dashboardSignIn', { body: { password } });
  const end = time.now + operatorLife.most;
  while (time.now + 20 * minute < end) {
    time.now += 20 * minute;
    assert.equal(await stateOf(busy), 'signed_in');
  }
  time.now = end;
  assert.equal(await stateOf(busy), 'signed_out');
});

test('The command sets another password: the one before opens nothing, and all sessions end.', async () => {
  const { ask, signedIn, stateOf, ports } = await openDesk();
  const cookie = await signedIn();
  await setPassword(ports.store, ports.clock, 'another long password', cost);
  assert.equal(await stateOf(cookie), 'signed_out');
  assert.deepEqual(reasonOf(await ask('dashboardSignIn', { body: { password } })), [401, 'wrong_password']);
  assert.equal((await ask('dashboardSignIn', { body: { password: 'another long password' } })).status, 200);
});

test('Who guesses is told to wait, and is let in again afterwards; right passwords cost nothing.', async () => {
  const { ask, signedIn } = await openDesk();
  const cookie = await signedIn();
  for (let right = 0; right < operatorRule.points + 5; right += 1)
    assert.equal((await ask('dashboardSignIn', { body: { password } })).status, 200);
  for (let wrong = 0; wrong < operatorRule.points; wrong += 1)
    assert.deepEqual(reasonOf(await ask('dashboardSignIn', { body: { password: `guess ${wrong}` } })), [
      401,
      'wrong_password',
    ]);
  const late = await ask('dashboardSignIn', { body: { password } });
  assert.deepEqual(reasonOf(late), [429, 'rate_limited']);
  const wait = Number(late.headers.get('retry-after'));
  assert.ok(wait > 0 && wait <= operatorRule.seconds);
  // Whoever is signed in goes on.
  assert.equal((await ask('dashboardState', { cookie })).data['state'], 'signed_in');
});

test('A guess is counted by who is connected, whatever address a header makes up.', async () => {
  const { desk, signedIn } = await openDesk({ trustedProxies: readProxies('127.0.0.1').blocks });
  await signedIn();
  const guess = async (at: number): Promise<number> => {
    const headers = {
      origin: address,
      'content-type': 'application/json',
      'x-forwarded-for': `192.0.2.${at}`,
    };
    const body = JSON.stringify({ password: `guess ${at}` });
    const env = { incoming: { socket: { remoteAddress: '127.0.0.1' } } };
    return (
      await desk.request(
        `${address}${dashboardRoutes.dashboardSignIn.path}`,
        { method: 'POST', headers, body },
        env,
      )
    ).status;
  };
  for (let at = 0; at < operatorRule.points; at += 1) assert.equal(await guess(at), 401);
  assert.equal(await guess(operatorRule.points), 429);
});

test('Guesses at once are counted before they are made.', async () => {
  const { ask, signedIn } = await openDesk();
  await signedIn();
  const answers = await Promise.all(
    Array.from({ length: 18 }, (_, at) => ask('dashboardSignIn', { body: { password: `guess ${at}` } })),
  );
  assert.equal(answers.filter(({ status }) => status === 401).length, operatorRule.points);
});

test('What somebody did to come in or go out is in the audit, as the operator.', async () => {
  const { ask, link, ports } = await openDesk();
  const { cookie = '' } = await ask('dashboardSetup', { body: { token: (await link()) ?? '', password } });
  await ask('dashboardSignIn', { body: { password: 'wrong' } });
  await ask('dashboardSignIn', { body: { password } });
  await ask('dashboardSignOut', { cookie });
  const rows = await ports.store
    .selectFrom('audit')
    .select(['actor', 'action'])
    .where('action', 'like', 'operator.%')
    .execute();
  assert.deepEqual(rows.map(({ action }) => action).toSorted(), [
    'operator.password_set',
    'operator.sign_in_refused',
    'operator.signed_in',
    'operator.signed_out',
  ]);
  assert.ok(rows.every(({ actor }) => actor === 'operator'));
});

test('A page whose name was made to point here is refused, whatever it asks.', async () => {
  const { desk, signedIn } = await openDesk();
  const cookie = await signedIn();
  const paths = ['/dashboard', '/dashboard/api/state', '/dashboard/assets/1.2.3/dashboard.js'];
  for (const path of paths) {
    for (const host of [
      'evil.example:4101',
      '127.0.0.1.evil.example',
      'localhost.',
      '[::1].evil.example',
      '127.0.0.1@evil.example',
    ]) {
      const answer = await desk.request(`${address}${path}`, { headers: { host, cookie } });
      assert.deepEqual(
        [answer.status, ((await answer.json()) as { reason: string }).reason],
        [403, 'wrong_host'],
        host,
      );
    }
    for (const host of ['localhost:9000', '127.0.0.1:4101', '[::1]:4101'])
      assert.notEqual(
        (await desk.request(`${address}${path}`, { headers: { host, cookie } })).status,
        403,
        host,
      );
  }
});

test('Another page changes nothing, and reads nothing, with the operator’s cookie.', async () => {
  const { ask, signedIn, stateOf } = await openDesk();
  const cookie = await signedIn();
  const wrong: Record<string, string>[] = [
    { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
    { origin: 'http://127.0.0.1:4100', 'sec-fetch-site': 'same-site' },
    { origin: 'null', 'sec-fetch-site': 'none' },
    { origin: address, 'sec-fetch-site': 'same-site' },
    { origin: '' },
  ];
  for (const headers of wrong)
    assert.deepEqual(reasonOf(await ask('dashboardSignOut', { cookie, headers })), [403, 'wrong_origin']);
  const read = await ask('operatorConnections', { cookie, headers: { 'sec-fetch-site': 'cross-site' } });
  assert.deepEqual(reasonOf(read), [403, 'wrong_origin']);
  assert.equal(await stateOf(cookie), 'signed_in');
});

test('A form of another page is no sign-in: bodies are JSON.', async () => {
  const { ask, signedIn } = await openDesk();
  await signedIn();
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  assert.deepEqual(reasonOf(await ask('dashboardSignIn', { body: { password }, headers })), [
    415,
    'unsupported_media_type',
  ]);
});

test('Pages and answers are kept by nobody, framed by nobody, and run the dashboard’s own scripts alone.', async () => {
  const { desk, ask } = await openDesk();
  const page = await desk.request(`${address}/dashboard`);
  const policy = page.headers.get('content-security-policy') ?? '';
  for (const part of [
    "default-src 'none'",
    "script-src 'self'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "connect-src 'self'",
  ])
    assert.ok(policy.includes(part), part);
  assert.equal(page.headers.get('cache-control'), 'no-store');
  const { headers } = await ask('dashboardState');
  assert.equal(headers.get('cache-control'), 'no-store');
  assert.equal(headers.get('access-control-allow-origin'), null);
  assert.equal((await desk.request(`${address}/dashboard/connections/con_1`)).status, 200);
  assert.equal((await desk.request(`${address}/dashboard/api/nothing`)).status, 404);
  assert.equal((await desk.request(`${address}/oauth/par`)).status, 404);
});

test('A password that is changed while others sign in with the one before lets none of them stay.', async () => {
  const { ports } = await openDesk();
  await setPassword(ports.store, ports.clock, password, cost);
  await Promise.all([
    ...Array.from({ length: 20 }, () => signIn(ports, password)),
    setPassword(ports.store, ports.clock, 'the password after', cost),
  ]);
  await Promise.all(Array.from({ length: 5 }, () => signIn(ports, password)));
  // Whoever came in before the change was put out by it; nobody came in after it.
  assert.deepEqual(await ports.store.selectFrom('operator_session').selectAll().execute(), []);
});
