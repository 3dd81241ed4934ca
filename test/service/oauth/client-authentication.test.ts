import assert from 'node:assert/strict';
import { test } from 'node:test';
import { OAuthError } from '../../../src/contract/index.ts';
import { addSecret } from '../../../src/service/clients/register.ts';
import { Limits, limitBy } from '../../../src/service/http/limits.ts';
import { basic, errorOf, makeStand } from '../stand.ts';

test('who is not authenticated gets 401 with a challenge', async () => {
  const { post, app, client } = await makeStand();
  const form = { grant_type: 'client_credentials' };
  const wrong = await post('/link/token', form, { authorization: basic({ ...client, secret: 'x' }) });
  assert.equal(wrong.status, 401);
  assert.match(wrong.headers.get('www-authenticate') ?? '', /^Basic realm=/);
  assert.equal(OAuthError.parse(await wrong.json()).error, 'invalid_client');
  for (const header of [
    'Basic',
    'Basic !!',
    `Basic ${Buffer.from('x').toString('base64')}`,
    'Bearer x',
    `Basic ${Buffer.from('%:%').toString('base64')}`,
  ]) {
    assert.equal((await post('/link/token', form, { authorization: header })).status, 401, header);
  }
  const none = await app.request('/link/token', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'grant_type=client_credentials',
  });
  assert.equal(none.status, 401);
});

test('two ways of authenticating at once are refused, and so is a client_id of somebody else', async () => {
  const { post, client } = await makeStand();
  const form = { grant_type: 'client_credentials' };
  const both = await errorOf(await post('/link/token', { ...form, client_secret: client.secret }));
  assert.deepEqual(both.slice(0, 2), [400, 'invalid_request']);
  assert.equal((await post('/link/token', { ...form, client_id: 'other' })).status, 400);
  assert.equal((await post('/link/token', { ...form, client_id: client.id })).status, 200);
});

test('a second secret works beside the first', async () => {
  const { post, ports, client } = await makeStand();
  const second = await addSecret(ports.store, ports.clock, client.id);
  const form = { grant_type: 'client_credentials' };
  assert.equal((await post('/link/token', form)).status, 200);
  assert.equal((await post('/link/token', form, { authorization: basic(second) })).status, 200);
});

test('guessing secrets ends in 429 with Retry-After; the right secret is let through, before and after', async () => {
  const { post, ports, client } = await makeStand();
  limitBy(ports, new Limits({ client: 1000, failures: 2 }));
  const form = { grant_type: 'client_credentials' };
  const guess = () => post('/link/token', form, { authorization: basic({ ...client, secret: 'x' }) });
  assert.deepEqual([(await guess()).status, (await guess()).status], [401, 401]);
  const refused = await guess();
  assert.equal(refused.status, 429);
  assert.match(refused.headers.get('retry-after') ?? '', /^\d+$/);
  assert.equal(OAuthError.parse(await refused.json()).error, 'temporarily_unavailable');
  assert.equal((await post('/link/token', form)).status, 200);
  assert.equal((await guess()).status, 429);
});

test('whoever names a client without its secret uses nothing of what the client may ask for', async () => {
  const { post, ports, client } = await makeStand();
  limitBy(ports, new Limits({ client: 1, failures: 1 }));
  const form = { grant_type: 'client_credentials' };
  for (const status of [401, 429, 429]) {
    const guess = await post('/link/token', form, { authorization: basic({ ...client, secret: 'x' }) });
    assert.equal(guess.status, status);
  }
  assert.equal((await post('/link/token', form)).status, 200);
});

test('a client that asks too often is told when to come back', async () => {
  const { post, ports } = await makeStand();
  limitBy(ports, new Limits({ client: 1, failures: 10 }));
  const form = { grant_type: 'client_credentials' };
  assert.equal((await post('/link/token', form)).status, 200);
  assert.equal((await post('/link/token', form)).status, 429);
});
