/** What the dashboard's lists can be narrowed to. */
import { Hono } from 'hono';
import { dashboardRoutes } from '../../contract/index.ts';
import type { Ports } from '../ports.ts';
import { mountOperator } from './mount.ts';

/** How many of a kind are offered; whoever has more narrows by what they type. */
const most = 500;

/** Filters. */
export const filterRoutes = (ports: Ports): Hono => {
  const app = new Hono();
  const { store, catalogue } = ports;
  mountOperator(app, ports, dashboardRoutes.dashboardFilters, async () => {
    const clients = await store
      .selectFrom('client')
      .select(['id', 'name', 'mode'])
      .orderBy('name')
      .orderBy('id')
      .limit(most)
      .execute();
    const used = await store
      .selectFrom('connection')
      .select('system_id')
      .distinct()
      .where('pending', '=', 0)
      .orderBy('system_id')
      .limit(most)
      .execute();
    const endpoints = await store
      .selectFrom('webhook_endpoint')
      .select(['id', 'url', 'client_id'])
      .orderBy('created_at', 'desc')
      .orderBy('id')
      .limit(most)
      .execute();
    const systems = used.map(({ system_id: id }) => ({ id, name: catalogue.find(id)?.name ?? id }));
    return { body: { clients, systems, endpoints } };
  });
  return app;
};
