import { daysIn, weekdayOf } from "../model/date.ts";
import { MONTHS, SHORT_MONTHS, WEEKDAYS } from "./lexicon.ts";

/** A date as an Indonesian article prints it. */
export interface ParsedDate {
  /** EDTF: `2022-03-02`, `2021-03`, `2021`, `XXXX-04-25` where no year is printed, or an interval of two of these. */
  readonly edtf: string;
  /** ISO 8601 day of the week as printed, Monday 1 to Sunday 7. */
  readonly weekday: number | null;
  /** `HH:MM`, local time. */
  readonly time: string | null;
  /** The offset of the time zone printed with the time (WIB, WITA, WIT), such as `+07:00`. */
  readonly offset: string | null;
  /** The stretch of the text that was read. */
  readonly text: string;
}

const weekdayNumbers: ReadonlyMap<string, number> = new Map(
  WEEKDAYS.id.flatMap((names, at) => names.map((name): [string, number] => [name, at + 1])),
);
const monthNumbers: ReadonlyMap<string, number> = new Map(
  MONTHS.id.flatMap((name, at) =>
    [name.toLowerCase(), ...(SHORT_MONTHS.id[at] ?? [])].map((each): [string, number] => [each, at + 1]),
  ),
);
const OFFSETS: ReadonlyMap<string, string> = new Map([
  ["wib", "+07:00"],
  ["wita", "+08:00"],
  ["wit", "+09:00"],
]);

const NAME_OF_DAY = "Senin|Selasa|Rabu|Kamis|Jum['’‘ʼ`]?at|Sabtu|Minggu|Ahad";
const WEEKDAY = `(?<![\\p{L}])(${NAME_OF_DAY})[\\s,]{0,3}\\(?`;
const NAME_OF_MONTH = `(?:${[...monthNumbers.keys()].join("|")})(?![\\p{L}])`;
const MONTH = `(?<month>${NAME_OF_MONTH})`;
/** A day that ends a range or a list (`23-25 Maret`, `2 dan 3 Mei`) is not the date of one day. */
const ALONE = "(?<!\\d[/.]?|\\d\\s?[-–]\\s?|\\d\\s(?:dan|s[./]?d\\.?|sampai|sampai\\sdengan|hingga)\\s)";
const DAY = "(?<day>\\d{1,2})";

/** What stands between the ends of an interval: `1-3`, `1 s.d. 3`, `1 sampai dengan 3`. */
const UNTIL = "(?:\\s{0,2}[-–—]\\s{0,2}|\\s{1,2}(?:s[./]?d\\.?|sampai(?:\\s{1,2}dengan)?|hingga)\\s{1,2})";
const FROM_DAY = "(?<fromDay>\\d{1,2})";
const FROM_MONTH = `(?<fromMonth>${NAME_OF_MONTH})\\.?`;
const FROM_YEAR = "(?<fromYear>\\d{4})";
const YEAR = "(?<year>\\d{4})(?!\\d)";
const CENTURY = "(?:1[89]|20)\\d{2}";

/** The forms of an interval. What its beginning does not say is as in its end. */
const INTERVALS: readonly string[] = [
  `${ALONE}${FROM_DAY}(?:\\s{1,2}${FROM_MONTH}(?:\\s{1,2}${FROM_YEAR})?)?${UNTIL}(?:(?:${NAME_OF_DAY})[\\s,]{1,3})?${DAY}\\s{1,2}${MONTH}\\.?(?:\\s{1,2}${YEAR})?`,
  `${ALONE}${FROM_DAY}(?:[/.](?<fromMonth>\\d{1,2})(?:[/.]${FROM_YEAR})?)?${UNTIL}${DAY}[/.](?<month>\\d{1,2})[/.]${YEAR}`,
  `${ALONE}${FROM_YEAR}-(?<fromMonth>\\d{2})-(?<fromDay>\\d{2})(?:/|${UNTIL})(?<year>\\d{4})-(?<month>\\d{2})-(?<day>\\d{2})(?!\\d)`,
  `(?<![\\p{L}])${FROM_MONTH}(?:\\s{1,2}${FROM_YEAR})?${UNTIL}${MONTH}\\.?\\s{1,2}${YEAR}`,
  `(?<![\\p{L}\\d]|\\d[/.-])(?<fromYear>${CENTURY})${UNTIL}(?<year>${CENTURY})(?![\\p{L}\\d]|[/.-]\\d)`,
];

/** The forms of a date, intervals and the fuller before their own parts. A bare `25/4` counts only in brackets or after a weekday. */
const DATES: readonly RegExp[] = [
  ...INTERVALS,
  `${ALONE}${DAY}[\\s-]{1,2}${MONTH}\\.?(?:[\\s,-]{1,2}(?<year>\\d{4})(?!\\d))?`,
  `${ALONE}${DAY}(?<mark>[/.-])(?<month>\\d{1,2})\\k<mark>(?<year>\\d{4}|\\d{2})(?![\\d/])`,
  `${ALONE}(?<year>\\d{4})-(?<month>\\d{2})-(?<day>\\d{2})(?!\\d)`,
  `(?<=\\(|${WEEKDAY})${DAY}/(?<month>\\d{1,2})(?![\\d/])`,
  `(?<![\\p{L}])${MONTH}\\.?\\s{1,2}(?<year>\\d{4})(?!\\d)`,
  `(?<=(?<![\\p{L}])tahun\\s{1,2})(?<year>\\d{4})(?!\\d)`,
].map((source) => new RegExp(source, "iu"));

const WEEKDAY_BEFORE = new RegExp(`${WEEKDAY}$`, "iu");
const TIME_AFTER =
  /^\)?[\s,|–-]{1,6}(?:(?:pukul|jam)\s{1,2})?([01]?\d|2[0-3])([:.])([0-5]\d)(?::[0-5]\d)?(?![\d:])(?:\s{0,2}(WIB|WITA|WIT)(?!\p{L}))?/iu;
const LONGEST_WEEKDAY = 12;

function firstDate(text: string): RegExpExecArray | null {
  const found = DATES.map((pattern) => pattern.exec(text)).filter((match) => match !== null);
  return found.reduce<RegExpExecArray | null>(
    (first, match) => (first && first.index <= match.index ? first : match),
    null,
  );
}

interface Parts {
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
}

type Groups = Readonly<Record<string, string | undefined>>;

/** News of this century prints two-digit years (`2/3/22`). */
function partsOf({ year, month, day }: Groups): Parts {
  return {
    year: year === undefined ? null : Number(year) + (year.length === 2 ? 2000 : 0),
    month: month === undefined ? null : (monthNumbers.get(month.toLowerCase()) ?? Number(month)),
    day: day === undefined ? null : Number(day),
  };
}

/** The beginning of an interval; null where the date is none. */
function beginningOf(groups: Groups, end: Parts): Parts | null {
  const { fromDay, fromMonth, fromYear } = groups;
  if (fromDay === undefined && fromMonth === undefined && fromYear === undefined) return null;
  const own = partsOf({ day: fromDay, month: fromMonth, year: fromYear });
  const month = own.month ?? end.month;
  // 30 Desember - 2 Januari 2022 begins in the year before.
  const isYearBefore = own.year === null && month !== null && end.month !== null && month > end.month;
  return { day: own.day, month, year: own.year ?? (end.year === null ? null : end.year - Number(isYearBefore)) };
}

/** Null where the calendar has no such day (a leap day is allowed where no year is given), or it is another day of the week. */
function edtfOf({ year, month, day }: Parts, weekday: number | null): string | null {
  const digits = (value: number, width: number): string => String(value).padStart(width, "0");
  const head = year === null ? "XXXX" : digits(year, 4);
  if (month === null) return head;
  if (month < 1 || month > 12) return null;
  if (day === null) return `${head}-${digits(month, 2)}`;
  if (day < 1 || day > daysIn(year ?? 2000, month)) return null;
  const date = `${head}-${digits(month, 2)}-${digits(day, 2)}`;
  const contradicted = year !== null && weekday !== null && weekdayOf(date) !== weekday;
  return contradicted ? null : date;
}

/** A weekday before an interval is that of its first day, or of its last (`Senin-Rabu, 2-4 Mei`). Null where it would go backwards. */
function edtfIn(groups: Groups, weekday: number | null): string | null {
  const last = partsOf(groups);
  const first = beginningOf(groups, last);
  if (first === null) return edtfOf(last, weekday);
  const isContradicted = edtfOf(first, weekday) === null && edtfOf(last, weekday) === null;
  const [from, to] = [edtfOf(first, null), edtfOf(last, null)];
  const isForward =
    !isContradicted &&
    from !== null &&
    to !== null &&
    (from < to || (first.year === null && last.month !== first.month));
  return isForward ? `${from}/${to}` : null;
}

/**
 * Reads the first date in an Indonesian text, day first: `Rabu, 02 Maret 2022 - 19:13 WIB`, `Rabu (2/3/2022)`,
 * `Jumat (25/4)`, `30 Maret 2021`, `Maret 2021`, `tahun 2015`, `1 s.d. 3 Mei 2022`, `1945-1949`. Gives null where there is none (`awal pekan ini`), where
 * the calendar has no such day, and where the weekday printed is not that of the date. Nothing is inferred.
 */
export function parseIndonesianDate(text: string): ParsedDate | null {
  const match = firstDate(text);
  if (match === null) return null;
  const dateEnd = match.index + match[0].length;
  const before = WEEKDAY_BEFORE.exec(text.slice(Math.max(0, match.index - LONGEST_WEEKDAY), match.index));
  const after = TIME_AFTER.exec(text.slice(dateEnd, dateEnd + 40));
  const weekday = weekdayNumbers.get((before?.[1] ?? "").toLowerCase().replace(/[^a-z]/g, "")) ?? null;
  const edtf = edtfIn(match.groups ?? {}, weekday);
  if (edtf === null) return null;
  const [whole = "", hour = "", mark = "", minute = "", zone] = after ?? [];
  const timed = after !== null && (mark === ":" || zone !== undefined || /pukul|jam/i.test(whole));
  const start = match.index - (before?.[0].length ?? 0);
  const bracket = text.slice(start, match.index).includes("(") && text[dateEnd] === ")" ? 1 : 0;
  return {
    edtf,
    weekday,
    time: timed ? `${hour.padStart(2, "0")}:${minute}` : null,
    offset: timed ? (OFFSETS.get((zone ?? "").toLowerCase()) ?? null) : null,
    text: text.slice(start, timed ? dateEnd + whole.length : dateEnd + bracket),
  };
}
