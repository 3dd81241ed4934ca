/** One way to put a row of the dashboard's routes table into the router: host, page, session, query and body are judged here, for all alike. */
import type { Context, Hono } from 'hono';
import type * as z from 'zod/mini';
import { backgroundHeader, type DashboardRoute } from '../../contract/index.ts';
import { readBody, readParameters } from '../http/body.ts';
import { ProblemError } from '../http/problem-error.ts';
import { referenceOf } from '../http/reference.ts';
import { renderError } from '../http/render-error.ts';
import { parseBy } from '../http/schema.ts';
import type { Ports } from '../ports.ts';
import { requireOwnPage } from './guard.ts';
import { findSession, type OperatorSession } from './sessions.ts';

type NamesIn<P extends string> = P extends `${string}{${infer N}}${infer Rest}` ? N | NamesIn<Rest> : never;
type Parsed<S> = S extends z.ZodMiniType ? z.output<S> : undefined;
type AnswerBody<R extends DashboardRoute> = R['answer'] extends { body: infer S extends z.ZodMiniType }
  ? z.input<S>
  : undefined;

/** A request as its handler sees it; `session` is there on rows for the operator. */
export interface OperatorCall<R extends DashboardRoute> {
  readonly params: Readonly<Record<NamesIn<R['path']>, string>>;
  readonly query: Parsed<R['query']>;
  readonly body: Parsed<R['body']>;
  readonly session: R['access'] extends 'operator' ? OperatorSession : undefined;
  readonly context: Context;
}

/** A handler's answer. */
export interface OperatorAnswer<R extends DashboardRoute> {
  readonly body?: AnswerBody<R>;
  readonly headers?: Readonly<Record<string, string>>;
}

const signedOut = (): ProblemError =>
  new ProblemError('unauthorized', {
    detail: 'Sign in to the dashboard.',
    members: { reason: 'signed_out' },
  });

/** The session of whoever asks, if there is one. */
export const sessionOf = (ports: Ports, context: Context): Promise<OperatorSession | undefined> =>
  findSession(ports, context.req.header('cookie'), context.req.header(backgroundHeader) !== undefined);

const bodyOf = async (route: DashboardRoute, context: Context): Promise<unknown> => {
  if (route.body) return parseBy(route.body, await readBody(context.req.raw, ['application/json']));
  return undefined;
};

const rendered = (route: DashboardRoute, { body, headers }: OperatorAnswer<DashboardRoute>): Response => {
  const { status } = route.answer;
  if (body === undefined) return new Response(null, { status, headers });
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  });
};

/** Puts a route of the dashboard's table into the router. */
export const mountOperator = <const R extends DashboardRoute>(
  app: Hono,
  ports: Ports,
  route: R,
  handler: (call: OperatorCall<R>) => Promise<OperatorAnswer<R>>,
): void => {
  const answer = async (context: Context): Promise<Response> => {
    requireOwnPage(context);
    const session = route.access === 'operator' ? await sessionOf(ports, context) : undefined;
    if (route.access === 'operator' && !session) throw signedOut();
    const body = await bodyOf(route, context);
    const query =
      route.query &&
      parseBy(route.query, readParameters(new URL(context.req.url).searchParams, '/query'), '/query');
    const params = context.req.param();
    // The row's types decide what these are; TypeScript cannot follow a conditional type through the branches above.
    return rendered(route, await handler({ params, query, body, session, context } as OperatorCall<R>));
  };
  app.on(route.method, route.path.replace(/\{(\w+)\}/g, ':$1'), async (context) => {
    const response = await answer(context).catch((error: unknown) =>
      renderError(error, 'problem', ports, context.req.raw),
    );
    response.headers.set('x-request-id', referenceOf(context.req.raw));
    return response;
  });
};
