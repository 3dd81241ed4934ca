/** `GET /metrics`: figures for the operator's monitoring, by the operator's token. Where none is set there is no such address. */
import { Hono, type Context } from 'hono';
import { sameText, sha256 } from '../digest.ts';
import { addressOf } from '../http/counted.ts';
import { limitsOf } from '../http/limits.ts';
import { ProblemError } from '../http/problem-error.ts';
import type { Ports } from '../ports.ts';
import type { Secret } from '../secret.ts';

/** Hashes have one length, so that comparing them tells nothing of the token's. */
const isToken = (header: string | undefined, token: Secret): boolean =>
  sameText(sha256(header ?? ''), sha256(`Bearer ${token.reveal()}`));

const admit = async (ports: Ports, token: Secret, context: Context): Promise<void> => {
  if (context.req.header('origin') !== undefined)
    throw new ProblemError('browser_refused', { detail: 'Figures are for monitoring, not for pages.' });
  if (isToken(context.req.header('authorization'), token)) return;
  await limitsOf(ports).failed(addressOf(ports, context));
  throw new ProblemError('unauthorized', {
    detail: 'Send the token of MAKINI_METRICS_TOKEN as a bearer token.',
    headers: { 'www-authenticate': 'Bearer' },
  });
};

/** The route, where there are figures to show. */
export const metricsRoutes = (ports: Ports): Hono => {
  const app = new Hono();
  const { metrics } = ports;
  if (!metrics) return app;
  app.get('/metrics', async (context) => {
    await admit(ports, metrics.token, context);
    return new Response(await metrics.text(), { headers: { 'content-type': metrics.type } });
  });
  return app;
};
