/** Telling a partner how a connection is now. */
import type { Selectable } from 'kysely';
import { ConnectionStatus, Owner, type StatusEvent } from '../../contract/index.ts';
import { announce } from '../outbox.ts';
import type { Store } from '../ports.ts';
import type { ConnectionTable } from '../tables.ts';

type Row = Selectable<ConnectionTable>;
type Told = Pick<Row, 'id' | 'client_id' | 'mode' | 'customer_id' | 'system_id'>;
type DataOf<T extends StatusEvent['type']> = Extract<StatusEvent, { type: T }>['data'];

/** How a connection is now. */
type Now<T extends StatusEvent['type']> = Omit<
  DataOf<T>,
  'connection_id' | 'customer_id' | 'system' | 'since'
> & { readonly since: number };

/** The columns that tell whose a connection is, and how it is: what an event says of it. */
export const toldColumns = [
  'id',
  'client_id',
  'mode',
  'customer_id',
  'system_id',
  'status',
  'reason',
  'owner',
  'since',
] as const satisfies readonly (keyof Row)[];

/** How a connection is, as its row says it. */
export const nowOf = ({ status, reason, owner, since }: Pick<Row, (typeof toldColumns)[number]>) => ({
  status: ConnectionStatus.parse(status),
  reason,
  owner: owner === null ? null : Owner.parse(owner),
  since,
});

/** Tells the partner of a connection's new status; in the transaction that changes it. */
export const tellStatus = <T extends StatusEvent['type']>(
  db: Store,
  { id, client_id, mode, customer_id, system_id }: Told,
  type: T,
  { since, ...now }: Now<T>,
  at: number,
): Promise<void> => {
  const data = {
    connection_id: id,
    customer_id,
    system: system_id,
    ...now,
    since: new Date(since).toISOString(),
  };
  return announce(db, { id: client_id, mode }, type, data, at);
};
