/** The dashboard's routes about connections: the list, one of them, and what the operator may ask for. */
import { Hono } from 'hono';
import type { Selectable } from 'kysely';
import { dashboardRoutes } from '../../contract/index.ts';
import { audit } from '../audit.ts';
import { pause, resume } from '../connections/pause.ts';
import { timelineOf } from '../connections/timeline.ts';
import { requireUsable } from '../connections/usable.ts';
import { ProblemError } from '../http/problem-error.ts';
import { askForCheck } from '../monitoring/live.ts';
import type { Ports } from '../ports.ts';
import type { ConnectionTable } from '../tables.ts';
import { tokensOf } from '../tokens/list.ts';
import { listConnections, shownConnections } from './connections.ts';
import { lastCheckOf } from './last-check.ts';
import { mountOperator } from './mount.ts';
import { iso, isoOrNull } from './names.ts';

type Row = Selectable<ConnectionTable>;

const connectionOf = async ({ store }: Ports, id: string): Promise<Row> => {
  const row = await store
    .selectFrom('connection')
    .selectAll()
    .where('id', '=', id)
    .where('pending', '=', 0)
    .executeTakeFirst();
  if (!row) throw new ProblemError('not_found', { detail: 'There is no such connection.' });
  return row;
};

const shown = async (ports: Ports, row: Row) => {
  const [connection] = await shownConnections(ports, [row]);
  if (!connection) throw new Error('A row was not shown.');
  return connection;
};

const tokens = async (ports: Ports, row: Row) =>
  (await tokensOf(ports, row)).map(({ hint, created_at, last_used_at, expires_at }) => ({
    hint,
    created_at: iso(created_at),
    last_used_at: isoOrNull(last_used_at),
    expires_at: isoOrNull(expires_at),
  }));

const check = async (ports: Ports, row: Row): Promise<boolean> => {
  if (row.status !== 'reauthorization_required') requireUsable(row);
  const begun = await askForCheck(ports, row);
  const client = { id: row.client_id, mode: row.mode };
  const what = { action: 'connection.check_asked', subject: row.id };
  if (begun) await audit(ports.store, { at: ports.clock(), client, actor: 'operator', ...what });
  return begun;
};

/** Connections. */
export const connectionRoutes = (ports: Ports): Hono => {
  const app = new Hono();
  mountOperator(app, ports, dashboardRoutes.operatorConnections, async ({ query }) => ({
    body: await listConnections(ports, query),
  }));
  mountOperator(app, ports, dashboardRoutes.operatorConnection, async ({ params }) => {
    const row = await connectionOf(ports, params.id);
    return {
      body: {
        connection: await shown(ports, row),
        tokens: await tokens(ports, row),
        timeline: await timelineOf(ports, row),
        last_check: await lastCheckOf(ports, row),
      },
    };
  });
  mountOperator(app, ports, dashboardRoutes.operatorCheck, async ({ params }) => {
    const row = await connectionOf(ports, params.id);
    const begun = await check(ports, row);
    return { body: { connection: await shown(ports, await connectionOf(ports, row.id)), begun } };
  });
  for (const [route, change] of [
    [dashboardRoutes.operatorPause, pause],
    [dashboardRoutes.operatorResume, resume],
  ] as const)
    mountOperator(app, ports, route, async ({ params }) => {
      const row = await connectionOf(ports, params.id);
      const client = { id: row.client_id, mode: row.mode };
      return { body: { connection: await shown(ports, await change(ports, client, row, 'operator')) } };
    });
  return app;
};
