import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Webhook } from 'standardwebhooks';
import { verifyWebhook } from '../../../src/partner/webhook-signature.ts';
import { newWebhookSecret, signedHeaders } from '../../../src/service/webhooks/signature.ts';

const body = JSON.stringify({ type: 'connection.authorized', data: { name: 'Zürich ✓' } });
const [secret, other] = [newWebhookSecret(), newWebhookSecret()];

const verify = (headers: Record<string, string>, secrets = [secret], text = body, now = Date.now()) =>
  verifyWebhook(secrets, new Headers(headers), text, now);

test('the specification’s own library takes what the service signs', () => {
  const headers = signedHeaders('evt_1', Date.now(), body, [other, secret]);
  for (const one of [secret, other]) {
    assert.deepEqual(new Webhook(one).verify(body, headers), JSON.parse(body));
  }
  assert.throws(() => new Webhook(newWebhookSecret()).verify(body, headers));
  assert.throws(() => new Webhook(secret).verify(`${body} `, headers));
});

test('the SDK takes what the specification’s own library signs', async () => {
  const at = new Date();
  const headers = {
    'webhook-id': 'msg_1',
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign('msg_1', at, body),
  };
  assert.equal(await verify(headers), 'msg_1');
  assert.equal(await verify(headers, [other, secret]), 'msg_1');
});

test('a changed body, id, time or signature, another secret, and no signature are refused', async () => {
  const good = signedHeaders('evt_1', Date.now(), body, [secret]);
  assert.equal(await verify(good), 'evt_1');
  const refused = (work: Promise<string>) => assert.rejects(work, { code: 'webhook_refused', status: 401 });
  await refused(verify(good, [other]));
  await refused(verify(good, [secret], `${body} `));
  await refused(verify({ ...good, 'webhook-id': 'evt_2' }));
  const later = String(Number(good['webhook-timestamp']) + 1);
  await refused(verify({ ...good, 'webhook-timestamp': later }));
  const [, signature = ''] = good['webhook-signature']?.split(',') ?? [];
  for (const bad of ['', `v1a,${signature}`, `v2,${signature}`, signature, 'v1,', `v1,${'A'.repeat(43)}=`]) {
    await refused(verify({ ...good, 'webhook-signature': bad }));
  }
  assert.equal(await verify({ ...good, 'webhook-signature': `v9,x v1,${signature}` }), 'evt_1');
  for (const name of Object.keys(good)) {
    await refused(verify(Object.fromEntries(Object.entries(good).filter(([one]) => one !== name))));
  }
});

test('a webhook from more than five minutes ago, or ahead, is refused though its signature is right', async () => {
  const now = Date.now();
  const sent = (at: number) => verify(signedHeaders('evt_1', at, body, [secret]), [secret], body, now);
  assert.equal(await sent(now - 299_000), 'evt_1');
  assert.equal(await sent(now + 299_000), 'evt_1');
  await assert.rejects(sent(now - 302_000), { code: 'webhook_refused' });
  await assert.rejects(sent(now + 302_000), { code: 'webhook_refused' });
  const odd = { ...signedHeaders('evt_1', now, body, [secret]), 'webhook-timestamp': 'now' };
  await assert.rejects(verify(odd), { code: 'webhook_refused' });
});
