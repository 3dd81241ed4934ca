/** What a session came to, as counts of nobody in particular: they stay when the session is forgotten. */
import { sql, type Kysely } from 'kysely';
import { CheckEvent, type StageName } from '../../contract/index.ts';
import type { SessionCountTable } from '../dashboard/tables.ts';
import type { Tables } from '../tables.ts';
import { readFlow } from './flow.ts';
import type { Session } from './session.ts';

/** Who does nothing for longer than this is elsewhere, in milliseconds. */
export const attention = 120_000;

/** Upper ends of the ranges that active times are counted in, in seconds. */
export const activeRanges = [
  5, 10, 15, 20, 30, 45, 60, 75, 90, 120, 150, 180, 240, 300, 420, 600, 900, 1200, 1800, 3600, 7200,
] as const;

type Count = Pick<SessionCountTable, 'kind' | 'name'> & { readonly count: number };

const one = (kind: Count['kind'], name = ''): Count => ({ kind, name, count: 1 });

/** The day of a time, in UTC. */
export const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

const rangeOf = (ms: number): string =>
  String(activeRanges.find((end) => ms <= end * 1000) ?? activeRanges[activeRanges.length - 1]);

/** Codes with which the checks of a session failed: of each check the stages as they were last. */
const failuresOf = async (db: Kysely<Tables>, session: string): Promise<string[]> => {
  const rows = await db
    .selectFrom('check_event')
    .innerJoin('check_run', 'check_run.id', 'check_event.check_id')
    .select(['check_event.check_id', 'check_event.event'])
    .where('check_run.session_id', '=', session)
    .orderBy('check_event.check_id')
    .orderBy('check_event.seq')
    .execute();
  const last = new Map<string, string | undefined>();
  for (const { check_id, event } of rows) {
    const read = CheckEvent.parse(JSON.parse(event));
    if (read.type !== 'stage') continue;
    const { stage, status, failure } = read.stage;
    const at: `${string} ${StageName}` = `${check_id} ${stage}`;
    last.set(at, status === 'failed' ? failure?.code : undefined);
  }
  return [...last.values()].filter((code) => code !== undefined);
};

/** Where the person was when the session ended, and with which system. */
const leftAt = (flow: string): { readonly at: string; readonly system: string } => {
  const { place } = readFlow(flow);
  return { at: place.at === 'done' ? 'confirm' : place.at, system: 'system' in place ? place.system : '' };
};

const countsOf = async (
  db: Kysely<Tables>,
  session: Session,
  left: string | undefined,
  at: number,
): Promise<Count[]> => {
  const failures = (await failuresOf(db, session.id)).map((code) => one('failure', code));
  if (left !== undefined) return [one('started'), one('left', left), ...failures];
  const active = session.active_ms + Math.min(Math.max(0, at - session.seen_at), attention);
  return [one('started'), one('connected'), one('active', rangeOf(active)), ...failures];
};

const summed = (counts: readonly Count[]): Count[] => {
  const sums = new Map<string, Count>();
  for (const each of counts) {
    const key = `${each.kind} ${each.name}`;
    sums.set(key, { ...each, count: (sums.get(key)?.count ?? 0) + each.count });
  }
  // In one order everywhere: two sessions that end at once wait for each other's rows, and never both.
  return [...sums.keys()].toSorted().flatMap((key) => sums.get(key) ?? []);
};

/** Counts a session that ends now, in the transaction that ends it; `before` is how it was. Reconnects and settings are no funnel. */
export const countEnd = async (
  db: Kysely<Tables>,
  before: Session,
  status: string,
  at: number,
): Promise<void> => {
  if (before.reconnect_id !== null || before.opened_at === null || before.status !== 'open') return;
  const { at: left, system } = leftAt(before.flow);
  const counts = summed(await countsOf(db, before, status === 'done' ? undefined : left, at));
  const day = dayOf(at);
  await db
    .insertInto('session_count')
    .values(counts.map((count) => ({ day, mode: before.mode, system_id: system, ...count })))
    .onConflict((row) =>
      row
        .columns(['day', 'mode', 'system_id', 'kind', 'name'])
        .doUpdateSet({ count: sql<number>`session_count.count + excluded.count` }),
    )
    .execute();
};
