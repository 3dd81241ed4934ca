/** A check as rows: its events in order, written one after the other, and the check as they add up. */
import { CheckEvent, stageNames, type Check, type Stage, type StageName } from '../../contract/index.ts';
import { ProblemError } from '../http/problem-error.ts';
import { checkLease } from './check-leases.ts';
import type { Session, Writer } from './session.ts';

/** An event before it has its place in the order. */
export type NewCheckEvent =
  | { readonly type: 'stage'; readonly stage: Stage }
  | { readonly type: 'end'; readonly status: 'passed' | 'failed' };

/** Events of a check after `seq`, in order. */
export const eventsAfter = async (writer: Writer, check: string, seq: number): Promise<CheckEvent[]> => {
  const rows = await writer
    .selectFrom('check_event')
    .select('event')
    .where('check_id', '=', check)
    .where('seq', '>', seq)
    .orderBy('seq')
    .execute();
  return rows.map(({ event }) => CheckEvent.parse(JSON.parse(event)));
};

/** Writes an event at its place in the order. */
export const writeEvent = async (
  writer: Writer,
  check: string,
  seq: number,
  event: NewCheckEvent,
): Promise<void> => {
  const text = JSON.stringify({ ...event, seq });
  await writer.insertInto('check_event').values({ check_id: check, seq, event: text }).execute();
};

/** Makes a check: it is running, and what was typed has been read. */
export const beginCheck = async (
  writer: Writer,
  check: { readonly id: string; readonly session: string; readonly at: number },
): Promise<void> => {
  await writer
    .insertInto('check_run')
    .values({
      id: check.id,
      session_id: check.session,
      status: 'running',
      started_at: check.at,
      ended_at: null,
      leased_until: check.at + checkLease,
    })
    .execute();
  await writeEvent(writer, check.id, 1, {
    type: 'stage',
    stage: { stage: 'input', status: 'passed', ms: 0, evidence: [] },
  });
};

/** Marks a check as ended; false when it was so already: another node may have taken it for lost. */
export const closeCheck = async (
  writer: Writer,
  check: { readonly id: string; readonly at: number },
  status: 'passed' | 'failed',
): Promise<boolean> => {
  const { numUpdatedRows } = await writer
    .updateTable('check_run')
    .set({ status, ended_at: check.at })
    .where('id', '=', check.id)
    .where('status', '=', 'running')
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

/** Ends a check with its last event; false, and nothing written, when it had ended already. */
export const endCheck = async (
  writer: Writer,
  check: { readonly id: string; readonly seq: number; readonly at: number },
  status: 'passed' | 'failed',
): Promise<boolean> => {
  if (!(await closeCheck(writer, check, status))) return false;
  await writeEvent(writer, check.id, check.seq, { type: 'end', status });
  return true;
};

const stagesOf = (events: readonly CheckEvent[]): ReadonlyMap<StageName, Stage> =>
  new Map(events.flatMap((event) => (event.type === 'stage' ? [[event.stage.stage, event.stage]] : [])));

/** The check as its events add up: what never came is pending while it runs, skipped once it has ended. */
export const foldCheck = (id: string, events: readonly CheckEvent[]): Check => {
  const end = events.find((event) => event.type === 'end');
  const seen = stagesOf(events);
  const unseen = end ? ('skipped' as const) : ('pending' as const);
  const stages = stageNames.map((stage): Stage => {
    const known = seen.get(stage) ?? { stage, status: unseen, evidence: [] };
    return end && known.status === 'running' ? { ...known, status: 'skipped' } : known;
  });
  return { id, status: end?.status ?? 'running', stages };
};

/** A check of this session as it stands; `not_found` for any other. */
export const readCheck = async (writer: Writer, session: Session, id: string): Promise<Check> => {
  const run = await writer
    .selectFrom('check_run')
    .select('id')
    .where('id', '=', id)
    .where('session_id', '=', session.id)
    .executeTakeFirst();
  if (!run) throw new ProblemError('not_found', { detail: 'This session has no such check.' });
  return foldCheck(id, await eventsAfter(writer, id, 0));
};
