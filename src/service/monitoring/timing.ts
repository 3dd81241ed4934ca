/** When connections are checked: the operator's times, and what a verdict makes of them. Pure. */
import { createHash } from 'node:crypto';
import type { CheckTimes } from '../surroundings.ts';
import type { Next } from './verdict.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** The times unless the operator sets others. */
export const usualTimes: CheckTimes = { every: 15 * minute, quiet: hour, confirm: 5 * minute };

/** How soon a check that may be a slip is made again. */
const soon = minute;

/** How long the note that a connection is used may be old, before it is written again. */
export const useNote = hour;

/** Whether nobody has read from a connection for a day. */
export const isQuiet = (usedAt: number, now: number): boolean => now - usedAt > day;

/** How long a connection rests between two checks. Where none is checked, rows still say when they would be. */
export const intervalOf = ({ every, quiet }: CheckTimes, usedAt: number, now: number): number => {
  const usual = every === 0 ? usualTimes.every : every;
  return isQuiet(usedAt, now) ? Math.max(usual, quiet) : usual;
};

/** Spread, so that what was checked together is not checked together for ever; `chance` is from 0 to 1. Never later than was promised. */
const spread = (ms: number, chance: number): number => Math.round(ms * (0.9 + 0.1 * chance));

/** The time of the next check; null for never. */
export const nextAt = (
  next: Next,
  times: CheckTimes,
  { usedAt, now, chance }: { readonly usedAt: number; readonly now: number; readonly chance: number },
): number | null => {
  const interval = intervalOf(times, usedAt, now);
  switch (next.is) {
    case 'never':
      return null;
    case 'at':
      return next.at;
    case 'soon':
      return now + Math.min(soon, interval);
    case 'regular':
      return now + spread(interval * next.intervals, chance);
  }
};

/** Where in the hour a connection has its thorough check: each at another moment. */
const offsetOf = (id: string): number => createHash('sha256').update(id).digest().readUInt32BE() % hour;

/**
 * Whether a check looks at what may be read too, and not at the sign-in alone: once an hour, and as long as that was the trouble.
 * `before` is when the last check was.
 */
export const isThorough = (
  { id, trouble }: { readonly id: string; readonly trouble: string | null },
  before: number,
  now: number,
): boolean => {
  const hourOf = (at: number): number => Math.floor((at + offsetOf(id)) / hour);
  return trouble?.startsWith('access.') === true || hourOf(before) !== hourOf(now);
};
