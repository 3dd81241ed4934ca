/** The events that tell of a customer, with what was delivered of them. */
import type { Store } from '../ports.ts';
import type { ConnectionTable, Tables } from '../tables.ts';

/** Whose customer, by the partner's own id of it. */
export interface Customer {
  readonly client: Pick<ConnectionTable, 'mode'> & { readonly id: string };
  readonly customer: string;
}

/** Why the connections of an erased customer end. */
export const erasedReason = 'erased_by_operator';

/** Events that are read at once. */
const page = 500;

type Event = Pick<Tables['outbox'], 'id' | 'type' | 'payload'>;

const tellsOf = ({ payload }: Event, ids: ReadonlySet<string>): boolean =>
  Object.values(JSON.parse(payload) as Record<string, unknown>).some(
    (value) => typeof value === 'string' && ids.has(value),
  );

const after = (store: Store, { client }: Customer, last: string): Promise<Event[]> =>
  store
    .selectFrom('outbox')
    .select(['id', 'type', 'payload'])
    .where('client_id', '=', client.id)
    .where('mode', '=', client.mode)
    .where('id', '>', last)
    .orderBy('id')
    .limit(page)
    .execute();

/** That a connection has ended is still told; everything else of it is not. */
const forget = async (store: Store, { id, type }: Event): Promise<boolean> => {
  const waits = store
    .selectFrom('webhook_delivery')
    .select('event_id')
    .where('event_id', '=', id)
    .where('status', '=', 'pending');
  const { numDeletedRows } = await store
    .deleteFrom('outbox')
    .where('id', '=', id)
    .$if(type === 'connection.disconnected', (event) => event.where((row) => row.not(row.exists(waits))))
    .executeTakeFirst();
  return numDeletedRows === 1n;
};

/** Forgets the events of a client that name one of these; says how many. */
export const forgetEvents = async (
  store: Store,
  whose: Customer,
  ids: ReadonlySet<string>,
): Promise<number> => {
  let forgotten = 0;
  for (let events = await after(store, whose, ''); events.length > 0;) {
    for (const event of events.filter((each) => tellsOf(each, ids)))
      if (await forget(store, event)) forgotten += 1;
    events = await after(store, whose, events.at(-1)?.id ?? '');
  }
  return forgotten;
};
