import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { ask, handOver, read, rig } from './fake-service.ts';

test('a hand-over is exchanged, stored, acknowledged and answered without the token', async () => {
  const { fake, partner, stored } = rig();
  await partner.handle(ask());
  const answer = await partner.handle(handOver(fake.handOver()));
  const text = await answer.text();
  assert.equal(answer.status, 200);
  assert.deepEqual(JSON.parse(text), { connection: { id: 'con_1', system: 'sap-cap', name: 'Plant data' } });
  assert.doesNotMatch(text, /mk_test/);
  assert.deepEqual(stored, [{ token: 'mk_test_token-1', connection: 'con_1', customer: 'cust-1' }]);
  const { form, headers } = fake.last('/link/token');
  assert.equal(form.get('grant_type'), 'authorization_code');
  assert.equal(form.get('redirect_uri'), 'https://app.example/makini/callback');
  assert.equal(headers.get('idempotency-key'), createHash('sha256').update('c0de-one').digest('base64url'));
  const ack = fake.last('/connect/ack');
  assert.equal(ack.headers.get('authorization'), 'Bearer mk_test_token-1');
  assert.equal(ack.body, '{"session":"ses_1"}');
});

test('nobody logged in and a may() that says no stop before the service is asked', async () => {
  const made = rig({ may: (_request, action) => action.kind !== 'callback' });
  await made.partner.handle(ask());
  const before = made.fake.seen.length;
  assert.equal((await read(made.partner.handle(handOver(made.fake.handOver())))).body.code, 'not_allowed');
  made.user = null;
  const { status, body } = await read(made.partner.handle(handOver(made.fake.handOver())));
  assert.deepEqual([status, body.code], [401, 'not_logged_in']);
  assert.equal(made.fake.seen.length, before);
});

test('another customer logged in by now gets nothing, and the code stays unused', async () => {
  const made = rig();
  await made.partner.handle(ask());
  made.user = { id: 'cust-2' };
  const { status, body } = await read(made.partner.handle(handOver(made.fake.handOver())));
  assert.deepEqual([status, body.code], [409, 'customer_changed']);
  assert.equal(made.fake.seen.filter(({ path }) => path === '/link/token').length, 0);
  assert.equal(made.stored.length, 0);
});

test('a code of another session fails at the verifier', async () => {
  const { fake, partner, stored } = rig();
  await partner.handle(ask());
  const { state } = fake.handOver();
  await partner.handle(ask());
  const { status, body } = await read(partner.handle(handOver({ ...fake.handOver(), state: state ?? '' })));
  assert.deepEqual([status, body.code], [409, 'verifier_mismatch']);
  assert.equal(stored.length, 0);
});

test('a state that this backend did not sign is refused, whatever part was changed', async () => {
  const { fake, partner } = rig();
  await partner.handle(ask());
  const { state = '', ...rest } = fake.handOver();
  const parts = state.split('.');
  const changed = parts.map((part, at) => {
    const other = part.startsWith('A') ? `B${part.slice(1)}` : `A${part.slice(1)}`;
    return [...parts.slice(0, at), other, ...parts.slice(at + 1)].join('.');
  });
  for (const bad of [...changed, '', 'x', `${state}.`, `1.${state}`]) {
    const { status, body } = await read(partner.handle(handOver({ ...rest, state: bad })));
    assert.deepEqual([status, body.code], [400, 'state_malformed'], bad);
  }
});

test('an issuer that is not the service is refused (mix-up, RFC 9207)', async () => {
  const { fake, partner } = rig();
  await partner.handle(ask());
  const answer = await read(partner.handle(handOver({ ...fake.handOver(), iss: 'https://other.example' })));
  assert.deepEqual([answer.status, answer.body.code], [400, 'state_malformed']);
});

test('missing and doubled fields and other media types are named', async () => {
  const { fake, partner } = rig();
  await partner.handle(ask());
  const { state = '', iss = '' } = fake.handOver();
  const missing = await read(partner.handle(handOver({ state, iss })));
  assert.deepEqual([missing.status, missing.body.code], [400, 'malformed_request']);
  assert.match(String(missing.body.message), /"code"/);
  const twice = await read(partner.handle(handOver(`code=a&code=b&state=x&iss=y`)));
  assert.match(String(twice.body.message), /"code" is there twice/);
  const json = await read(partner.handle(handOver('{}', { 'content-type': 'application/json' })));
  assert.equal(json.status, 415);
});

test('each reason for a refused code has its own answer, and nothing is stored', async () => {
  const { fake, partner, stored } = rig();
  await partner.handle(ask());
  const when = async (reason: string): Promise<unknown[]> => {
    fake.instead.set('/link/token', () =>
      Response.json({ error: 'invalid_grant', error_description: `${reason}: words` }, { status: 400 }),
    );
    const { status, body } = await read(partner.handle(handOver(fake.handOver())));
    return [status, body.code];
  };
  assert.deepEqual(await when('code_expired'), [410, 'code_expired']);
  assert.deepEqual(await when('code_used'), [410, 'code_expired']);
  assert.deepEqual(await when('code_unknown'), [410, 'code_expired']);
  assert.deepEqual(await when('redirect_uri_mismatch'), [502, 'service_refused']);
  assert.deepEqual(await when('connection_ended'), [404, 'session_unknown']);
  assert.equal(stored.length, 0);
});

test('a service that cannot be reached or answers nonsense is 502', async () => {
  const { fake, partner, errors } = rig();
  await partner.handle(ask());
  fake.instead.set('/link/token', () => {
    throw new TypeError('fetch failed');
  });
  assert.equal((await read(partner.handle(handOver(fake.handOver())))).body.code, 'service_unreachable');
  fake.instead.set('/link/token', () => Response.json({ access_token: 'mk_test_x', token_type: 'bearer' }));
  const nonsense = await read(partner.handle(handOver(fake.handOver())));
  assert.deepEqual([nonsense.status, nonsense.body.code], [502, 'service_refused']);
  assert.doesNotMatch(JSON.stringify(errors), /mk_test_x/);
});

test('when onToken throws nothing is acknowledged; the same code again gives the same token', async () => {
  const seen: string[] = [];
  const made = rig({
    onToken: ({ token }) => {
      seen.push(token);
      if (seen.length === 1) throw new Error('disk full');
    },
  });
  await made.partner.handle(ask());
  const first = await read(made.partner.handle(handOver(made.fake.handOver())));
  assert.deepEqual([first.status, first.body.code], [500, 'store_failed']);
  assert.doesNotMatch(JSON.stringify(first.body), /disk full|mk_test/);
  assert.equal((made.errors[0]?.cause as Error).message, 'disk full');
  assert.equal(made.fake.seen.filter(({ path }) => path === '/connect/ack').length, 0);
  const second = await read(made.partner.handle(handOver(made.fake.handOver())));
  assert.equal(second.status, 200);
  assert.deepEqual(seen, ['mk_test_token-1', 'mk_test_token-1']);
  assert.equal(made.fake.seen.filter(({ path }) => path === '/connect/ack').length, 1);
});

test('an acknowledgement that fails twice is reported and the connection is answered all the same', async () => {
  const { fake, partner, errors, stored } = rig();
  await partner.handle(ask());
  fake.instead.set('/connect/ack', () => new Response('busy', { status: 503 }));
  const { status } = await read(partner.handle(handOver(fake.handOver())));
  assert.equal(status, 200);
  assert.equal(stored.length, 1);
  assert.equal(fake.seen.filter(({ path }) => path === '/connect/ack').length, 2);
  assert.deepEqual(
    errors.map(({ code }) => code),
    ['service_unreachable'],
  );
});

test('a session opened before the secret rotated is handed over after it', async () => {
  const before = rig({ clientSecret: 'the-old-secret' });
  before.fake.secret = 'the-old-secret';
  await before.partner.handle(ask());
  const after = rig({ clientSecret: ['the-new-secret', 'the-old-secret'], fetch: before.fake.fetch });
  before.fake.secret = 'the-new-secret';
  const { status } = await read(after.partner.handle(handOver(before.fake.handOver())));
  assert.equal(status, 200);
  const gone = rig({ clientSecret: 'the-new-secret', fetch: before.fake.fetch });
  const refused = await read(gone.partner.handle(handOver(before.fake.handOver('c0de-two'))));
  assert.equal(refused.body.code, 'state_malformed');
});

test('with a binding key of its own a session outlives any change of the secret', async () => {
  const bindingKey = 'k'.repeat(32);
  const before = rig({ bindingKey });
  await before.partner.handle(ask());
  const after = rig({ bindingKey, clientSecret: 'entirely-new', fetch: before.fake.fetch });
  before.fake.secret = 'entirely-new';
  assert.equal((await read(after.partner.handle(handOver(before.fake.handOver())))).status, 200);
});
