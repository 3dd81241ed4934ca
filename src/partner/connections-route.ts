/** `<base>/connections`: the connections of whoever is logged in, how they are, and what can be done to them. Somebody else's are not there. */
import {
  ConnectionRow,
  OwnConnectionsQuery,
  TimelineList,
  connectionChanges,
  dataOf,
  listOf,
  routes,
} from '../contract/index.ts';
import type {
  ConnectionChange,
  OwnConnection,
  OwnConnectionAnswer,
  OwnConnections,
  OwnTimeline,
  ShownConnections,
} from '../contract/index.ts';
import type { Customer, PartnerAction, Settings } from './options.ts';
import { PartnerError } from './partner-error.ts';
import { fieldOf } from './request-body.ts';
import { requireCustomer } from './session-route.ts';
import type { SystemApi } from './system-api.ts';

const RowList = listOf(ConnectionRow);
const OneRow = dataOf(ConnectionRow);
type Row = ReturnType<typeof OneRow.parse>['data'];

/** How many connections a page has. */
const perPage = 50;

const troubled = 'reauthorization_required,degraded';
const statuses: Readonly<Record<ShownConnections, string>> = {
  needs_action: troubled,
  working: 'active',
  paused: 'paused',
  disconnected: 'disconnected',
};
const living = `${troubled},active,paused`;

const viewOf = (row: Row): OwnConnection => ({
  id: row.key,
  name: row.name,
  system: row.system,
  system_name: row.integration_name,
  method: row.method,
  status: row.status,
  sync_status: row.sync_status,
  reason: row.reason,
  owner: row.owner,
  since: row.since,
  last_checked_at: row.last_checked_at,
  connected_at: row.connected_at,
});

const readQuery = (request: Request): OwnConnectionsQuery => {
  const query = OwnConnectionsQuery.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (query.success) return query.data;
  const field = fieldOf(query.error, 'query');
  throw new PartnerError('malformed_request', `The list's "${field}" is not as the contract has it.`);
};

const asked = (customer: Customer, status: string, more: Readonly<Record<string, string>>) => ({
  route: routes.connections,
  query: { 'filter[customer_id]': customer.id, 'filter[status]': status, ...more },
});

/** How many of all need somebody; counted by the service where the page does not show all. */
const needing = async (
  api: SystemApi,
  customer: Customer,
  { data, meta }: ReturnType<typeof RowList.parse>,
  whole: boolean,
): Promise<number> => {
  if (whole && meta.total === data.length)
    return data.filter(({ status }) => troubled.split(',').includes(status)).length;
  return (await api.read(asked(customer, troubled, { per_page: '1' }), RowList)).meta.total;
};

/** Answers `GET <base>/connections`. */
export const listConnections = async (
  settings: Settings,
  api: SystemApi,
  request: Request,
): Promise<OwnConnections> => {
  const { page = '1', search = '', show } = readQuery(request);
  const customer = await requireCustomer(settings, request, { kind: 'connections' });
  const text = search.trim();
  const list = await api.read(
    asked(customer, show === undefined ? living : statuses[show], {
      'sort[attention]': '1',
      per_page: String(perPage),
      page,
      ...(text !== '' && { 'filter[search]': text }),
    }),
    RowList,
  );
  return {
    connections: list.data.map(viewOf),
    page: list.meta.current_page,
    per_page: perPage,
    total: list.meta.total,
    needs_action: await needing(api, customer, list, show === undefined && text === ''),
  };
};

const missing = (): PartnerError => new PartnerError('not_found', 'There is no such connection.');

/** The connection, if it is this customer's: one of somebody else is as absent as one that never was. */
const ownRow = async (
  settings: Settings,
  api: SystemApi,
  request: Request,
  id: string,
  action: PartnerAction,
): Promise<Row> => {
  const customer = await requireCustomer(settings, request, action);
  const row = await api.read({ route: routes.connection, id }, OneRow).catch((error: unknown) => {
    throw error instanceof PartnerError && error.code === 'not_found' ? missing() : error;
  });
  if (row.data.customer_id !== customer.id) throw missing();
  return row.data;
};

/** Answers `GET <base>/connections/{id}`. */
export const oneConnection = async (
  settings: Settings,
  api: SystemApi,
  request: Request,
  id: string,
): Promise<OwnConnectionAnswer> => ({
  connection: viewOf(await ownRow(settings, api, request, id, { kind: 'connections' })),
});

/** Answers `GET <base>/connections/{id}/timeline`. */
export const timelineOfConnection = async (
  settings: Settings,
  api: SystemApi,
  request: Request,
  id: string,
): Promise<OwnTimeline> => {
  await ownRow(settings, api, request, id, { kind: 'connections' });
  const { data } = await api.read({ route: routes.timeline, id }, TimelineList);
  return { events: data.map(({ at, event, by, reason, owner }) => ({ at, event, by, reason, owner })) };
};

const changing = {
  check: routes.checkConnection,
  pause: routes.pauseConnection,
  resume: routes.resumeConnection,
  disconnect: routes.endConnection,
} as const satisfies Record<ConnectionChange, unknown>;

/** Whether this is something that can be done to a connection. */
export const isChange = (word: string): word is ConnectionChange =>
  (connectionChanges as readonly string[]).includes(word);

/** Answers `POST <base>/connections/{id}/{change}` with the connection as it is then; again is the same. */
export const changeConnection = async (
  settings: Settings,
  api: SystemApi,
  request: Request,
  { id, change }: { readonly id: string; readonly change: ConnectionChange },
): Promise<OwnConnectionAnswer> => {
  await ownRow(settings, api, request, id, { kind: 'connection', connectionId: id, change });
  // somebody at the customer wishes it: the timeline and the reason say so
  await api.send({ route: changing[change], id, ...(change !== 'check' && { query: { by: 'customer' } }) });
  const { data } = await api.read({ route: routes.connection, id }, OneRow);
  return { connection: viewOf(data) };
};
