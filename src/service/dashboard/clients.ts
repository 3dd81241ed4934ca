/** Clients as the operator lists them, the latest first. */
import { sql, type ExpressionBuilder, type Selectable } from 'kysely';
import type { OperatorClient, OperatorClientsQuery } from '../../contract/index.ts';
import { secretHint } from '../clients/register.ts';
import { holds } from '../connections/finding.ts';
import { ProblemError } from '../http/problem-error.ts';
import type { Ports } from '../ports.ts';
import type { ClientTable, Tables } from '../tables.ts';
import { behind, pageOf, wanted } from './cursor.ts';
import { iso, isoOrNull } from './names.ts';

type Row = Selectable<ClientTable>;
type Room = Pick<Ports, 'store' | 'clock'>;

const secretsOf = ({ store, clock }: Room, ids: readonly string[]) =>
  store
    .selectFrom('client_secret')
    .selectAll()
    .where('client_id', 'in', ids)
    .where((row) => row.or([row('expires_at', 'is', null), row('expires_at', '>', clock())]))
    .orderBy('created_at', 'desc')
    .orderBy('hash')
    .execute();

const countsOf = async ({ store }: Room, ids: readonly string[]): Promise<Map<string, number>> => {
  const rows = await store
    .selectFrom('connection')
    .select(['client_id', ({ fn }) => fn.countAll().as('count')])
    .where('client_id', 'in', ids)
    .where('pending', '=', 0)
    .where('status', '!=', 'disconnected')
    .groupBy('client_id')
    .execute();
  return new Map(rows.map(({ client_id, count }) => [client_id, Number(count)]));
};

const shown = async (room: Room, rows: readonly Row[]): Promise<OperatorClient[]> => {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const secrets = await secretsOf(room, ids);
  const counts = await countsOf(room, ids);
  return rows.map(({ id, mode, name, redirect_uris, origins, reconnect_url, created_at }) => ({
    ...{ id, mode, name, reconnect_url },
    redirect_uris: JSON.parse(redirect_uris) as string[],
    origins: JSON.parse(origins) as string[],
    secrets: secrets
      .filter(({ client_id }) => client_id === id)
      .map((secret) => ({
        hint: secretHint(secret.hash),
        created_at: iso(secret.created_at),
        expires_at: isoOrNull(secret.expires_at),
      })),
    connections: counts.get(id) ?? 0,
    created_at: iso(created_at),
  }));
};

const found = (text: string) => (rows: ExpressionBuilder<Tables, 'client'>) =>
  rows.or([holds('name', text), holds('id', text)]);

/** The statement that reads a page. */
export const clientsPage = ({ store }: Pick<Ports, 'store'>, query: OperatorClientsQuery) =>
  store
    .selectFrom('client')
    .selectAll()
    .$if(query.search !== undefined, (rows) => rows.where(found(query.search ?? '')))
    .where(behind(query, [sql`created_at`, sql`id`], ['number', 'string']))
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(wanted(query));

/** A page of clients. */
export const listOperatorClients = async (room: Room, query: OperatorClientsQuery) => {
  const rows = await clientsPage(room, query).execute();
  const { page, next } = pageOf(query, rows, ({ created_at, id }) => [created_at, id]);
  return { data: await shown(room, page), next };
};

/** One client; `not_found` where there is none. */
export const operatorClient = async (room: Room, id: string): Promise<OperatorClient> => {
  const rows = await room.store.selectFrom('client').selectAll().where('id', '=', id).execute();
  const [client] = await shown(room, rows);
  if (!client) throw new ProblemError('not_found', { detail: 'There is no such client.' });
  return client;
};
