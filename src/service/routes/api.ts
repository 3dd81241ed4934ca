// Here: which handler answers which row of the contract’s table. Not here: decisions, which live in the domain rooms.
/** The API of connection tokens and app tokens. */
import { Hono } from 'hono';
import { routes, type SystemHead } from '../../contract/index.ts';
import { claim } from '../connections/claim.ts';
import { disconnect } from '../connections/disconnect.ts';
import { listUnclaimed } from '../connections/unclaimed.ts';
import { connectionRowOf, integrationOf } from '../connections/view.ts';
import { listAnswer, pagingOf, type Paging } from '../http/list-answer.ts';
import { mount } from '../http/mount.ts';
import type { ClientCaller } from '../oauth/caller.ts';
import type { Ports } from '../ports.ts';

const platformOf = ({ id, name, vendor, category }: SystemHead) => ({
  slug: id,
  name,
  description: `${category}, by ${vendor}`,
  logo: null,
});

const clientInfo = (client: ClientCaller) => ({
  id: client.id,
  name: client.name,
  logo_url: null,
  email: null,
  default_redirect: client.redirect_uris[0] ?? null,
  redirects: [...client.redirect_uris],
  mode: client.mode,
  origins: [...client.origins],
});

const ownConnections = ({ store }: Ports, { id, mode }: ClientCaller) =>
  store
    .selectFrom('connection')
    .where('client_id', '=', id)
    .where('mode', '=', mode)
    .where('pending', '=', 0);

const countConnections = async (ports: Ports, client: ClientCaller): Promise<number> => {
  const { total } = await ownConnections(ports, client)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return Number(total);
};

const readConnections = (ports: Ports, client: ClientCaller, { perPage, offset }: Paging) =>
  ownConnections(ports, client)
    .selectAll()
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(perPage)
    .offset(offset)
    .execute();

const mountTokenRoutes = (app: Hono, ports: Ports): void => {
  mount(app, ports, routes.currentIntegration, ({ caller }) => ({
    body: { data: integrationOf(caller.connection) },
  }));
  mount(app, ports, routes.disconnect, async ({ caller }) => {
    await disconnect(ports, caller);
    return {};
  });
  mount(app, ports, routes.ack, async ({ caller }) => {
    await claim(ports.store, caller.client, caller.connection.id, ports.clock());
    return {};
  });
};

const mountAppRoutes = (app: Hono, ports: Ports): void => {
  mount(app, ports, routes.client, ({ caller }) => ({ body: { data: clientInfo(caller) } }));
  mount(app, ports, routes.platforms, ({ query, url, caller }) => {
    const paging = pagingOf(query);
    const systems = ports.catalogue.systems.filter(({ mode = caller.mode }) => mode === caller.mode);
    const page = systems.slice(paging.offset, paging.offset + paging.perPage).map(platformOf);
    return { body: listAnswer(ports.issuer, url, paging, page, systems.length) };
  });
  mount(app, ports, routes.connections, async ({ query, url, caller }) => {
    const paging = pagingOf(query);
    const rows = await readConnections(ports, caller, paging);
    const page = rows.map((row) => connectionRowOf(ports.catalogue, row));
    return { body: listAnswer(ports.issuer, url, paging, page, await countConnections(ports, caller)) };
  });
  mount(app, ports, routes.sessions, async ({ query, url, caller }) => {
    const paging = pagingOf(query);
    const { rows, total } = await listUnclaimed(ports, caller, paging);
    return { body: listAnswer(ports.issuer, url, paging, rows, total) };
  });
};

/** The routes under `/api` except raw data, and the acknowledgement. */
export const apiRoutes = (ports: Ports): Hono => {
  const app = new Hono();
  mountTokenRoutes(app, ports);
  mountAppRoutes(app, ports);
  return app;
};
