/** What live requests tell the monitor: that a connection is used, and that its system has just said no. */
import type { Selectable } from 'kysely';
import { carriedFailure } from '../connecting/check-failure.ts';
import type { Ports } from '../ports.ts';
import type { ConnectionTable } from '../tables.ts';
import { senseOf } from './code-senses.ts';
import { intervalOf, isQuiet, useNote, usualTimes } from './timing.ts';

type Connection = Selectable<ConnectionTable>;
type Room = Pick<Ports, 'store' | 'clock' | 'checks' | 'wakeMonitor'>;

/** A connection that was checked within this time is not checked again because somebody asks, in milliseconds. */
export const askedLately = 60_000;

/** Has a connection checked now, unless it was just now or is being checked. */
const hurry = async (
  { store, clock, wakeMonitor }: Room,
  id: string,
  most: readonly string[],
): Promise<boolean> => {
  const now = clock();
  const { numUpdatedRows } = await store
    .updateTable('connection')
    .set({ next_check_at: now })
    .where('id', '=', id)
    .where('status', 'in', most)
    .where('check_holder', 'is', null)
    .where('last_checked_at', '<=', now - askedLately)
    .where((row) => row.or([row('next_check_at', 'is', null), row('next_check_at', '>', now)]))
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return false;
  wakeMonitor?.();
  return true;
};

/** Somebody says that it may be mended, whatever it was; gives whether a check was due by that. */
export const askForCheck = (room: Room, { id }: Pick<Connection, 'id'>): Promise<boolean> =>
  hurry(room, id, ['active', 'degraded', 'reauthorization_required']);

/** A refusal is looked into, unless its second check is waited for already; so is an answer where none was expected. */
const isNews = ({ status, trouble }: Connection, code: string | undefined): boolean =>
  code === undefined ? status === 'degraded' : senseOf(code) === 'refused' && senseOf(trouble) !== 'refused';

/** Does a live request's work, and has the connection checked where what came of it is news. What was said to it decides nothing. */
export const overheard = async <T>(
  room: Room,
  connection: Connection,
  work: () => Promise<T>,
): Promise<T> => {
  const listen = async (code: string | undefined): Promise<void> => {
    if (isNews(connection, code)) await hurry(room, connection.id, ['active', 'degraded']);
  };
  try {
    const done = await work();
    await listen(undefined);
    return done;
  } catch (error) {
    await listen(carriedFailure(error)?.code ?? '');
    throw error;
  }
};

/** Notes that a connection is used, once an hour; one that was quiet is checked as often as the others again. */
export const noteUse = async (
  { store, clock, checks = usualTimes }: Room,
  { id, used_at: before }: Connection,
): Promise<void> => {
  const now = clock();
  if (now - before < useNote) return;
  await store.updateTable('connection').set({ used_at: now }).where('id', '=', id).execute();
  if (!isQuiet(before, now)) return;
  const latest = now + intervalOf(checks, now, now);
  await store
    .updateTable('connection')
    .set({ next_check_at: latest })
    .where('id', '=', id)
    .where('check_holder', 'is', null)
    .where('next_check_at', '>', latest)
    .execute();
};
