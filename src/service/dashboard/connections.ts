/** Connections of all clients as the operator lists them: those that need somebody first. */
import { sql, type ExpressionBuilder, type RawBuilder, type Selectable, type SqlBool } from 'kysely';
import {
  ConnectionStatus,
  Owner,
  type OperatorConnection,
  type OperatorConnectionsQuery,
  type StatusCounts,
} from '../../contract/index.ts';
import { holds } from '../connections/finding.ts';
import type { Ports } from '../ports.ts';
import type { ConnectionTable, Tables } from '../tables.ts';
import { behind, pageOf, wanted } from './cursor.ts';
import { clientNames, iso, isoOrNull } from './names.ts';

type Row = Selectable<ConnectionTable>;
type Rows = ExpressionBuilder<Tables, 'connection'>;

/** How much a status asks for somebody, as the index of the list has it. */
const urgency = sql<number>`case status when 'reauthorization_required' then 4 when 'degraded' then 3 when 'paused' then 2 when 'active' then 1 else 0 end`;

const order: readonly RawBuilder<unknown>[] = [urgency, sql`since`, sql`id`];

const urgencyOf: Readonly<Record<ConnectionStatus, number>> = {
  reauthorization_required: 4,
  degraded: 3,
  paused: 2,
  active: 1,
  disconnected: 0,
};

/** From here on somebody is needed. */
const troubled = 3;

/** Connections as the operator sees them. */
export const shownConnections = async (
  ports: Pick<Ports, 'store' | 'catalogue'>,
  rows: readonly Row[],
): Promise<OperatorConnection[]> => {
  const clientName = await clientNames(
    ports,
    rows.map(({ client_id }) => client_id),
  );
  return rows.map((row) => {
    const status = ConnectionStatus.parse(row.status);
    const { id, name, method, mode, client_id, customer_id, customer_name, reason, trouble, trouble_at } =
      row;
    return {
      ...{ id, name, method, mode, client_id, customer_id, customer_name, reason, status },
      system: row.system_id,
      system_name: ports.catalogue.find(row.system_id)?.name ?? row.system_id,
      client_name: clientName(client_id),
      needs_someone: urgencyOf[status] >= troubled,
      owner: row.owner === null ? null : Owner.parse(row.owner),
      since: iso(row.since),
      last_checked_at: iso(row.last_checked_at),
      next_check_at: isoOrNull(row.next_check_at),
      connected_at: iso(row.connected_at),
      created_at: iso(row.created_at),
      claimed: row.claimed_at !== null,
      trouble:
        trouble === null
          ? null
          : { code: trouble, since: iso(trouble_at ?? row.since), count: row.trouble_count },
    };
  });
};

const found = ({ catalogue }: Pick<Ports, 'catalogue'>, text: string) => {
  const asked = text.toLowerCase();
  const systems = catalogue.systems
    .filter(({ id, name }) => id === asked || name.toLowerCase().includes(asked))
    .map(({ id }) => id);
  return (rows: Rows) =>
    rows.or([
      ...['name', 'customer_name', 'customer_id'].map((column) => holds(column, text)),
      rows('id', '=', text),
      ...(systems.length > 0 ? [rows('system_id', 'in', systems)] : []),
      rows('client_id', '=', text),
      rows(
        'client_id',
        'in',
        rows.selectFrom('client').select('client.id').where(holds('client.name', text)),
      ),
    ]);
};

/** Those that a query lets through, whatever their status. */
const asked = (ports: Pick<Ports, 'store' | 'catalogue'>, query: OperatorConnectionsQuery) => {
  const { system, client, customer, mode, search } = query;
  return ports.store
    .selectFrom('connection')
    .where('pending', '=', 0)
    .$if(system !== undefined, (rows) => rows.where('system_id', '=', system ?? ''))
    .$if(client !== undefined, (rows) => rows.where('client_id', '=', client ?? ''))
    .$if(customer !== undefined, (rows) => rows.where('customer_id', '=', customer ?? ''))
    .$if(mode !== undefined, (rows) => rows.where('mode', '=', mode ?? 'live'))
    .$if(search !== undefined, (rows) => rows.where(found(ports, search ?? '')));
};

/** The statement that reads a page; a test looks at how a store would go about it. */
export const connectionsPage = (
  ports: Pick<Ports, 'store' | 'catalogue'>,
  query: OperatorConnectionsQuery,
) => {
  const { status, needs_someone } = query;
  return asked(ports, query)
    .selectAll('connection')
    .$if(status !== undefined, (rows) => rows.where('status', 'in', status?.split(',') ?? []))
    .$if(needs_someone !== undefined, (rows) => rows.where(sql<SqlBool>`${urgency} >= ${troubled}`))
    .where(behind(query, order, ['rank', 'number', 'string']))
    .orderBy(urgency, 'desc')
    .orderBy('since', 'desc')
    .orderBy('id', 'desc')
    .limit(wanted(query));
};

const countsOf = async (
  ports: Pick<Ports, 'store' | 'catalogue'>,
  query: OperatorConnectionsQuery,
): Promise<StatusCounts> => {
  const rows = await asked(ports, query)
    .select(['status', ({ fn }) => fn.countAll().as('count')])
    .groupBy('status')
    .execute();
  const counts = { active: 0, degraded: 0, reauthorization_required: 0, paused: 0, disconnected: 0 };
  for (const { status, count } of rows) counts[ConnectionStatus.parse(status)] = Number(count);
  return counts;
};

/** A page of connections, and how many have each status. */
export const listConnections = async (
  ports: Pick<Ports, 'store' | 'catalogue'>,
  query: OperatorConnectionsQuery,
) => {
  const rows = await connectionsPage(ports, query).execute();
  const { page, next } = pageOf(query, rows, ({ status, since, id }) => [
    urgencyOf[ConnectionStatus.parse(status)],
    since,
    id,
  ]);
  const counts = await countsOf(ports, query);
  const needs_someone = counts.reauthorization_required + counts.degraded;
  return { data: await shownConnections(ports, page), next, counts, needs_someone };
};
