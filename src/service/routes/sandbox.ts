/** The sandbox's own sign-in page: the authorization server of a system that exists only inside the service (RFC 6749 section 4.1). */
import { Hono } from 'hono';
import { failureCodes } from '../../contract/index.ts';
import type { Ports } from '../ports.ts';
import { signInPath } from '../upstream/methods/sandbox/sign-in.ts';
import { plainPage } from './plain-page.ts';

const words = ['pass_good', 'slow_8000', 'flaky_2', 'choose_0', 'choose_1', 'choose_40', 'partial'];
const known = [...words, ...failureCodes.map((code) => `error_${code}`)];

/** The way back, if it is one of this service's own. */
const wayBack = (issuer: string, text: string | undefined): string | undefined => {
  if (text === undefined || !URL.canParse(text)) return undefined;
  const { origin, pathname } = new URL(text);
  return origin === issuer && pathname.startsWith('/oauth/callback/') ? pathname : undefined;
};

const unknown = (): Response =>
  plainPage(
    {
      mark: 'problem',
      title: 'Nobody sent you here',
      text: 'This page is a part of connecting the sandbox. Close this tab and begin there.',
    },
    400,
  );

/** `GET /sandbox/sign-in?redirect_uri&state`: a person chooses how the sign-in ends. */
export const sandboxRoutes = ({ issuer }: Ports): Hono => {
  const app = new Hono();
  app.get(signInPath, (context) => {
    const action = wayBack(issuer, context.req.query('redirect_uri'));
    const state = context.req.query('state') ?? '';
    if (action === undefined || state === '') return unknown();
    const field = { name: 'code', label: 'What happens then', value: 'pass_good', known };
    return plainPage({
      title: 'Sign in to the sandbox',
      text: 'This is no real system: you choose how the sign-in ends.',
      forms: [
        { action, hidden: { state }, field, label: 'Allow' },
        { action, hidden: { state, error: 'access_denied' }, label: 'Decline' },
      ],
    });
  });
  return app;
};
