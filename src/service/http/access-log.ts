// Here: what every route shares: bodies, errors, limits, headers, mounting a row of the routes table. Not here: any route’s own rule.
/** One line for each request that was answered: which route, how it ended, how long it took. Nothing that the caller wrote is in it. */
import type { Context, MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import type { Ports } from '../ports.ts';
import { referenceOf } from './reference.ts';

/** The route of a request that no route answers. */
export const noRoute = 'none';

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** A method has any name that its caller gives it; those that mean something keep theirs. */
const methodOf = (name: string): string => (methods.has(name) ? name : 'other');

/** A path of the router as the table of routes writes it: `/problems/{code}`. */
export const patternOf = (path: string): string => path.replace(/:(\w+)(?:\{[^/]*\})?/g, '{$1}');

const routeOf = (context: Context): string => {
  const answering = matchedRoutes(context).findLast(({ method }) => method !== 'ALL');
  return answering ? patternOf(answering.path) : noRoute;
};

/** Asked every few seconds by machines: they would be most of what a log holds. */
const quiet = new Set(['/healthz', '/readyz', '/metrics']);

/** Writes the line. A stream's is written when it begins; `ms` is until there was an answer to send. */
export const logAnswers = ({ log }: Pick<Ports, 'log'>): MiddlewareHandler => {
  return async (context, next) => {
    const began = performance.now();
    await next();
    const route = routeOf(context);
    const facts = {
      reference: referenceOf(context.req.raw),
      method: methodOf(context.req.method),
      route,
      status: context.res.status,
      ms: Math.round(performance.now() - began),
    };
    if (quiet.has(route)) log.debug('request.answered', facts);
    else log.info('request.answered', facts);
  };
};
