/** The routes by which somebody comes in and goes out. */
import { Hono, type Context } from 'hono';
import { dashboardRoutes, operatorPassword, type DashboardState } from '../../contract/index.ts';
import { remoteOf } from '../http/counted.ts';
import { networkAddress } from '../http/network-address.ts';
import { ProblemError } from '../http/problem-error.ts';
import type { Ports } from '../ports.ts';
import { hasPassword, setUp, signIn, signOut, type Begun } from './access.ts';
import { mountOperator, sessionOf } from './mount.ts';
import { isLongEnough, type PasswordCost } from './password.ts';
import { operatorCookie, operatorLife, type OperatorSession } from './sessions.ts';
import { SignInLimit } from './sign-in-limit.ts';

const inside = ({ version }: Ports, { expires_at }: OperatorSession): DashboardState => ({
  state: 'signed_in',
  version,
  session: { expires_at: new Date(expires_at).toISOString(), idle_seconds: operatorLife.idle / 1000 },
});

const welcome = (ports: Ports, begun: Begun) => ({
  body: inside(ports, begun),
  headers: { 'set-cookie': operatorCookie(begun.text) },
});

const gone = { headers: { 'set-cookie': operatorCookie(undefined) } } as const;

const refusals = {
  wrong_password: { status: 401, detail: 'That is not the password.' },
  setup_link: { status: 401, detail: 'This link was used, or the service was started again since.' },
  password_set: { status: 409, detail: 'A password is set: sign in with it.' },
} as const;

const refused = (reason: keyof typeof refusals): ProblemError =>
  new ProblemError('unauthorized', { ...refusals[reason], members: { reason } });

const tooShort = (): ProblemError =>
  new ProblemError('malformed_request', {
    detail: `A password has ${operatorPassword.least} characters or more.`,
    errors: [{ pointer: '/password', detail: 'too short' }],
    members: { reason: 'password_short' },
  });

/** Whoever is connected: no proxy can stand before this listener, so what a header says of an address is made up. */
const knocker = (context: Context): string => networkAddress(remoteOf(context), undefined, []);

/** State, set-up, signing in and out. */
export const entranceRoutes = (ports: Ports, cost: PasswordCost): Hono => {
  const app = new Hono();
  const limit = new SignInLimit(ports);
  mountOperator(app, ports, dashboardRoutes.dashboardState, async ({ context }) => {
    const session = await sessionOf(ports, context);
    if (session) return { body: inside(ports, session) };
    const state: DashboardState['state'] = (await hasPassword(ports)) ? 'signed_out' : 'setup';
    return { body: { state, version: ports.version, session: null } };
  });
  mountOperator(app, ports, dashboardRoutes.dashboardSetup, async ({ context, body }) => {
    if (!isLongEnough(body.password)) throw tooShort();
    const begun = await limit.try(
      knocker(context),
      () => setUp(ports, body, cost),
      (outcome) => typeof outcome !== 'string',
    );
    if (typeof begun === 'string') throw refused(begun);
    return welcome(ports, begun);
  });
  mountOperator(app, ports, dashboardRoutes.dashboardSignIn, async ({ context, body }) => {
    const begun = await limit.try(
      knocker(context),
      () => signIn(ports, body.password),
      (outcome) => outcome !== undefined,
    );
    if (!begun) throw refused('wrong_password');
    return welcome(ports, begun);
  });
  mountOperator(app, ports, dashboardRoutes.dashboardSignOut, async ({ session }) => {
    await signOut(ports, session.hash);
    return gone;
  });
  mountOperator(app, ports, dashboardRoutes.dashboardSignOutEverywhere, async () => {
    await signOut(ports);
    return gone;
  });
  return app;
};
