/** The authorization endpoint (RFC 6749 section 4.1.1): brings a browser to the page of its hosted session. */
import { Hono } from 'hono';
import { AuthorizeQuery, routes } from '../../contract/index.ts';
import { arrive, type Arrival, type ReadCookie } from '../connecting/hosted.ts';
import { sessionLife } from '../connecting/session.ts';
import { readParameters } from '../http/body.ts';
import { browserCookie, readBrowserCookie } from '../http/browser-cookie.ts';
import { answerToLook } from '../http/look.ts';
import { mount, type Knock } from '../http/mount.ts';
import { ProblemError } from '../http/problem-error.ts';
import type { Ports } from '../ports.ts';
import { busyPage } from './busy-page.ts';
import { noticePage } from './hosted-page.ts';
import { pickLang } from '../languages.ts';

const row = routes.authorize;

/** Read leniently: a person is at the other end, who gets a page of words instead of an error of the protocol. */
const queryOf = (url: URL): AuthorizeQuery | undefined => {
  try {
    const read = AuthorizeQuery.safeParse(readParameters(url.searchParams, '/query'));
    return read.success ? read.data : undefined;
  } catch (error) {
    if (error instanceof ProblemError) return undefined;
    throw error;
  }
};

const nameOf = async ({ store }: Ports, client: string | undefined): Promise<string | undefined> => {
  const found = await store
    .selectFrom('client')
    .select('name')
    .where('id', '=', client ?? '')
    .executeTakeFirst();
  return found?.name;
};

const toPage = (ports: Ports, arrival: Extract<Arrival, { session: unknown }>): Response => {
  const { session } = arrival;
  const headers = new Headers({
    location: `${ports.issuer}${routes.hostedPage.path.replace('{session}', session.id)}`,
    'cache-control': 'no-store',
  });
  if (arrival.met === 'first') {
    const seconds = sessionLife.most / 1000;
    headers.append('set-cookie', browserCookie(ports.issuer, session.id, arrival.secret, seconds));
  }
  return new Response(null, { status: row.answer.status, headers });
};

/** `GET /oauth/authorize`. Whatever is wrong with the request is said on a page: there is nobody to redirect to who is proven. */
export const authorizeRoutes = (ports: Ports): Hono => {
  const app = new Hono();
  const { query: _read, ...lenient } = row;
  const arrived = async (knock: Knock): Promise<Response> => {
    const look = answerToLook(knock);
    if (look) return look;
    const query = queryOf(knock.url);
    const readCookie: ReadCookie = (session) =>
      readBrowserCookie(ports.issuer, session, knock.header('cookie'));
    const arrival: Arrival = query
      ? await arrive(ports, { client: query.client_id, requestUri: query.request_uri }, readCookie)
      : { met: 'unknown' };
    if ('session' in arrival) return toPage(ports, arrival);
    const name = await nameOf(ports, knock.url.searchParams.get('client_id') ?? undefined);
    const lang = pickLang(knock.url.searchParams.get('ui_locales') ?? knock.header('accept-language'));
    return noticePage(arrival.met, { lang, app: name, issuer: ports.issuer });
  };
  mount(app, ports, lenient, arrived, { page: busyPage() });
  return app;
};
