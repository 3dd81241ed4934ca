/** The API tokens of a client's connections: a new one, the list, the end of one. */
import { Hono } from 'hono';
import { routes, type RotateQuery } from '../../contract/index.ts';
import { readKey } from '../connecting/once.ts';
import { mount } from '../http/mount.ts';
import { ProblemError } from '../http/problem-error.ts';
import type { Ports } from '../ports.ts';
import { endToken, tokenId } from '../tokens/end.ts';
import { tokenRowOf, tokensOf } from '../tokens/list.ts';
import { overlaps } from '../tokens/overlaps.ts';
import { rotateOnce } from '../tokens/rotate.ts';
import { ownConnection } from './system-connections.ts';

/** A token's text is in the answer. */
const uncached = { 'cache-control': 'no-store', pragma: 'no-cache' };

const overlapOf = ({ overlap }: RotateQuery): number => {
  const seconds = overlap === undefined ? overlaps.usual : Number(overlap);
  if (seconds <= overlaps.most) return seconds;
  throw new ProblemError('malformed_request', {
    detail: 'The query cannot be read.',
    errors: [{ pointer: '/query/overlap', detail: `at most ${overlaps.most} seconds, which is a week` }],
  });
};

/** The routes for tokens under `/api/system/connections`. */
export const systemTokenRoutes = (ports: Ports): Hono => {
  const app = new Hono();
  mount(app, ports, routes.rotateToken, async ({ caller: client, params, query, header }) => {
    const key = readKey(header('idempotency-key'));
    const rotation = { connection: params.id, client, overlap: overlapOf(query), actor: 'client' } as const;
    const body = await rotateOnce(ports, rotation, key);
    ports.announced?.();
    return { body, headers: uncached };
  });
  mount(app, ports, routes.tokens, async ({ caller, params }) => {
    const tokens = await tokensOf(ports, await ownConnection(ports, caller, params.id));
    return { body: { data: tokens.map(tokenRowOf) } };
  });
  mount(app, ports, routes.endToken, async ({ caller, params }) => {
    const tokens = await tokensOf(ports, await ownConnection(ports, caller, params.id));
    const token = tokens.find(({ hash }) => tokenId(hash) === params.token);
    if (!token) throw new ProblemError('not_found', { detail: 'The connection has no such token any more.' });
    const ending = { at: ports.clock(), actor: 'client', reason: 'revoked_by_partner' } as const;
    await ports.store.transaction().execute((db) => endToken(db, token, ending));
    ports.announced?.();
    return {};
  });
  return app;
};
