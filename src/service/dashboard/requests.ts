/** Systems that people asked for, as the operator lists them: what is open first, the latest first. */
import { Hono } from 'hono';
import { sql, type RawBuilder, type Selectable } from 'kysely';
import { dashboardRoutes, type OperatorRequest, type OperatorRequestsQuery } from '../../contract/index.ts';
import { audit } from '../audit.ts';
import { ProblemError } from '../http/problem-error.ts';
import type { Ports } from '../ports.ts';
import { requestLife } from '../requests/kept.ts';
import type { SystemRequestTable } from '../requests/tables.ts';
import { behind, pageOf, wanted } from './cursor.ts';
import { mountOperator } from './mount.ts';
import { clientNames, iso, isoOrNull } from './names.ts';

type Row = Selectable<SystemRequestTable>;
type Room = Pick<Ports, 'store' | 'clock'>;

/** As the index of the list has it. */
const open = sql<number>`case when done_at is null then 1 else 0 end`;

const order: readonly RawBuilder<unknown>[] = [open, sql`created_at`, sql`id`];

const asked = ({ store }: Pick<Ports, 'store'>, { state, client }: OperatorRequestsQuery) =>
  store
    .selectFrom('system_request')
    .$if(state !== undefined, (rows) => rows.where('done_at', state === 'open' ? 'is' : 'is not', null))
    .$if(client !== undefined, (rows) => rows.where('client_id', '=', client ?? ''));

/** The statement that reads a page. */
export const requestsPage = (room: Pick<Ports, 'store'>, query: OperatorRequestsQuery) =>
  asked(room, query)
    .selectAll()
    .where(behind(query, order, ['rank', 'number', 'string']))
    .orderBy(open, 'desc')
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(wanted(query));

const shown = async (room: Room, rows: readonly Row[]): Promise<OperatorRequest[]> => {
  const clientName = await clientNames(
    room,
    rows.map(({ client_id }) => client_id),
  );
  return rows.map(({ id, client_id, customer_id, name, maker, note, lang, created_at, done_at }) => ({
    ...{ id, client_id, customer_id, name, maker, note, lang },
    client_name: clientName(client_id),
    state: done_at === null ? 'open' : 'done',
    asked_at: iso(created_at),
    done_at: isoOrNull(done_at),
  }));
};

const openCount = async ({ store }: Room): Promise<number> => {
  const { count } = await store
    .selectFrom('system_request')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('done_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(count);
};

const requestOf = async (room: Room, id: string): Promise<OperatorRequest> => {
  const rows = await room.store.selectFrom('system_request').selectAll().where('id', '=', id).execute();
  const [request] = await shown(room, rows);
  if (!request) throw new ProblemError('not_found', { detail: 'There is no such request any more.' });
  return request;
};

/** Seen to, or open again; what is so already stays as it is. */
const setState = ({ store, clock }: Room, id: string, state: OperatorRequest['state']): Promise<void> =>
  store.transaction().execute(async (db) => {
    const at = clock();
    const done = { done_at: at, expires_at: at + requestLife.done };
    const row = await db
      .updateTable('system_request')
      .set(state === 'done' ? done : { done_at: null, expires_at: at + requestLife.open })
      .where('id', '=', id)
      .where('done_at', state === 'done' ? 'is' : 'is not', null)
      .returning(['client_id', 'mode'])
      .executeTakeFirst();
    if (!row) return;
    const client = { id: row.client_id, mode: row.mode };
    const action = state === 'done' ? 'system.request_done' : 'system.request_reopened';
    await audit(db, { at, client, actor: 'operator', action, subject: id });
  });

/** Requests. */
export const requestRoutes = (ports: Ports): Hono => {
  const app = new Hono();
  mountOperator(app, ports, dashboardRoutes.operatorRequests, async ({ query }) => {
    const rows = await requestsPage(ports, query).execute();
    const { page, next } = pageOf(query, rows, ({ done_at, created_at, id }) => [
      done_at === null ? 1 : 0,
      created_at,
      id,
    ]);
    return { body: { data: await shown(ports, page), next, open: await openCount(ports) } };
  });
  mountOperator(app, ports, dashboardRoutes.operatorChangeRequest, async ({ params, body }) => {
    await setState(ports, params.id, body.state);
    return { body: { request: await requestOf(ports, params.id) } };
  });
  return app;
};
