/** A client's webhook endpoints: made, changed, given another secret, removed; and what was told to them. */
import { Hono } from 'hono';
import { routes } from '../../contract/index.ts';
import { listAnswer, pagingOf } from '../http/list-answer.ts';
import { mount } from '../http/mount.ts';
import { ProblemError } from '../http/problem-error.ts';
import { lockClient } from '../locking.ts';
import type { ClientCaller } from '../oauth/caller.ts';
import type { Ports, Store } from '../ports.ts';
import { addressProblem } from '../webhooks/endpoint-address.ts';
import {
  changeEndpoint,
  changeSecret,
  dropEndpoint,
  makeEndpoint,
  mostEndpoints,
  takeEndpoint,
  type Doer,
} from '../webhooks/endpoints.ts';
import { tellAgain, testEndpoint } from '../webhooks/replay.ts';
import { endpointView, listDeliveries, listEndpoints } from '../webhooks/view.ts';

const hour = 60 * 60_000;

const refused = (pointer: string, detail: string): ProblemError =>
  new ProblemError('malformed_request', {
    detail: 'Some fields are missing or not as expected.',
    errors: [{ pointer, detail }],
  });

const requireAddress = (url: string | undefined): void => {
  const problem = url === undefined ? undefined : addressProblem(url);
  if (problem !== undefined) throw refused('/url', problem);
};

const requireRoom = async (db: Store, { id }: ClientCaller): Promise<void> => {
  await lockClient(db, id);
  const { count } = await db
    .selectFrom('webhook_endpoint')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('client_id', '=', id)
    .executeTakeFirstOrThrow();
  if (Number(count) >= mostEndpoints)
    throw refused('/url', `would be one more than the ${mostEndpoints} endpoints that a client may have`);
};

const doerOf = ({ clock }: Ports, client: ClientCaller) =>
  ({ actor: 'client', client, at: clock() }) as const satisfies Doer;

/** Does work with one endpoint of this client, in a transaction; anybody else's is not there. */
const withEndpoint = <T>(
  ports: Ports,
  client: ClientCaller,
  id: string,
  work: (
    db: Store,
    endpoint: NonNullable<Awaited<ReturnType<typeof takeEndpoint>>>,
    doer: Doer,
  ) => Promise<T>,
): Promise<T> =>
  ports.store.transaction().execute(async (db) => {
    const doer = doerOf(ports, client);
    const endpoint = await takeEndpoint(db, doer, id);
    if (!endpoint) throw new ProblemError('not_found', { detail: 'This client has no such webhook.' });
    return work(db, endpoint, doer);
  });

const mountEndpoints = (app: Hono, ports: Ports): void => {
  const { store, vault } = ports;
  mount(app, ports, routes.webhooks, async ({ caller, query, url }) => {
    const paging = pagingOf(query);
    const all = (await listEndpoints(store, caller.id)).map(({ client: _own, ...endpoint }) => endpoint);
    const page = all.slice(paging.offset, paging.offset + paging.perPage);
    return { body: listAnswer(ports.issuer, url, paging, page, all.length) };
  });
  mount(app, ports, routes.addWebhook, async ({ caller, body }) => {
    requireAddress(body.url);
    const made = await store.transaction().execute(async (db) => {
      await requireRoom(db, caller);
      return makeEndpoint(db, vault, doerOf(ports, caller), caller, body);
    });
    const { endpoint, secret, makini_secret } = made;
    return { body: { data: { ...(await endpointView(store, endpoint.id)), secret, makini_secret } } };
  });
  mount(app, ports, routes.webhook, async ({ caller, params }) => ({
    body: { data: await withEndpoint(ports, caller, params.id, (db, { id }) => endpointView(db, id)) },
  }));
  mount(app, ports, routes.changeWebhook, async ({ caller, params, body }) => {
    requireAddress(body.url);
    const data = await withEndpoint(ports, caller, params.id, async (db, endpoint, doer) => ({
      ...(await changeEndpoint(db, vault, doer, endpoint, body)),
      ...(await endpointView(db, endpoint.id)),
    }));
    return { body: { data } };
  });
  mount(app, ports, routes.removeWebhook, async ({ caller, params }) => {
    await withEndpoint(ports, caller, params.id, (db, endpoint, doer) => dropEndpoint(db, doer, endpoint));
    return {};
  });
};

const mountSecrets = (app: Hono, ports: Ports): void => {
  mount(app, ports, routes.renewWebhookSecret, async ({ caller, params, body }) => {
    const { signature: kind = 'standard', overlap_hours: hours = 24 } = body;
    return withEndpoint(ports, caller, params.id, async (db, endpoint, doer) => {
      const until = doer.at + hours * hour;
      const secret = await changeSecret(db, ports.vault, doer, endpoint, { kind, until });
      const overlaps = kind === 'standard' && hours > 0;
      const previous_until = overlaps ? new Date(until).toISOString() : null;
      return { body: { data: { secret, previous_until } } };
    });
  });
};

const mountReplays = (app: Hono, ports: Ports): void => {
  mount(app, ports, routes.testWebhook, async ({ caller, params }) => {
    const event = await withEndpoint(ports, caller, params.id, (db, endpoint, { at }) =>
      testEndpoint(db, endpoint, at),
    );
    ports.announced?.();
    return { body: { data: { event } } };
  });
  mount(app, ports, routes.replayWebhookDelivery, async ({ caller, params: { id, event } }) => {
    const count = await withEndpoint(ports, caller, id, (db, endpoint, { at }) =>
      tellAgain(db, endpoint, { event }, at),
    );
    if (count === 0)
      throw new ProblemError('not_found', { detail: 'This client has no such event any more.' });
    ports.announced?.();
    return { body: { data: { event } } };
  });
  mount(app, ports, routes.replayWebhook, async ({ caller, params, body }) => {
    const since = Date.parse(body.since);
    const failed = body.failed_only ?? false;
    const count = await withEndpoint(ports, caller, params.id, (db, endpoint, { at }) => {
      const until = body.until === undefined ? at : Date.parse(body.until);
      return tellAgain(db, endpoint, { since, until, failed }, at);
    });
    ports.announced?.();
    return { body: { data: { count } } };
  });
};

/** The routes under `/api/system/webhooks`. */
export const webhookEndpointRoutes = (ports: Ports): Hono => {
  const app = new Hono();
  mountEndpoints(app, ports);
  mountSecrets(app, ports);
  mountReplays(app, ports);
  mount(app, ports, routes.webhookDeliveries, async ({ caller, params, query, url }) => {
    const paging = pagingOf(query);
    const { id } = await withEndpoint(ports, caller, params.id, async (_db, endpoint) => endpoint);
    const asked = { endpoint: id, status: query['filter[status]'], ...paging };
    const { page, total } = await listDeliveries(ports.store, asked);
    return { body: listAnswer(ports.issuer, url, paging, page, total) };
  });
  return app;
};
