import { MONTHS } from "../language/lexicon.ts";

/** A date that a query names, day first or ISO 8601; what is not said is empty. */
export type SoughtDate = {
  /** Where it stands in the text, as UTF-16 offsets. */
  readonly start: number;
  readonly end: number;
  readonly day: string;
  readonly month: string;
  readonly year: string;
};

const SHORT_MONTHS = [
  ["jan"],
  ["feb", "peb", "pebruari"],
  ["mar"],
  ["apr"],
  [],
  ["jun"],
  ["jul"],
  ["aug", "agu", "agt", "ags"],
  ["sep", "sept"],
  ["oct", "okt"],
  ["nov", "nop", "nopember"],
  ["dec", "des"],
];

const monthNumbers: ReadonlyMap<string, number> = new Map(
  SHORT_MONTHS.flatMap((short, at) =>
    [MONTHS.en[at] ?? "", MONTHS.id[at] ?? "", ...short].map((name): [string, number] => [name.toLowerCase(), at + 1]),
  ),
);

const MONTH = `(?<name>${[...monthNumbers.keys()].sort((a, b) => b.length - a.length).join("|")})\\.?`;
const DAY = "(?<day>\\d{1,2})(?:st|nd|rd|th)?";
const YEAR = "(?<year>19[4-9]\\d|20[0-7]\\d)";
const BETWEEN = "[ ,-]{1,2}";

/** The forms of a date, the fuller before their own parts. */
const FORMS = [
  `(?:(?:tanggal|tgl\\.?) )?${DAY}(?: of)?[ -]${MONTH}(?:${BETWEEN}${YEAR})?`,
  `${MONTH} ${DAY}(?:${BETWEEN}${YEAR})?`,
  `(?:bulan )?${MONTH}${BETWEEN}${YEAR}`,
  `(?<year>\\d{4})-(?<month>\\d{1,2})(?:-(?<day>\\d{1,2}))?`,
  `(?<day>\\d{1,2})(?<sign>[/.-])(?<month>\\d{1,2})\\k<sign>(?<year>\\d{4}|\\d{2})`,
  `(?<day>\\d{1,2})[/.](?<month>\\d{1,2})`,
  `(?:(?:tahun|year) )?${YEAR}`,
].map((form) => new RegExp(`(?<![\\p{L}\\p{N}/.+-])${form}(?![\\p{L}\\p{N}/+-])`, "giu"));

const isIn = (text: string, last: number): boolean => Number(text) >= 1 && Number(text) <= last;

const dateOf = ({ 0: text, index, groups = {} }: RegExpExecArray): SoughtDate[] => {
  const { day = "", year = "", month: digits = "", name } = groups;
  const month = name === undefined ? digits : String(monthNumbers.get(name.toLowerCase()) ?? "");
  if ((day !== "" && !isIn(day, 31)) || (month !== "" && !isIn(month, 12))) return [];
  const two = (part: string) => (part === "" ? "" : part.padStart(2, "0"));
  return [
    {
      start: index,
      end: index + text.length,
      day: two(day),
      month: two(month),
      year: year.length === 2 ? `20${year}` : year,
    },
  ];
};

/** The dates in a text, in their order and apart from each other: Indonesian, English, or digits. */
export const datesIn = (text: string): SoughtDate[] => {
  const found: SoughtDate[] = [];
  for (const form of FORMS) {
    for (const match of text.matchAll(form)) {
      for (const date of dateOf(match)) {
        if (found.every(({ start, end }) => date.end <= start || date.start >= end)) found.push(date);
      }
    }
  }
  return found.sort((a, b) => a.start - b.start);
};

/**
 * The filter tokens of a date, as `src/record/index/search-document.ts` gives them: of what happened then, and of what
 * tells of something that did.
 */
export const dateKeys = ({ day, month, year }: SoughtDate): { on: string; tells: string[] } => {
  if (month === "") return { on: `when:${year}`, tells: [] };
  const date = [year || "-", month, day].filter(Boolean).join("-");
  return { on: `on:${date}`, tells: [`tells:${date}`] };
};
