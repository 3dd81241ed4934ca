/** The last check of a connection, as far as it is kept: how each stage ended, and nothing that was seen on the way. */
import * as z from 'zod/mini';
import type { Selectable } from 'kysely';
import { CheckedStage, type LastCheck } from '../../contract/index.ts';
import { eventsAfter, foldCheck } from '../connecting/check-log.ts';
import { checkedStages } from '../monitoring/checked.ts';
import type { Ports } from '../ports.ts';
import type { ConnectionTable } from '../tables.ts';
import { iso } from './names.ts';

const Kept = z.object({ at: z.number(), stages: z.array(CheckedStage) });

type Found = z.infer<typeof Kept>;

const keptOf = (text: string | null): Found | undefined => {
  const read = text === null ? undefined : Kept.safeParse(JSON.parse(text));
  return read?.success ? read.data : undefined;
};

/** That of the session by which it was connected, or connected again, while it is not forgotten. */
const ofSession = async ({ store }: Pick<Ports, 'store'>, connection: string): Promise<Found | undefined> => {
  const run = await store
    .selectFrom('check_run')
    .innerJoin('session', 'session.id', 'check_run.session_id')
    .select(['check_run.id', 'check_run.ended_at'])
    .where('session.connection_id', '=', connection)
    .where('check_run.ended_at', 'is not', null)
    .orderBy('check_run.ended_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!run) return undefined;
  const { stages } = foldCheck(run.id, await eventsAfter(store, run.id, 0));
  return { at: run.ended_at ?? 0, stages: checkedStages(stages) };
};

/** The later of the monitor's and the person's; null where neither is known. */
export const lastCheckOf = async (
  ports: Pick<Ports, 'store'>,
  row: Selectable<ConnectionTable>,
): Promise<LastCheck | null> => {
  const monitor = keptOf(row.last_check);
  const person = await ofSession(ports, row.id);
  if (monitor && (!person || monitor.at >= person.at))
    return { at: iso(monitor.at), by: 'monitor', stages: monitor.stages };
  return person ? { at: iso(person.at), by: 'person', stages: person.stages } : null;
};
