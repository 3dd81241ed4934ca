/** Who runs a check says so every few seconds. A check that nobody speaks for was lost with its process, and is ended by any other. */
import type { Ports } from '../ports.ts';
import type { Session } from './session.ts';

/** How long a check counts as running after its process has last said so, in milliseconds. */
export const checkLease = 8_000;

/** How often a process says so, in milliseconds. */
export const beatEvery = 2_000;

/** Says that these checks are running (by id, with the session each was begun in), and gives those that nobody waits for any more. */
export const renewLeases = async (
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  running: ReadonlyMap<string, Session>,
): Promise<string[]> => {
  const ids = [...running.keys()];
  if (ids.length === 0) return [];
  await store
    .updateTable('check_run')
    .set({ leased_until: clock() + checkLease })
    .where('id', 'in', ids)
    .where('status', '=', 'running')
    .execute();
  const rows = await store
    .selectFrom('check_run')
    .innerJoin('session', 'session.id', 'check_run.session_id')
    .select(['check_run.id', 'session.flow'])
    .where('check_run.id', 'in', ids)
    .where('check_run.status', '=', 'running')
    .execute();
  const wanted = new Set(rows.filter(({ id, flow }) => running.get(id)?.flow === flow).map(({ id }) => id));
  return ids.filter((id) => !wanted.has(id));
};
