// Here: what `npm run bench` is made of: arrivals, load, the service under it, arithmetic. Not here: its command.

/** The least measured value that this share of all values does not exceed (nearest rank); NaN of nothing. `sorted` is ascending. */
export const quantile = (sorted: ArrayLike<number>, share: number): number =>
  sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;

/** The middle value, or the middle between the two in the middle. */
export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? (sorted[half] ?? NaN)
    : ((sorted[half - 1] ?? NaN) + (sorted[half] ?? NaN)) / 2;
};

/** The median of several rounds, with the least and the greatest of them: `12.3 (11.8–14.0)`. */
export const withSpread = (values: readonly number[], digits = 1): string => {
  const [middle, least, most] = [median(values), Math.min(...values), Math.max(...values)].map((value) =>
    value.toFixed(digits),
  );
  return `${middle} (${least}–${most})`;
};
