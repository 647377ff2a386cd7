import { daysIn } from "./date.ts";

/** A stretch of the calendar: `2021`, `2021-Q1` or `2021-03`. */
export type Period = string;

export const intervals = ["year", "quarter", "month"] as const;
export type Interval = (typeof intervals)[number];

/** What dates have instead of a period that are known, but no closer than to several years, or on one side only. */
export const spanning = "spanning";

const quarterOf = (month: string): number => Math.ceil(Number(month) / 3);

/**
 * The finest period that holds all of a date.
 *
 * @param date ISO days, both inclusive, null where unbounded.
 * @returns null where the date is not known at all, {@link spanning} where no period holds it.
 */
export const periodOf = ({ start, end }: { start: string | null; end: string | null }): Period | null => {
  if (start === null && end === null) return null;
  const year = start?.slice(0, 4);
  if (!start || !end || year !== end.slice(0, 4)) return spanning;
  const [first, last] = [start.slice(5, 7), end.slice(5, 7)];
  if (first === last) return `${year}-${first}`;
  return quarterOf(first) === quarterOf(last) ? `${year}-Q${quarterOf(first)}` : `${year}`;
};

/** Whether a period is a year, a quarter or a month. */
export const intervalOf = (period: Period): Interval =>
  period.length === 4 ? "year" : period[5] === "Q" ? "quarter" : "month";

const lastDay = (year: string, month: number): string =>
  `${year}-${String(month).padStart(2, "0")}-${daysIn(Number(year), month)}`;

/** The first and the last day of a period. */
export const daysOf = (period: Period): { start: string; end: string } => {
  const year = period.slice(0, 4);
  const interval = intervalOf(period);
  const [first, last] =
    interval === "year"
      ? [1, 12]
      : interval === "quarter"
        ? [Number(period[6]) * 3 - 2, Number(period[6]) * 3]
        : [Number(period.slice(5)), Number(period.slice(5))];
  return { start: `${year}-${String(first).padStart(2, "0")}-01`, end: lastDay(year, last) };
};
