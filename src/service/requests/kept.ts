/** Requests for systems as the operator finds them, until they are forgotten. */
import { audit } from '../audit.ts';
import { ClientError } from '../clients/register.ts';
import type { Clock, Store } from '../ports.ts';

const day = 24 * 60 * 60_000;
/** How long a request waits for the operator, and how long it is kept once it is done, in milliseconds. */
export const requestLife = { open: 365 * day, done: 30 * day } as const;

/** A request as the operator reads it. */
export interface ListedRequest {
  readonly id: string;
  readonly client: string;
  readonly customer: string;
  readonly name: string;
  readonly maker: string | null;
  readonly note: string | null;
  readonly lang: string | null;
  /** ISO 8601 in UTC, as is `done_at`. */
  readonly asked_at: string;
  readonly done_at: string | null;
}

const isoTime = (at: number): string => new Date(at).toISOString();

/** What was asked for and is not done, oldest first; with `all` what is done, too. */
export const listRequests = async (store: Store, all: boolean): Promise<ListedRequest[]> => {
  const asked = store.selectFrom('system_request').selectAll().orderBy('created_at').orderBy('id');
  const rows = await (all ? asked : asked.where('done_at', 'is', null)).execute();
  return rows.map(({ id, client_id: client, customer_id: customer, name, maker, note, lang, ...times }) => ({
    ...{ id, client, customer, name, maker, note, lang },
    asked_at: isoTime(times.created_at),
    done_at: times.done_at === null ? null : isoTime(times.done_at),
  }));
};

/** Marks a request as done; it is forgotten a month later. */
export const finishRequest = (store: Store, clock: Clock, id: string): Promise<void> =>
  store.transaction().execute(async (trx) => {
    const at = clock();
    const row = await trx
      .updateTable('system_request')
      .set({ done_at: at, expires_at: at + requestLife.done })
      .where('id', '=', id)
      .where('done_at', 'is', null)
      .returning(['client_id', 'mode'])
      .executeTakeFirst();
    if (!row)
      throw new ClientError(`No open request is called ${id}: makini-connect request list shows them.`);
    const client = { id: row.client_id, mode: row.mode };
    await audit(trx, { at, client, actor: 'operator', action: 'system.request_done', subject: id });
  });

/** Forgets the requests whose time is over. */
export const dropOldRequests = async (store: Store, now: number): Promise<void> => {
  await store.deleteFrom('system_request').where('expires_at', '<=', now).execute();
};
