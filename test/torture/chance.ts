// Here: what `npm run torture` is made of: real processes, people who use them, who kills, and who judges. Not here: its command.
/** Chance that a seed repeats (mulberry32): the plan of a run, though not the moments at which processes answer. */
export interface Chance {
  /** From 0 up to, but not, 1. */
  next(): number;
  /** Whether something happens that happens in this share of all cases. */
  happens(share: number): boolean;
  of<T>(list: readonly T[]): T;
}

/** Makes a chance from a whole number. */
export const chanceOf = (seed: number): Chance => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    happens: (share) => next() < share,
    of: (list) => {
      const one = list[Math.floor(next() * list.length)];
      if (one === undefined) throw new RangeError('Nothing to choose from.');
      return one;
    },
  };
};
