/** The dashboard's routes about endpoints and what they were told. */
import { Hono } from 'hono';
import { sql, type ExpressionBuilder } from 'kysely';
import { dashboardRoutes, type OperatorEndpoint, type OperatorEndpointsQuery } from '../../contract/index.ts';
import { holds } from '../connections/finding.ts';
import { ProblemError } from '../http/problem-error.ts';
import type { Ports } from '../ports.ts';
import type { Tables } from '../tables.ts';
import { alterEndpoint, replay, sendTest } from '../webhooks/by-operator.ts';
import { endpointRows, shownEndpoint, type EndpointRow } from '../webhooks/view.ts';
import { behind, pageOf, wanted } from './cursor.ts';
import { deliveryDetails, listOperatorDeliveries } from './deliveries.ts';
import { mountOperator } from './mount.ts';
import { clientNames } from './names.ts';

/** Those that fail or are disabled, as the index of the list has it. */
const trouble = sql<number>`case when disabled_at is not null or failing_since is not null then 1 else 0 end`;

const troubleOf = ({ disabled_at, failing_since }: EndpointRow): number =>
  disabled_at !== null || failing_since !== null ? 1 : 0;

const shown = async (ports: Ports, rows: readonly EndpointRow[]): Promise<OperatorEndpoint[]> => {
  const clientName = await clientNames(
    ports,
    rows.map(({ client_id }) => client_id),
  );
  return rows.map((row) => {
    const { client_id, mode } = row;
    return { ...shownEndpoint(row), client_id, client_name: clientName(client_id), mode };
  });
};

const found = (text: string) => (rows: ExpressionBuilder<Tables, 'webhook_endpoint'>) =>
  rows.or([
    holds('url', text),
    rows('id', '=', text),
    rows('client_id', '=', text),
    rows('client_id', 'in', rows.selectFrom('client').select('client.id').where(holds('client.name', text))),
  ]);

/** The statement that reads a page. */
export const endpointsPage = ({ store }: Pick<Ports, 'store'>, query: OperatorEndpointsQuery) =>
  endpointRows(store)
    .$if(query.endpoint !== undefined, (rows) => rows.where('id', '=', query.endpoint ?? ''))
    .$if(query.client !== undefined, (rows) => rows.where('client_id', '=', query.client ?? ''))
    .$if(query.search !== undefined, (rows) => rows.where(found(query.search ?? '')))
    .where(behind(query, [trouble, sql`created_at`, sql`id`], ['rank', 'number', 'string']))
    .orderBy(trouble, 'desc')
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(wanted(query));

const endpointOf = async (ports: Ports, id: string): Promise<OperatorEndpoint> => {
  const [endpoint] = await shown(ports, await endpointRows(ports.store).where('id', '=', id).execute());
  if (!endpoint) throw new ProblemError('not_found', { detail: 'There is no such endpoint.' });
  return endpoint;
};

const mountReplays = (app: Hono, ports: Ports): void => {
  const { store, clock } = ports;
  mountOperator(app, ports, dashboardRoutes.operatorTestEndpoint, async ({ params }) => {
    await endpointOf(ports, params.id);
    const event = await sendTest(store, clock, params.id);
    ports.announced?.();
    return { body: { event } };
  });
  mountOperator(app, ports, dashboardRoutes.operatorReplayDelivery, async ({ params: { id, event } }) => {
    await deliveryDetails(ports, id, event);
    await replay(store, clock, id, { event });
    ports.announced?.();
    return { body: { event } };
  });
  mountOperator(app, ports, dashboardRoutes.operatorReplay, async ({ params, body }) => {
    await endpointOf(ports, params.id);
    const until = body.until === undefined ? clock() : Date.parse(body.until);
    const again = { since: Date.parse(body.since), until, failed: body.failed_only ?? false };
    const count = await replay(store, clock, params.id, again);
    ports.announced?.();
    return { body: { count } };
  });
};

/** Deliveries and endpoints. */
export const deliveryRoutes = (ports: Ports): Hono => {
  const app = new Hono();
  mountOperator(app, ports, dashboardRoutes.operatorDeliveries, async ({ query }) => ({
    body: await listOperatorDeliveries(ports, query),
  }));
  mountOperator(app, ports, dashboardRoutes.operatorDelivery, async ({ params }) => ({
    body: await deliveryDetails(ports, params.id, params.event),
  }));
  mountOperator(app, ports, dashboardRoutes.operatorEndpoints, async ({ query }) => {
    const rows = await endpointsPage(ports, query).execute();
    const { page, next } = pageOf(query, rows, (row) => [troubleOf(row), row.created_at, row.id]);
    return { body: { data: await shown(ports, page), next } };
  });
  mountOperator(app, ports, dashboardRoutes.operatorChangeEndpoint, async ({ params, body }) => {
    await endpointOf(ports, params.id);
    await alterEndpoint(ports.store, ports.vault, ports.clock, { id: params.id, enabled: body.enabled });
    return { body: await endpointOf(ports, params.id) };
  });
  mountReplays(app, ports);
  return app;
};
