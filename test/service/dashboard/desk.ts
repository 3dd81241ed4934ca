// A dashboard on a stand: asked as its page asks, without a port. Guesses of the password cost next to nothing here.
import { DashboardState, dashboardRoutes, type DashboardRouteName } from '../../../src/contract/index.ts';
import { makeLink, setPassword } from '../../../src/service/dashboard/access.ts';
import { createDashboard } from '../../../src/service/dashboard/app.ts';
import type { Ports } from '../../../src/service/ports.ts';
import { makeStand } from '../stand.ts';

export const cost = { log2: 4, blocks: 8, rounds: 1 } as const;
export const password = 'correct horse battery';
export const address = 'http://127.0.0.1:4101';

export interface Asked {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly cookie?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A stand with a dashboard beside it. */
export const openDesk = async (changes: Partial<Ports> = {}) => {
  const stand = await makeStand(changes);
  const { ports } = stand;
  const app = createDashboard(ports, { host: '127.0.0.1', cost });

  /** Asks one of the dashboard's routes as its page does. */
  const ask = async (
    name: DashboardRouteName,
    { params = {}, query = {}, body, cookie, headers = {} }: Asked = {},
  ) => {
    const { method, path } = dashboardRoutes[name];
    const filled = path.replace(/\{(\w+)\}/g, (_all, each: string) => encodeURIComponent(params[each] ?? ''));
    const search = new URLSearchParams(query).toString();
    const answer = await app.request(`${address}${filled}${search === '' ? '' : `?${search}`}`, {
      method,
      headers: {
        'sec-fetch-site': 'same-origin',
        ...(method !== 'GET' && { origin: address }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(cookie !== undefined && { cookie }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    const data = (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>;
    const set = answer.headers.get('set-cookie');
    return { status: answer.status, data, text, headers: answer.headers, cookie: set?.split(';')[0], set };
  };

  /** Sets the password and signs in; gives the cookie. */
  const signedIn = async (): Promise<string> => {
    await setPassword(ports.store, ports.clock, password, cost);
    const { cookie } = await ask('dashboardSignIn', { body: { password } });
    if (cookie === undefined) throw new Error('not signed in');
    return cookie;
  };

  const stateOf = async (cookie?: string): Promise<string> => {
    const { data } = await ask('dashboardState', cookie === undefined ? {} : { cookie });
    return DashboardState.parse(data).state;
  };

  return { ...stand, desk: app, ask, signedIn, stateOf, link: () => makeLink(ports) };
};

export type Desk = Awaited<ReturnType<typeof openDesk>>;
