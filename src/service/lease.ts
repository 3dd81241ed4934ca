/** Work that one process at a time does, on whichever node: a row says who has it and until when, so that a node that dies blocks nobody. */
import { setTimeout as pause } from 'node:timers/promises';
import { newId } from './digest.ts';
import type { Ports } from './ports.ts';

type Room = Pick<Ports, 'store' | 'clock'>;

/** How often whoever waits for a lease asks again, in milliseconds. */
const askEvery = 100;

/** Takes a lease for so many milliseconds; its holder's name, or undefined while somebody else has it. */
export const takeLease = async (
  { store, clock }: Room,
  name: string,
  ms: number,
): Promise<string | undefined> => {
  const now = clock();
  const mine = { holder: newId('lse'), until: now + ms };
  const { numInsertedOrUpdatedRows } = await store
    .insertInto('lease')
    .values({ name, ...mine })
    .onConflict((conflict) => conflict.column('name').doUpdateSet(mine).where('lease.until', '<=', now))
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n ? mine.holder : undefined;
};

const letGo = async ({ store }: Room, name: string, holder: string): Promise<void> => {
  await store.deleteFrom('lease').where('name', '=', name).where('holder', '=', holder).execute();
};

/** Does work while nobody else does work of this name, in any process; waits for them, and at most twice the time a lease lasts. */
export const alone = async <T>(room: Room, name: string, ms: number, work: () => Promise<T>): Promise<T> => {
  for (let asked = 0; asked < (2 * ms) / askEvery; asked += 1) {
    const holder = await takeLease(room, name, ms);
    if (holder !== undefined) return work().finally(() => letGo(room, name, holder));
    await pause(askEvery);
  }
  throw new Error('Somebody else has not let go of the work.');
};
