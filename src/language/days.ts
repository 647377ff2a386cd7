import { unitOf } from "../model/date.ts";
import type { Localised } from "../model/localised.ts";
import { MONTHS, WEEKDAYS } from "./lexicon.ts";
import type { Language } from "./stream.ts";

/** What every day of the week may be called. */
export const weekdayNames: readonly string[] = [...WEEKDAYS.en, ...WEEKDAYS.id].flat();

/** What a day of the week is called in English, by its number in ISO 8601. */
export const weekdayInWords = (number: number): string | undefined => WEEKDAYS.en[number - 1]?.[0];

/** The day of the week that a text names, in English; undefined where it names none. */
export const weekdayNamed = (text: string): string | undefined => {
  const words = text
    .toLowerCase()
    .replace(/['’]/g, "")
    .split(/\P{L}+/u);
  const isNamed = (names: readonly string[] | undefined) => names?.some((name) => words.includes(name));
  return WEEKDAYS.en.find((names, at) => isNamed(names) || isNamed(WEEKDAYS.id[at]))?.[0];
};

type Days = { start: string | null; end: string | null };

const BEFORE_AFTER: Readonly<Record<Language, { until: string; from: string }>> = {
  en: { until: "until", from: "from" },
  id: { until: "hingga", from: "sejak" },
};

/** A date by as many of its parts as are known, in digits: `2025`, `March 2021`, `2 March 2022`, `25 April`. */
export const partsInWords = (year: string, month: string, day: string, language: Language): string =>
  [day && String(Number(day)), MONTHS[language][Number(month) - 1] ?? "", year].filter(Boolean).join(" ");

/** A day as exactly as a unit. */
const written = (date: string, unit: "year" | "month" | "day", language: Language): string => {
  const [year = "", month = "", day = ""] = date.split("-");
  return partsInWords(year, unit === "year" ? "" : month, unit === "day" ? day : "", language);
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
      return start === null
        ? `${until} ${written(end ?? "", "day", language)}`
        : `${from} ${written(start, "day", language)}`;
    }
    const unit = unitOf(start, end);
    const [first, last] = [written(start, unit, language), written(end, unit, language)];
    return first === last ? first : `${withoutShared(first, last)} – ${last}`;
  };
  return { en: inWords("en"), id: inWords("id") };
};

/** The years from one day to another: `2023`, `2021–2025`; null where neither is known. */
export const yearsOf = (since: string, until: string): string | null => {
  const years = [...new Set([since, until].filter((day) => day !== "").map((day) => day.slice(0, 4)))];
  return years.length === 0 ? null : years.join("–");
};
