/** A client's connections: the list, one of them, and what the partner may ask for: a check, a pause, going on, the end. */
import { Hono } from 'hono';
import { routes, type ChangeQuery, type ConnectionsQuery } from '../../contract/index.ts';
import { disconnect } from '../connections/disconnect.ts';
import { attention, named } from '../connections/finding.ts';
import { pause, resume } from '../connections/pause.ts';
import { timelineOf } from '../connections/timeline.ts';
import { requireUsable } from '../connections/usable.ts';
import { connectionRowOf } from '../connections/view.ts';
import { listAnswer, pagingOf } from '../http/list-answer.ts';
import { mount } from '../http/mount.ts';
import { ProblemError } from '../http/problem-error.ts';
import { askForCheck } from '../monitoring/live.ts';
import type { ClientCaller } from '../oauth/caller.ts';
import type { Ports } from '../ports.ts';

const ownConnections = ({ store }: Ports, { id, mode }: ClientCaller) =>
  store
    .selectFrom('connection')
    .where('client_id', '=', id)
    .where('mode', '=', mode)
    .where('pending', '=', 0);

/** Those that a query asks for. */
const asked = (ports: Ports, client: ClientCaller, query: ConnectionsQuery) => {
  const { 'filter[status]': status, 'filter[customer_id]': customer, 'filter[search]': search } = query;
  return ownConnections(ports, client)
    .$if(status !== undefined, (rows) => rows.where('status', 'in', status?.split(',') ?? []))
    .$if(customer !== undefined, (rows) => rows.where('customer_id', '=', customer ?? ''))
    .$if(search !== undefined, (rows) => rows.where(named(ports.catalogue, search ?? '')));
};

const count = async (ports: Ports, client: ClientCaller, query: ConnectionsQuery): Promise<number> => {
  const { total } = await asked(ports, client, query)
    .select((row) => row.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return Number(total);
};

/** One connection of this client; anybody else's is not there (`not_found`). */
export const ownConnection = async (ports: Ports, client: ClientCaller, id: string) => {
  const row = await ownConnections(ports, client).selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new ProblemError('not_found', { detail: 'This client has no such connection.' });
  return row;
};

/** Whose wish a change is. */
const wish = ({ by }: ChangeQuery) => (by === 'customer' ? 'person' : 'client');

const mountChanges = (app: Hono, ports: Ports): void => {
  mount(app, ports, routes.endConnection, async ({ caller, params, query }) => {
    const connection = await ownConnection(ports, caller, params.id);
    await disconnect(ports, { connection, client: caller }, wish(query));
    return {};
  });
  mount(app, ports, routes.checkConnection, async ({ caller, params }) => {
    const row = await ownConnection(ports, caller, params.id);
    if (row.status !== 'reauthorization_required') requireUsable(row);
    await askForCheck(ports, row);
    return { body: { data: connectionRowOf(ports.catalogue, row) } };
  });
  mount(app, ports, routes.pauseConnection, async ({ caller, params, query }) => {
    const row = await pause(ports, caller, await ownConnection(ports, caller, params.id), wish(query));
    return { body: { data: connectionRowOf(ports.catalogue, row) } };
  });
  mount(app, ports, routes.resumeConnection, async ({ caller, params, query }) => {
    const row = await resume(ports, caller, await ownConnection(ports, caller, params.id), wish(query));
    return { body: { data: connectionRowOf(ports.catalogue, row) } };
  });
};

/** The routes under `/api/system/connections`. */
export const systemConnectionRoutes = (ports: Ports): Hono => {
  const app = new Hono();
  mount(app, ports, routes.connections, async ({ query, url, caller }) => {
    const paging = pagingOf(query);
    const rows = await asked(ports, caller, query)
      .selectAll()
      .$if(query['sort[attention]'] !== undefined, (list) => list.orderBy(attention))
      .orderBy('created_at', 'desc')
      .orderBy('id')
      .limit(paging.perPage)
      .offset(paging.offset)
      .execute();
    const page = rows.map((row) => connectionRowOf(ports.catalogue, row));
    return { body: listAnswer(ports.issuer, url, paging, page, await count(ports, caller, query)) };
  });
  mount(app, ports, routes.connection, async ({ caller, params }) => ({
    body: { data: connectionRowOf(ports.catalogue, await ownConnection(ports, caller, params.id)) },
  }));
  mount(app, ports, routes.timeline, async ({ caller, params }) => ({
    body: { data: await timelineOf(ports, await ownConnection(ports, caller, params.id)) },
  }));
  mountChanges(app, ports);
  return app;
};
