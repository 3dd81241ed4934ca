/** What no route answered: 404, or 405 with the methods that the address knows. */
import type { Context, Hono } from 'hono';
import type { Ports } from '../ports.ts';
import { ProblemError } from './problem-error.ts';
import { renderError } from './render-error.ts';

const matcher = (path: string): RegExp =>
  new RegExp(
    `^${path
      .split('/')
      .map((part) =>
        /\{\.\+\}$/.test(part) ? '.+' : part.startsWith(':') ? '[^/]+' : part.replace(/[.]/g, '\\.'),
      )
      .join('/')}$`,
  );

/** Answers for addresses and methods that are not mounted on `app`; ask it after everything was mounted. */
export const fallback = (app: Hono, ports: Ports): ((context: Context) => Response) => {
  const known = app.routes
    .filter((route) => route.method !== 'ALL')
    .map((route) => ({ method: route.method, matches: matcher(route.path) }));
  return (context) => {
    const methods = known.filter(({ matches }) => matches.test(context.req.path)).map(({ method }) => method);
    const allow = [...new Set(methods)].join(', ');
    const error =
      allow === ''
        ? new ProblemError('not_found', { detail: 'See /openapi.json for what there is.' })
        : new ProblemError('method_not_allowed', { detail: `It answers ${allow}.`, headers: { allow } });
    return renderError(error, 'problem', ports, context.req.raw);
  };
};
