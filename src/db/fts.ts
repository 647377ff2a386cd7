import type { TermFilter } from "./list.ts";

/** A phrase of terms of the index. */
type Phrase = readonly string[];

/** A thing looked for, as `src/text/search-query.ts` reads it. */
export type Sought = {
  readonly kind: "word" | "phrase" | "prefix";
  readonly exact: Phrase;
  readonly readings: readonly (readonly (readonly Phrase[])[])[];
};

/** The columns of the index, each with stems and, behind `exact_`, with folded words. */
export const columns = ["names", "text", "mentions"] as const;
export type Column = (typeof columns)[number];

/** The parts of an FTS5 expression come from here and nowhere else: every term is quoted, so that no input is syntax. */
const quote = (phrase: Phrase): string => `"${phrase.join(" ").replaceAll('"', '""')}"`;

const within = (names: readonly string[], expression: string): string => `({${names.join(" ")}} : ${expression})`;

export const allOf = (expressions: readonly string[]): string =>
  expressions.length === 1 ? (expressions[0] ?? "") : `(${expressions.join(" AND ")})`;

export const anyOf = (expressions: readonly string[]): string =>
  expressions.length === 1 ? (expressions[0] ?? "") : `(${expressions.join(" OR ")})`;

const exactly = (of: readonly Column[], phrase: Phrase, prefix = false): string =>
  within(
    of.map((column) => `exact_${column}`),
    `${quote(phrase)}${prefix ? " *" : ""}`,
  );

/** A phrase of folded words as it stands, in some columns. */
export const phraseIn = (of: readonly Column[], phrase: Phrase): string => exactly(of, phrase);

/** One unit of a query, in some columns. */
export const unitIn = (of: readonly Column[], { kind, exact, readings }: Sought): string => {
  if (kind === "prefix" || readings.length === 0) return exactly(of, exact, kind === "prefix");
  const asStems = readings.map((groups) =>
    allOf(groups.map((alternatives) => within(of, `(${alternatives.map(quote).join(" OR ")})`))),
  );
  return anyOf(kind === "phrase" ? [exactly(of, exact), ...asStems] : asStems);
};

/** Marks of the whole of a name; see src/text/search-terms.ts. */
export type Marks = { readonly begin: string; readonly end: string };

const readingsIn = (of: readonly Column[], { readings }: Sought, around: (phrase: Phrase) => Phrase): string =>
  anyOf(
    readings
      .filter((groups) => groups.length === 1)
      .map(([alternatives = []]) =>
        within(of, `(${alternatives.map((phrase) => quote(around(phrase))).join(" OR ")})`),
      ),
  );

/** A unit that is the whole of a name, in any of its readings; a prefix that a name begins with. */
export const wholeNameIn = (unit: Sought, { begin, end }: Marks): string =>
  unit.kind === "prefix" || unit.readings.length === 0
    ? exactly(
        ["names"],
        unit.kind === "prefix" ? [begin, ...unit.exact] : [begin, ...unit.exact, end],
        unit.kind === "prefix",
      )
    : readingsIn(["names"], unit, (phrase) => [begin, ...phrase, end]);

/** A unit, of some readings, that a name in these columns begins with. */
export const firstOfNameIn = (of: readonly Column[], unit: Sought, { begin }: Marks): string =>
  readingsIn(of, unit, (phrase) => [begin, ...phrase]);

/** A clause of a query, any unit of which will do. */
export const clauseIn = (of: readonly Column[], clause: readonly Sought[]): string =>
  anyOf(clause.map((unit) => unitIn(of, unit)));

/** Filter tokens of which a record must have one. */
export const hasKey = (filter: TermFilter): string =>
  `(keys : (${filter.map(({ field, value }) => quote([`${field}:${value.toLowerCase()}`])).join(" OR ")}))`;

/** An expression without what is excluded. */
export const without = (expression: string, excluded: readonly Sought[]): string =>
  excluded.length === 0 ? expression : `(${expression} NOT ${anyOf(excluded.map((unit) => unitIn(columns, unit)))})`;

/** Years that dates from and to may lie in, as a filter on when a fact was. */
export const whenFilter = (from: string | undefined, to: string | undefined): TermFilter[] => {
  if (from === undefined && to === undefined) return [];
  const year = (day: string | undefined, other: number) =>
    Math.min(2079, Math.max(1945, day ? Number(day.slice(0, 4)) : other));
  const [first, last] = [year(from, 1945), year(to, 2079)];
  const years = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => String(first + index));
  return [[...years, "open"].map((value) => ({ field: "when", value }))];
};

/**
 * An expression for titles that hold all these words, in two halves: between them goes the list of quoted words, joined by
 * OR, of which a title must hold one as well.
 */
export const wordsBeyond = (options: {
  words: readonly string[];
  filters: readonly TermFilter[];
}): { before: string; after: string } => ({
  before: [
    ...options.filters.map(hasKey),
    ...options.words.map((word) => exactly(["names"], [word])),
    "({exact_names} : (",
  ].join(" AND "),
  after: "))",
});
