import { unitOf } from "../model/date.ts";
import type { Language } from "../model/localised.ts";

/** A date as records show it; of hits and the like some members are missing. */
export type ServedDate = {
  edtf: string | null;
  start: string | null;
  end: string | null;
  precision: string;
  time?: string | null;
  note?: string | null;
};

const locales: Readonly<Record<Language, string>> = { en: "en-GB", id: "id" };

const formatters = (options: Intl.DateTimeFormatOptions) => {
  const of = (locale: string) => new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" });
  return { en: of(locales.en), id: of(locales.id) };
};

const units = {
  year: formatters({ year: "numeric" }),
  month: formatters({ year: "numeric", month: "long" }),
  day: formatters({ year: "numeric", month: "long", day: "numeric" }),
};

const words: Readonly<
  Record<"range" | "within" | "between" | "until" | "from", Record<Language, (first: string, last: string) => string>>
> = {
  range: { en: (first, last) => `${first} to ${last}`, id: (first, last) => `${first} sampai ${last}` },
  within: { en: (span) => `some time in ${span}`, id: (span) => `suatu waktu dalam ${span}` },
  between: {
    en: (first, last) => `some time from ${first} to ${last}`,
    id: (first, last) => `suatu waktu dari ${first} sampai ${last}`,
  },
  until: { en: (day) => `on or before ${day}`, id: (day) => `pada atau sebelum ${day}` },
  from: { en: (day) => `on or after ${day}`, id: (day) => `pada atau setelah ${day}` },
};

/** Whether a date says the day, or the first and the last of several. */
export const isExact = ({ start, end, precision }: ServedDate): boolean =>
  start !== null && end !== null && ["minute", "day", "week"].includes(precision);

/**
 * A date in words, with how exactly it is known: `2 March 2022`, `some time in March 2021`, `on or before 30 March 2021`.
 * Ranges are put together here, as those of `Intl` have other spaces in each of its versions.
 *
 * @returns null where nothing bounds it.
 */
export const dateWords = (date: ServedDate, language: Language): string | null => {
  const { start, end } = date;
  const named = (day: string, unit: keyof typeof units) => units[unit][language].format(new Date(day));
  if (start === null) return end === null ? null : words.until[language](named(end, "day"), "");
  if (end === null) return words.from[language](named(start, "day"), "");
  const exact = isExact(date);
  const unit = exact ? "day" : unitOf(start, end);
  const [first, last] = [named(start, unit), named(end, unit)];
  if (first === last) return exact ? first : words.within[language](first, last);
  return words[exact ? "range" : "between"][language](first, last);
};
