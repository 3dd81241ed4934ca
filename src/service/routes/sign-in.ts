/** The tab in which a person signs in at their system's own page: where it starts, and where it ends. */
import type { Hono } from 'hono';
import { parse, serialize } from 'hono/utils/cookie';
import { routes, type Failure } from '../../contract/index.ts';
import { requireOwnPage } from '../connecting/admission.ts';
import type { Room } from '../connecting/answering.ts';
import { attemptLife } from '../connecting/attempt.ts';
import { returnFromSignIn, startSignIn, type Returned } from '../connecting/sign-in.ts';
import { sha256 } from '../digest.ts';
import { answerToLook } from '../http/look.ts';
import { mount, type Knock } from '../http/mount.ts';
import { ProblemError } from '../http/problem-error.ts';
import type { Ports } from '../ports.ts';
import { plainPage } from './plain-page.ts';

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

/** A person may see this: a ticket that was overtaken, a session that ended meanwhile. */
const notStarted = (error: unknown): Response => {
  if (!(error instanceof ProblemError)) throw error;
  const text = 'Close this tab, go back to the page you came from, and open the sign-in there once more.';
  return plainPage({ mark: 'problem', title: 'The sign-in did not open', text }, error.status);
};

const failed = (app: string, { code }: Failure): Response => {
  const denied = code === 'auth.consent_denied';
  return plainPage(
    {
      mark: 'problem',
      title: denied ? 'The permission was not given' : 'This sign-in was not used',
      text: `You can close this tab. ${app} shows what you can do now.`,
    },
    denied ? 200 : 400,
  );
};

const answer = (returned: Returned): Response => {
  switch (returned.is) {
    case 'taken':
      return plainPage({
        mark: 'done',
        title: 'You are signed in',
        text: `You can close this tab. ${returned.app} goes on by itself.`,
      });
    case 'refused':
      return failed(returned.app, returned.failure);
    case 'unknown':
      return plainPage(
        {
          mark: 'problem',
          title: 'Nobody waits for this sign-in any more',
          text: 'It was finished, replaced by a newer one, or took too long. Close this tab and go back to the page you came from.',
        },
        400,
      );
  }
};

/** Puts the two routes into the flow's router. */
export const mountSignIn = (app: Hono, room: Room): void => {
  const { ports } = room;
  const start = { authenticate: async (knock: Knock) => requireStart(ports, knock) };
  mount(
    app,
    ports,
    routes.frameAuthorize,
    async ({ body }) => {
      const started = await startSignIn(room, body).catch(notStarted);
      if (started instanceof Response) return started;
      const { address, state, cookie } = started;
      const { host } = new URL(address);
      const page = {
        title: `On to ${host}`,
        text: 'The sign-in opens in a moment.',
        next: { address, label: `Continue to ${host}` },
      };
      // A page that leads on, for browsers apply the frame's `form-action` to redirects too.
      return plainPage(page, 200, { 'set-cookie': cookieOf(ports, state, cookie, attemptLife / 1000) });
    },
    start,
  );
  mount(app, ports, routes.upstreamCallback, async (knock) => {
    const look = answerToLook(knock);
    if (look) return look;
    const { params, url, header } = knock;
    const query = url.search.slice(1, longestQuery);
    const cookies = parse(header('cookie') ?? '');
    const cookie = (state: string): string | undefined => cookies[cookieName(ports.issuer, state)];
    const returned = await returnFromSignIn(room, { ...params, query, cookie });
    const response = answer(returned);
    const state = url.searchParams.get('state');
    if (returned.is !== 'unknown' && state !== null)
      response.headers.append('set-cookie', cookieOf(ports, state, '', 0));
    return response;
  });
};
