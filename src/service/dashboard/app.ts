/** The dashboard as one fetch-able app. It opens no port: `listener.ts` does. */
import { Hono } from 'hono';
import { logAnswers } from '../http/access-log.ts';
import { fallback } from '../http/fallback.ts';
import { renderError } from '../http/render-error.ts';
import { securityHeaders } from '../http/security-headers.ts';
import type { Ports } from '../ports.ts';
import { clientRoutes } from './client-routes.ts';
import { connectionRoutes } from './connection-routes.ts';
import { deliveryRoutes } from './delivery-routes.ts';
import { entranceRoutes } from './entrance.ts';
import { figureRoutes } from './figures.ts';
import { filterRoutes } from './filters.ts';
import { requireOwnHost } from './guard.ts';
import { isView, pageRoutes, shellPage } from './page.ts';
import { requestRoutes } from './requests.ts';
import { usualCost, type PasswordCost } from './password.ts';

/** Where it listens, and what a guess of the password costs. */
export interface DashboardOptions {
  readonly host: string;
  readonly cost?: PasswordCost;
}

/** Wires ports into the dashboard's routes. */
export const createDashboard = (ports: Ports, { host, cost = usualCost }: DashboardOptions): Hono => {
  const app = new Hono();
  app.use(logAnswers(ports));
  app.use(securityHeaders('http://localhost'));
  app.use(async (context, next) => {
    requireOwnHost(context, host);
    await next();
  });
  const rooms = [
    (to: Ports) => entranceRoutes(to, cost),
    filterRoutes,
    connectionRoutes,
    deliveryRoutes,
    clientRoutes,
    requestRoutes,
    figureRoutes,
    pageRoutes,
  ];
  for (const room of rooms) app.route('/', room(ports));
  const otherwise = fallback(app, ports);
  app.notFound((context) => (isView(context.req.raw) ? shellPage(ports) : otherwise(context)));
  app.onError((error, context) => renderError(error, 'problem', ports, context.req.raw));
  return app;
};
