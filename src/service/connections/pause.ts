/** Pausing a connection and going on with it: while it is paused nobody asks its system anything. */
import type { Selectable, Updateable } from 'kysely';
import { audit } from '../audit.ts';
import { unwatched } from '../monitoring/health.ts';
import { tellStatus } from '../monitoring/telling.ts';
import { untroubled } from '../monitoring/verdict.ts';
import type { ClientCaller } from '../oauth/caller.ts';
import type { Ports, Store } from '../ports.ts';
import type { ConnectionTable } from '../tables.ts';
import { refusalOf } from './usable.ts';

type Row = Selectable<ConnectionTable>;
type Owner = Pick<ClientCaller, 'id' | 'mode'>;

/** Whose hand it is: the client's own, somebody's at the customer, or the operator's. */
type By = 'client' | 'person' | 'operator';

const held = {
  client: { status: 'paused', reason: 'paused_by_partner', owner: 'partner' },
  person: { status: 'paused', reason: 'paused_by_customer', owner: 'you' },
  operator: { status: 'paused', reason: 'paused_by_operator', owner: 'makini' },
} as const satisfies Record<By, object>;
/** How a connection is that goes on. */
export const active = { status: 'active', reason: null, owner: null } as const;

interface Change {
  readonly from: readonly string[];
  readonly set: Updateable<ConnectionTable>;
  readonly action: string;
  readonly by: By;
  readonly tell: (db: Store, row: Row, at: number) => Promise<void>;
}

const change = async (
  { store, clock, announced }: Ports,
  client: Owner,
  { id }: Row,
  { from, set, action, by, tell }: Change,
): Promise<Row | undefined> => {
  const at = clock();
  const row = await store.transaction().execute(async (db) => {
    const changed = await db
      .updateTable('connection')
      .set({ ...set, since: at, updated_at: at })
      .where('id', '=', id)
      .where('status', 'in', from)
      .returningAll()
      .executeTakeFirst();
    if (!changed) return undefined;
    await tell(db, changed, at);
    await audit(db, { at, client, actor: by, action, subject: id });
    return changed;
  });
  if (row) announced?.();
  return row;
};

const now = ({ store }: Ports, { id }: Row): Promise<Row> =>
  store.selectFrom('connection').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

/** Pauses a connection; one that is paused already stays so. Throws when somebody has to sign in first, or it has ended. */
export const pause = async (
  ports: Ports,
  client: Owner,
  connection: Row,
  by: By = 'client',
): Promise<Row> => {
  const paused = await change(ports, client, connection, {
    from: ['active', 'degraded'],
    set: { ...held[by], ...unwatched },
    action: 'connection.paused',
    by,
    tell: (db, row, at) => tellStatus(db, row, 'connection.paused', { ...held[by], since: at }, at),
  });
  if (paused) return paused;
  const row = await now(ports, connection);
  const refusal = refusalOf(row);
  if (refusal && row.status !== 'paused') throw refusal;
  return row;
};

/** The columns of a connection that goes on: it is checked at once. */
export const resumed = (at: number) =>
  ({
    ...active,
    ...untroubled,
    next_check_at: at,
    check_holder: null,
  }) as const;

/** Goes on with a paused connection, and has it checked at once; any other stays as it is. Throws when it has ended. */
export const resume = async (
  ports: Ports,
  client: Owner,
  connection: Row,
  by: By = 'client',
): Promise<Row> => {
  const went = await change(ports, client, connection, {
    from: ['paused'],
    set: resumed(ports.clock()),
    action: 'connection.resumed',
    by,
    tell: (db, row, at) => tellStatus(db, row, 'connection.resumed', { ...active, since: at }, at),
  });
  if (went) {
    ports.wakeMonitor?.();
    return went;
  }
  const row = await now(ports, connection);
  if (row.status !== 'disconnected') return row;
  throw refusalOf(row) ?? new Error('A connection that has ended can be used.');
};
