// A browser in miniature, over HTTP: it keeps cookies, follows the authorization endpoint to the hosted page, and does there what
// the element and the frame do, up to the redirect.
import assert from 'node:assert/strict';
import type {
  FrameOpened,
  HandOver,
  HostedGrant,
  OpenAnswer,
  Step,
  Values,
} from '../../src/contract/index.ts';
import { returnAddress } from '../../src/contract/index.ts';

/** What reaches the service: a socket or an app. */
export type Ask = (url: string, init: RequestInit) => Response | Promise<Response>;

export class HostedBrowser {
  readonly #ask: Ask;
  readonly #issuer: string;
  readonly cookies = new Map<string, string>();

  constructor(issuer: string, ask: Ask) {
    this.#issuer = issuer;
    this.#ask = ask;
  }

  /** One request of a page of the service, or a navigation (`GET` without more); redirects are not followed. */
  async ask(path: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { ...(cookie !== '' && { cookie }), ...(init.headers as Record<string, string>) };
    const url = new URL(path, this.#issuer).href;
    const answer = await this.#ask(url, { ...init, headers, redirect: 'manual' });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      this.cookies.set(name, value);
    }
    return answer;
  }

  /** A call of the hosted page's own scripts, with what a browser adds. */
  call(path: string, body?: unknown, token?: string): Promise<Response> {
    return this.ask(path, {
      method: 'POST',
      headers: {
        origin: this.#issuer,
        'sec-fetch-site': 'same-origin',
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  }

  /** From the authorization endpoint to the hosted page; gives the page's path. */
  async arrive(authorize: string | URL): Promise<string> {
    const answer = await this.ask(String(authorize));
    assert.equal(answer.status, 303, await answer.clone().text());
    const { pathname, search } = new URL(answer.headers.get('location') ?? '');
    assert.equal(search, '');
    return pathname;
  }

  /** Opens or continues the session of a page as its element does. */
  async open(page: string): Promise<{ grant: HostedGrant; opened: OpenAnswer }> {
    const granted = await this.call(`${page}/open`);
    assert.equal(granted.status, 201, await granted.clone().text());
    const grant = (await granted.json()) as HostedGrant;
    const answer = await this.call('/connect/sessions', { request_uri: grant.request_uri });
    assert.equal(answer.status, 201, await answer.clone().text());
    return { grant, opened: (await answer.json()) as OpenAnswer };
  }

  /** Connects a system with what its form asks for; the session stands at its end then. */
  async connect(opened: OpenAnswer, system: string, values: Values = {}): Promise<void> {
    const { token } = opened.session;
    let { step } = opened;
    if (step.kind === 'select') {
      const body = { kind: 'select', step: step.id, system };
      step = await this.#stepOf(this.call('/connect/session/answer', body, token));
    }
    const ticket: unknown = await (await this.call('/connect/session/ticket', undefined, token)).json();
    const frame = (await (await this.call('/connect/frame/open', ticket)).json()) as FrameOpened;
    const sent = await this.call('/connect/frame/submit', { step: step.id, values }, frame.token);
    assert.equal(sent.status, 200, await sent.clone().text());
    await this.#untilDone(token);
  }

  /** Mints the code and gives the address that the browser goes to with it. */
  async leave({ grant, opened }: { grant: HostedGrant; opened: OpenAnswer }): Promise<URL> {
    const minted = await this.call('/connect/session/code', undefined, opened.session.token);
    assert.equal(minted.status, 200, await minted.clone().text());
    const { code, state, iss } = (await minted.json()) as HandOver;
    return new URL(returnAddress(grant.redirect_uri, { code, state, iss }));
  }

  /** The whole way, from the authorization endpoint to the redirect. */
  async walk(authorize: string | URL, system = 'sys-1', values: Values = {}): Promise<URL> {
    const session = await this.open(await this.arrive(authorize));
    await this.connect(session.opened, system, values);
    return this.leave(session);
  }

  async #stepOf(asked: Promise<Response>): Promise<Step> {
    const answer = await asked;
    assert.equal(answer.status, 200, await answer.clone().text());
    return ((await answer.json()) as { step: Step }).step;
  }

  async #untilDone(token: string): Promise<void> {
    for (let tries = 0; tries < 200; tries += 1) {
      const headers = { 'sec-fetch-site': 'same-origin', authorization: `Bearer ${token}` };
      const step = await this.#stepOf(this.ask('/connect/session/step', { headers }));
      if (step.kind === 'done') return;
      assert.equal(step.kind, 'check', JSON.stringify(step));
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    assert.fail('The check did not end.');
  }
}
