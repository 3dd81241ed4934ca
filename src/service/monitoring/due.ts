/** Which connections are due, and who checks them: a row is taken for a while, by one worker, on whichever node. */
import type { Selectable } from 'kysely';
import { newId } from '../digest.ts';
import { hasRowLocks } from '../locking.ts';
import type { Ports } from '../ports.ts';
import type { ConnectionTable } from '../tables.ts';
import { askBudget } from './who-am-i.ts';

type Rows = Pick<Ports, 'store' | 'clock'>;

/** A connection that this worker checks: its row as it was taken, with the name under which it was. */
export type Watched = Selectable<ConnectionTable> & { readonly holder: string };

/** How long a row is taken, in milliseconds: longer than a check can last. Whoever dies with it is followed by another then. */
export const hold = askBudget.asking + askBudget.waiting + 30_000;

/** A connection that is due, as far as it takes to choose among them. */
export interface Due {
  readonly id: string;
  readonly host_key: string | null;
}

/** What is due, the longest waiting first; not at hosts that are busy. */
export const findDue = async (
  { store, clock }: Rows,
  most: number,
  busy: readonly string[],
): Promise<Due[]> =>
  store
    .selectFrom('connection')
    .select(['id', 'host_key'])
    .where('next_check_at', '<=', clock())
    .where('pending', '=', 0)
    .where('status', 'in', ['active', 'degraded', 'reauthorization_required'])
    .$if(busy.length > 0, (due) =>
      due.where((row) => row.or([row('host_key', 'is', null), row('host_key', 'not in', busy)])),
    )
    .orderBy('next_check_at')
    .limit(most)
    .execute();

/** Takes those that nobody else has taken meanwhile. */
export const takeDue = async (
  { store, clock }: Rows,
  due: readonly Pick<Due, 'id'>[],
): Promise<Watched[]> => {
  if (due.length === 0) return [];
  const now = clock();
  const holder = newId('chk');
  const free = store
    .selectFrom('connection')
    .select('id')
    .where(
      'id',
      'in',
      due.map(({ id }) => id),
    )
    .where('next_check_at', '<=', now)
    // What another node has in hand is passed over, not waited for.
    .$if(hasRowLocks(store), (rows) => rows.forUpdate().skipLocked());
  const taken = await store
    .updateTable('connection')
    .set({ check_holder: holder, next_check_at: now + hold })
    .where('id', 'in', free)
    .returningAll()
    .execute();
  return taken.map((row) => ({ ...row, holder }));
};

/** Gives a row back unchecked: it is due again `wait` milliseconds from now. */
export const giveUp = async (
  { store, clock }: Rows,
  { id, holder, host_key }: Watched,
  wait: number,
): Promise<void> => {
  await store
    .updateTable('connection')
    .set({ check_holder: null, next_check_at: clock() + wait, host_key })
    .where('id', '=', id)
    .where('check_holder', '=', holder)
    .execute();
};
