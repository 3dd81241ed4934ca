/** The page of a hosted session, and the grant that its element asks for: both for the browser that carries the session alone. */
import { Hono } from 'hono';
import { returnAddress, routes } from '../../contract/index.ts';
import { requireOwnPage } from '../connecting/admission.ts';
import { continueHosted, findCarried, standingOf, type Standing } from '../connecting/hosted.ts';
import type { Session } from '../connecting/session.ts';
import { readBrowserCookie } from '../http/browser-cookie.ts';
import { mount, type Knock } from '../http/mount.ts';
import { ProblemError } from '../http/problem-error.ts';
import type { Ports } from '../ports.ts';
import { busyPage } from './busy-page.ts';
import { hostedPage, noticePage } from './hosted-page.ts';
import { pickLang } from '../languages.ts';

const find = (ports: Ports, knock: Knock): Promise<Session | undefined> => {
  const id = knock.params['session'] ?? '';
  return findCarried(ports, id, readBrowserCookie(ports.issuer, id, knock.header('cookie')));
};

const appOf = async ({ store }: Ports, { client_id, mode }: Session): Promise<string> => {
  const { name } = await store
    .selectFrom('client')
    .select('name')
    .where('id', '=', client_id)
    .where('mode', '=', mode)
    .executeTakeFirstOrThrow();
  return name;
};

/** Where the way back leads: to the callback with the reason; once the code was exchanged, to the app itself. */
const backOf = ({ issuer }: Ports, session: Session, standing: Exclude<Standing, 'open'>): string => {
  const { redirect_uri, state } = session;
  if (standing === 'finished') return new URL(redirect_uri).origin;
  return returnAddress(redirect_uri, {
    error: 'access_denied',
    error_description: standing,
    state,
    iss: issuer,
  });
};

const pageOf = async (ports: Ports, session: Session): Promise<Response> => {
  const { issuer, version } = ports;
  const frame = { lang: pickLang(session.ui_locales), app: await appOf(ports, session), issuer };
  const standing = await standingOf(ports, session);
  if (standing === 'open') return hostedPage(version, session.id, frame);
  return noticePage(standing, frame, backOf(ports, session, standing));
};

/** `GET /connect/hosted/{session}` and `POST /connect/hosted/{session}/open`. */
export const hostedRoutes = (ports: Ports): Hono => {
  const app = new Hono();
  const carried = async (knock: Knock): Promise<Response> => {
    const session = await find(ports, knock);
    if (session) return pageOf(ports, session);
    const lang = pickLang(knock.header('accept-language'));
    return noticePage('elsewhere', { lang, app: undefined, issuer: ports.issuer });
  };
  mount(app, ports, routes.hostedPage, carried, { page: busyPage() });
  mount(app, ports, routes.hostedSession, async (knock) => {
    requireOwnPage(ports, knock);
    const session = await find(ports, knock);
    if (!session)
      throw new ProblemError('session_unknown', { detail: 'Another browser carries the session.' });
    return { body: await continueHosted(ports, session) };
  });
  return app;
};
