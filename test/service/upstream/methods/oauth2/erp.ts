/** The test ERP with its real authorization server on loopback, a person at its sign-in page, and accesses to it. */
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import {
  createOAuthErp,
  people,
  registered,
  type OAuthErp,
} from '../../../../../demo/systems/oauth-erp/oauth-erp.ts';
import type { Stage, Values } from '../../../../../src/contract/index.ts';
import { createDiskCatalogue } from '../../../../../src/service/adapters/disk-catalogue.ts';
import { keepTokens } from '../../../../../src/service/connecting/token-keeper.ts';
import { randomText, sha256 } from '../../../../../src/service/digest.ts';
import type { Access, Grant, Method, TokenKeeper, Tokens } from '../../../../../src/service/ports.ts';
import { createMethods } from '../../../../../src/service/upstream/methods/index.ts';
import { egressWith } from '../../egress/servers.ts';

export { people, registered };

export const redirectUri = 'https://connect.example/oauth/callback/cli_1/larkfield-test-erp-sign-in-page';
const catalogue = createDiskCatalogue();

/** A place for tokens that remembers what was written. */
export const shelf = (first?: Tokens): { keeper: TokenKeeper; written: Tokens[] } => {
  const written: Tokens[] = [];
  const read = async () => written.at(-1) ?? first;
  const write = async (tokens: Tokens) => void written.push(tokens);
  return { keeper: keepTokens(randomText(), first, { read, write }), written };
};

/** A browser with its cookies that follows redirects by itself, until it leaves the ERP. */
const browser = (origin: string) => {
  const jar = new Map<string, string>();
  const go = async (address: string, init: RequestInit = {}): Promise<{ url: string; html: string }> => {
    if (!address.startsWith(origin)) return { url: address, html: '' };
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(address, {
      ...init,
      redirect: 'manual',
      headers: { ...init.headers, cookie },
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    const to = response.headers.get('location');
    if (to !== null) return go(new URL(to, address).href);
    return { url: address, html: await response.text() };
  };
  const post = (page: { url: string; html: string }, button: string, form: Record<string, string> = {}) => {
    const action = new RegExp(`action="([^"]*/${button})"`).exec(page.html)?.[1];
    if (action === undefined) throw new Error(`No ${button} on ${page.url}: ${page.html.slice(0, 400)}`);
    return go(new URL(action, page.url).href, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(form).toString(),
    });
  };
  return { go, post };
};

/** A person signs in where an address leads, and agrees or not; gives the address they come back to. */
export const walkSignIn = async (
  origin: string,
  address: string,
  who: keyof typeof people = 'planner',
  answer: 'agree' | 'decline' = 'agree',
): Promise<string> => {
  const { go, post } = browser(origin);
  const login = await go(address);
  const { user, password } = people[who];
  const consent = login.url.startsWith(origin) ? await post(login, 'login', { user, password }) : login;
  const back = consent.url.startsWith(origin) ? await post(consent, answer) : consent;
  return back.url;
};

export interface Bench {
  readonly origin: string;
  readonly erp: OAuthErp;
  readonly code: Method;
  readonly program: Method;
  access(system: 'sign-in-page' | 'client-credentials', values: Values, more?: Partial<Access>): Access;
  /** Signs in as a person and agrees, or does not; gives what comes back. */
  signIn(access: Access, who?: keyof typeof people, answer?: 'agree' | 'decline'): Promise<Grant>;
  check(
    method: Method,
    access: Access,
  ): Promise<{ outcome: Awaited<ReturnType<Method['check']>>; stages: Stage[] }>;
}

/** Starts the ERP; `seconds` is how long its access tokens live. */
export const openErp = async (t: TestContext, seconds?: number): Promise<Bench> => {
  let listener: RequestListener = (_request, response) => void response.end();
  const server = createServer((request, response) => listener(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const erp = createOAuthErp(origin, seconds);
  erp.allowRedirect(redirectUri);
  listener = erp.listener;
  const methods = createMethods({ egress: egressWith(origin), catalogue });
  const [code, program] = [methods.get('oauth2_code'), methods.get('oauth2_client_credentials')];
  if (!code || !program) throw new Error('The methods are missing.');

  const access: Bench['access'] = (which, values, more = {}) => {
    const system = catalogue.find(`larkfield-test-erp-${which}`);
    if (!system) throw new Error('The catalogue lacks the test ERP.');
    const client = { id: 'cli_1', mode: 'test' } as const;
    return { system, values: { address: origin, ...values }, client, tokens: shelf().keeper, ...more };
  };
  const signIn: Bench['signIn'] = async (of, who = 'planner', answer = 'agree') => {
    const [state, verifier] = [randomText(), randomText()];
    const start = { redirectUri, state, challenge: sha256(verifier) };
    const back = await walkSignIn(origin, code.authorization?.address(of, start) ?? '', who, answer);
    return { query: new URL(back).search.slice(1), state, verifier, redirectUri };
  };
  const check: Bench['check'] = async (method, of) => {
    const stages: Stage[] = [];
    const outcome = await method.check(of, (stage) => void stages.push(stage), AbortSignal.timeout(20_000));
    return { outcome, stages };
  };
  return { origin, erp, code, program, access, signIn, check };
};
