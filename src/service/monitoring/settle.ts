/** Writes down what a check came to: the connection's row, and when its status changed, event and audit with it. */
import type { CheckedStage, HealthEvent } from '../../contract/index.ts';
import { audit } from '../audit.ts';
import type { Ports, Store } from '../ports.ts';
import type { Watched } from './due.ts';
import { healthOf } from './health.ts';
import { tellReauthorization } from './reauthorization.ts';
import { tellStatus } from './telling.ts';
import { nextAt, usualTimes } from './timing.ts';
import { verdict, type Answer, type Verdict } from './verdict.ts';

/** When it was, when the next is, and how its stages ended; without these the ones before stay. */
interface Written {
  readonly at: number;
  readonly next: number | null;
  readonly stages: readonly CheckedStage[];
}

/** Only whoever holds the row writes: it may have been taken over, renewed, paused or ended meanwhile. */
const write = async (
  db: Store,
  { id, holder, status, host_key }: Watched,
  { health, learned, event }: Verdict,
  { at, next, stages }: Written,
): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('connection')
    .set({
      ...health,
      next_check_at: next,
      check_holder: null,
      host_key,
      ...(learned && { last_checked_at: at }),
      ...(event && { updated_at: at }),
      ...(stages.length > 0 && { last_check: JSON.stringify({ at, stages }) }),
    })
    .where('id', '=', id)
    .where('check_holder', '=', holder)
    .where('status', '=', status)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

const writeChange = (
  { store }: Pick<Ports, 'store'>,
  watched: Watched,
  found: Verdict & { readonly event: HealthEvent['type'] },
  times: Written,
): Promise<boolean> =>
  store.transaction().execute(async (db) => {
    if (!(await write(db, watched, found, times))) return false;
    const { health, event } = found;
    const { at } = times;
    const { status, reason, owner, since } = health;
    const now = { status, reason, owner, since };
    if (event === 'connection.reauthorization_required') await tellReauthorization(db, watched, now, at);
    else await tellStatus(db, watched, event, now, at);
    const client = { id: watched.client_id, mode: watched.mode };
    const detail = { reason: health.reason, owner: health.owner };
    await audit(db, { at, client, actor: 'service', action: event, subject: watched.id, detail });
    return true;
  });

/** Judges the answer and writes it down; nothing happens where the row is no longer this worker's. */
export const settle = async (
  ports: Ports,
  watched: Watched,
  answer: Answer,
  chance: number,
  stages: readonly CheckedStage[] = [],
): Promise<void> => {
  const times = ports.checks ?? usualTimes;
  const at = ports.clock();
  const found = verdict(healthOf(watched), answer, at, times.confirm);
  const next = nextAt(found.next, times, { usedAt: watched.used_at, now: at, chance });
  const { event } = found;
  const facts = { connection: watched.id, system: watched.system_id, method: watched.method };
  ports.log.debug('health.checked', { ...facts, code: answer === 'passed' ? answer : answer.code });
  if (!event) return void (await write(ports.store, watched, found, { at, next, stages }));
  if (!(await writeChange(ports, watched, { ...found, event }, { at, next, stages }))) return;
  ports.log.info('health.changed', { ...facts, status: found.health.status, code: found.health.reason });
  ports.announced?.();
};
