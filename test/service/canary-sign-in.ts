// One customer who signs in at their system's own page, with canaries for what is typed, carried in the tab and granted.
import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import type { FrameOpened, HandOver, OpenAnswer, Step, TokenAnswer } from '../../src/contract/index.ts';
import { sha256 } from '../../src/service/digest.ts';
import type { Canaries } from './canaries.ts';
import type { Host } from './canary-host.ts';
import { basic } from './stand.ts';
import { registered, walkSignIn } from './upstream/methods/oauth2/erp.ts';
import { page, redirectUri } from './works.ts';

const system = 'larkfield-test-erp-sign-in-page';
const json = { 'content-type': 'application/json' };
const form = { 'content-type': 'application/x-www-form-urlencoded' };

/** The way back, as an address of the service. */
export const signInCallback = (url: string, client: string): string =>
  `${url}/oauth/callback/${client}/${system}`;

/** From the push to the end of the connection. */
export const walkToSignIn = async (host: Host, canaries: Canaries): Promise<void> => {
  const post = async <T>(
    where: string,
    path: string,
    headers: Record<string, string>,
    body = '',
  ): Promise<T> => {
    const { status, text } = await host.ask(where, path, { method: 'POST', headers, body });
    assert.ok(status < 300, `${where}: ${status} ${text.slice(0, 300)}`);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  };
  const verifier = canaries.plain('verifier');
  const client = { ...form, authorization: basic(host.client) };
  const pushed = new URLSearchParams({
    response_type: 'code',
    redirect_uri: redirectUri,
    state: 'state-12345',
    code_challenge: sha256(verifier),
    code_challenge_method: 'S256',
    customer_id: 'customer',
    origin: page,
    systems: system,
  }).toString();
  const { request_uri } = await post<{ request_uri: string }>('push', '/oauth/par', client, pushed);
  canaries.know(request_uri, 'request_uri', ['push']);
  const opening = JSON.stringify({ request_uri });
  const { session, step: first } = await post<OpenAnswer>(
    'opening',
    '/connect/sessions',
    { ...json, origin: page },
    opening,
  );
  canaries.know(session.token, 'session token', ['opening']);
  const element = { ...json, origin: page, authorization: `Bearer ${session.token}` };
  const answer = JSON.stringify({ kind: 'prepare', step: first.id });
  if (first.kind === 'prepare') await post('prepared', '/connect/session/answer', element, answer);
  const stepAt = async (kind: Step['kind']): Promise<Step> => {
    for (let tries = 0; ; tries += 1) {
      const { text } = await host.ask('step', '/connect/session/step', { headers: element });
      const { step } = JSON.parse(text) as { step: Step };
      if (step.kind === kind) return step;
      assert.ok(tries < 500, text);
      await setTimeout(50);
    }
  };
  const ticketOf = async (): Promise<string> => {
    const { ticket } = await post<{ ticket: string }>('ticket', '/connect/session/ticket', element, '{}');
    return canaries.know(ticket, 'ticket', ['ticket']);
  };
  const own = { origin: host.url, 'sec-fetch-site': 'same-origin' };
  const opened = JSON.stringify({ ticket: await ticketOf() });
  const frame = await post<FrameOpened>('frame', '/connect/frame/open', { ...json, ...own }, opened);
  const inFrame = {
    ...json,
    ...own,
    authorization: `Bearer ${canaries.know(frame.token, 'frame token', ['frame'])}`,
  };
  const { id: client_id, secret: client_secret } = registered.code;
  const values = { address: host.erp, client_id, client_secret };
  const typed = JSON.stringify({ step: frame.step.id, values });
  await post('submit', '/connect/frame/submit', inFrame, typed);
  await stepAt('authorize');

  const started = await host.visit('start', '/connect/frame/authorize', {
    method: 'POST',
    headers: { ...form, ...own, 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' },
    body: new URLSearchParams({ ticket: await ticketOf() }).toString(),
  });
  const cookie = started.cookie.split(';')[0] ?? '';
  canaries.know(cookie.split('=')[1] ?? '', 'cookie of the tab', ['headers of start']);
  const to = /content="0;url=([^"]+)"/.exec(started.text)?.[1]?.replaceAll('&#38;', '&') ?? '';
  canaries.know(new URL(to).searchParams.get('state') ?? '', 'state of the tab', ['start']);
  const back = new URL(await walkSignIn(host.erp, to));
  assert.equal(back.origin, host.url);
  canaries.know(back.searchParams.get('code') ?? '', 'code of the tab', []);
  const returned = `${back.pathname}${back.search}`;
  await host.visit('look at the return', returned, { method: 'HEAD', headers: { cookie } });
  assert.equal((await host.visit('return', returned, { headers: { cookie } })).status, 200);
  assert.equal((await host.visit('return again', returned, { headers: { cookie } })).status, 400);
  await stepAt('done');

  const { code } = await post<HandOver>('code', '/connect/session/code', element);
  canaries.know(code, 'code', ['code']);
  const exchange = {
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri,
    code_verifier: verifier,
  };
  const exchanged = new URLSearchParams(exchange).toString();
  const { access_token } = await post<TokenAnswer>('exchange', '/link/token', client, exchanged);
  const bearer = { authorization: `Bearer ${canaries.know(access_token, 'API token', ['exchange'])}` };
  const read = await host.ask('tables', '/api/raw/tables', { headers: bearer });
  assert.equal(read.status, 200, read.text);
  await host.ask('disconnected', '/api/integrations/current', { method: 'DELETE', headers: bearer });
};
