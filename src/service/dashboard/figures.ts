/** Figures of how connecting goes, from the counts of sessions that have ended. */
import { Hono } from 'hono';
import {
  dashboardRoutes,
  type DashboardFigures,
  type FiguresQuery,
  type Mode,
} from '../../contract/index.ts';
import { activeRanges, dayOf } from '../connecting/outcome.ts';
import type { Ports } from '../ports.ts';
import { mountOperator } from './mount.ts';
import type { SessionCountTable } from './tables.ts';

const day = 24 * 3_600_000;

/** How long counts are kept, in days: as far as anybody can ask, and the day that has begun. */
export const countedDays = 91;

/** How many codes and places are named. */
const most = 10;

type Count = Pick<SessionCountTable, 'day' | 'system_id' | 'kind' | 'name' | 'count'>;
type Funnel = DashboardFigures['total'];

const sum = (counts: readonly Count[], kind: Count['kind']): number =>
  counts.filter((each) => each.kind === kind).reduce((total, { count }) => total + count, 0);

/** How often each name was counted, the most frequent first. */
const ranked = (counts: readonly Count[], kind: Count['kind']): { name: string; count: number }[] => {
  const sums = new Map<string, number>();
  for (const each of counts)
    if (each.kind === kind) sums.set(each.name, (sums.get(each.name) ?? 0) + each.count);
  return [...sums]
    .map(([name, count]) => ({ name, count }))
    .toSorted((one, other) => other.count - one.count || (one.name < other.name ? -1 : 1))
    .slice(0, most);
};

/** The middle of the counted ranges; inside its range as if all lay evenly. */
export const medianOf = (
  counts: readonly { readonly name: string; readonly count: number }[],
): number | null => {
  const total = counts.reduce((sumSoFar, { count }) => sumSoFar + count, 0);
  if (total === 0) return null;
  let before = 0;
  let from = 0;
  for (const end of activeRanges) {
    const here = counts.find(({ name }) => name === String(end))?.count ?? 0;
    if (here > 0 && before + here >= total / 2)
      return Math.round(from + ((end - from) * (total / 2 - before)) / here);
    before += here;
    from = end;
  }
  return from;
};

const funnelOf = (counts: readonly Count[]): Funnel => ({
  started: sum(counts, 'started'),
  connected: sum(counts, 'connected'),
  left: ranked(counts, 'left').map(({ name: at, count }) => ({ at, count })),
  failures: ranked(counts, 'failure').map(({ name: code, count }) => ({ code, count })),
  median_active_seconds: medianOf(
    activeRanges.map((end) => ({
      name: String(end),
      count: sum(
        counts.filter(({ name }) => name === String(end)),
        'active',
      ),
    })),
  ),
});

/** Whose figures are shown to whoever did not say: those of test clients only where there are no others. */
const usualMode = async ({ store }: Pick<Ports, 'store'>): Promise<Mode> => {
  const counted = async (mode: Mode): Promise<boolean> =>
    (await store
      .selectFrom('session_count')
      .select('day')
      .where('mode', '=', mode)
      .limit(1)
      .executeTakeFirst()) !== undefined;
  return (await counted('live')) || !(await counted('test')) ? 'live' : 'test';
};

/** The figures of so many days up to now. */
export const figuresOf = async (
  { store, catalogue, clock }: Pick<Ports, 'store' | 'catalogue' | 'clock'>,
  { days: asked = '30', mode: askedMode }: FiguresQuery,
): Promise<DashboardFigures> => {
  const mode = askedMode ?? (await usualMode({ store }));
  const days = Number(asked);
  const now = clock();
  const shown = Array.from({ length: days }, (_, at) => dayOf(now - (days - 1 - at) * day));
  const rows = await store
    .selectFrom('session_count')
    .selectAll()
    .where('mode', '=', mode)
    .where('day', '>=', shown[0] ?? '')
    .execute();
  const counts = rows.map((row) => ({ ...row, count: Number(row.count) }));
  const systems = [...new Set(counts.map(({ system_id }) => system_id))].map((id) => ({
    system: id === '' ? null : id,
    system_name: id === '' ? null : (catalogue.find(id)?.name ?? id),
    ...funnelOf(counts.filter(({ system_id }) => system_id === id)),
  }));
  const by_day = shown.map((each) => {
    const own = counts.filter((count) => count.day === each);
    return { day: each, started: sum(own, 'started'), connected: sum(own, 'connected') };
  });
  return {
    days,
    mode,
    total: funnelOf(counts),
    by_day,
    systems: systems.toSorted(
      (one, other) => other.started - one.started || ((one.system ?? '') < (other.system ?? '') ? -1 : 1),
    ),
  };
};

/** Forgets counts that nobody can ask for any more. */
export const forgetCounts = async ({ store, clock }: Pick<Ports, 'store' | 'clock'>): Promise<void> => {
  await store
    .deleteFrom('session_count')
    .where('day', '<', dayOf(clock() - countedDays * day))
    .execute();
};

/** Figures. */
export const figureRoutes = (ports: Ports): Hono => {
  const app = new Hono();
  mountOperator(app, ports, dashboardRoutes.operatorFigures, async ({ query }) => ({
    body: await figuresOf(ports, query),
  }));
  return app;
};
