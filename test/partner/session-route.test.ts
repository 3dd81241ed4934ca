import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ask, page, read, rig } from './fake-service.ts';

test('a session question becomes a pushed request for the customer who is logged in', async () => {
  const { fake, partner } = rig({ systems: ['sap-cap', 'sap-s-4hana'] });
  const { status, body, headers } = await read(partner.handle(ask({ reason: 'open', lang: 'de-DE' })));
  assert.equal(status, 200);
  assert.deepEqual(body, {
    request_uri: 'urn:ietf:params:oauth:request_uri:abc',
    expires_in: 1800,
    service: 'https://connect.example',
  });
  assert.equal(headers.get('cache-control'), 'no-store');
  const { form } = fake.last('/oauth/par');
  assert.equal(form.get('redirect_uri'), `${page}/makini/callback`);
  assert.equal(form.get('customer_id'), 'cust-1');
  assert.equal(form.get('customer_name'), 'Birch Mill');
  assert.equal(form.get('origin'), page);
  assert.equal(form.get('systems'), 'sap-cap sap-s-4hana');
  assert.equal(form.get('ui_locales'), 'de-DE');
  assert.equal(form.get('code_challenge_method'), 'S256');
  assert.match(form.get('code_challenge') ?? '', /^[\w-]{43}$/);
  assert.ok((form.get('state') ?? '').length <= 1024);
  assert.doesNotMatch(form.get('state') ?? '', /cust-1/);
});

test('two sessions of one customer share neither state nor challenge', async () => {
  const { fake, partner } = rig();
  await partner.handle(ask());
  const first = fake.last('/oauth/par').form;
  await partner.handle(ask());
  const second = fake.last('/oauth/par').form;
  assert.notEqual(first.get('state'), second.get('state'));
  assert.notEqual(first.get('code_challenge'), second.get('code_challenge'));
});

test('a session that is named is continued, with nothing of a new one', async () => {
  const { fake, partner } = rig();
  const { status } = await read(partner.handle(ask({ reason: 'resume', session: 'ses_1' })));
  assert.equal(status, 200);
  assert.deepEqual(Object.fromEntries(fake.last('/oauth/par').form), {
    session: 'ses_1',
    customer_id: 'cust-1',
  });
});

test('a connection that is named is reconnected', async () => {
  const { fake, partner } = rig();
  await partner.handle(ask({ reason: 'open', connection_id: 'con_9' }));
  assert.equal(fake.last('/oauth/par').form.get('connection_id'), 'con_9');
});

test('settings are asked for with their purpose, and may() hears of it', async () => {
  const actions: unknown[] = [];
  const { fake, partner } = rig({ may: (_request, action) => (actions.push(action), true) });
  await partner.handle(ask({ reason: 'open', connection_id: 'con_9', purpose: 'settings' }));
  assert.equal(fake.last('/oauth/par').form.get('purpose'), 'settings');
  assert.deepEqual(actions, [{ kind: 'session', connectionId: 'con_9', purpose: 'settings' }]);
});

test('what a session that goes on is for is the service’s word: may() hears of it where the page said another thing', async () => {
  const going = async (answer: object, said: object, refuses = false) => {
    const actions: { purpose?: string; connectionId?: string }[] = [];
    const may = (_request: Request, action: object) => (
      actions.push(action),
      !refuses || !('purpose' in action)
    );
    const { fake, partner } = rig({ may });
    const pushed = { request_uri: 'urn:ietf:params:oauth:request_uri:abc', expires_in: 1800, ...answer };
    fake.instead.set('/oauth/par', () => Response.json(pushed, { status: 201 }));
    const { status, body } = await read(partner.handle(ask({ reason: 'resume', session: 'ses_1', ...said })));
    return { status, body, actions };
  };
  const settings = { purpose: 'settings', connection_id: 'con_9' };
  const honest = await going(settings, settings);
  assert.deepEqual(honest.actions, [{ kind: 'session', connectionId: 'con_9', purpose: 'settings' }]);
  assert.deepEqual(Object.keys(honest.body), ['request_uri', 'expires_in', 'service']);
  const silent = await going(settings, {});
  assert.deepEqual(silent.actions, [{ kind: 'session' }, ...honest.actions]);
  const other = await going({ purpose: 'connect', connection_id: 'con_9' }, { connection_id: 'con_1' });
  assert.deepEqual(
    other.actions.map(({ connectionId }) => connectionId),
    ['con_1', 'con_9'],
  );
  const refused = await going(settings, {}, true);
  assert.deepEqual([refused.status, refused.body.code], [403, 'not_allowed']);
  assert.equal('request_uri' in refused.body, false);
  assert.deepEqual((await going({ purpose: 'connect' }, {})).actions, [{ kind: 'session' }]);
  assert.deepEqual((await going({}, { connection_id: 'con_1' })).actions.length, 1);
});

test('nobody logged in is told so and the service hears nothing', async () => {
  const made = rig();
  made.user = null;
  const { status, body } = await read(made.partner.handle(ask()));
  assert.equal(status, 401);
  assert.equal(body.code, 'not_logged_in');
  assert.equal(made.fake.seen.length, 0);
});

test('may() is asked with what is wanted, and its no is 403', async () => {
  const actions: unknown[] = [];
  const { partner, fake } = rig({ may: (_request, action) => (actions.push(action), false) });
  const { status, body } = await read(
    partner.handle(ask({ reason: 'open', system: 'sap-cap', connection_id: 'con_9' })),
  );
  assert.deepEqual([status, body.code], [403, 'not_allowed']);
  assert.deepEqual(actions, [{ kind: 'session', system: 'sap-cap', connectionId: 'con_9' }]);
  assert.equal(fake.seen.length, 0);
});

test('a customer without a usable id is a mistake of the host: answered with a code, said to the developer', async () => {
  const when = async (given: unknown): Promise<unknown[]> => {
    const { partner, errors, fake } = rig({ customer: () => given as { id: string } });
    const { status, body } = await read(partner.handle(ask()));
    assert.equal(fake.seen.length, 0);
    assert.deepEqual([status, body.code], [500, 'customer_malformed']);
    assert.equal(errors[0]?.code, 'customer_malformed');
    return errors.map(({ message }) => message);
  };
  assert.deepEqual(await when({ id: 7 }), ['customer() gave the number 7 as id: give String(id).']);
  assert.deepEqual(await when({ id: '' }), ['customer() gave an id of 0 characters: give 1 to 255.']);
  assert.deepEqual(await when({ id: 'x'.repeat(256) }), [
    'customer() gave an id of 256 characters: give 1 to 255.',
  ]);
  assert.deepEqual(await when({}), ['customer() gave no id: give a text of 1 to 255 characters.']);
  assert.deepEqual(await when({ id: ['a'] }), [
    'customer() gave an id that is no text: give a text of 1 to 255 characters.',
  ]);
  assert.deepEqual(await when(undefined), ['customer() gave undefined: give { id, name } or null.']);
  assert.deepEqual(await when('cust-1'), ['customer() gave a string: give { id, name } or null.']);
  assert.deepEqual(await when({ id: 'a', name: 7 }), [
    'customer() gave a name that is no text: give a text, or leave it out.',
  ]);
});

test('a question the contract does not know is refused and its field named', async () => {
  const { partner } = rig();
  const wrong = await read(partner.handle(ask({ reason: 'because' })));
  assert.equal(wrong.status, 400);
  assert.match(String(wrong.body.message), /"reason"/);
  const broken = await read(partner.handle(ask('{')));
  assert.deepEqual([broken.status, broken.body.code], [400, 'malformed_request']);
  const text = await read(partner.handle(ask({ reason: 'open' }, { 'content-type': 'text/plain' })));
  assert.deepEqual([text.status, text.body.code], [415, 'unsupported_media_type']);
  const large = await read(partner.handle(ask({ reason: 'open', system: 'x'.repeat(20_000) })));
  assert.deepEqual([large.status, large.body.code], [413, 'too_large']);
});

test('behind a proxy the public URL makes the redirect URI and stands in for a missing Origin', async () => {
  const { fake, partner } = rig({ publicUrl: page });
  const request = ask({ reason: 'open' }, {}, 'http://10.0.0.7:3000/makini/session');
  request.headers.delete('origin');
  const { status } = await read(partner.handle(request));
  assert.equal(status, 200);
  assert.equal(fake.last('/oauth/par').form.get('redirect_uri'), `${page}/makini/callback`);
  assert.equal(fake.last('/oauth/par').form.get('origin'), page);
});

test('a callback URL of the options is used as it is', async () => {
  const { fake, partner } = rig({ callbackUrl: 'https://api.example/return' });
  await partner.handle(ask());
  assert.equal(fake.last('/oauth/par').form.get('redirect_uri'), 'https://api.example/return');
});

test('while the secret rotates, the old one is tried after the new', async () => {
  const { fake, partner } = rig({ clientSecret: ['the-new-one', 'a-secret-of-the-client'] });
  const { status } = await read(partner.handle(ask()));
  assert.equal(status, 200);
  assert.equal(fake.seen.length, 2);
});

test('id and secret are form-encoded before they are joined', async () => {
  const { fake, partner } = rig({ clientId: 'a b:c', clientSecret: 'ö+%' });
  await partner.handle(ask());
  const sent = fake.last('/oauth/par').headers.get('authorization') ?? '';
  assert.equal(Buffer.from(sent.slice(6), 'base64').toString(), 'a+b%3Ac:%C3%B6%2B%25');
});

test('what the service answers wrongly is said with a code, and reported to the developer', async () => {
  const made = rig();
  const when = async (answer: () => Response, question: unknown = { reason: 'open' }): Promise<unknown[]> => {
    made.fake.instead.set('/oauth/par', answer);
    const { status, body } = await read(made.partner.handle(ask(question)));
    return [status, body.code];
  };
  const oauth = (error: string, description: string, status = 400): Response =>
    Response.json({ error, error_description: description }, { status });
  const down = (): Response => {
    throw new TypeError('fetch failed');
  };
  assert.deepEqual(await when(down), [502, 'service_unreachable']);
  assert.deepEqual(await when(() => new Response('<h1>Bad gateway</h1>', { status: 502 })), [
    502,
    'service_unreachable',
  ]);
  assert.deepEqual(await when(() => oauth('temporarily_unavailable', 'busy', 503)), [
    502,
    'service_unreachable',
  ]);
  assert.deepEqual(
    await when(() => oauth('invalid_request', 'origin: sessions need one that is registered')),
    [502, 'service_refused'],
  );
  assert.deepEqual(await when(() => oauth('invalid_client', 'unknown', 401)), [502, 'service_refused']);
  assert.deepEqual(await when(() => new Response('?', { status: 418 })), [502, 'service_refused']);
  assert.deepEqual(await when(() => Response.json({ request_uri: 7 }, { status: 201 })), [
    502,
    'service_refused',
  ]);
  assert.deepEqual(await when(() => Response.json({ request_uri: 'x', expires_in: 1 }, { status: 201 })), [
    502,
    'service_refused',
  ]);
  assert.equal(made.errors.length, 8);
  assert.match(made.errors[3]?.message ?? '', /origin: sessions need one/);
  assert.deepEqual(
    await when(() => oauth('invalid_request', 'session: it has ended'), {
      reason: 'resume',
      session: 'ses_x',
    }),
    [404, 'session_unknown'],
  );
  assert.equal(made.errors.length, 8);
});
