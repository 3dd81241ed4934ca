import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PartnerOptions, TakenStore, WebhookEvent } from '../../src/partner/index.ts';
import { newWebhookSecret, signedHeaders } from '../../src/service/webhooks/signature.ts';
import { page, rig } from './fake-service.ts';

const types = ['degraded', 'recovered', 'reauthorization_required', 'reauthorized'] as const;

test('what becomes of a connection is told to the app, typed, and no token is fetched for it', async () => {
  const secret = newWebhookSecret();
  const heard: WebhookEvent[] = [];
  const { partner, stored, fake } = rig({
    webhookSecret: secret,
    onEvent: (event) => void heard.push(event),
  });
  const asked = fake.seen.length;
  for (const [at, type] of types.entries()) {
    const body = JSON.stringify({
      type: `connection.${type}`,
      timestamp: new Date().toISOString(),
      data: {
        connection_id: 'con_1',
        customer_id: 'cust-1',
        system: 'sap-cap',
        status: type === 'degraded' || type === 'reauthorization_required' ? type : 'active',
        reason: type === 'reauthorization_required' ? 'auth.refused' : null,
        owner: type === 'reauthorization_required' ? 'you' : null,
        since: new Date().toISOString(),
        ...(type === 'reauthorization_required' && {
          reconnect: { connection_id: 'con_1', customer_id: 'cust-1', url: 'https://app.example/connect' },
          mail: { lang: 'en', subject: 'Sign in again', text: 'What happened' },
        }),
      },
    });
    const headers = {
      'content-type': 'application/json',
      ...signedHeaders(`evt_${at}`, Date.now(), body, [secret]),
    };
    const request = new Request(`${page}/makini/webhook`, { method: 'POST', headers, body });
    assert.equal((await partner.handle(request)).status, 200, type);
  }
  assert.deepEqual(
    heard.map((event) => event.type),
    types.map((type) => `connection.${type}`),
  );
  const broken = heard.find((event) => event.type === 'connection.reauthorization_required');
  assert.deepEqual([broken?.data.reason, broken?.data.owner], ['auth.refused', 'you']);
  assert.deepEqual([stored, fake.seen.length], [[], asked]);
});

/** A partner, and a way to tell it of a pause: signed at that time, under that id. */
const stage = (more: Partial<PartnerOptions>) => {
  const secret = newWebhookSecret();
  const heard: string[] = [];
  const { partner } = rig({ webhookSecret: secret, onEvent: ({ type }) => void heard.push(type), ...more });
  const tell = async (id: string, at = Date.now()): Promise<number> => {
    const data = { request: 'req_1', session: 'ses_1', customer_id: 'cust-1' };
    const body = JSON.stringify({ type: 'system.requested', timestamp: new Date(at).toISOString(), data });
    const headers = { 'content-type': 'application/json', ...signedHeaders(id, at, body, [secret]) };
    return (await partner.handle(new Request(`${page}/makini/webhook`, { method: 'POST', headers, body })))
      .status;
  };
  return { heard, tell };
};

test('a message is taken once by all processes that keep together what was taken; a stale one by none', async () => {
  const kept = new Set<string>();
  const taken: TakenStore = { has: (id) => kept.has(id), add: (id) => void kept.add(id) };
  const [one, other] = [stage({ taken }), stage({ taken })];
  const secretsDiffer = [await one.tell('evt_1'), await one.tell('evt_1'), await other.tell('evt_1')];
  assert.deepEqual([secretsDiffer, one.heard.length, other.heard.length], [[200, 200, 200], 1, 0]);
  assert.equal(await other.tell('evt_2', Date.now() - 10 * 60_000), 401);
  assert.deepEqual([[...kept], other.heard], [['evt_1'], []]);
});

test('what was not taken is not kept: when onEvent or the store throws, the service is asked to tell again', async () => {
  const kept = new Set<string>();
  let broken = true;
  const taken: TakenStore = { has: (id) => kept.has(id), add: (id) => void kept.add(id) };
  const failing = stage({
    taken,
    onError: () => undefined,
    onEvent: () => {
      if (broken) throw new Error('no database');
    },
  });
  assert.deepEqual([await failing.tell('evt_1'), [...kept]], [500, []]);
  broken = false;
  assert.deepEqual([await failing.tell('evt_1'), [...kept]], [200, ['evt_1']]);
  const away: TakenStore = { has: () => Promise.reject(new Error('away')), add: () => undefined };
  assert.equal(await stage({ taken: away, onError: () => undefined }).tell('evt_3'), 500);
});
