/** The value below which a part of the numbers lies. */
export const quantile = (numbers: readonly number[], part: number): number => {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN;
};

export const median = (numbers: readonly number[]): number => quantile(numbers, 0.5);

/** A median, and between what the numbers lie. */
export type Spread = { median: number; least: number; greatest: number };

export const spreadOf = (numbers: readonly number[]): Spread => ({
  median: median(numbers),
  least: Math.min(...numbers),
  greatest: Math.max(...numbers),
});

/** The ratios of what was measured in the same round. */
export const ratiosOf = (of: readonly number[], to: readonly number[]): Spread =>
  spreadOf(of.flatMap((value, round) => (to[round] === undefined ? [] : [value / to[round]])));
