/**
 * The number of a record in the search index holds its day in the bits above {@link dayBits}, so that FTS5, which can only
 * walk by number, walks by date. What has no date comes after all that has, and reference records, which are not dated
 * in a search, after that.
 */
export const dayBits = 36;

const perDay = 2 ** dayBits;
const undatedDay = 65_535;
const referenceDay = 65_536;
const epoch = Date.UTC(1900, 0, 1);

/** The day of a sortable date (`YYYY-MM-DD`, empty where unknown) as it stands in the number, below 2^17. */
export const dayCode = (sortDate: string, isFact = true): number => {
  if (!isFact) return referenceDay;
  if (sortDate === "") return undatedDay;
  return Math.min(undatedDay - 1, Math.max(0, Math.floor((Date.parse(sortDate) - epoch) / 86_400_000)));
};

/** The first and the last number that a record of this day can have. */
export const numbersOfDay = (code: number): { first: number; last: number } => ({
  first: code * perDay,
  last: (code + 1) * perDay - 1,
});

/** The first number of what has no date: undated facts, then reference records. */
export const firstUndated = undatedDay * perDay;
