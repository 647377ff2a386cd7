import { daysIn } from "../model/date.ts";
import type { Localised } from "../model/localised.ts";
import { MONTHS } from "./lexicon.ts";
import type { Language } from "./stream.ts";

type Days = { start: string | null; end: string | null };

const BEFORE_AFTER: Readonly<Record<Language, { until: string; from: string }>> = {
  en: { until: "until", from: "from" },
  id: { until: "hingga", from: "sejak" },
};

const parts = (day: string): [year: number, month: number, day: number] => {
  const [y = 0, m = 1, d = 1] = day.split("-").map(Number);
  return [y, m, d];
};

/** Days from the first of a unit to the last of one: how many parts of a day they say. */
const precisionOf = (start: string, end: string): 1 | 2 | 3 => {
  const [, , from] = parts(start);
  const [year, month, to] = parts(end);
  if (from !== 1 || to !== daysIn(year, month)) return 3;
  return start.endsWith("-01-01") && end.endsWith("-12-31") ? 1 : 2;
};

/** As many parts of a day, from the year down, as are known: `2025`, `March 2021`, `2 March 2022`. */
const written = (day: string, precision: 1 | 2 | 3, language: Language): string => {
  const [year, month, date] = parts(day);
  const name = MONTHS[language][month - 1] ?? "";
  return [...(precision > 2 ? [date] : []), ...(precision > 1 ? [name] : []), String(year).padStart(4, "0")].join(" ");
};

/** The beginning of a span without what its end says again: the `2025` of `January 2025 – May 2025`. */
const withoutShared = (first: string, last: string): string => {
  const [words, others] = [first.split(" "), last.split(" ")];
  while (words.length > 1 && words.at(-1) === others.pop()) words.pop();
  return words.join(" ");
};

/** The days of a record in a few words, as exactly as they are known; null where nothing bounds them. */
export const daysInWords = ({ start, end }: Days): Localised | null => {
  if (start === null && end === null) return null;
  const inWords = (language: Language): string => {
    if (start === null || end === null) {
      const { until, from } = BEFORE_AFTER[language];
      return start === null ? `${until} ${written(end ?? "", 3, language)}` : `${from} ${written(start, 3, language)}`;
    }
    const precision = precisionOf(start, end);
    const [first, last] = [written(start, precision, language), written(end, precision, language)];
    return first === last ? first : `${withoutShared(first, last)} – ${last}`;
  };
  return { en: inWords("en"), id: inWords("id") };
};

/** The years from one day to another: `2023`, `2021–2025`; null where neither is known. */
export const yearsOf = (since: string, until: string): string | null => {
  const years = [...new Set([since, until].filter((day) => day !== "").map((day) => day.slice(0, 4)))];
  return years.length === 0 ? null : years.join("–");
};
