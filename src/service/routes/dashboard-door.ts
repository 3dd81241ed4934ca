/** `/dashboard` on the service's own port: it is elsewhere. Whoever sits at this machine is sent there; nobody else learns that it is. */
import { Hono, type Context } from 'hono';
import { isLoopbackHost } from '../dashboard/guard.ts';
import { remoteOf } from '../http/counted.ts';
import { ProblemError } from '../http/problem-error.ts';
import { renderError } from '../http/render-error.ts';
import type { Ports } from '../ports.ts';

/** A proxy on this machine speaks for others, and says so. */
const byProxy = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'];

const isHere = (context: Context): boolean =>
  isLoopbackHost((remoteOf(context) ?? '').replace(/^::ffff:/, '')) &&
  byProxy.every((name) => context.req.header(name) === undefined);

/** The route. */
export const dashboardDoor = (ports: Ports): Hono => {
  const app = new Hono();
  app.get('/dashboard', (context) => {
    const url = isHere(context) ? ports.dashboardUrl?.() : undefined;
    if (url !== undefined) return context.redirect(url, 307);
    return renderError(new ProblemError('not_found'), 'problem', ports, context.req.raw);
  });
  return app;
};
