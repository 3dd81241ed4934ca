/** What the dashboard's lists can be narrowed to. */
import { Hono } from 'hono';
import type { SelectQueryBuilder } from 'kysely';
import { dashboardRoutes } from '../../contract/index.ts';
import type { Ports } from '../ports.ts';
import type { Tables } from '../tables.ts';
import { mountOperator } from './mount.ts';

/** How many clients, and how many endpoints, are offered; the others are found by a search. Systems are as many as are in use. */
const most = 500;

/** The first of these rows, the chosen one among them wherever it stands, and whether there are more. */
const offered = async <T extends 'client' | 'webhook_endpoint', O extends { readonly id: string }>(
  rows: SelectQueryBuilder<Tables, T, O>,
  one: (id: string) => Promise<O | undefined>,
  chosen: string | undefined,
): Promise<{ readonly all: O[]; readonly more: boolean }> => {
  const read = await rows.limit(most + 1).execute();
  const first = read.slice(0, most);
  const missing =
    chosen !== undefined && !first.some(({ id }) => id === chosen) ? await one(chosen) : undefined;
  return { all: missing ? [missing, ...first] : first, more: read.length > most };
};

/** Filters. */
export const filterRoutes = (ports: Ports): Hono => {
  const app = new Hono();
  const { store, catalogue } = ports;
  mountOperator(app, ports, dashboardRoutes.dashboardFilters, async ({ query }) => {
    const client = store.selectFrom('client').select(['id', 'name', 'mode']);
    const clients = await offered(
      client.orderBy('name').orderBy('id'),
      (id) => client.where('id', '=', id).executeTakeFirst(),
      query.client,
    );
    const endpoint = store.selectFrom('webhook_endpoint').select(['id', 'url', 'client_id']);
    const endpoints = await offered(
      endpoint.orderBy('created_at', 'desc').orderBy('id'),
      (id) => endpoint.where('id', '=', id).executeTakeFirst(),
      query.endpoint,
    );
    const used = await store
      .selectFrom('connection')
      .select('system_id')
      .distinct()
      .where('pending', '=', 0)
      .execute();
    const systems = used
      .map(({ system_id: id }) => ({ id, name: catalogue.find(id)?.name ?? id }))
      .toSorted((one, other) => one.name.localeCompare(other.name, 'en'));
    const more = { clients: clients.more, endpoints: endpoints.more };
    return { body: { clients: clients.all, systems, endpoints: endpoints.all, more } };
  });
  return app;
};
