// Here: which handler answers which row of the contract’s table. Not here: decisions, which live in the domain rooms.
/** The API of connection tokens and app tokens. */
import { Hono } from 'hono';
import { routes, type SystemHead } from '../../contract/index.ts';
import { acknowledge } from '../connections/claim.ts';
import { disconnect } from '../connections/disconnect.ts';
import { listUnclaimed } from '../connections/unclaimed.ts';
import { integrationOf } from '../connections/view.ts';
import { listAnswer, pagingOf } from '../http/list-answer.ts';
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

const mountTokenRoutes = (app: Hono, ports: Ports): void => {
  mount(app, ports, routes.currentIntegration, ({ caller }) => ({
    body: { data: integrationOf(caller.connection) },
  }));
  mount(app, ports, routes.disconnect, async ({ caller }) => {
    await disconnect(ports, caller);
    return {};
  });
  mount(app, ports, routes.ack, async ({ caller }) => {
    await acknowledge(ports, caller.client, caller.connection.id);
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
  mount(app, ports, routes.sessions, async ({ query, url, caller }) => {
    const paging = pagingOf(query);
    const { rows, total } = await listUnclaimed(ports, caller, paging);
    return { body: listAnswer(ports.issuer, url, paging, rows, total) };
  });
};

/** The routes under `/api` except raw data and the list of connections, and the acknowledgement. */
export const apiRoutes = (ports: Ports): Hono => {
  const app = new Hono();
  mountTokenRoutes(app, ports);
  mountAppRoutes(app, ports);
  return app;
};
