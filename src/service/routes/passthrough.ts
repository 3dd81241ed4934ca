/** Passthrough: requests and statements of the partner's own, sent with a connection's stored sign-in. */
import { Hono } from 'hono';
import { routes, type PassthroughAnswer, type PassthroughRequest } from '../../contract/index.ts';
import { openLive, type Live } from '../connections/live.ts';
import { mount } from '../http/mount.ts';
import { ProblemError } from '../http/problem-error.ts';
import { handedOn, rowsHandedOn, secretsOf } from '../passthrough/answer.ts';
import { judgedRequest } from '../passthrough/judge.ts';
import type { Ports } from '../ports.ts';

const refuse = (pointer: string, detail: string): ProblemError =>
  new ProblemError('malformed_request', {
    detail: 'The request cannot be passed on.',
    errors: [{ pointer, detail }],
  });

const unsupported = (): ProblemError =>
  new ProblemError('passthrough_unsupported', {
    detail:
      'Brokers, file servers and machines take no requests: read their tables at /api/raw/tables instead.',
  });

const statement = async (
  { sqlWrites = false }: Ports,
  { method, access, signal, ask }: Live,
  { sql = '', parameters = [], base64encoded: _always, ...others }: PassthroughRequest,
): Promise<PassthroughAnswer> => {
  const { query } = method;
  if (!query) throw refuse('/sql', 'this system is no database: give path');
  const beside = Object.entries(others).find(([, value]) => value !== undefined);
  if (beside) throw refuse(`/${beside[0]}`, 'is there beside sql: a statement has parameters alone');
  const rows = await ask(() => query(access, { text: sql, parameters, writes: sqlWrites }, signal));
  return rowsHandedOn(rows, secretsOf(access));
};

const resource = async (
  { method, access, signal, ask }: Live,
  body: PassthroughRequest,
): Promise<PassthroughAnswer> => {
  const { pass } = method;
  if (!pass) throw refuse('/path', 'this system has no resources; a database takes sql');
  if (body.path === undefined) throw refuse('/path', 'is missing: "/" is the connected address itself');
  if (body.parameters !== undefined) throw refuse('/parameters', 'go with sql; with a path they are query');
  const request = judgedRequest(body);
  const before = secretsOf(access);
  const answer = await ask(() => pass(access, request, signal));
  // A token may have been renewed on the way.
  return handedOn(answer, [...before, ...secretsOf(access)]);
};

/** The route `/api/passthrough`. */
export const passthroughRoutes = (ports: Ports): Hono => {
  const app = new Hono();
  mount(app, ports, routes.passthrough, async ({ caller, request, body }) => {
    const live = await openLive(ports, caller, request);
    const { pass, query } = live.method;
    if (!pass && !query) throw unsupported();
    const data = body.sql === undefined ? await resource(live, body) : await statement(ports, live, body);
    return { body: { data } };
  });
  return app;
};
