import type { RecordType } from "../../model/record-types.ts";

/**
 * The number of a record in the search index holds its day in the bits above {@link dayBits}, so that FTS5, which can only
 * walk by number, walks by date. It walks upwards in half the time that it takes downwards, and newest first is what most
 * searches ask for, so later days have lower numbers. Reference records, which are not dated in a search, come before all
 * others, then what has no date. Below the day come 16 bits of a hash of the record's name, so that the number, by which equal
 * scores are ordered, does not depend on what was written before; and {@link slotBits} for the place of the record among
 * those of its day and hash, by name. The index holds the differences of numbers, which are to be small.
 */
export const dayBits = 20;
export const slotBits = 4;

const perDay = 2 ** dayBits;
const perSlot = 2 ** slotBits;
const [referenceDay, undatedDay, latestDay, earliestDay] = [0, 1, 2, 65_536];
const epoch = Date.UTC(1900, 0, 1);

/** The day of a sortable date (`YYYY-MM-DD`, empty where unknown) as it stands in the number, at most 2^16. */
export const dayCode = (sortDate: string, isFact = true): number => {
  if (!isFact) return referenceDay;
  if (sortDate === "") return undatedDay;
  const day = Math.floor((Date.parse(sortDate) - epoch) / 86_400_000);
  return Math.min(earliestDay, Math.max(latestDay, earliestDay - day));
};

/**
 * A hash of 16 bits of a record's name.
 *
 * @see FNV-1a by Fowler, Noll and Vo
 */
export const nameHash = (type: RecordType, id: string): number => {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(`${type}:${id}`)) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash ^ (hash >>> 16)) & 0xffff;
};

/** The first number that a record of a day can have: the one it has, but where another has the same day and hash. */
export const slotOf = (day: number, type: RecordType, id: string): number =>
  day * perDay + nameHash(type, id) * perSlot;

/** The first and the last number that a record of this day can have. */
export const numbersOfDay = (code: number): { first: number; last: number } => ({
  first: code * perDay,
  last: (code + 1) * perDay - 1,
});

/** The first number of facts: reference records have lower ones. */
export const firstFact = undatedDay * perDay;

/** The first number of what has a date. */
export const firstDated = latestDay * perDay;

/** More than any number. */
export const pastNumbers = (earliestDay + 1) * perDay;
