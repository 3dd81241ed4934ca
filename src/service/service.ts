/** The whole service as one fetch-able app. It opens no port and reads no environment: everything comes by `ports`. */
import { Hono } from 'hono';
import { logAnswers } from './http/access-log.ts';
import { fallback } from './http/fallback.ts';
import { listenToProxies } from './http/proxies.ts';
import { renderError } from './http/render-error.ts';
import { securityHeaders } from './http/security-headers.ts';
import { openApiDocument } from './openapi.ts';
import type { Ports } from './ports.ts';
import { apiRoutes } from './routes/api.ts';
import { assetRoutes } from './routes/assets.ts';
import { authorizeRoutes } from './routes/authorize.ts';
import { connectRoutes, makeConnectParts, type ConnectParts } from './routes/connect.ts';
import { dashboardDoor } from './routes/dashboard-door.ts';
import { healthRoutes } from './routes/health.ts';
import { hostedRoutes } from './routes/hosted.ts';
import { metricsRoutes } from './routes/metrics.ts';
import { oauthRoutes } from './routes/oauth.ts';
import { passthroughRoutes } from './routes/passthrough.ts';
import { rawRoutes } from './routes/raw.ts';
import { sandboxRoutes } from './routes/sandbox.ts';
import { personSettingsRoutes, settingsRoutes } from './routes/settings.ts';
import { systemConnectionRoutes } from './routes/system-connections.ts';
import { systemTokenRoutes } from './routes/system-tokens.ts';
import { webhookEndpointRoutes } from './routes/webhooks.ts';

const openApiRoute = (ports: Ports): Hono => {
  let text: string | undefined; // written when it is first asked for: it takes longer than the rest of the wiring
  const app = new Hono();
  app.get('/openapi.json', () => {
    text ??= JSON.stringify(openApiDocument(ports.issuer, ports.version));
    return new Response(text, { headers: { 'content-type': 'application/json' } });
  });
  return app;
};

/**
 * Wires ports into routes; `parts` is what the flow keeps in this process, for whoever must wait for it, and `leaving` is aborted
 * when the service wants no further requests.
 */
export const createService = (
  ports: Ports,
  parts: ConnectParts = makeConnectParts(ports),
  leaving: AbortSignal = parts.runs.closing,
): Hono => {
  const app = new Hono();
  app.use(logAnswers(ports));
  app.use(listenToProxies(ports));
  app.use(securityHeaders(ports.issuer));
  const rooms = [
    oauthRoutes,
    authorizeRoutes,
    hostedRoutes,
    (to: Ports) => connectRoutes(to, parts),
    apiRoutes,
    systemConnectionRoutes,
    systemTokenRoutes,
    webhookEndpointRoutes,
    rawRoutes,
    settingsRoutes,
    personSettingsRoutes,
    passthroughRoutes,
    sandboxRoutes,
    assetRoutes,
    (to: Ports) => healthRoutes(to, leaving),
    metricsRoutes,
    dashboardDoor,
    openApiRoute,
  ];
  for (const room of rooms) app.route('/', room(ports));
  app.notFound(fallback(app, ports));
  app.onError((error, context) => renderError(error, 'problem', ports, context.req.raw));
  return app;
};
