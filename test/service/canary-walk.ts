// One customer with canaries for secrets, from the push to the token or to the failure.
import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import {
  SettingsExamples,
  type FrameOpened,
  type HandOver,
  type OpenAnswer,
  type Step,
  type TokenAnswer,
} from '../../src/contract/index.ts';
import { sha256 } from '../../src/service/digest.ts';
import type { Canaries } from './canaries.ts';
import type { Host } from './canary-host.ts';
import { basic } from './stand.ts';
import { page, redirectUri, sample } from './works.ts';

/** How the customer's system behaves, or what the person does. */
export type Ending = 'connected' | 'refused' | 'garbage' | 'redirected' | 'broken' | 'cancelled' | 'hanging';

const json = { 'content-type': 'application/json' };
const form = { 'content-type': 'application/x-www-form-urlencoded' };

/** Walks one session; `lookAgain` asks for its step later. */
export const walk = async (host: Host, canaries: Canaries, ending: Ending) => {
  const post = async <T>(
    where: string,
    path: string,
    headers: Record<string, string>,
    body?: string,
  ): Promise<T> => {
    const { status, text } = await host.ask(where, path, {
      method: 'POST',
      headers,
      ...(body !== undefined && { body }),
    });
    assert.ok(status < 300, `${where}: ${status} ${text.slice(0, 300)}`);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  };
  const verifier = canaries.plain('verifier');
  const password = canaries.plant('password');
  const client = { ...form, authorization: basic(host.client) };
  const pushed = await post<{ request_uri: string }>(
    'push',
    '/oauth/par',
    client,
    new URLSearchParams({
      response_type: 'code',
      redirect_uri: redirectUri,
      state: 'state-12345',
      code_challenge: sha256(verifier),
      code_challenge_method: 'S256',
      customer_id: 'customer',
      origin: page,
    }).toString(),
  );
  const request_uri = canaries.know(pushed.request_uri, 'request_uri', ['push']);
  const opening = JSON.stringify({ request_uri, system: 'sap-cap' });
  const key = { 'idempotency-key': canaries.plain('idempotency key') };
  const open = () =>
    post<OpenAnswer>('opening', '/connect/sessions', { ...json, ...key, origin: page }, opening);
  const { session, step: first } = await open();
  canaries.know(session.token, 'session token', ['opening']);
  assert.equal((await open()).session.token, session.token);
  const element = { ...json, origin: page, authorization: `Bearer ${session.token}` };
  const stepNow = async (): Promise<Step> => {
    const { text } = await host.ask('step', '/connect/session/step', { headers: element });
    return (JSON.parse(text) as { step: Step }).step;
  };
  if (first.kind === 'prepare')
    await post(
      'prepared',
      '/connect/session/answer',
      element,
      JSON.stringify({ kind: 'prepare', step: first.id }),
    );
  const ticket = await post<{ ticket: string }>('ticket', '/connect/session/ticket', element, '{}');
  canaries.know(ticket.ticket, 'ticket', ['ticket']);
  const own = { ...json, origin: host.url, 'sec-fetch-site': 'same-origin' };
  const frame = await post<FrameOpened>('frame', '/connect/frame/open', own, JSON.stringify(ticket));
  canaries.know(frame.token, 'frame token', ['frame']);
  const inFrame = { ...own, authorization: `Bearer ${frame.token}` };
  const kind = ending === 'cancelled' ? 'refused' : ending;
  const values = { address: `http://127.0.0.1:${host.systemPort}/${kind}/od`, username: 'planner', password };
  const misfit = { step: frame.step.id, values: { ...values, address: canaries.plant('address') } };
  await host.ask('misfit', '/connect/frame/submit', {
    method: 'POST',
    headers: inFrame,
    body: JSON.stringify(misfit),
  });
  const probe = { step: frame.step.id, values: { address: values.address } };
  await host.ask('probe', '/connect/frame/probe', {
    method: 'POST',
    headers: inFrame,
    body: JSON.stringify(probe),
  });
  const submit = JSON.stringify({ step: frame.step.id, values });
  const submitted = await post<{ step: Step }>('submit', '/connect/frame/submit', inFrame, submit);
  const lookAgain = async (): Promise<void> => void (await stepNow());
  if (ending === 'hanging') return { lookAgain };

  assert(submitted.step.kind === 'check', JSON.stringify(submitted.step));
  const check = `/connect/session/checks/${submitted.step.check.id}`;
  await host.ask('stream', `${check}/events`, { headers: element });
  await host.ask('check', check, { headers: element });
  let now = await stepNow();
  for (let tries = 0; now.kind === 'check' && ending === 'connected' && tries < 100; tries += 1) {
    await setTimeout(20);
    now = await stepNow();
  }
  if (ending === 'cancelled') await post('cancel', '/connect/session/cancel', element);
  if (ending !== 'connected') {
    assert.notEqual(now.kind, 'done');
    return { lookAgain };
  }
  assert.equal(now.kind, 'done', JSON.stringify(now));
  canaries.know(sample, 'sample value', ['examples']);
  await host.ask('settings', '/connect/session/settings', { headers: element });
  const examples = '/connect/session/settings/examples?table=Orders';
  const { status, text } = await host.ask('examples', examples, { headers: element });
  assert.ok(status === 200 && text.includes(sample), `${status} ${text}`);
  const { fields } = SettingsExamples.parse(JSON.parse(text));
  const hidden = fields.filter((field) => field.hidden).map(({ name, values }) => [name, values.length]);
  assert.deepEqual(hidden, [
    ['YY1_Note', 0],
    ['YY1_Password', 0],
  ]);
  const { code } = await post<HandOver>('code', '/connect/session/code', element);
  canaries.know(code, 'code', ['code']);
  const exchange = new URLSearchParams({
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri,
    code_verifier: verifier,
  }).toString();
  const keyed = { ...client, 'idempotency-key': sha256(code) };
  const exchanged = () => post<TokenAnswer>('exchange', '/link/token', keyed, exchange);
  const { access_token, refresh_token = assert.fail() } = await exchanged();
  canaries.know(access_token, 'API token', ['exchange']);
  canaries.know(refresh_token, 'refresh token', ['exchange']);
  assert.equal((await exchanged()).access_token, access_token);
  await host.ask('exchanged again', '/link/token', { method: 'POST', headers: client, body: exchange });
  const bearer = { authorization: `Bearer ${access_token}` };
  for (const path of ['/api/integrations/current', '/api/raw/tables', '/api/raw/tables/Orders/data'])
    await host.ask(path, path, { headers: bearer });
  await post(
    'introspection',
    '/oauth/introspect',
    client,
    new URLSearchParams({ token: access_token }).toString(),
  );
  const renewal = new URLSearchParams({ grant_type: 'refresh_token', refresh_token }).toString();
  const next = await post<TokenAnswer>('refresh', '/link/token', client, renewal);
  canaries.know(next.access_token, 'API token', ['refresh']);
  canaries.know(next.refresh_token ?? assert.fail(), 'refresh token', ['refresh']);
  const app = await post<TokenAnswer>('app token', '/link/token', client, 'grant_type=client_credentials');
  const asApp = { authorization: `Bearer ${canaries.know(app.access_token, 'app token', ['app token'])}` };
  await host.ask('connections', '/api/system/connections', { headers: asApp });
  await post('revocation', '/oauth/revoke', client, new URLSearchParams({ token: access_token }).toString());
  return { lookAgain };
};
