/**
 * One way to put a row of the contract's routes table into the router: authentication, body, query, errors and CORS by what the row
 * says, so that every route behaves alike. Handlers see parsed data and a proven caller; they throw `ProblemError` or `OAuthError`.
 */
import type { Context, Hono } from 'hono';
import type * as z from 'zod/mini';
import { routes, type Route } from '../../contract/index.ts';
import { authenticateApp, authenticateToken } from '../oauth/bearer.ts';
import type { ClientCaller, TokenCaller } from '../oauth/caller.ts';
import { authenticateClient } from '../oauth/client-authentication.ts';
import type { Ports } from '../ports.ts';
import { readBody, readParameters } from './body.ts';
import { addressOf, proveAndCount } from './counted.ts';
import { corsHeaders, exposedHeaders, isRegisteredOrigin, preflight } from './cors.ts';
import { limitsOf } from './limits.ts';
import { ProblemError } from './problem-error.ts';
import { referenceOf } from './reference.ts';
import { renderError } from './render-error.ts';
import { parseBy, parseOAuthBy } from './schema.ts';

type NamesIn<P extends string> = P extends `${string}{${infer N}}${infer Rest}` ? N | NamesIn<Rest> : never;
type Parsed<S> = S extends z.ZodMiniType ? z.output<S> : undefined;
type AnswerBody<R extends Route> = R['answer'] extends { body: infer S extends z.ZodMiniType }
  ? z.input<S>
  : undefined;

/** Who calls, by the row's `auth`; session and frame callers are whatever the given `authenticate` returns. */
export type CallerOf<R extends Route> = R['auth'] extends 'client' | 'app'
  ? ClientCaller
  : R['auth'] extends 'token'
    ? TokenCaller
    : undefined;

/** What is known of a request before its body is read. `reference` is the request id that errors show. */
export interface Knock {
  readonly request: Request;
  readonly url: URL;
  readonly reference: string;
  readonly header: (name: string) => string | undefined;
  readonly params: Readonly<Record<string, string>>;
}

/** A request as its handler sees it. `query` holds what the row's schema names; anything else is in `url`. `context` is Hono's (streams need it). */
export interface Call<R extends Route, C> extends Knock {
  readonly body: Parsed<R['body']>;
  readonly query: Parsed<R['query']>;
  readonly params: Readonly<Record<NamesIn<R['path']>, string>>;
  readonly caller: C;
  readonly context: Context;
}

/** A handler's answer; status and media type are the row's unless told. */
export interface Answered<R extends Route> {
  readonly status?: number;
  readonly body?: AnswerBody<R>;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * `authenticate` proves who calls on rows with auth `session` or `frame`; hand in a named function, so that its type is inferred.
 * `page` tells a person of what was thrown, where that is no matter for a program.
 */
export interface MountOptions<C> {
  readonly authenticate?: (knock: Knock) => Promise<C>;
  readonly page?: (error: unknown, knock: Knock) => Response | undefined;
}

const isServerOnly = (route: Route): boolean => ['client', 'app', 'token'].includes(route.auth);

const refuseBrowsers = (route: Route, knock: Knock): void => {
  if (isServerOnly(route) && knock.header('origin') !== undefined) {
    throw new ProblemError('browser_refused', {
      detail: 'Call this from your backend: it takes secrets and tokens that no page may hold.',
    });
  }
};

const authenticateEarly = (ports: Ports, route: Route, knock: Knock): Promise<unknown> | undefined => {
  if (route.auth === 'app') return authenticateApp(ports, knock.header('authorization'));
  if (route.auth === 'token') return authenticateToken(ports, knock.header('authorization'));
  return undefined;
};

const knockOf = (context: Context): Knock => ({
  request: context.req.raw,
  url: new URL(context.req.url),
  reference: referenceOf(context.req.raw),
  header: (name) => context.req.header(name),
  params: context.req.param(),
});

const render = (route: Route, answered: Answered<Route> | Response): Response => {
  if (answered instanceof Response) return answered;
  const { status = route.answer.status, body, headers } = answered;
  if (body === undefined) return new Response(null, { status, headers });
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': route.answer.type, ...headers },
  });
};

const withCors = async (ports: Ports, route: Route, knock: Knock, response: Response): Promise<Response> => {
  if (!route.cors) return response;
  const origin = knock.header('origin');
  response.headers.append('vary', 'Origin');
  if (origin !== undefined && (await isRegisteredOrigin(ports.store, origin))) {
    response.headers.set(
      'access-control-allow-origin',
      corsHeaders(origin)['access-control-allow-origin'] ?? '',
    );
    response.headers.set('access-control-expose-headers', exposedHeaders);
  }
  return response;
};

/** A path that can be read and changed is asked about once for both. */
const methodsAt = (path: string): string =>
  Object.values<Route>(routes)
    .filter((route) => route.path === path)
    .map(({ method }) => method)
    .join(', ');

const answerPreflight = async (ports: Ports, route: Route, context: Context): Promise<Response> => {
  const origin = context.req.header('origin');
  if (origin !== undefined && (await isRegisteredOrigin(ports.store, origin)))
    return preflight(origin, methodsAt(route.path));
  const detail = 'Register the origin of this page with the client first.';
  const refused = new ProblemError('forbidden_origin', { detail, headers: { vary: 'Origin' } });
  return renderError(refused, route.errors, ports, context.req.raw);
};

/** Puts a route of the table into the router. */
export const mount = <const R extends Route, C = CallerOf<R>>(
  app: Hono,
  ports: Ports,
  route: R,
  handler: (call: Call<R, C>) => Promise<Answered<R> | Response> | Answered<R> | Response,
  options: MountOptions<C> = {},
): void => {
  const { authenticate } = options;
  const own = route.auth === 'session' || route.auth === 'frame';
  if (own && !authenticate)
    throw new TypeError(`${route.path}: mount needs authenticate for ${route.auth} routes`);
  const path = route.path.replace(/\{(\w+)\}/g, ':$1');
  const parse = route.errors === 'oauth' ? parseOAuthBy : parseBy;

  const call = async (context: Context, knock: Knock): Promise<Answered<R> | Response> => {
    refuseBrowsers(route, knock);
    const address = addressOf(ports, context);
    const prove = () => (authenticate ? authenticate(knock) : authenticateEarly(ports, route, knock));
    const early = await proveAndCount(ports, route.auth, address, prove);
    const raw = route.body
      ? await readBody(knock.request, route.accepts ?? ['application/json'], route.maxBytes)
      : undefined;
    const caller =
      route.auth === 'client'
        ? await authenticateClient(ports, limitsOf(ports), {
            authorization: knock.header('authorization'),
            body: raw,
            address,
          })
        : early;
    const body = route.body && parse(route.body, raw);
    const query =
      route.query && parseBy(route.query, readParameters(knock.url.searchParams, '/query'), '/query');
    // The row's types decide what these are; TypeScript cannot follow a conditional type through the branches above.
    return handler({ ...knock, body, query, caller, context } as Call<R, C>);
  };

  app.on(route.method, path, async (context) => {
    const knock = knockOf(context);
    const response = await call(context, knock).then(
      (answered) => render(route, answered),
      (error: unknown) =>
        options.page?.(error, knock) ?? renderError(error, route.errors, ports, knock.request),
    );
    response.headers.set('x-request-id', knock.reference);
    return withCors(ports, route, knock, response);
  });
  if (route.cors) app.options(path, (context) => answerPreflight(ports, route, context));
};
