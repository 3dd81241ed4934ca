/** The tab in which a person signs in at their system's own page: where it starts, and where it ends. */
import type { Hono } from 'hono';
import { parse, serialize } from 'hono/utils/cookie';
import { routes } from '../../contract/index.ts';
import { requireOwnPage } from '../connecting/admission.ts';
import type { Room } from '../connecting/answering.ts';
import { attemptLife } from '../connecting/attempt.ts';
import { returnFromSignIn, startSignIn, type Return, type Returned } from '../connecting/sign-in.ts';
import { sha256 } from '../digest.ts';
import { answerToLook } from '../http/look.ts';
import { mount, type Knock } from '../http/mount.ts';
import { ProblemError } from '../http/problem-error.ts';
import type { Ports } from '../ports.ts';
import { busyPage } from './busy-page.ts';
import { pickLang, type Lang } from '../languages.ts';
import { plainPage } from './plain-page.ts';
import { signInWords } from './sign-in-words.ts';

type Where = Pick<Return, 'client' | 'system'>;

/** Longer than any authorization server's answer. */
const longestQuery = 8_192;

/** One cookie for each attempt, so that two tabs do not overwrite one another's; without https no browser takes the prefix. */
const cookieName = (issuer: string, state: string): string =>
  `${issuer.startsWith('https:') ? '__Host-' : ''}makini-sign-in-${sha256(state).slice(0, 16)}`;

const cookieOf = ({ issuer }: Ports, state: string, value: string, maxAge: number): string =>
  serialize(cookieName(issuer, state), value, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: issuer.startsWith('https:'),
    maxAge,
  });

/** A form of the frame that opens a tab: nothing else navigates here. */
const requireStart = (ports: Ports, knock: Knock): void => {
  requireOwnPage(ports, knock);
  const isPage =
    knock.header('sec-fetch-mode') === 'navigate' && knock.header('sec-fetch-dest') === 'document';
  if (isPage) return;
  throw new ProblemError('forbidden_origin', {
    detail: 'Only the frame of the service opens this, in a tab.',
  });
};

type Said = 'leads' | 'not_opened' | 'done' | 'denied' | 'not_used' | 'unknown';
type Names = { readonly app?: string; readonly host?: string };

const filled = (sentence: string, { app = '', host = '' }: Names): string =>
  sentence.replaceAll('{app}', () => app).replaceAll('{host}', () => host);

const inWords = (lang: Lang, said: Said, names: Names = {}) => {
  const [title, text] = signInWords(lang)[said];
  return { lang, title: filled(title, names), text: filled(text, names) };
};

/** What was told with the sign-in comes first, and last what the browser asks for. */
const langOf = (knock: Knock, told = ''): Lang =>
  pickLang(`${told} ${knock.header('accept-language') ?? ''}`);

/** A person may see this: a ticket that was overtaken, a session that ended meanwhile. */
const notStarted = (error: unknown, lang: Lang): Response => {
  if (!(error instanceof ProblemError)) throw error;
  return plainPage({ mark: 'problem', ...inWords(lang, 'not_opened') }, error.status);
};

const answer = (returned: Returned, knock: Knock): Response => {
  switch (returned.is) {
    case 'taken':
      return plainPage({ mark: 'done', ...inWords(langOf(knock, returned.lang), 'done', returned) });
    case 'refused': {
      const denied = returned.failure.code === 'auth.consent_denied';
      const words = inWords(langOf(knock, returned.lang), denied ? 'denied' : 'not_used', returned);
      return plainPage({ mark: 'problem', ...words }, denied ? 200 : 400);
    }
    case 'unknown':
      return plainPage({ mark: 'problem', ...inWords(langOf(knock), 'unknown') }, 400);
  }
};

/** Puts the two routes into the flow's router. */
export const mountSignIn = (app: Hono, room: Room): void => {
  const { ports } = room;
  const start = { authenticate: async (knock: Knock) => requireStart(ports, knock), page: busyPage() };
  mount(
    app,
    ports,
    routes.frameAuthorize,
    async (knock) => {
      const { body } = knock;
      const started = await startSignIn(room, body).catch((error: unknown) =>
        notStarted(error, langOf(knock, body.lang)),
      );
      if (started instanceof Response) return started;
      const { address, state, cookie } = started;
      const { host } = new URL(address);
      const lang = langOf(knock, started.lang);
      const next = { address, label: filled(signInWords(lang).go_on, { host }) };
      const page = { ...inWords(lang, 'leads', { host }), next };
      // A page that leads on, for browsers apply the frame's `form-action` to redirects too.
      return plainPage(page, 200, { 'set-cookie': cookieOf(ports, state, cookie, attemptLife / 1000) });
    },
    start,
  );
  const comeBack = async (knock: Knock & { readonly params: Where }): Promise<Response> => {
    const look = answerToLook(knock);
    if (look) return look;
    const { params, url, header } = knock;
    const query = url.search.slice(1, longestQuery);
    const cookies = parse(header('cookie') ?? '');
    const cookie = (state: string): string | undefined => cookies[cookieName(ports.issuer, state)];
    const returned = await returnFromSignIn(room, { ...params, query, cookie });
    const response = answer(returned, knock);
    const state = url.searchParams.get('state');
    if (returned.is !== 'unknown' && state !== null)
      response.headers.append('set-cookie', cookieOf(ports, state, '', 0));
    return response;
  };
  mount(app, ports, routes.upstreamCallback, comeBack, { page: busyPage() });
};
