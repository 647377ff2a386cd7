import type { DatePrecision } from "./vocabulary.ts";

/** The sortable meaning of an EDTF string: ISO days, both inclusive, null where unbounded. */
export type DateBounds = { start: string | null; end: string | null; precision: DatePrecision };

const unit = /^(?<year>\d{4}|\d{3}X|\d{2}XX|XXXX)(?:-(?<month>\d{2}|XX)(?:-(?<day>\d{2}|XX))?)?(?<qualifier>[?~%])?$/;

/** Whether a year of the proleptic Gregorian calendar, 0 included, has a 29 February. */
const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

/** How many days a month (1 to 12) has. Not by Date.UTC, to which the years 0 to 99 are those of the 20th century. */
export const daysIn = (year: number, month: number): number =>
  month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;

/** The day of the week of a day, by its number in ISO 8601: Monday 1 to Sunday 7. */
export const weekdayOf = (day: string): number => new Date(`${day}T00:00Z`).getUTCDay() || 7;

const parseUnit = (text: string): DateBounds | null => {
  const { year, month, day } = unit.exec(text)?.groups ?? {};
  if (year === undefined) return null;
  const known = (part: string | undefined): part is string => part !== undefined && !part.includes("X");
  if (known(month) && (Number(month) < 1 || Number(month) > 12)) return null;
  if (known(day) && !known(month)) return null;
  // 29 February is possible in a year that is not known.
  const lastDay = known(month) ? daysIn(known(year) ? Number(year) : 2000, Number(month)) : 31;
  if (known(day) && (Number(day) < 1 || Number(day) > lastDay)) return null;

  if (year === "XXXX") return { start: null, end: null, precision: known(month) ? "partial" : "unknown" };
  const first = year.replaceAll("X", "0");
  const last = year.replaceAll("X", "9");
  if (!known(year)) {
    return known(month) ? null : { start: `${first}-01-01`, end: `${last}-12-31`, precision: "partial" };
  }
  if (!known(month)) return { start: `${year}-01-01`, end: `${year}-12-31`, precision: "year" };
  if (!known(day)) return { start: `${year}-${month}-01`, end: `${year}-${month}-${lastDay}`, precision: "month" };
  return { start: `${year}-${month}-${day}`, end: `${year}-${month}-${day}`, precision: "day" };
};

const coarseness: readonly DatePrecision[] = ["day", "week", "month", "year", "partial", "unknown"];

const dayMs = 86_400_000;

/** Whether two days are the first and the last of seven. */
const isWeek = (start: string, end: string): boolean => Date.parse(end) - Date.parse(start) === 6 * dayMs;

/**
 * Reads an Extended Date/Time Format string of level 0 or 1 without times and seasons: `2022-03-02`, `2021-03`, `2021`,
 * `201X`, `XXXX-04-25`, `2021-03?`, and intervals of these such as `2021-03/2021-05` or `../2021-03-30`.
 *
 * @returns its bounds and precision; null where the string is not such a date, or the interval runs backwards.
 * @see https://www.loc.gov/standards/datetime/ (ISO 8601-2:2019, EDTF)
 */
export const parseEdtf = (text: string): DateBounds | null => {
  const parts = text.split("/");
  if (parts.length === 1) return parseUnit(text);
  if (parts.length !== 2) return null;
  const ends = parts.map((part) => (part === ".." || part === "" ? undefined : parseUnit(part)));
  const [from, to] = ends;
  if (from === null || to === null || (from === undefined && to === undefined)) return null;
  const start = from?.start ?? null;
  const end = to?.end ?? null;
  if (start !== null && end !== null && start > end) return null;
  const rank = Math.max(...ends.map((bound) => (bound ? coarseness.indexOf(bound.precision) : 0)));
  const precision = coarseness[rank] ?? "unknown";
  return { start, end, precision: precision === "day" && start && end && isWeek(start, end) ? "week" : precision };
};

/** The bounds of a date that may be unknown altogether. Throws on an EDTF string that {@link parseEdtf} refuses. */
export const boundsOf = (edtf: string | null): DateBounds => {
  if (edtf === null) return { start: null, end: null, precision: "unknown" };
  const bounds = parseEdtf(edtf);
  if (bounds === null) throw new RangeError(`"${edtf}" is not an EDTF date of level 0 or 1`);
  return bounds;
};

/** The largest unit whose borders the days of a span are. */
export const unitOf = (start: string, end: string): "year" | "month" | "day" => {
  if (start.endsWith("-01-01") && end.endsWith("-12-31")) return "year";
  const endsMonth = Number(end.slice(8)) === daysIn(Number(end.slice(0, 4)), Number(end.slice(5, 7)));
  return start.endsWith("-01") && endsMonth ? "month" : "day";
};
