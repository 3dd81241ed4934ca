/** When a delivery is tried again: ten attempts over about 75 hours, each gap a little longer or shorter by chance. */
const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/** The gaps between attempts, in milliseconds. */
export const gaps: readonly number[] = [
  5 * second,
  5 * minute,
  30 * minute,
  2 * hour,
  5 * hour,
  10 * hour,
  14 * hour,
  20 * hour,
  24 * hour,
];

/** How often a delivery is tried. */
export const mostAttempts = gaps.length + 1;

/** A partner may ask for more patience than the plan has, up to a day. */
const longestWish = 24 * hour;

/** What `Retry-After` asks for (RFC 9110 section 10.2.3), in milliseconds from now; 0 when it asks for nothing. */
export const wishOf = (header: string | undefined, now: number): number => {
  if (header === undefined) return 0;
  const wish = /^\d{1,9}$/.test(header) ? Number(header) * second : Date.parse(header) - now;
  return Number.isFinite(wish) ? Math.min(Math.max(wish, 0), longestWish) : 0;
};

/** How long to wait after this many attempts; undefined when there is no further one. `chance` is from 0 to 1. */
export const waitAfter = (attempts: number, chance: number, wish: number): number | undefined => {
  const gap = gaps[attempts - 1];
  return gap === undefined ? undefined : Math.max(Math.round(gap * (0.9 + 0.2 * chance)), wish);
};
