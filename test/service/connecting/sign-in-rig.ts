// A flow whose system has a sign-in page of its own, on the rig: the provider is a script, the tab is a cookie jar.
import assert from 'node:assert/strict';
import type { Access, CheckOutcome, Grant, Method, StageReport } from '../../../src/service/ports.ts';
import { failureOf } from '../../../src/service/upstream/failure.ts';
import { good, issuer, ownPage, passing, rig, stepOf, type Tab } from './rig.ts';

export const provider = 'https://login.example';
export const startHeaders = {
  ...ownPage,
  'sec-fetch-mode': 'navigate',
  'sec-fetch-dest': 'document',
  'content-type': 'application/x-www-form-urlencoded',
};

export interface Start {
  readonly status: number;
  readonly html: string;
  readonly headers: Headers;
  /** Where the tab goes, read from the page. */
  readonly address: URL | undefined;
  /** `name=value` of the cookie the tab got. */
  readonly cookie: string;
}

const addressIn = (html: string): URL | undefined => {
  const found = /http-equiv="refresh" content="0;url=([^"]+)"/.exec(html)?.[1];
  return found === undefined ? undefined : new URL(found.replaceAll('&#38;', '&'));
};

export const signInRig = async () => {
  const made = await rig();
  const { script, app, ports } = made;
  const redeemed: Grant[] = [];
  script.check = async (access: Access, report: StageReport, signal): Promise<CheckOutcome> => {
    const { grant, tokens, server } = access;
    if (server === undefined) {
      report({
        stage: 'service',
        status: 'passed',
        ms: 1,
        evidence: [{ code: 'dns.resolved', values: { host: 'a' } }],
      });
      return { status: 'authorize', host: 'login.example', server: 'the server' };
    }
    if (!tokens?.current() && grant) {
      await tokens?.renew(undefined, async () => {
        redeemed.push(grant);
        return { access: 'token-1', refresh: 'refresh-1' };
      });
    }
    if (!tokens?.current()) return { status: 'authorize', host: 'login.example', server };
    return passing(access, report, signal);
  };
  const plain = ports.methods.get('odata_basic');
  assert(plain);
  const method: Method = {
    ...plain,
    authorization: {
      address: (_access, { redirectUri, state, challenge }) => {
        const url = new URL(`${provider}/authorize`);
        url.search = new URLSearchParams({
          redirect_uri: redirectUri,
          state,
          code_challenge: challenge,
        }).toString();
        return url.href;
      },
      fault: (_access, { query }) => {
        const read = new URLSearchParams(query);
        if (read.get('iss') !== provider) return failureOf('auth.issuer_mismatch');
        return read.has('error') ? failureOf('auth.consent_denied') : undefined;
      },
    },
  };
  (ports.methods as Map<string, Method>).set('odata_basic', method);

  /** A tab of the partner's page that stands at the sign-in. */
  const atSignIn = async (): Promise<Tab> => {
    const { tab, step } = await made.submitted(good);
    assert.equal(step.kind, 'authorize', JSON.stringify(step));
    return tab;
  };

  const ticketOf = async (tab: Tab): Promise<string> => {
    const { status, body } = await tab.call('POST', '/connect/session/ticket');
    assert.equal(status, 200, JSON.stringify(body));
    return body['ticket'] as string;
  };

  const startWith = async (
    ticket: string,
    headers: Record<string, string> = {},
    more: Record<string, string> = {},
  ): Promise<Start> => {
    const response = await app.request(`${issuer}/connect/frame/authorize`, {
      method: 'POST',
      headers: { ...startHeaders, ...headers },
      body: new URLSearchParams({ ticket, ...more }).toString(),
    });
    const html = await response.text();
    const cookie = (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    return { status: response.status, html, headers: response.headers, address: addressIn(html), cookie };
  };

  const start = async (tab: Tab): Promise<Start> => startWith(await ticketOf(tab));

  /** The provider sends the person back: `more` changes the query, `cookie` is what the browser has. */
  const comeBack = async (
    started: Start,
    more: Record<string, string | undefined> = {},
    { cookie = started.cookie, path }: { cookie?: string; path?: string } = {},
  ) => {
    const to = new URL(started.address?.searchParams.get('redirect_uri') ?? '');
    const query = {
      code: 'code-1',
      state: started.address?.searchParams.get('state') ?? '',
      iss: provider,
      ...more,
    };
    const given = Object.entries(query).filter((each): each is [string, string] => each[1] !== undefined);
    const response = await app.request(
      `${issuer}${path ?? to.pathname}?${new URLSearchParams(given).toString()}`,
      { headers: cookie === '' ? {} : { cookie } },
    );
    const html = await response.text();
    await made.runs.settled();
    return { status: response.status, html, headers: response.headers };
  };

  const signInOf = async (tab: Tab) => {
    const called = await tab.call('GET', '/connect/session/step');
    return stepOf(called, 'authorize');
  };

  return { ...made, redeemed, atSignIn, ticketOf, startWith, start, comeBack, signInOf };
};
