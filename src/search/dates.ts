import { weekdayNamed, weekdayNames } from "../language/days.ts";
import { MONTHS, SHORT_MONTHS } from "../language/lexicon.ts";
import { daysIn } from "../model/date.ts";

/** Year, month and day in two or four digits; what is not said is empty. */
type Parts = { readonly year: string; readonly month: string; readonly day: string };

/** A date or an interval that a query names: day first or ISO 8601. */
export type SoughtDate = {
  /** Where it stands in the text, as UTF-16 offsets. */
  readonly start: number;
  readonly end: number;
  /** What it is in words; null for an interval, which no text has. */
  readonly date: Parts | null;
  /** Filter tokens of what happened then, as `src/record/index/search-document.ts` gives them. */
  readonly asked: readonly string[];
  /** Filter tokens of what tells of something that did. */
  readonly tells: readonly string[];
  /** Whether it says no more than years. */
  readonly isYears: boolean;
};

const monthNumbers: ReadonlyMap<string, number> = new Map(
  (["en", "id"] as const).flatMap((language) =>
    MONTHS[language].flatMap((name, at) =>
      [name.toLowerCase(), ...(SHORT_MONTHS[language][at] ?? [])].map((each): [string, number] => [each, at + 1]),
    ),
  ),
);

const longestFirst = (names: Iterable<string>): string => [...names].sort((a, b) => b.length - a.length).join("|");

const namedMonth = (group: string): string => `(?<${group}>${longestFirst(monthNumbers.keys())})\\.?`;
/** A month by itself is told from other words by being written out: not `mar`, and not the verb *may*. */
const LONE_MONTH = `(?<name>${longestFirst([...MONTHS.en, ...MONTHS.id].map((name) => name.toLowerCase()).filter((name) => name !== "may"))})`;
const dayAs = (group: string): string => `(?<${group}>\\d{1,2})(?:st|nd|rd|th)?`;
const yearAs = (group: string): string => `(?<${group}>19[4-9]\\d|20[0-7]\\d)`;
const [MONTH, DAY, YEAR] = [namedMonth("name"), dayAs("day"), yearAs("year")];
const yearBehind = (mark: string): string => `(?:${YEAR}|${mark}(?<short>\\d{2}))`;
/** Behind a day and a month two digits are a year without a mark too. */
const [SHORT_YEAR, ANY_YEAR] = [yearBehind("['’]"), yearBehind("['’]?")];
const BETWEEN = "[ ,-]{1,2}";
const UNTIL = "(?: ?[-–—] ?| (?:to|until|till|and|sampai(?: dengan)?|s\\.?d\\.?|hingga|dan) )";
const OPENING = "(?:(?:between|from|antara|dari) (?:(?:tahun|thn\\.?) )?)?";
const NAME_OF_DAY = `(?:${weekdayNames.join("|")}|jum['’]at)`;
const WEEKDAY = `(?:(?:hari )?${NAME_OF_DAY},? )?`;
const THAT_DAY = `${WEEKDAY}(?:the |(?:tanggal|tgl\\.?) )?`;
const PART = "(?<part>early|beginning of|mid|middle of|late|end of|awal|pertengahan|akhir)";
/** What numbers a part of a year or a month: the last is 0. */
const ORDINALS: ReadonlyMap<string, number> = new Map(
  ["last terakhir", "first 1st pertama 1", "second 2nd kedua 2", "third 3rd ketiga 3", "fourth 4th keempat 4"].flatMap(
    (words, number) => words.split(" ").map((word): [string, number] => [word, number]),
  ),
);
/** Something that is numbered before it in English, behind it in Indonesian. */
const numbered = (group: string, english: string, indonesian: string): string => {
  const ordinal = (suffix: string) => `(?<${group}${suffix}>${longestFirst(ORDINALS.keys())})`;
  return `(?:(?:the )?${ordinal("Before")} ${english}|${indonesian} (?:ke-?)?${ordinal("Behind")})`;
};
const QUARTER = `(?:(?:q|quarter )(?<quarter>[1-4])|${numbered("quarter", "quarter", "(?:kuartal|triwulan)")})`;
const HALF = numbered("half", "half", "(?:semester|paruh)");
const WEEK = numbered("week", "week", "(?:pekan|minggu)");
const SIDE =
  "(?<side>since|starting|from|after|before|until|sejak|mulai|dari|setelah|sesudah|pasca|sebelum|hingga|sampai)";

/** The forms of a date, the fuller before their own parts. */
const FORMS = [
  `${OPENING}${THAT_DAY}${dayAs("fromDay")}${UNTIL}${DAY}(?: of)?[ -]${MONTH}(?:${BETWEEN}${YEAR})?`,
  `${OPENING}${THAT_DAY}${dayAs("fromDay")} ${namedMonth("fromName")}(?:${BETWEEN}${yearAs("fromYear")})?${UNTIL}${DAY} ${MONTH}(?:${BETWEEN}${YEAR})?`,
  `${OPENING}(?:bulan )?${namedMonth("fromName")}(?:${BETWEEN}${yearAs("fromYear")})?${UNTIL}${MONTH}${BETWEEN}${YEAR}`,
  `${OPENING}${yearAs("fromYear")}(?:${UNTIL}|/)${YEAR}`,
  `${SIDE} (?:(?:${THAT_DAY}${DAY} )?(?:bulan )?${MONTH}${BETWEEN})?(?:tahun |thn\\.? |the year )?${YEAR}`,
  `${THAT_DAY}${DAY}(?: of)?[ -]${MONTH}(?:${BETWEEN}${ANY_YEAR})?`,
  `${WEEKDAY}${MONTH} (?:the )?${DAY}(?:${BETWEEN}${SHORT_YEAR})?`,
  `${WEEK}(?: of| bulan)? ${MONTH}(?:${BETWEEN}| of | tahun )${YEAR}`,
  `(?:${PART}[ -])?(?:(?:bulan|month of) )?${MONTH}(?:${BETWEEN}| of | tahun )${SHORT_YEAR}`,
  `(?<year>\\d{4})(?<sign>[/.-])(?<month>\\d{1,2})(?:\\k<sign>(?<day>\\d{1,2}))?`,
  `${THAT_DAY}(?<day>\\d{1,2})(?<sign>[/.-])(?<month>\\d{1,2})\\k<sign>(?<year>\\d{4}|\\d{2})`,
  `(?<month>\\d{1,2})[/.-]${YEAR}`,
  `${THAT_DAY}(?<day>\\d{1,2})[/.](?<month>\\d{1,2})`,
  `${PART}[ -](?:(?:tahun|the year) )?${YEAR}`,
  `${QUARTER}(?: of| tahun)?[ /-]${YEAR}`,
  `${HALF}(?: of| tahun)? ${YEAR}`,
  `(?:tahun |the )?(?<decade>19[4-9]|20[0-7])0(?:s|['’]s|-?an)`,
  `(?:(?:tahun|thn\\.?|th\\.?|year) )?${YEAR}`,
  `${PART}[ -](?:(?:bulan|month of) )?${LONE_MONTH}`,
  `(?<!\\d )(?:(?:bulan|month of) )?${LONE_MONTH}`,
  // *Minggu* by itself is a week.
  `(?:hari |on |(?!minggu))(?<weekday>${NAME_OF_DAY})`,
].map((form) => new RegExp(`(?<![\\p{L}\\p{N}/.+-])${form}(?![\\p{L}\\p{N}/+-])`, "giu"));

const [firstYear, lastYear] = [1945, 2079];

const isIn = (text: string, last: number): boolean => Number(text) >= 1 && Number(text) <= last;
const two = (part: string | number): string => (part === "" ? "" : String(part).padStart(2, "0"));
const numbers = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
const monthOf = (name: string | undefined): string => String(monthNumbers.get((name ?? "").toLowerCase()) ?? "");

/** What a date or an interval asks for, without where it stands. */
type Meaning = Omit<SoughtDate, "start" | "end">;

/** Facts of some years; of these, in some of them first. */
const ofYears = (from: number, to: number): Meaning | null => {
  const years = numbers(Math.max(from, firstYear), Math.min(to, lastYear)).map((year) => `when:${year}`);
  return years.length === 0 ? null : { date: null, asked: years, tells: [], isYears: true };
};

/** What happened at one of some times, such as `2022-03-02`, `2022-03` or `--03-02`; `besides` answers too. */
const ofTimes = (times: readonly string[], besides: readonly string[] = []): Meaning => ({
  date: null,
  asked: times.map((time) => `on:${time}`),
  tells: [...times.map((time) => `tells:${time}`), ...besides],
  isYears: false,
});

const monthsOf = (year: string, from: number, to: number): string[] =>
  numbers(from, to).map((month) => `${year}-${two(month)}`);

const ofDate = ({ year, month, day }: Parts): Meaning => {
  const date = { year, month, day };
  if (month === "") return { date, asked: [`when:${year}`], tells: [], isYears: true };
  const time = [year || "-", month, day].filter(Boolean).join("-");
  const times = ofTimes([time]);
  // Of what happened on such a day in a year that is not known it may be the one.
  const yearless = year === "" ? [] : [`xxxx-${time.slice(year.length + 1)}`];
  return {
    ...times,
    asked: [...times.asked, ...yearless.map((day) => `on:${day}`)],
    tells: [...times.tells, ...yearless.map((day) => `tells:${day}`)],
    date,
  };
};

/** An interval between two dates: by its days within a month, by its months within a few years, else by its years. */
const ofStretch = (from: Parts, to: Parts): Meaning | null => {
  if (from.month === "" && to.month === "") return ofYears(Number(from.year), Number(to.year));
  const sameMonth = from.year === to.year && from.month === to.month;
  if (sameMonth && from.day !== "") {
    const head = `${to.year || "-"}-${to.month}`;
    return ofTimes(numbers(Number(from.day), Number(to.day)).map((day) => `${head}-${two(day)}`));
  }
  if (to.year === "") return null;
  const count = (parts: Parts): number => Number(parts.year) * 12 + Number(parts.month) - 1;
  const months = numbers(count(from), count(to)).map((at) => `${Math.floor(at / 12)}-${two((at % 12) + 1)}`);
  return months.length === 0 ? null : ofTimes(months.slice(0, 36));
};

const AFTER = /^(?:after|setelah|sesudah|pasca)$/;
const BEFORE = /^(?:before|until|sebelum|hingga|sampai)$/;

/** What lies on one side of a date: of a year, which is none of it but for *since* and *until*; of a day, its year too. */
const ofSide = (side: string, { year, month }: Parts): Meaning | null => {
  const isOpen = (AFTER.test(side) || /^(?:before|sebelum)$/.test(side)) && month === "";
  if (BEFORE.test(side)) return ofYears(firstYear, Number(year) - Number(isOpen));
  return ofYears(Number(year) + Number(isOpen), lastYear);
};

/** The first and the last month of a part of a year. */
const monthsOfPart = (part: string): [first: number, last: number] => {
  if (/^(?:early|beginning|awal)/.test(part)) return [1, 4];
  return /^(?:late|end|akhir)/.test(part) ? [9, 12] : [5, 8];
};

/** The months of a part of a year that is one of `count`. */
const monthsOfNumbered = (year: string, number: number, count: number): Meaning | null => {
  const [at, length] = [number || count, 12 / count];
  return at > count ? null : ofTimes(monthsOf(year, (at - 1) * length + 1, at * length));
};

/** The seven days of a week of a month, from its first on; of the last one, those up to its end. */
const daysOfWeek = (number: number, year: string, month: string): Meaning => {
  const first = number === 0 ? daysIn(Number(year), Number(month)) - 6 : number * 7 - 6;
  return ofTimes(numbers(first, first + 6).map((day) => `${year}-${month}-${two(day)}`));
};

const meaningOf = (groups: Readonly<Record<string, string | undefined>>): Meaning | null => {
  const { weekday, name, short, quarter, decade, fromDay = "", fromName } = groups;
  // In figures the day comes first, where that can be one of a month: else it is the American order.
  const isAmerican = !isIn(groups.month ?? "1", 12) && isIn(groups.day ?? "", 12);
  const [day = "", digits = ""] = isAmerican ? [groups.month, groups.day] : [groups.day, groups.month];
  const numberOf = (group: string): number | undefined =>
    ORDINALS.get((groups[`${group}Before`] ?? groups[`${group}Behind`] ?? "").toLowerCase());
  const [part, side] = [(groups.part ?? "").toLowerCase(), (groups.side ?? "").toLowerCase()];
  const month = name === undefined ? digits : monthOf(name);
  const written = short ?? groups.year ?? "";
  const year = written.length === 2 ? `20${written}` : written;
  const fromYear = groups.fromYear ?? year;
  if ([day, fromDay].some((each) => each !== "" && !isIn(each, 31)) || (month !== "" && !isIn(month, 12))) return null;
  if (weekday !== undefined) return ofTimes([weekdayNamed(weekday) ?? ""]);
  const to = { year, month: two(month), day: two(day) };
  if (decade !== undefined) return ofYears(Number(`${decade}0`), Number(`${decade}9`));
  const [nth, half, week] = [
    quarter === undefined ? numberOf("quarter") : Number(quarter),
    numberOf("half"),
    numberOf("week"),
  ];
  if (nth !== undefined) return monthsOfNumbered(year, nth, 4);
  if (half !== undefined) return monthsOfNumbered(year, half, 2);
  if (week !== undefined) return daysOfWeek(week, year, to.month);
  if (side !== "") return ofSide(side, to);
  if (part !== "" && month === "") return ofTimes(monthsOf(year, ...monthsOfPart(part)), [`when:${year}`]);
  const isStretch = fromDay !== "" || fromName !== undefined || groups.fromYear !== undefined;
  if (!isStretch) return ofDate(to);
  const fromMonth = fromName === undefined ? to.month : two(monthOf(fromName));
  return ofStretch({ year: fromYear, month: fromMonth, day: two(fromDay) }, to);
};

/** The dates and intervals in a text, in their order and apart from each other: Indonesian, English, or digits. */
export const datesIn = (text: string): SoughtDate[] => {
  const found: SoughtDate[] = [];
  for (const form of FORMS) {
    for (const { 0: matched, index, groups = {} } of text.matchAll(form)) {
      const [start, end] = [index, index + matched.length];
      if (found.some((other) => start < other.end && end > other.start)) continue;
      const meaning = meaningOf(groups);
      if (meaning !== null) found.push({ start, end, ...meaning });
    }
  }
  return found.sort((a, b) => a.start - b.start);
};
